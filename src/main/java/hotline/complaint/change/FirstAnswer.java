package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.log.FirstResponse;
import hotline.policy.ClockKind;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.util.Optional;

/** Whether a change answers the customer for the first time, and how long that took (C1, T6). Pure. */
final class FirstAnswer {
    private FirstAnswer() {}

    /**
     * Only where the customer waits for a first answer, which the clock says: an agent who writes down a caller's complaint has
     * answered already.
     *
     * @param custody after the change
     * @param clocks after the change
     */
    static Optional<FirstResponse> of(ComplaintState before, Custody custody, Clocks clocks, SlaCalculator limits) {
        if (before.custody().firstResponseAt().isPresent()) {
            return Optional.empty();
        }
        return custody.firstResponseAt().flatMap(at -> clocks.all().stream()
                .filter(clock -> clock.kind() == ClockKind.FIRST_RESPONSE)
                .filter(clock -> !clock.cancelled())
                .findFirst()
                .map(clock -> new FirstResponse(
                        limits.calendar()
                                .workingTimeBetween(before.facts().receivedAt(), at)
                                .toSeconds(),
                        inTime(clock))));
    }

    private static Optional<Boolean> inTime(SlaClock clock) {
        return clock.limit().map(limit -> !clock.isBreached());
    }
}
