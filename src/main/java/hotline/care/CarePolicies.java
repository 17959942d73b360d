package hotline.care;

import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.care.CarePeriod.Span;
import hotline.policy.care.CareRule;
import hotline.policy.care.CareRules.Joined;
import hotline.policy.tier.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The rules of all policies in force; of rules with one code the first line of business has the say. */
public final class CarePolicies {
    private final Policies policies;

    public CarePolicies(Policies policies) {
        this.policies = policies;
    }

    /** A rule and the policy that has it. */
    public record Ruled(CareRule rule, PolicyVersion version) {
        public ZoneId zone() {
            return version.policy().zone();
        }

        public boolean isImportant(Tier tier) {
            return version.policy().care().important().contains(tier);
        }

        public Span around(Instant at) {
            return rule.period().around(LocalDate.ofInstant(at, zone()));
        }

        /** Customers who have had their tier since before that moment are due in the period. */
        Instant joinedBefore(Span span) {
            var last = version.policy().care().joined() == Joined.NEXT ? span.from() : span.end();
            return last.atStartOfDay(zone()).toInstant();
        }
    }

    public List<Ruled> all() {
        var rules = new LinkedHashMap<String, Ruled>();
        policies.lines().stream()
                .flatMap(line -> policies.inForce(line).stream())
                .forEach(version -> version.policy()
                        .care()
                        .rules()
                        .forEach(rule -> rules.putIfAbsent(rule.code(), new Ruled(rule, version))));
        return List.copyOf(rules.values());
    }

    public Optional<Ruled> rule(String code) {
        return all().stream().filter(one -> one.rule().code().equals(code)).findFirst();
    }

    /** The day in the server's own zone. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    public ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
