/** Who is offered which work. Pure: a floor and a moment come in, offers with their reasons come out. */
@NullMarked
package hotline.dispatch;

import org.jspecify.annotations.NullMarked;
