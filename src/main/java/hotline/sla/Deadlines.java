package hotline.sla;

import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.policy.Policy;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Deadlines under each installed policy, each on the latest calendar of the code it names. Safe for many threads. */
public final class Deadlines {
    private final Policies policies;
    private volatile Counting counting;

    /** @param dueTimes by policy version */
    private record Counting(Map<String, CalendarVersion> calendars, Map<Integer, SlaCalculator> dueTimes) {}

    /** @param calendars the latest of each code */
    public Deadlines(Policies policies, Collection<CalendarVersion> calendars) {
        this.policies = policies;
        countBy(calendars);
    }

    /** From now on these are the latest calendars; the caller has complaints recounted elsewhere. */
    public void countBy(Collection<CalendarVersion> calendars) {
        counting = new Counting(
                calendars.stream().collect(Collectors.toUnmodifiableMap(CalendarVersion::code, Function.identity())),
                new ConcurrentHashMap<>());
    }

    /** The limits for a complaint pinned to that policy version. */
    public SlaCalculator of(int policyVersion) {
        var now = counting;
        return now.dueTimes()
                .computeIfAbsent(
                        policyVersion, id -> prepare(now, policies.version(id).policy()));
    }

    /**
     * The same for a complaint last counted with that calendar. Throws {@link Failure.Busy} where this node has yet to
     * load it: counting by an older calendar would undo the recount.
     */
    public SlaCalculator of(int policyVersion, Optional<Integer> countedWith) {
        var limits = of(policyVersion);
        if (countedWith.orElse(0) > limits.calendarVersion().orElse(0)) {
            throw policies.behind();
        }
        return limits;
    }

    /** The limits of a policy that need not be installed. Throws {@link IllegalStateException} where its calendar is not here. */
    public SlaCalculator of(Policy policy) {
        return prepare(counting, policy);
    }

    /** The working calendar of a policy version, for ages and spans. */
    public WorkingCalendar calendar(int policyVersion) {
        return of(policyVersion).calendar();
    }

    /** Complaints counted by a later calendar than this are beyond what this node knows. */
    public int newestCalendar() {
        return counting.calendars().values().stream()
                .flatMap(calendar -> calendar.id().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** The latest calendar of a code. */
    public Optional<CalendarVersion> latest(String code) {
        return Optional.ofNullable(counting.calendars().get(code));
    }

    private static SlaCalculator prepare(Counting now, Policy policy) {
        var calendar = now.calendars().get(policy.calendar());
        if (calendar == null) {
            throw new IllegalStateException(
                    "policy " + policy.id() + " counts by the calendar " + policy.calendar() + ", which is not here");
        }
        return SlaCalculator.of(policy, calendar);
    }
}
