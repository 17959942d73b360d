package hotline.sla;

import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Deadlines under each installed policy, each on the calendar it names. Safe for many threads. */
public final class Deadlines {
    private final Policies policies;
    private final Map<String, PublicHolidays> holidays;
    private final Map<Integer, DueTimes> dueTimes = new ConcurrentHashMap<>();

    /** @param holidays by calendar code */
    public Deadlines(Policies policies, Map<String, PublicHolidays> holidays) {
        this.policies = policies;
        this.holidays = Map.copyOf(holidays);
    }

    /** The limits that rule a complaint pinned to that policy version. */
    public DueTimes of(int policyVersion) {
        return dueTimes.computeIfAbsent(policyVersion, id -> prepare(policies.version(id)));
    }

    /** The working calendar of a policy version, for ages and spans. */
    public WorkingCalendar calendar(int policyVersion) {
        return of(policyVersion).calendar();
    }

    private DueTimes prepare(PolicyVersion version) {
        var policy = version.policy();
        var days = holidays.get(policy.calendar());
        if (days == null) {
            throw new IllegalStateException(
                    "policy " + policy.id() + " counts by the calendar " + policy.calendar() + ", which is not here");
        }
        return DueTimes.of(policy, days);
    }
}
