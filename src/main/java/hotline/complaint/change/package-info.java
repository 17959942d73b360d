/**
 * The one engine that changes complaints after intake: lock, decide by a pure rule, write, append events, let followers
 * act. Rules of a feature belong to the feature's room; no other statement changes a complaint, except the ladder's.
 */
@NullMarked
package hotline.complaint.change;

import org.jspecify.annotations.NullMarked;
