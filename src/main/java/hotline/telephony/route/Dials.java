package hotline.telephony.route;

import hotline.callback.NumberInHand;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.telephony.CallChange;
import hotline.telephony.CallDirection;
import hotline.telephony.CallFollower;
import hotline.telephony.route.DialStore.Exchange;
import hotline.telephony.route.ExchangeClient.Action;
import hotline.telephony.route.ExchangeClient.Command;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Dials for callbacks: one request for each attempt, and the call that follows is joined with it, so how long it rang is a fact. */
public final class Dials implements CallFollower {
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final Database database;
    private final Policies policies;
    private final ExchangeClient exchanges;
    private final InstantSource clock;

    public Dials(Database database, Policies policies, ExchangeClient exchanges, InstantSource clock) {
        this.database = database;
        this.policies = policies;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    private record Claimed(boolean isFirst, String number, Optional<Exchange> exchange) {}

    /**
     * The attempt's request; a second one answers what the first did. Fails with {@link Failure.NotFound} where the attempt is not in the agent's hands, and
     * with {@link Failure.Conflict} where it has no number.
     */
    public Future<Dial> dial(Once once, long callback, int attempt, long agent) {
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> claim(transaction, callback, attempt, agent, now))
                .compose(claimed -> request(claimed, callback, attempt).compose(done -> database.pool()
                        .withConnection(
                                connection -> DialStore.read(connection, callback, attempt, claimed.number(), now))));
    }

    private static Future<Claimed> claim(
            SqlConnection transaction, long callback, int attempt, long agent, Instant now) {
        return NumberInHand.of(transaction, callback, attempt, agent, now)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("this attempt is not in your hands")))
                .compose(inHand -> {
                    var number = inHand.number()
                            .orElseThrow(() -> new Failure.Conflict("no number is known for this callback"));
                    return DialStore.exchange(transaction, agent)
                            .compose(exchange -> DialStore.claim(transaction, callback, attempt, agent, exchange, now)
                                    .map(isFirst -> new Claimed(isFirst, number, exchange)));
                });
    }

    private Future<Void> request(Claimed claimed, long callback, int attempt) {
        if (!claimed.isFirst() || claimed.exchange().isEmpty()) {
            return Future.succeededFuture();
        }
        var exchange = claimed.exchange().get();
        var command = new Command(
                Action.DIAL,
                exchange.extension(),
                Optional.of(claimed.number()),
                Optional.empty(),
                "callback-" + callback + "-" + attempt);
        return exchanges.send(exchange.commands(), command).compose(done -> database.pool()
                .withConnection(connection -> DialStore.done(
                        connection,
                        callback,
                        attempt,
                        done.isDone() ? Dial.State.SENT : Dial.State.REFUSED,
                        done.callId())));
    }

    @Override
    public Future<Void> changed(SqlConnection transaction, List<CallChange> changes) {
        return CallFollower.each(changes, change -> changed(transaction, change));
    }

    /** A call to the number that its agent wanted dialled. */
    private static Future<Void> changed(SqlConnection transaction, CallChange change) {
        var after = change.after();
        if (after.facts().direction() != CallDirection.OUT
                || after.person().isEmpty()
                || after.facts().to().isEmpty()) {
            return Future.succeededFuture();
        }
        return DialStore.join(
                transaction,
                after.id(),
                after.person().get(),
                after.connector(),
                after.callId(),
                after.facts().to().get(),
                change.heardAt());
    }

    /** @param isChecked whether an exchange is connected, so that there would be a call */
    public record Checked(boolean isChecked, List<Unproven> attempts) {}

    /** The newest first, before that place. */
    public Future<Checked> unproven(Optional<Instant> before, long beforeId, int most) {
        var now = clock.instant();
        var least = policies.inForce().policy().telephony().routing().leastRing();
        return database.pool().withConnection(connection -> DialStore.isChecked(connection)
                .compose(isChecked -> isChecked
                        ? DialStore.unproven(
                                        connection,
                                        now.minus(LOOKED_BACK),
                                        before.orElse(now.plus(LOOKED_BACK)),
                                        beforeId,
                                        now,
                                        least,
                                        most)
                                .map(found -> new Checked(true, found))
                        : Future.succeededFuture(new Checked(false, List.of()))));
    }
}
