/** Where a telephone number was given out: the city or the country, for the agent who calls it. */
@NullMarked
package hotline.callback.place;

import org.jspecify.annotations.NullMarked;
