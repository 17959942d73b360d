package hotline.telephony.route;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Until when the agent of a call wraps up, as it stands with the call. */
final class WrapUpStore {
    private static final String KEEP = """
            UPDATE call SET wrap_up_until = f.until
            FROM agent_floor f
            WHERE call.id = $1 AND f.person = $2 AND f.state = 'wrap-up'
            """;

    private WrapUpStore() {}

    static Future<Void> keep(SqlConnection transaction, long call, long agent) {
        return transaction.preparedQuery(KEEP).execute(Tuple.of(call, agent)).mapEmpty();
    }
}
