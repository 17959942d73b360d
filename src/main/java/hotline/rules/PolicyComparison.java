package hotline.rules;

import hotline.policy.Department;
import hotline.policy.Limit;
import hotline.policy.Limits;
import hotline.policy.Policy;
import hotline.policy.Rung;
import hotline.policy.Stage;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The changes that another policy would make for new complaints. Pure.
 *
 * @param types codes that come and go
 * @param channels codes that come and go
 * @param departments codes that come and go
 * @param rungs codes of rungs that come, go or change
 * @param limits each changed limit, of types that both policies have
 */
public record PolicyComparison(
        Difference types, Difference channels, Difference departments, Difference rungs, List<ChangedLimit> limits) {

    /** Codes, in order. */
    public record Difference(List<String> added, List<String> removed, List<String> changed) {
        static <T> Difference of(List<T> before, List<T> after, Function<T, String> code) {
            Map<String, T> was =
                    before.stream().collect(Collectors.toMap(code, one -> one, (one, same) -> one, TreeMap::new));
            Map<String, T> is =
                    after.stream().collect(Collectors.toMap(code, one -> one, (one, same) -> one, TreeMap::new));
            return new Difference(
                    is.keySet().stream().filter(one -> !was.containsKey(one)).toList(),
                    was.keySet().stream().filter(one -> !is.containsKey(one)).toList(),
                    is.keySet().stream()
                            .filter(one -> was.containsKey(one) && !was.get(one).equals(is.get(one)))
                            .toList());
        }
    }

    /**
     * One limit before and after.
     *
     * @param clock code of the clock's kind
     * @param of the code of its type, stage or department; empty where the clock has one limit
     * @param severity empty where the limit does not depend on it
     * @param channel empty where all channels change alike
     * @param market empty where both markets change alike
     * @param before empty: there was none
     */
    public record ChangedLimit(
            String clock,
            Optional<String> of,
            Optional<Severity> severity,
            Optional<String> channel,
            Optional<Market> market,
            Optional<Limit> before,
            Optional<Limit> after) {

        private ChangedLimit everywhere() {
            return new ChangedLimit(clock, of, severity, Optional.empty(), Optional.empty(), before, after);
        }
    }

    public static PolicyComparison of(Policy before, Policy after) {
        var limits = new ArrayList<ChangedLimit>();
        limits.addAll(ofMatters("handling", before, after, Limits::handling));
        limits.addAll(ofMatters("first-response", before, after, Limits::firstResponse));
        limits.addAll(ofOne(
                "callback",
                Optional.empty(),
                before.limits().callback(),
                after.limits().callback()));
        for (Stage stage : after.limits().stages()) {
            var was = before.limits().stage(stage.code()).map(Stage::limit);
            limits.addAll(ofOne("stage", Optional.of(stage.code()), was, Optional.of(stage.limit())));
        }
        for (Department department : after.departments()) {
            var was = before.department(department.code()).flatMap(Department::holding);
            limits.addAll(ofOne("holding", Optional.of(department.code()), was, department.holding()));
        }
        return new PolicyComparison(
                Difference.of(before.taxonomy().types(), after.taxonomy().types(), ComplaintType::code),
                Difference.of(before.taxonomy().channels(), after.taxonomy().channels(), Channel::code),
                Difference.of(before.departments(), after.departments(), Department::code),
                Difference.of(before.escalation().ladder(), after.escalation().ladder(), Rung::code),
                List.copyOf(limits));
    }

    private static List<ChangedLimit> ofOne(
            String clock, Optional<String> of, Optional<Limit> before, Optional<Limit> after) {
        return before.equals(after)
                ? List.of()
                : List.of(new ChangedLimit(
                        clock, of, Optional.empty(), Optional.empty(), Optional.empty(), before, after));
    }

    private static List<ChangedLimit> ofMatters(
            String clock, Policy before, Policy after, BiFunction<Limits, Matter, Optional<Limit>> limit) {
        var changed = new ArrayList<ChangedLimit>();
        for (ComplaintType type : after.taxonomy().types()) {
            if (before.taxonomy().type(type.code()).isPresent()) {
                for (Severity severity : Severity.values()) {
                    changed.addAll(ofMatter(clock, type.code(), severity, before, after, limit));
                }
            }
        }
        return changed;
    }

    /** One line where the same changes on all channels and in both markets, else one for each. */
    private static List<ChangedLimit> ofMatter(
            String clock,
            String type,
            Severity severity,
            Policy before,
            Policy after,
            BiFunction<Limits, Matter, Optional<Limit>> limit) {
        var each = new ArrayList<ChangedLimit>();
        for (Channel channel : after.taxonomy().channels()) {
            for (Market market : Market.values()) {
                var matter = new Matter(type, severity, channel.code(), market);
                each.add(new ChangedLimit(
                        clock,
                        Optional.of(type),
                        Optional.of(severity),
                        Optional.of(channel.code()),
                        Optional.of(market),
                        limit.apply(before.limits(), matter),
                        limit.apply(after.limits(), matter)));
            }
        }
        boolean same = each.stream()
                        .map(one -> List.of(one.before(), one.after()))
                        .distinct()
                        .count()
                == 1;
        return (same ? each.subList(0, 1).stream().map(ChangedLimit::everywhere) : each.stream())
                .filter(one -> !Objects.equals(one.before(), one.after()))
                .toList();
    }
}
