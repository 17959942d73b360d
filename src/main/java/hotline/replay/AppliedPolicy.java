package hotline.replay;

import hotline.policy.ClockKind;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.Matter;
import hotline.sla.Ladder;
import hotline.sla.SlaCalculator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A policy as history is run through it. Safe for many threads.
 *
 * @param types codes of those it knows
 */
record AppliedPolicy(SlaCalculator limits, Set<String> types, Map<ClockOfMatter, Ladder> ladders) {

    /** Which rungs may be due at all. */
    record ClockOfMatter(ClockKind kind, Matter matter) {}

    static AppliedPolicy of(SlaCalculator limits) {
        var types = limits.policy().taxonomy().types().stream()
                .map(ComplaintType::code)
                .collect(Collectors.toUnmodifiableSet());
        return new AppliedPolicy(limits, types, new ConcurrentHashMap<>());
    }

    boolean knows(Set<String> every) {
        return types.containsAll(every);
    }

    /** Only the rungs that fit, so that a million clocks need not ask each. */
    Ladder ladder(ClockKind kind, Matter matter) {
        return ladders.computeIfAbsent(new ClockOfMatter(kind, matter), this::fitting);
    }

    private Ladder fitting(ClockOfMatter which) {
        var rungs = limits.policy().escalation().ladder().stream()
                .filter(rung -> rung.fits(which.kind(), which.matter()))
                .toList();
        return new Ladder(rungs, limits.calendar());
    }
}
