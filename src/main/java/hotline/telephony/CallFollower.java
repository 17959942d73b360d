package hotline.telephony;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * What else happens when a call has changed, in the transaction that changed it. The call's row is locked. Work in it must be
 * safe to run twice, and to see a call only when it is over. Who acts on the present leaves out changes that are past.
 */
public interface CallFollower {
    /** Before the first of several calls is followed, so that what each needs is locked in one order for all. */
    default Future<Void> begin(SqlConnection transaction, List<CallChange> changes) {
        return Future.succeededFuture();
    }

    Future<Void> changed(SqlConnection transaction, CallChange change);
}
