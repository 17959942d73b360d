/**
 * What people do to a complaint's limits: pauses, extensions, hand-overs and stages, promised replies. The rules are pure;
 * each change goes through {@code hotline.complaint.ComplaintChanges} and leaves an event.
 */
@org.jspecify.annotations.NullMarked
package hotline.limits;
