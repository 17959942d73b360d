package hotline.telephony.figure;

import hotline.telephony.CallChange;
import hotline.telephony.CallFollower;
import hotline.telephony.figure.CallFactStore.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the facts of a call as the call is: in the transaction that changes it, what no longer holds is taken back and what holds is counted. */
public final class CallCounting implements CallFollower {
    private final Supplier<ZoneId> zone;

    /** @param zone in which days are meant */
    public CallCounting(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    @Override
    public Future<Void> changed(SqlConnection transaction, CallChange change) {
        var after = change.after();
        var facts = after.facts();
        return facts.answeredAt().isEmpty() && facts.endedAt().isEmpty()
                ? Future.succeededFuture()
                : count(transaction, after.id(), change.now());
    }

    /** Counts a call again after something about it has changed: its record, its callback or the time after it. Its row is locked. */
    public Future<Void> count(SqlConnection transaction, long call, Instant now) {
        return CallFactStore.call(transaction, call).compose(counted -> CallFactStore.stored(transaction, call, call)
                .compose(stored -> CallFactStore.write(
                        transaction, call, changes(CallTally.of(counted, zone.get()), stored), now)));
    }

    /** How often more than it is stored each fact counts; nothing of those that are right. */
    static Map<CallFact, Long> changes(List<CallFact> facts, List<Stored> stored) {
        var changes = new LinkedHashMap<CallFact, Long>();
        stored.forEach(one -> changes.merge(one.fact(), -one.n(), Long::sum));
        facts.forEach(fact -> changes.merge(fact, 1L, Long::sum));
        changes.values().removeIf(n -> n == 0);
        return changes;
    }
}
