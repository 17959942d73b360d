package hotline.measures.facts;

import hotline.complaint.ComplaintState.Judged;
import hotline.log.Envelope;
import hotline.log.FilingEvent.Received;
import hotline.log.JudgementEvent.JudgementCorrected;

/**
 * The facts about a received complaint, on the day of its receipt: whether it is valid, whether people left its judgement as the
 * program made it, and whether its customer had complained shortly before.
 */
final class CaseReceipt {
    private final CaseTally tally;

    CaseReceipt(CaseTally tally) {
        this.tally = tally;
    }

    /** @param receipt the fact that it was received */
    void received(Received received, boolean isRepeated, Fact receipt) {
        tally.stands(receipt);
        tally.stands(receipt.as(FactKind.OPEN));
        tally.stands(receipt.as(FactKind.VALID));
        if (!received.judgedBy().equals(Judged.BY_PERSON)) {
            tally.stands(receipt.as(FactKind.TYPE_KEPT));
            tally.stands(receipt.as(FactKind.SEVERITY_KEPT));
        }
        if (isRepeated) {
            tally.stands(receipt.as(FactKind.REPEATED));
        }
    }

    /** @param now the judgement after the correction */
    void corrected(JudgementCorrected corrected, Envelope now) {
        if (!corrected.from().type().equals(now.type())) {
            tally.takeBack(FactKind.TYPE_KEPT);
        }
        if (corrected.from().severity() != now.severity()) {
            tally.takeBack(FactKind.SEVERITY_KEPT);
        }
    }

    void judgedNotValid() {
        tally.takeBack(FactKind.VALID);
    }

    /** A case that was judged not valid is valid again. */
    void reopened() {
        tally.standing(FactKind.RECEIVED).ifPresent(receipt -> tally.stands(receipt.as(FactKind.VALID)));
    }
}
