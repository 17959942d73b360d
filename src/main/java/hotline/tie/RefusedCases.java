package hotline.tie;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** The open cases of a customer with an agent whom they refuse (R6). */
public interface RefusedCases {
    /** @param by the supervisor who decided */
    record Moved(List<Long> files, long refusal, long agent, long by, Instant at) {}

    /** What is to be done once the transaction has committed. */
    interface Afterwards {
        Future<Void> run();
    }

    /** Takes them from the agent, in the transaction of the refusal. */
    Future<Afterwards> move(SqlConnection transaction, Moved moved);
}
