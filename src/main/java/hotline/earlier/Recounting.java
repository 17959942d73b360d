package hotline.earlier;

import hotline.failure.Expected;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts filed complaints again by the rules of their policies, as at intake. */
final class Recounting {
    private final Policies policies;

    Recounting(Policies policies) {
        this.policies = policies;
    }

    /**
     * What is different; complaints that count the same as before are left out.
     *
     * @param counted complaints of which all pairs are looked at; of others only the pairs with these
     */
    Future<List<CountedPairs>> changed(SqlConnection connection, List<FiledComplaint> concerned, Set<Long> counted) {
        var sought = new HashMap<Long, Sought>();
        for (FiledComplaint one : concerned) {
            policies.find(one.policyVersion())
                    .flatMap(version -> version.policy().repeats())
                    .ifPresent(rules -> sought.put(one.complaint(), one.sought(sought.size() + 1, rules)));
        }
        return sought.isEmpty()
                ? Future.succeededFuture(List.of())
                : EarlierStore.find(connection, List.copyOf(sought.values()))
                        .map(found -> changed(concerned, sought, found, counted));
    }

    private static List<CountedPairs> changed(
            List<FiledComplaint> concerned,
            Map<Long, Sought> sought,
            Map<Integer, Candidates> found,
            Set<Long> counted) {
        return concerned.stream()
                .filter(one -> sought.containsKey(one.complaint()))
                .map(one -> pairs(one, Expected.in(sought, one.complaint()), found, counted))
                .filter(CountedPairs::areChanged)
                .toList();
    }

    private static CountedPairs pairs(
            FiledComplaint one, Sought sought, Map<Integer, Candidates> found, Set<Long> counted) {
        var count = Counting.of(List.of(sought), found).getOrDefault(sought.place(), EarlierCount.NONE);
        return counted.contains(one.complaint()) ? one.again(count) : one.again(count, counted);
    }
}
