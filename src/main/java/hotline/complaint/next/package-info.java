/** Hands an agent the complaint that comes next, and says why where none does. */
@NullMarked
package hotline.complaint.next;

import org.jspecify.annotations.NullMarked;
