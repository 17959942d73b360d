package hotline.outbox;

import hotline.database.Database;
import hotline.outbox.CountStore.WayAndState;
import hotline.outbox.OutboxStore.Put;
import hotline.outbox.OutboxStore.Settled;
import hotline.outbox.figure.MessageFacts;
import hotline.outbox.message.Cancellation;
import hotline.outbox.message.DeliveryReport;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.SettledMessage;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKey;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where messages are put to be sent. What is put in a transaction is sent if it commits, and not otherwise.
 *
 * <p>Each of its transactions takes the routes first, in the order of their ids.
 */
public final class Outbox {
    private final Database database;
    private final ServerKeys keys;
    private final Supplier<ZoneId> zone;
    private final List<OutboxFollower> followers = new CopyOnWriteArrayList<>();
    private volatile Runnable soon = () -> {};

    /** @param zone of the days that figures count */
    public Outbox(Database database, Supplier<ZoneId> zone) {
        this.database = database;
        this.keys = new ServerKeys(database.pool());
        this.zone = zone;
    }

    /** Before the first message. */
    public void follow(OutboxFollower follower) {
        followers.add(follower);
    }

    /** By the engine of this node: messages go out once they are committed. */
    void whenPut(Runnable action) {
        soon = action;
    }

    /**
     * Puts messages. Those that were put before count as nothing; those above the limits of their address or complaint are kept, and not sent.
     *
     * @return how many were new
     */
    public Future<Integer> put(SqlConnection transaction, List<NewMessage> messages, Instant now) {
        if (messages.isEmpty()) {
            return Future.succeededFuture(0);
        }
        var routes = messages.stream()
                .map(message -> message.to().route())
                .distinct()
                .sorted()
                .toList();
        return OutboxRouteStore.lock(transaction, routes)
                .compose(locked -> OutboxStore.known(transaction, messages))
                .compose(known -> {
                    var fresh = fresh(messages, new HashSet<>(known));
                    return fresh.isEmpty()
                            ? Future.succeededFuture(0)
                            : keys.of(KeyPurpose.LIMIT).compose(key -> putFresh(transaction, key, fresh, now));
                });
    }

    private static List<NewMessage> fresh(List<NewMessage> messages, Set<Integer> known) {
        var keys = new HashSet<String>();
        var fresh = new ArrayList<NewMessage>();
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            if (!known.contains(i)
                    && keys.add(message.cause() + " " + message.to().id() + " " + message.kind() + " "
                            + message.to().way())) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    private Future<Integer> putFresh(SqlConnection transaction, ServerKey key, List<NewMessage> fresh, Instant now) {
        var windows =
                fresh.stream().map(message -> Caps.windows(key, message, now)).toList();
        return WindowStore.take(
                        transaction, windows.stream().flatMap(List::stream).toList())
                .compose(taken -> {
                    var counted = new HashMap<>(taken.before());
                    var rows = new ArrayList<Put>();
                    for (int i = 0; i < fresh.size(); i++) {
                        rows.add(new Put(fresh.get(i), Caps.count(windows.get(i), counted), now));
                    }
                    database.afterCommit(transaction, soon);
                    return WindowStore.write(transaction, taken, counted)
                            .compose(written -> OutboxStore.put(transaction, rows))
                            .compose(put -> due(transaction, rows)
                                    .compose(due -> settle(transaction, put.suppressed(), MessageState.SUPPRESSED, now))
                                    .map(put.count()));
                });
    }

    private static Future<Void> due(SqlConnection transaction, List<Put> rows) {
        Map<Integer, Instant> first = rows.stream()
                .filter(row -> row.why().isEmpty())
                .map(Put::message)
                .collect(Collectors.toMap(
                        message -> message.to().route(),
                        NewMessage::notBefore,
                        (one, other) -> one.isBefore(other) ? one : other));
        var routes = first.keySet().stream().sorted().toList();
        return routes.isEmpty()
                ? Future.succeededFuture()
                : OutboxRouteStore.due(
                        transaction, routes, routes.stream().map(first::get).toList());
    }

    /**
     * Those that wait are not sent any more; one that is being sent is. It takes all routes: its caller may put messages for any of them afterwards.
     *
     * @return those that were taken back
     */
    public Future<List<SettledMessage>> cancel(SqlConnection transaction, List<Cancellation> which, Instant now) {
        return which.isEmpty()
                ? Future.succeededFuture(List.of())
                : OutboxStore.anyToCancel(transaction, which, now)
                        .compose(any -> any ? cancelSome(transaction, which, now) : Future.succeededFuture(List.of()));
    }

    private Future<List<SettledMessage>> cancelSome(SqlConnection transaction, List<Cancellation> which, Instant now) {
        return OutboxRouteStore.lockAll(transaction)
                .compose(locked -> OutboxStore.cancel(transaction, which, now))
                .compose(cancelled -> settled(transaction, cancelled, MessageState.CANCELLED, now)
                        .map(cancelled.stream().map(Settled::message).toList()));
    }

    /**
     * What another one on the way says about a message. It may say it twice, and late.
     *
     * @return whether that was new
     */
    public Future<Boolean> report(SqlConnection transaction, DeliveryReport report, Instant now) {
        return OutboxStore.routeOf(transaction, report.message())
                .compose(route -> route.isEmpty()
                        ? Future.succeededFuture(Optional.<Settled>empty())
                        : OutboxRouteStore.lock(transaction, List.of(route.get()))
                                .compose(locked -> OutboxStore.report(transaction, report, now)))
                .compose(reported -> settled(
                                transaction,
                                reported.stream().toList(),
                                report.isDelivered() ? MessageState.DELIVERED : MessageState.UNDELIVERED,
                                now)
                        .map(reported.isPresent()));
    }

    /** The message that the next one on the way knows by that id; the newest one. */
    public Future<Optional<Long>> byProviderId(SqlConnection transaction, int route, String providerId) {
        return OutboxStore.byProviderId(transaction, route, providerId);
    }

    /**
     * A message as it stands.
     *
     * @param address empty where it was erased
     */
    public record Sent(MessageState state, Optional<String> address) {
        /** Never in a line of the log. */
        @Override
        public String toString() {
            return state.code();
        }
    }

    /** Empty where there is no such message any more. */
    public Future<Optional<Sent>> sent(SqlConnection transaction, long message) {
        return OutboxStore.sent(transaction, message);
    }

    /** Its routes are locked. */
    Future<Void> settled(SqlConnection transaction, List<Settled> settled, MessageState state, Instant now) {
        if (settled.isEmpty()) {
            return Future.succeededFuture();
        }
        var routes = settled.stream()
                .map(one -> one.message().route())
                .distinct()
                .sorted()
                .toList();
        return OutboxStore.release(transaction, settled, now)
                .compose(released -> OutboxRouteStore.due(
                        transaction, routes, routes.stream().map(route -> now).toList()))
                .compose(due -> settle(
                        transaction, settled.stream().map(Settled::message).toList(), state, now));
    }

    /** Counts them and tells the followers. */
    Future<Void> settle(SqlConnection transaction, List<SettledMessage> settled, MessageState state, Instant now) {
        if (settled.isEmpty()) {
            return Future.succeededFuture();
        }
        var done = CountStore.add(
                        transaction,
                        now.atZone(zone.get()).toLocalDate(),
                        settled.stream()
                                .map(message -> new WayAndState(message.way(), state))
                                .toList())
                .compose(counted -> MessageFacts.settled(
                        transaction, settled.stream().map(SettledMessage::id).toList(), zone.get()));
        for (SettledMessage message : settled) {
            for (OutboxFollower follower : followers) {
                done = done.compose(before -> follower.settled(transaction, message, state, now));
            }
        }
        return done;
    }
}
