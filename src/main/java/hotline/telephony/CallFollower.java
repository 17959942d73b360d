package hotline.telephony;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;

/**
 * What else happens when calls have changed, in the transaction that changed them. The calls' rows are locked. Work in it must be
 * safe to run twice, and to see a call only when it is over. Who acts on the present leaves out changes that are past.
 */
@FunctionalInterface
public interface CallFollower {
    /** @param changes one of each call; a busy exchange brings many at once, so statements are made for all of them where they can be */
    Future<Void> changed(SqlConnection transaction, List<CallChange> changes);

    /** One after the other. */
    static <T> Future<Void> each(List<T> all, Function<T, Future<Void>> one) {
        var done = Future.<Void>succeededFuture();
        for (T next : all) {
            done = done.compose(before -> one.apply(next));
        }
        return done;
    }
}
