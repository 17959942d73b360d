package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.log.LimitMove;
import hotline.sla.Clocks;

/** The log entry when the customer's limit moved for another reason than a pause; figures are counted from it. */
public final class CustomerLimitMove {
    private CustomerLimitMove() {}

    /**
     * If the limit has passed by the new count too, a separate event records the breach, so this one is still in time.
     */
    public static LimitMove of(ComplaintState before, Clocks after) {
        var was = before.clock();
        var is = after.handling();
        boolean breachesNow = was.isOpen() && is.isBreached() && !was.isBreached();
        var unextended = UnextendedLimit.moved(was, is);
        return new LimitMove(
                unextended.receivedAt().orElse(before.facts().receivedAt()),
                was.dueAt(),
                is.dueAt(),
                was.isBreached(),
                is.isBreached() && !breachesNow,
                !before.status().isEnded(),
                unextended.unextendedBefore(),
                unextended.unextendedAfter());
    }
}
