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
            Closings closings,
            Ratings ratings,
            CallbackFigures callbacks,
            EscalationFigures escalations,
            List<HeldTime> holding,
            long answersNotDue,
            List<AgeBand> backlog,
            List<ComplaintCounts> counts) {
        return new Figures(
                period,
                complete.asOf(),
                complete.lacking(),
                closings.onTimeClosure(),
                closings.onTimeClosureUnextended(),
                holding,
                ratings.satisfaction(),
                ratings.participation(callbacks),
                closings.satisfiedOfClosed(),
                callbacks.coverage(),
                callbacks.attemptsPerReached(),
                callbacks,
                escalations,
                escalations.answeredInTime(answersNotDue),
                backlog,
                counts);
    }
}
