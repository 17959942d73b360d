package hotline.telephony.figure;

import hotline.telephony.Call;
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
import java.util.stream.Collectors;

/** Keeps the facts of calls as they are: in the transaction that changes them, what no longer holds is taken back and what holds is counted. */
public final class CallCounting implements CallFollower {
    private final Supplier<ZoneId> zone;

    /** @param zone in which days are meant */
    public CallCounting(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    @Override
    public Future<Void> changed(SqlConnection transaction, List<CallChange> changes) {
        var calls = changes.stream()
                .map(CallChange::after)
                .filter(call -> call.facts().answeredAt().isPresent()
                        || call.facts().endedAt().isPresent())
                .map(Call::id)
                .toList();
        return count(transaction, calls, changes.get(0).now());
    }

    /** Counts calls again after something about them has changed: a record, a callback or the time after a call. Their rows are locked. */
    public Future<Void> count(SqlConnection transaction, List<Long> calls, Instant now) {
        return calls.isEmpty()
                ? Future.succeededFuture()
                : CallFactStore.calls(transaction, calls).compose(counted -> CallFactStore.stored(transaction, calls)
                        .compose(stored -> CallFactStore.write(transaction, ofAll(counted, stored), now)));
    }

    private Map<Long, Map<CallFact, Long>> ofAll(List<CountedCall> counted, List<Stored> stored) {
        var there = stored.stream().collect(Collectors.groupingBy(Stored::call));
        var changes = new LinkedHashMap<Long, Map<CallFact, Long>>();
        for (CountedCall call : counted) {
            changes.put(call.id(), changes(CallTally.of(call, zone.get()), there.getOrDefault(call.id(), List.of())));
        }
        return changes;
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
