/**
 * What people do to a complaint's limits: pauses, extensions, hand-overs and stages, promised replies. The rules are pure;
 * each change goes through {@code hotline.complaint.ComplaintChanges} and leaves an event.
 */
package hotline.limits;
