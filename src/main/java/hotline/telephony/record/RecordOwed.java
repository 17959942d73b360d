package hotline.telephony.record;

import hotline.telephony.CallChange;
import hotline.telephony.CallDirection;
import hotline.telephony.CallFollower;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** A call that an agent has answered owes a record, from then on (T2). */
public final class RecordOwed implements CallFollower {
    @Override
    public Future<Void> changed(SqlConnection transaction, List<CallChange> changes) {
        return CallFollower.each(changes, change -> changed(transaction, change));
    }

    private static Future<Void> changed(SqlConnection transaction, CallChange change) {
        var before = change.before();
        var after = change.after();
        var facts = after.facts();
        boolean isOwed = facts.answeredAt().isPresent()
                && after.person().isPresent()
                && facts.direction() != CallDirection.INTERNAL;
        boolean wasOwed = before.filter(call ->
                        call.facts().answeredAt().isPresent() && call.person().equals(after.person()))
                .isPresent();
        return isOwed && !wasOwed
                ? RecordStore.owe(
                        transaction,
                        after.id(),
                        after.person().get(),
                        facts.answeredAt().get())
                : Future.succeededFuture();
    }
}
