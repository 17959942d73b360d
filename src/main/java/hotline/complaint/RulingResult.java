package hotline.complaint;

import hotline.failure.Failure;

/** What became of a {@link RulingRequest}, or would become of it. */
public sealed interface RulingResult {

    record Done(ComplaintState before, ComplaintState after) implements RulingResult {}

    /** Nothing is changed. */
    record Refused(Failure why) implements RulingResult {}

    default Done orThrow() {
        if (this instanceof Refused refused) {
            throw refused.why();
        }
        return (Done) this;
    }
}
