package hotline.telephony.route;

import hotline.telephony.CallChange;
import hotline.telephony.CallFollower;
import hotline.telephony.route.CallSequel.Seen;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** T11: a call that reaches a colleague knows the one that was handed to them, also where the exchange does not say that it comes from it. */
final class HandedCalls implements CallFollower {
    @Override
    public Future<Void> changed(SqlConnection transaction, List<CallChange> changes) {
        var open = changes.stream().filter(change -> change.after().isOpen()).toList();
        return RouteStore.persons(transaction, Seen.telephones(open.stream().map(CallChange::after)))
                .compose(persons -> joined(transaction, open, persons))
                .compose(joined -> TransferStore.sayOrigin(
                        transaction,
                        changes.stream().map(change -> change.after().id()).toList()));
    }

    private record Reached(CallChange change, long person) {}

    /** A call of an agent to whom one is on its way. */
    private static Future<Void> joined(SqlConnection transaction, List<CallChange> open, Map<String, Long> persons) {
        var reached = open.stream()
                .flatMap(change -> {
                    var seen = new Seen(change.after(), persons);
                    return seen
                            .speaks()
                            .or(() -> seen.call().person())
                            .map(person -> new Reached(change, person))
                            .stream();
                })
                .toList();
        return TransferStore.awaiting(
                        transaction, reached.stream().map(Reached::person).collect(Collectors.toSet()))
                .compose(awaiting -> CallFollower.each(
                        reached.stream()
                                .filter(one -> awaiting.contains(one.person()))
                                .toList(),
                        one -> TransferStore.join(
                                transaction,
                                one.change().after(),
                                one.person(),
                                one.change().heardAt())));
    }
}
