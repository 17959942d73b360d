/** Messages on their way out in the demo, some of which failed. */
@NullMarked
package hotline.demo.messages;

import org.jspecify.annotations.NullMarked;
