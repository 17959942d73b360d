package hotline.telephony;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;

/**
 * What else happens when a call has changed, in the transaction that changed it. The call's row is locked. Work in it must be
 * safe to run twice, and to see a call only when it is over.
 */
public interface CallFollower {
    /** @param before the call as it was; empty: nothing was known of it */
    Future<Void> changed(SqlConnection transaction, Optional<Call> before, Call after, Instant now);
}
