/**
 * One file for each customer, person or company (A1): by which numbers and names they are found, missing parts in it, and which
 * complaints are theirs. It reads complaints and never changes them, but for the event that says with which file a person put one.
 */
@NullMarked
package hotline.customer;

import org.jspecify.annotations.NullMarked;
