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
        return RecordStore.owe(
                transaction,
                changes.stream()
                        .filter(RecordOwed::isNewlyOwed)
                        .map(change -> new RecordStore.Owed(
                                change.after().id(),
                                change.after().person().orElseThrow(),
                                change.after().facts().answeredAt().orElseThrow()))
                        .toList());
    }

    private static boolean isNewlyOwed(CallChange change) {
        var after = change.after();
        var facts = after.facts();
        boolean isOwed = facts.answeredAt().isPresent()
                && after.person().isPresent()
                && facts.direction() != CallDirection.INTERNAL;
        return isOwed
                && change.before()
                        .filter(call -> call.facts().answeredAt().isPresent()
                                && call.person().equals(after.person()))
                        .isEmpty();
    }
}
