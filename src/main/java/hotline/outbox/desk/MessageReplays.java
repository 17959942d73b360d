package hotline.outbox.desk;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.desk.ReplayStore.Asked;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.OutboxRoute;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Has messages sent again, after telling what will happen. Receivers that know them by their ids see that they are not new. */
public final class MessageReplays {
    /** At once; further ones with the next request. */
    static final int MOST = 5_000;

    private final Database database;
    private final InstantSource clock;

    public MessageReplays(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Future<ReplayPreview> preview(Selection of) {
        var now = clock.instant();
        var asked = new Asked(of, states(of, true), now, MOST);
        return database.pool().withConnection(connection -> OutboxRoutes.all(connection)
                .compose(routes ->
                        ReplayStore.count(connection, asked).map(found -> ReplayPreview.of(found, routes, now, MOST))));
    }

    /**
     * Fails with {@link Failure.NotFound} for an unknown route.
     *
     * @return how many are sent again
     */
    public Future<Integer> replay(Once once, Selection of, long person) {
        var now = clock.instant();
        var asked = new Asked(of, states(of, false), now, MOST);
        return once.inTransaction(database.pool(), transaction -> routes(transaction, of)
                .compose(routes -> OutboxRoutes.lock(transaction, routes)
                        .compose(locked -> ReplayStore.again(transaction, asked))
                        .compose(count -> ReplayStore.note(
                                        transaction, person, written(of).encode(), count, now)
                                .compose(noted -> OutboxRoutes.due(transaction, routes, now))
                                .map(count))));
    }

    private static Future<List<Integer>> routes(SqlConnection transaction, Selection of) {
        return OutboxRoutes.all(transaction).map(all -> {
            var ids = all.stream().map(OutboxRoute::id).toList();
            if (of.route().filter(route -> !ids.contains(route)).isPresent()) {
                throw new Failure.NotFound("there is no route " + of.route().get());
            }
            return of.route().map(List::of).orElse(ids);
        });
    }

    private static List<MessageState> states(Selection of, boolean all) {
        return Arrays.stream(MessageState.values())
                .filter(state -> of.states().contains(state))
                .filter(state -> all || state.isReplayed())
                .toList();
    }

    private static JsonObject written(Selection of) {
        if (!of.ids().isEmpty()) {
            return new JsonObject().put("ids", new JsonArray(of.ids()));
        }
        var written = new JsonObject()
                .put(
                        "states",
                        new JsonArray(of.states().stream()
                                .map(MessageState::code)
                                .sorted()
                                .toList()))
                .put("from", of.from().toString())
                .put("to", of.to().toString());
        of.route().ifPresent(route -> written.put("route", route));
        return written;
    }
}
