package hotline.telephony.route;

import hotline.telephony.Call;
import hotline.telephony.CallChange;
import hotline.telephony.CallFollower;
import hotline.telephony.route.CallSequel.Seen;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/** T11: a call that reaches a colleague knows the one that was handed to them, also where the exchange does not say that it comes from it. */
final class HandedCalls implements CallFollower {
    @Override
    public Future<Void> changed(SqlConnection transaction, CallChange change) {
        var after = change.after();
        return joined(transaction, after, change.heardAt())
                .compose(joined -> TransferStore.sayOrigin(transaction, after.id()));
    }

    private static Future<Void> joined(SqlConnection transaction, Call after, Instant heardAt) {
        return after.isOpen()
                ? RouteStore.persons(
                                transaction,
                                after.facts().legs().stream()
                                        .flatMap(leg -> leg.agent().stream())
                                        .toList())
                        .compose(persons -> joined(transaction, new Seen(after, persons), heardAt))
                : Future.succeededFuture();
    }

    private static Future<Void> joined(SqlConnection transaction, Seen seen, Instant heardAt) {
        var call = seen.call();
        var person = seen.speaks().or(call::person);
        return person.isEmpty()
                ? Future.succeededFuture()
                : TransferStore.join(transaction, call, person.get(), heardAt);
    }
}
