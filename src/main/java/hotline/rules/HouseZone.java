package hotline.rules;

import hotline.policy.Policy;
import hotline.policy.reading.PolicyReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time zone of days named without one: that of the oldest policy in force. */
public final class HouseZone {
    private HouseZone() {}

    /** UTC where no policy was ever in force. */
    public static Future<ZoneId> of(Vertx vertx, Pool pool) {
        return pool.withConnection(new PolicyStore()::oldestInForce)
                .compose(text -> vertx.executeBlocking(
                        () -> text.map(source -> PolicyReader.readInstalled("the policy in force", source))
                                .map(Policy::zone)
                                .orElse(ZoneOffset.UTC)));
    }
}
