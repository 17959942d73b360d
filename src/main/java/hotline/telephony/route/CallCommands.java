package hotline.telephony.route;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.telephony.CallEvent;
import hotline.telephony.CallEventType;
import hotline.telephony.CallTimes;
import hotline.telephony.CallWriting;
import hotline.telephony.route.ExchangeClient.Action;
import hotline.telephony.route.ExchangeClient.Command;
import hotline.telephony.route.TransferStore.Own;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What agents do with their own calls: hold, retrieve, hand over (T11). Where the connector has an address for commands, the exchange does it and reports it as
 * any event; otherwise the agent does it on the telephone, and it is noted as an event of the call.
 */
public final class CallCommands {
    private final Database database;
    private final CallWriting writing;
    private final ExchangeClient exchanges;
    private final InstantSource clock;
    private final Consumer<Set<Long>> tell;

    /** @param tell people whose calls have changed */
    public CallCommands(
            Database database,
            CallWriting writing,
            ExchangeClient exchanges,
            InstantSource clock,
            Consumer<Set<Long>> tell) {
        this.database = database;
        this.writing = writing;
        this.exchanges = exchanges;
        this.clock = clock;
        this.tell = tell;
    }

    /** @param isByExchange otherwise the agent does it on the telephone */
    public record Commanded(long call, boolean isByExchange) {}

    /** Fails with {@link Failure.NotFound} for a call that the agent does not speak on, with {@link Failure.Conflict} for one that is on hold. */
    public Future<Commanded> hold(Once once, long call, long agent) {
        return holding(once, call, agent, Action.HOLD, CallEventType.HELD, false, "it is on hold already");
    }

    /** Fails as {@link #hold}, with {@link Failure.Conflict} for one that is not on hold. */
    public Future<Commanded> retrieve(Once once, long call, long agent) {
        return holding(once, call, agent, Action.RETRIEVE, CallEventType.RETRIEVED, true, "it is not on hold");
    }

    private Future<Commanded> holding(
            Once once, long call, long agent, Action action, CallEventType type, boolean isHeld, String otherwise) {
        return once.inTransaction(database.pool(), transaction -> own(transaction, call, agent)
                        .compose(own -> {
                            if (own.isHeld() != isHeld) {
                                throw new Failure.Conflict(otherwise);
                            }
                            return own.commands().isPresent()
                                    ? Future.succeededFuture(own)
                                    : note(transaction, own, type).map(own);
                        }))
                .compose(own -> command(own, action, Optional.empty()));
    }

    /**
     * T11: the colleague is told who or what it is, before the call reaches them. Fails with {@link Failure.NotFound} for a call that the agent does not speak on, and
     * with {@link Failure.Conflict} where the colleague cannot take it.
     */
    public Future<Commanded> transfer(Once once, long call, long agent, long to, String words) {
        if (to == agent) {
            throw new Failure.Conflict("you speak with the customer yourself");
        }
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> own(transaction, call, agent)
                        .compose(own -> TransferStore.colleague(transaction, to)
                                .map(found -> extension(found))
                                .compose(extension -> TransferStore.add(transaction, call, agent, to, words, now)
                                        .map(added -> new Handed(own, extension, added)))))
                .onSuccess(handed -> tell.accept(Set.of(to)))
                .compose(handed -> command(handed.own(), Action.TRANSFER, Optional.of(handed.extension()))
                        .recover(refused -> forget(handed, to).compose(gone -> Future.failedFuture(refused))));
    }

    private record Handed(Own own, String extension, long transfer) {}

    /** The exchange refused it, so nothing comes to the colleague. */
    private Future<Void> forget(Handed handed, long to) {
        return database.pool()
                .withConnection(connection -> TransferStore.remove(connection, handed.transfer()))
                .onSuccess(gone -> tell.accept(Set.of(to)));
    }

    private static String extension(Optional<TransferStore.Colleague> found) {
        var colleague = found.orElseThrow(() -> Failure.Invalid.field("/to", "must be an agent or supervisor"));
        if (colleague.isOnCall()) {
            throw new Failure.Conflict("your colleague speaks with a customer");
        }
        return colleague.extension().orElseThrow(() -> new Failure.Conflict("your colleague has no telephone"));
    }

    private static Future<Own> own(SqlConnection transaction, long call, long agent) {
        return TransferStore.own(transaction, call, agent)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("you do not speak on this call")));
    }

    private Future<Commanded> command(Own own, Action action, Optional<String> to) {
        if (own.commands().isEmpty() || own.extension().isEmpty()) {
            return Future.succeededFuture(new Commanded(own.id(), false));
        }
        var command = new Command(
                action, own.extension().get(), to, Optional.of(own.callId()), action.code() + "-" + own.id());
        return exchanges
                .order(own.commands().get(), command, "the exchange refused it; do it on the telephone")
                .map(new Commanded(own.id(), true));
    }

    /** It is done on the telephone, and no exchange says so. */
    private Future<Void> note(SqlConnection transaction, Own own, CallEventType type) {
        var now = clock.instant();
        var event = new CallEvent(
                own.callId(),
                own.leg().orElse(""),
                type,
                "by hand " + now,
                now,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                CallTimes.NONE,
                Optional.empty());
        return writing.write(
                        transaction,
                        List.of(new CallWriting.Arrived(
                                own.connector(), ZoneId.of(own.zone()), Optional.empty(), now, List.of(event))),
                        now)
                .mapEmpty();
    }

    /** To whom a person may hand a call; who may take one now comes first. */
    public Future<List<Reachable>> colleagues(long person) {
        return database.pool().withConnection(connection -> TransferStore.colleagues(connection, person));
    }

    /** What is handed to a person now. */
    public Future<List<Transfer>> handedTo(long person) {
        return database.pool().withConnection(connection -> TransferStore.to(connection, person, clock.instant()));
    }
}
