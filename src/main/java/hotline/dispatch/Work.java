package hotline.dispatch;

import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What waits for an agent.
 *
 * @param line code of the department on whose floor it is given out
 * @param need what it asks of agents before any relaxation
 * @param isLate a limit of the customer has passed
 * @param rank its due time less the customer's head start (D2); its due time where it is late
 * @param arrived since when it waits
 * @param avoid agents who are not to get it: refused by the customer (R6), or who declined it
 * @param notBy agents who may not do it at all, since it is about their own work
 * @param counts whether it takes a turn of the rotation where it is given by rotation
 */
public record Work(
        WorkId id,
        String line,
        Need need,
        boolean isLate,
        Instant rank,
        Instant due,
        Instant arrived,
        Optional<Preference> preference,
        Set<Long> avoid,
        Set<Long> notBy,
        boolean counts) {

    public Work {
        avoid = Set.copyOf(avoid);
        notBy = Set.copyOf(notBy);
    }

    /** The same where these agents are away for the day. */
    public Work whileOnLeave(Set<Long> persons) {
        return preference.filter(meant -> persons.contains(meant.agent())).isEmpty()
                ? this
                : new Work(
                        id,
                        line,
                        need,
                        isLate,
                        rank,
                        due,
                        arrived,
                        preference.map(Preference::onLeave),
                        avoid,
                        notBy,
                        counts);
    }

    public WorkKind kind() {
        return id.kind();
    }

    boolean isBarredFor(long agent) {
        return avoid.contains(agent) || notBy.contains(agent);
    }
}
