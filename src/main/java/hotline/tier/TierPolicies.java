package hotline.tier;

import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which policy in force sorts customers in which way: the first line of business that has it. */
public final class TierPolicies {
    private final Policies policies;

    public TierPolicies(Policies policies) {
        this.policies = policies;
    }

    /** Fails with {@link Failure.Conflict} where none does. */
    PolicyVersion with(Scheme scheme) {
        return find(scheme)
                .orElseThrow(() -> new Failure.Conflict("no policy in force sorts customers by " + scheme.code()));
    }

    private Optional<PolicyVersion> find(Scheme scheme) {
        return policies.lines().stream()
                .flatMap(line -> policies.inForce(line).stream())
                .filter(version -> scheme.isIn(version.policy().tiers()))
                .findFirst();
    }

    /** The reviews of the last ended year (K1) and, of each department, half-year (D1). */
    List<DueReview> lastEnded(Instant now) {
        return Arrays.stream(Scheme.values())
                .flatMap(scheme ->
                        find(scheme).stream().flatMap(version -> lastEnded(scheme, version.policy(), now).stream()))
                .toList();
    }

    private static List<DueReview> lastEnded(Scheme scheme, Policy policy, Instant now) {
        var ended = ReviewPeriod.Ended.before(scheme, LocalDate.ofInstant(now, policy.zone()));
        var since = ended.nextBegins().atStartOfDay(policy.zone()).toInstant();
        Stream<Optional<String>> departments =
                switch (scheme) {
                    case TRADE -> Stream.of(Optional.empty());
                    case SCORE -> policy.departments().stream().map(one -> Optional.of(one.code()));
                };
        return departments
                .map(department -> new DueReview(scheme, department, ended.period(), since))
                .toList();
    }

    /** The version that a review was made by. */
    PolicyVersion version(int id) {
        return policies.version(id);
    }
}
