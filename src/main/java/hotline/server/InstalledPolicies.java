package hotline.server;

import hotline.policy.PolicyReader;
import hotline.sla.DueTimes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every version of a line of business that was ever installed, for commands that need no running server. */
final class InstalledPolicies {
    private InstalledPolicies() {}

    /** Their limits by version. Fails with {@link CommandFailed} where there is none. */
    static Future<Map<Integer, DueTimes>> of(Vertx vertx, Pool pool, String lineOfBusiness) {
        return new PolicyVersionStore(pool)
                .all()
                .compose(versions -> vertx.executeBlocking(() -> limits(versions, lineOfBusiness)));
    }

    private static Map<Integer, DueTimes> limits(List<PolicyVersionStore.Installed> versions, String lineOfBusiness) {
        var holidays = ShippedCalendars.all();
        var limits = new TreeMap<Integer, DueTimes>();
        for (var version : versions) {
            var policy = PolicyReader.read("policy version " + version.id(), version.source());
            if (policy.lineOfBusiness().equals(lineOfBusiness)) {
                limits.put(version.id(), DueTimes.of(policy, holidays.get(policy.calendar())));
            }
        }
        if (limits.isEmpty()) {
            throw new CommandFailed("no policy of the line of business " + lineOfBusiness + " was ever installed here");
        }
        return limits;
    }
}
