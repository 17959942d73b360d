package hotline.intake;

import hotline.classification.Judgement;
import hotline.intake.NewComplaint.StartedClock;
import hotline.policy.taxonomy.Matter;
import hotline.sla.Deadline;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.List;

/** The limits of a new complaint, as its judgement asks for them. */
record OpenedLimits(Deadline deadline, List<StartedClock> clocks) {

    static OpenedLimits of(ComplaintDraft draft, Judgement judgement, Instant receivedAt, SlaCalculator limits) {
        var matter = new Matter(
                judgement.type(),
                judgement.severity(),
                draft.channel().code(),
                draft.market(),
                draft.coding().emergency());
        var opening = limits.opening(matter, receivedAt, draft.isAnswered());
        return new OpenedLimits(
                limits.handling(matter, receivedAt),
                opening.all().stream()
                        .map(clock -> new StartedClock(clock, limits.ladder().nextActionAt(clock, matter)))
                        .toList());
    }
}
