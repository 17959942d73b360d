package hotline.telephony.route;

import hotline.audit.LookReasons.Permit;
import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.CallLook;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.telephony.route.CallCommands.Commanded;
import hotline.telephony.route.ExchangeClient.Action;
import hotline.telephony.route.ExchangeClient.Command;
import hotline.telephony.route.ListeningStore.Spoken;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An experienced agent listens to the call of a new one with whom they are paired (C6): the exchange lets the mentor's telephone into it, the new agent is told at
 * once, and the look at the customer is on record (K8).
 */
public final class Listening {
    private static final String LOOK = "listening along";

    private final Database database;
    private final ExchangeClient exchanges;
    private final PersonalDataAccess accesses;
    private final InstantSource clock;
    private final Consumer<Set<Long>> tell;

    /** @param tell people whose calls are listened to */
    Listening(
            Database database,
            ExchangeClient exchanges,
            PersonalDataAccess accesses,
            InstantSource clock,
            Consumer<Set<Long>> tell) {
        this.database = database;
        this.exchanges = exchanges;
        this.accesses = accesses;
        this.clock = clock;
        this.tell = tell;
    }

    private record Begun(Spoken call, Optional<String> mentorsExtension, long listening) {}

    /**
     * Fails with {@link Failure.NotFound} for an agent of whom the person is not the mentor, and with {@link Failure.Conflict} where the agent speaks with
     * nobody, the mentor can't listen now, or the exchange refuses.
     */
    public Future<Commanded> listen(Once once, long agent, long mentor) {
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> begin(transaction, agent, mentor, now))
                .onSuccess(begun -> tell.accept(Set.of(agent)))
                .compose(begun -> command(begun)
                        .recover(refused -> forget(begun, agent).compose(gone -> Future.failedFuture(refused))));
    }

    private Future<Begun> begin(SqlConnection transaction, long agent, long mentor, Instant now) {
        return ListeningStore.isPaired(transaction, agent, mentor)
                .compose(isPaired -> {
                    if (!isPaired) {
                        throw new Failure.NotFound("you are not the mentor of this person");
                    }
                    return ListeningStore.spoken(transaction, agent);
                })
                .map(found -> found.orElseThrow(() -> new Failure.Conflict("they speak with nobody now")))
                .compose(call -> TransferStore.colleague(transaction, mentor)
                        .map(Listening::extension)
                        .compose(extension -> ListeningStore.add(transaction, call.id(), mentor, agent, now)
                                .map(added -> new Begun(call, extension, added))))
                .compose(begun -> accesses.record(transaction, look(begun.call(), mentor, now))
                        .map(begun));
    }

    private static Optional<String> extension(Optional<TransferStore.Colleague> mentor) {
        if (mentor.filter(TransferStore.Colleague::isOnCall).isPresent()) {
            throw new Failure.Conflict("you speak with a customer yourself");
        }
        return mentor.flatMap(TransferStore.Colleague::extension);
    }

    private static CallLook look(Spoken call, long mentor, Instant now) {
        return new CallLook(mentor, List.of(call.id()), call.file().stream().toList(), LOOK, now, Permit.NONE);
    }

    private Future<Commanded> command(Begun begun) {
        var call = begun.call();
        if (call.commands().isEmpty() || call.extension().isEmpty()) {
            return Future.succeededFuture(new Commanded(call.id(), false));
        }
        if (begun.mentorsExtension().isEmpty()) {
            return Future.failedFuture(new Failure.Conflict("you have no telephone"));
        }
        var command = new Command(
                Action.LISTEN,
                begun.mentorsExtension().get(),
                call.extension(),
                Optional.of(call.callId()),
                Action.LISTEN.code() + "-" + begun.listening());
        return exchanges
                .order(call.commands().get(), command, "the exchange refused it; listen by the telephone")
                .map(new Commanded(call.id(), true));
    }

    /** Nobody listens, so the agent is not told that someone does. The look stays on record. */
    private Future<Void> forget(Begun begun, long agent) {
        return database.pool()
                .withConnection(connection -> ListeningStore.remove(connection, begun.listening()))
                .onSuccess(gone -> tell.accept(Set.of(agent)));
    }

    /** Who listens to calls of the agent that go on. */
    public Future<List<Listener>> to(long agent) {
        return database.pool().withConnection(connection -> ListeningStore.to(connection, agent, clock.instant()));
    }
}
