package hotline.measures;

import java.time.Instant;
import java.util.List;

/**
 * The figures of a period.
 *
 * @param asOf when they were counted
 * @param onTimeClosureUnextended as if no limit had been extended
 * @param backlog open now, whatever the period
 */
public record Figures(
        Period period,
        Instant asOf,
        Rate onTimeClosure,
        Rate onTimeClosureUnextended,
        List<HeldTime> holding,
        Rate satisfaction,
        Rate participation,
        Rate satisfiedOfClosed,
        Rate callbackCoverage,
        Rate callbackAttemptsPerReached,
        Callbacks callbacks,
        Escalations escalations,
        Rate noticesAnsweredInTime,
        List<AgeBand> backlog,
        List<Counts> counts) {

    static Figures of(
            Period period,
            Instant asOf,
            Totals totals,
            List<HeldTime> holding,
            long answersNotDue,
            List<AgeBand> backlog,
            List<Counts> counts) {
        return new Figures(
                period,
                asOf,
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
