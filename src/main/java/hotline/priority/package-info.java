/**
 * Who is served first (D2): keeps the tier and the head start of open complaints and of their callbacks as tiers, files, holders and policies
 * change. The order itself is a rule of {@link hotline.complaint.Turn}.
 */
@NullMarked
package hotline.priority;

import org.jspecify.annotations.NullMarked;
