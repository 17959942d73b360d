/**
 * How many parcels each branch handled on each day: imported from files, so that complaints can be set against them. Nothing here
 * counts complaints, and a day without a volume is never taken for 0.
 */
@NullMarked
package hotline.volume;

import org.jspecify.annotations.NullMarked;
