/**
 * The one engine that changes complaints after intake: lock, decide by a pure rule, write, append events, let
 * followers act. Rules of a feature stand in its own room; no statement changes a complaint past this one, except
 * the ladder's.
 */
@NullMarked
package hotline.complaint.change;

import org.jspecify.annotations.NullMarked;
