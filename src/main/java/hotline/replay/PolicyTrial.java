package hotline.replay;

import hotline.measures.Period;
import hotline.policy.ClockKind;
import hotline.policy.Policy;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A policy tried on the complaints that others rule. Pure, and safe for many threads. */
public final class PolicyTrial {
    private final AppliedPolicy tried;
    private final Map<Integer, AppliedPolicy> ruling;
    private final Period period;
    private final Window window;
    private final Instant now;

    /**
     * Throws IllegalArgumentException where all of the period is still to come.
     *
     * @param tried the policy that is tried; in its zone days are meant
     * @param ruling those that rule the complaints to replay, by the version these are pinned to
     * @param now the end of the history of open cases
     */
    public PolicyTrial(SlaCalculator tried, Map<Integer, SlaCalculator> ruling, Period period, Instant now) {
        this.tried = AppliedPolicy.of(tried);
        this.ruling = ruling.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> AppliedPolicy.of(one.getValue())));
        this.period = period;
        this.window = Window.of(period, tried.calendar().zone(), now);
        this.now = now;
    }

    Policy policy() {
        return tried.limits().policy();
    }

    Period period() {
        return period;
    }

    Window window() {
        return window;
    }

    /** Versions of the policies that rule the complaints. */
    Set<Integer> policyVersions() {
        return ruling.keySet();
    }

    Tally count(Collection<ReplayedCase> cases) {
        var tally = new Tally();
        for (ReplayedCase replayed : cases) {
            var before = ruling(replayed);
            if (tried.knows(replayed.types()) && before.knows(replayed.types())) {
                tally.add(replayed, run(replayed, before), run(replayed, tried), zone());
            } else {
                replayed.types().stream()
                        .filter(type ->
                                !tried.types().contains(type) || !before.types().contains(type))
                        .findFirst()
                        .ifPresent(type -> tally.leftOut.add(type, 0, 1));
            }
        }
        return tally;
    }

    private AppliedPolicy ruling(ReplayedCase replayed) {
        int version = replayed.policyVersion();
        return Objects.requireNonNull(ruling.get(version), () -> "no rules of policy version " + version);
    }

    private ReplayOutcome run(ReplayedCase replayed, AppliedPolicy rules) {
        return CaseRun.of(replayed, rules, window, now);
    }

    /** In which days and weeks are meant. */
    ZoneId zone() {
        return tried.limits().calendar().zone();
    }

    /** The clocks other than the customer's that any of the policies uses: the rest need not be read. */
    Set<ClockKind> otherClocks() {
        var kinds = EnumSet.noneOf(ClockKind.class);
        Stream.concat(ruling.values().stream(), Stream.of(tried))
                .map(applied -> applied.limits().policy())
                .forEach(policy -> kinds.addAll(otherClocks(policy)));
        return kinds;
    }

    private static Set<ClockKind> otherClocks(Policy policy) {
        return Arrays.stream(ClockKind.values())
                .filter(kind -> switch (kind) {
                    case HANDLING, FIRST_RESPONSE -> false;
                    case STAGE -> !policy.limits().stages().isEmpty();
                    case HOLDING ->
                        policy.departments().stream()
                                .anyMatch(department -> department.holding().isPresent());
                    case CALLBACK -> policy.limits().callback().isPresent();
                    case PROMISED_REPLY -> policy.escalation().ladder().stream().anyMatch(rung -> rung.clock() == kind);
                })
                .collect(Collectors.toSet());
    }
}
