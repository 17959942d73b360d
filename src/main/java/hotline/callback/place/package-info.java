/** Where a telephone number belongs: the city and the zone that it says. Pure; nothing is stored here. */
@NullMarked
package hotline.callback.place;

import org.jspecify.annotations.NullMarked;
