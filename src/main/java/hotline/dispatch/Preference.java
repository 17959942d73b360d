package hotline.dispatch;

import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.time.Instant;

/**
 * The agent whom a work waits for first.
 *
 * @param until from then on any agent will do
 * @param isOnLeave the agent is away for the day, as was entered ahead: the work does not wait, though it goes to them where they are there after all
 */
public record Preference(long agent, Because because, Instant until, boolean isOnLeave) {
    /** Some time is left for another agent before the work is due. */
    private static final Duration LEFT_FOR_ANOTHER = Duration.ofHours(2);

    public Preference(long agent, Because because, Instant until) {
        this(agent, because, until, false);
    }

    public Preference onLeave() {
        return new Preference(agent, because, until, true);
    }

    /** Whether the work waits for the agent at that moment. */
    public boolean isAwaited(Instant now) {
        return !isOnLeave && now.isBefore(until);
    }

    /** How long a work waits for its agent; work that is due by then, or will be soon, does not wait. */
    public static Instant until(WorkKind kind, Instant arrived, Instant due, DispatchRules rules) {
        var until = arrived.plus(rules.ownerFirst(kind));
        var last = kind.isCustomerPresent() ? until : due.minus(LEFT_FOR_ANOTHER);
        var least = last.isBefore(arrived) ? arrived : last;
        return until.isBefore(least) ? until : least;
    }

    public enum Because {
        /** The agent served the customer, or kin of the customer, before (R3, R4). */
        TIE,
        /** The agent holds the case, or got it first (K7). */
        OWNER,
        /** The customer asked for the agent (R5). */
        ASKED_FOR
    }
}
