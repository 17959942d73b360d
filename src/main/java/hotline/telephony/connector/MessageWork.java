package hotline.telephony.connector;

import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.once.Once;
import hotline.parking.RowFault;
import hotline.policy.Policies;
import hotline.telephony.CallWriting;
import hotline.telephony.CallWriting.Arrived;
import hotline.telephony.SilentCalls;
import hotline.telephony.connector.MessageStore.Verdict;
import hotline.telephony.mapping.Fault;
import hotline.telephony.mapping.Understood;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds stored messages into calls: those of this node at once, those of a node that died with the next round. Ends silent
 * calls, and deletes messages after a week.
 */
public final class MessageWork {
    static final Duration KEPT = Duration.ofDays(7);
    private static final Pace FOLDS = Pace.ofMillis(1_000, 15_000);
    private static final Pace SILENCES = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(15));
    private static final Pace DELETIONS = new Pace(Duration.ofHours(1), Duration.ofSeconds(15));
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_DELETED = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(MessageWork.class);

    private final Database database;
    private final Connectors connectors;
    private final Messages messages;
    private final CallWriting writing;
    private final SilentCalls silent;
    private final Policies policies;
    private final InstantSource clock;
    private final Loop folds;
    private final Loop silences;
    private final Loop deletions;

    public MessageWork(
            Loops loops,
            Database database,
            Connectors connectors,
            Messages messages,
            CallWriting writing,
            Policies policies,
            InstantSource clock) {
        this.database = database;
        this.connectors = connectors;
        this.messages = messages;
        this.writing = writing;
        this.silent = new SilentCalls(database, writing);
        this.policies = policies;
        this.clock = clock;
        this.folds = loops.loop("calls", FOLDS, this::fold);
        this.silences = loops.loop("silent calls", SILENCES, this::endSilent);
        this.deletions = loops.loop("old call messages", DELETIONS, this::delete);
    }

    public void start() {
        messages.whenStored(folds::now);
        folds.start();
        silences.startAfter(SILENCES.pause());
        deletions.startAfter(SILENCES.pause());
    }

    /** Completes when the present rounds have ended. */
    public Future<Void> stop() {
        return Future.join(folds.stop(), silences.stop(), deletions.stop()).mapEmpty();
    }

    /** Has all messages of a connector read again that came since then; fails with {@link hotline.failure.Failure.NotFound}. */
    public Future<Integer> again(Once once, String connector, Instant since) {
        return connectors.one(connector).compose(found -> once.inTransaction(
                        database.pool(), transaction -> MessageStore.again(transaction, found.id(), since))
                .onSuccess(count -> folds.now()));
    }

    private Future<Next> fold() {
        return connectors.known().compose(known -> folded(known)
                .recover(failure -> RowFault.isOfRow(failure) ? oneByOne(known) : Future.failedFuture(failure))
                .map(count -> Next.atOnceIf(count == MOST_AT_ONCE)));
    }

    private Future<Integer> folded(Map<Long, Connector> known) {
        return database.inTransaction(transaction -> MessageStore.claim(transaction, MOST_AT_ONCE)
                .compose(claimed -> write(transaction, known, claimed).map(claimed.size())));
    }

    private Future<Void> write(SqlConnection transaction, Map<Long, Connector> known, List<RawMessage> claimed) {
        if (claimed.isEmpty()) {
            return Future.succeededFuture();
        }
        var now = clock.instant();
        var arrived = new ArrayList<Arrived>();
        var verdicts = new ArrayList<Verdict>();
        for (RawMessage message : claimed) {
            var connector = Optional.ofNullable(known.get(message.connector()));
            // One that this node does not know yet waits for the next round.
            if (connector.isEmpty()) {
                continue;
            }
            var understood = messages.understood(connector.get(), message);
            if (understood instanceof Understood.Events all) {
                arrived.add(new Arrived(
                        message.connector(),
                        connector.get().zone(),
                        Optional.of(message.id()),
                        message.receivedAt(),
                        all.events()));
            }
            verdicts.add(Verdict.of(message.id(), understood));
        }
        return writing.write(transaction, arrived, now)
                .compose(written -> MessageStore.decide(
                        transaction,
                        verdicts.stream()
                                .map(one -> one.done(written.about().getOrDefault(one.id(), Set.of())))
                                .toList(),
                        now));
    }

    /** One of them can't be stored: the others are, and that one is refused until someone has it read again. */
    private Future<Integer> oneByOne(Map<Long, Connector> known) {
        return database.pool()
                .withTransaction(transaction -> MessageStore.claim(transaction, MOST_AT_ONCE))
                .compose(waiting -> {
                    var done = Future.<Void>succeededFuture();
                    for (RawMessage message : waiting) {
                        done = done.compose(before -> alone(known, message));
                    }
                    return done.map(waiting.size());
                });
    }

    private Future<Void> alone(Map<Long, Connector> known, RawMessage message) {
        return database.inTransaction(transaction -> MessageStore.claimOne(transaction, message.id())
                        .compose(claimed -> write(transaction, known, claimed)))
                .recover(
                        failure -> RowFault.isOfRow(failure) ? refuse(message, failure) : Future.failedFuture(failure));
    }

    private Future<Void> refuse(RawMessage message, Throwable failure) {
        LOG.error("Message {} of a telephone exchange could not be stored", message.id(), failure);
        var problem = new JsonObject().put("code", Fault.NOT_STORED.code()).put("value", "");
        return database.inTransaction(transaction -> MessageStore.decide(
                transaction,
                List.of(new Verdict(message.id(), "refused", 0, Optional.of(problem), Set.of())),
                clock.instant()));
    }

    private Future<Next> endSilent() {
        var now = clock.instant();
        var since = now.minus(policies.inForce().policy().telephony().silence());
        return silent.end(since, now).map(ended -> {
            if (ended > 0) {
                LOG.warn("{} calls gave no sign of life for long and count as over", ended);
            }
            return Next.atOnceIf(ended == SilentCalls.MOST);
        });
    }

    private Future<Next> delete() {
        return database.pool()
                .withConnection(connection ->
                        MessageStore.forget(connection, clock.instant().minus(KEPT), MOST_DELETED))
                .map(deleted -> Next.atOnceIf(deleted == MOST_DELETED));
    }

    /** A round of each, for tests. */
    Future<Void> round() {
        return fold().compose(folded -> endSilent()).compose(ended -> delete()).mapEmpty();
    }
}
