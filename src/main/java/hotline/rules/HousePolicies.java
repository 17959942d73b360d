package hotline.rules;

import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.reading.PolicyInvalid;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/** The installed policies, for commands that need no running server. */
public final class HousePolicies {
    private HousePolicies() {}

    /**
     * The default line of business is that of the oldest policy in force. Empty before a server's first start; fails with
     * {@link PolicyInvalid} if a policy in force can't be read.
     */
    public static Future<Optional<Policies>> of(Vertx vertx, Pool pool) {
        var store = new RulesStore();
        return pool.withConnection(connection -> Future.all(store.snapshot(connection), store.policies(connection, 0)))
                .compose(read -> vertx.executeBlocking(() -> policies(read.resultAt(0), read.resultAt(1))));
    }

    /** In which the house counts its days: UTC before a server's first start. */
    public static Future<ZoneId> zone(Vertx vertx, Pool pool) {
        return of(vertx, pool).map(HousePolicies::zone);
    }

    /** The same, of policies that were read. */
    public static ZoneId zone(Optional<Policies> policies) {
        return policies.map(all -> all.inForce().policy().zone()).orElse(ZoneOffset.UTC);
    }

    private static Optional<Policies> policies(RulesSnapshot snapshot, Iterable<RulesStore.Text> texts) {
        var known = new KnownRules();
        for (RulesStore.Text text : texts) {
            try {
                known.readPolicy(text);
            } catch (PolicyInvalid ofNewerHotline) {
                if (snapshot.inForce().containsValue(text.id())) {
                    throw ofNewerHotline;
                }
            }
        }
        var inForce = known.policies().stream()
                .filter(version -> snapshot.inForce().containsValue(version.id()))
                .toList();
        return inForce.stream().min(Comparator.comparingInt(PolicyVersion::id)).map(oldest -> {
            var policies = new Policies(oldest);
            policies.putInForce(inForce);
            known.policies().forEach(policies::know);
            return policies;
        });
    }
}
