/**
 * Overdue work and belongs to no complaint, so that no notice of the ladder speaks of it: each kind of work says how much of it a person has
 * to see to, and the bell shows it. Nothing is written, and no kind is counted to its end.
 */
@NullMarked
package hotline.duty;

import org.jspecify.annotations.NullMarked;
