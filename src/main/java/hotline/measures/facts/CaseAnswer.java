package hotline.measures.facts;

import hotline.log.AnsweringEvent;
import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.ComplaintEvent;
import hotline.log.LimitEvent.Overdue;
import hotline.policy.ClockKind;
import java.util.Optional;

/**
 * The first answer to the customer of a case. Its limit counts once: when it is kept, or as soon as it has passed. Events of
 * older versions say only that it passed, so nothing is counted from them.
 */
final class CaseAnswer {
    private final CaseTally tally;
    private Optional<Fact> missed = Optional.empty();
    private boolean isAnswered;

    CaseAnswer(CaseTally tally) {
        this.tally = tally;
    }

    /** @param limit the fact of the kind {@link FactKind#FIRST_LIMIT} that the event may bring, without flags */
    void read(ComplaintEvent event, Fact limit) {
        if (event instanceof AnsweringEvent answering) {
            answering.firstResponse().ifPresent(response -> answered(response, limit));
        } else if (event instanceof Overdue overdue
                && overdue.clock() == ClockKind.FIRST_RESPONSE
                && overdue.ordinal().isPresent()) {
            passed(limit);
        }
    }

    private void passed(Fact limit) {
        if (missed.isEmpty() && !isAnswered) {
            missed = Optional.of(limit);
            tally.happened(limit);
        }
    }

    /** A limit that had passed and was moved to a later time may be kept after all. */
    private void answered(FirstResponse response, Fact limit) {
        isAnswered = true;
        tally.happened(limit.as(FactKind.FIRST_RESPONSE).with(response.workingSeconds(), 0));
        if (response.inTime().orElse(false)) {
            missed.ifPresent(miss -> tally.happened(miss.takenBack()));
            tally.happened(limit.with(0, FactFlag.IN_TIME.where(true)));
        } else if (response.inTime().isPresent() && missed.isEmpty()) {
            tally.happened(limit);
        }
    }
}
