/**
 * Files that one department hands over to another (A3): each is checked by the receiver within a limit, returned with its defects or accepted.
 * Only an accepted file changes its department. A hand-over is no event of a complaint, and the log has none of it.
 */
@NullMarked
package hotline.customer.handover;

import org.jspecify.annotations.NullMarked;
