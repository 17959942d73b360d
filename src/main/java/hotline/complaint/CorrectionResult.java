package hotline.complaint;

import hotline.failure.Failure;

/** What became of a {@link CorrectionRequest}. */
public sealed interface CorrectionResult {

    record Done(JudgementCorrected corrected) implements CorrectionResult {}

    /** Nothing was changed. */
    record Refused(CorrectionRequest request, Failure why) implements CorrectionResult {}

    default JudgementCorrected orThrow() {
        if (this instanceof Refused refused) {
            throw refused.why();
        }
        return ((Done) this).corrected();
    }
}
