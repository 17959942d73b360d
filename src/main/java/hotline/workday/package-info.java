/** What agents did with work, and how long, by day: offers, calls and time on the floor. Their sources are no complaint's log. */
@NullMarked
package hotline.workday;

import org.jspecify.annotations.NullMarked;
