/**
 * What supervisors do for their colleagues' work: see how much each holds, and give complaints to them. Rules of single
 * complaints stay in {@code complaint.change}.
 */
@NullMarked
package hotline.supervision;

import org.jspecify.annotations.NullMarked;
