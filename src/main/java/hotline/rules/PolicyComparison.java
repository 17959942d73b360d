package hotline.rules;

import hotline.policy.Department;
import hotline.policy.Limit;
import hotline.policy.Limits;
import hotline.policy.Policy;
import hotline.policy.Rung;
import hotline.policy.Stage;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changes that another policy would make for new complaints. Pure.
 *
 * @param types codes that come and go
 * @param channels codes that come and go
 * @param departments codes that come and go
 * @param rungs each rung that comes, goes or changes
 * @param limits each changed limit, of types that both policies have
 */
public record PolicyComparison(
        Difference types,
        Difference channels,
        Difference departments,
        List<ChangedRung> rungs,
        List<ChangedLimit> limits) {

    /** Codes with the names they have, or had; in order. */
    public record Difference(
            Map<String, LocalizedName> added, Map<String, LocalizedName> removed, Map<String, LocalizedName> changed) {
        static <T> Difference of(
                List<T> before, List<T> after, Function<T, String> code, Function<T, LocalizedName> name) {
            var was = byCode(before, code);
            var is = byCode(after, code);
            return new Difference(
                    names(is, name, one -> !was.containsKey(one)),
                    names(was, name, one -> !is.containsKey(one)),
                    names(is, name, one -> was.containsKey(one) && !Objects.equals(was.get(one), is.get(one))));
        }

        private static <T> Map<String, LocalizedName> names(
                Map<String, T> all, Function<T, LocalizedName> name, Predicate<String> which) {
            var named = new TreeMap<String, LocalizedName>();
            all.forEach((code, one) -> {
                if (which.test(code)) {
                    named.put(code, name.apply(one));
                }
            });
            return Collections.unmodifiableMap(named);
        }
    }

    private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
        return all.stream().collect(Collectors.toMap(code, one -> one, (one, same) -> one, TreeMap::new));
    }

    /**
     * One rung before and after.
     *
     * @param before empty: there was none
     */
    public record ChangedRung(String code, Optional<Rung> before, Optional<Rung> after) {
        static List<ChangedRung> of(List<Rung> before, List<Rung> after) {
            var was = byCode(before, Rung::code);
            var is = byCode(after, Rung::code);
            return Stream.concat(was.keySet().stream(), is.keySet().stream())
                    .distinct()
                    .sorted()
                    .map(code -> new ChangedRung(
                            code, Optional.ofNullable(was.get(code)), Optional.ofNullable(is.get(code))))
                    .filter(changed -> !changed.before().equals(changed.after()))
                    .toList();
        }
    }

    /**
     * One limit before and after.
     *
     * @param clock code of the clock's kind
     * @param of the code of its type, stage or department; empty where the clock has one limit
     * @param severity empty where the limit does not depend on it
     * @param channel empty where all channels change equally
     * @param market empty where both markets change equally
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
        limits.addAll(ofOne(
                "acceptance",
                Optional.empty(),
                before.limits().acceptance(),
                after.limits().acceptance()));
        for (Stage stage : after.limits().stages()) {
            var was = before.limits().stage(stage.code()).map(Stage::limit);
            limits.addAll(ofOne("stage", Optional.of(stage.code()), was, Optional.of(stage.limit())));
        }
        for (Department department : after.departments()) {
            var was = before.department(department.code()).flatMap(Department::holding);
            limits.addAll(ofOne("holding", Optional.of(department.code()), was, department.holding()));
        }
        return new PolicyComparison(
                Difference.of(
                        before.taxonomy().types(), after.taxonomy().types(), ComplaintType::code, ComplaintType::name),
                Difference.of(before.taxonomy().channels(), after.taxonomy().channels(), Channel::code, Channel::name),
                Difference.of(before.departments(), after.departments(), Department::code, Department::name),
                ChangedRung.of(before.escalation().ladder(), after.escalation().ladder()),
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
