package hotline.measures;

import java.time.Instant;
import java.util.List;

/**
 * The figures of a period.
 *
 * @param asOf up to when all events have been counted
 * @param lacking earlier events that have not been counted
 * @param onTimeClosureUnextended as if no limit had been extended
 * @param backlog open now, independent of the period
 */
public record Figures(
        Period period,
        Instant asOf,
        Lacking lacking,
        Rate onTimeClosure,
        Rate onTimeClosureUnextended,
        List<HeldTime> holding,
        Rate satisfaction,
        Rate participation,
        Rate satisfiedOfClosed,
        Rate callbackCoverage,
        Rate callbackAttemptsPerReached,
        CallbackFigures callbacks,
        EscalationFigures escalations,
        Rate noticesAnsweredInTime,
        List<AgeBand> backlog,
        List<ComplaintCounts> counts) {

    static Figures of(
            Period period,
            Completeness complete,
            Totals totals,
            List<HeldTime> holding,
            long answersNotDue,
            List<AgeBand> backlog,
            List<ComplaintCounts> counts) {
        return new Figures(
                period,
                complete.asOf(),
                complete.lacking(),
                totals.onTimeClosure(),
                totals.onTimeClosureUnextended(),
                holding,
                totals.satisfaction(),
                totals.participation(),
                totals.satisfiedOfClosed(),
                totals.callbacks().coverage(),
                totals.callbacks().attemptsPerReached(),
                totals.callbacks(),
                totals.escalations(),
                totals.escalations().answeredInTime(answersNotDue),
                backlog,
                counts);
    }
}
