package hotline.outbox;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.outbox.OutboxStore.Settled;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.SettledMessage;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tables {@code outbox} and {@code outbox_attempt}: what became of messages. */
final class SettleStore {
    /** A try that has ended, and what the message is now. */
    record Written(AfterTry after, Instant endedAt) {}

    private static final Batch<Written> TRIES = Batch.<Written>of()
            .fixed("id", BIGINT, of -> of.after().message().id())
            .fixed("attempt", INT, of -> of.after().message().attempt())
            .column("state", TEXT, of -> of.after().state().code())
            .optional("next_at", INSTANT, of -> of.after().nextAt())
            .column("tries", INT, of -> of.after().tries())
            .column("doubts", INT, of -> of.after().doubts())
            .wherePresent("provider_id", TEXT, of -> of.after().providerId())
            .column("last_code", TEXT, of -> of.after().code())
            .column("last_detail", TEXT, of -> of.after().shortDetail())
            .optional(
                    "settled_at", INSTANT, of -> of.after().isSettled() ? Optional.of(of.endedAt()) : Optional.empty());

    /** Only where no other node has claimed the message since. */
    private static final Statement<List<Written>> WRITE = Statement.of(
            "UPDATE outbox o SET " + TRIES.assignments("o") + """
            , lease_until = NULL, held = false
            FROM unnest(:tries) AS n
            WHERE o.id = n.id AND o.attempt = n.attempt AND o.state = 'sending'
            RETURNING
            """ + " " + OutboxStore.SETTLED,
            Parameters.<List<Written>>of().batch("tries", TRIES, tries -> tries));

    private static final Batch<Written> ATTEMPTS = Batch.<Written>of()
            .fixed("outbox_id", BIGINT, of -> of.after().message().id())
            .fixed("attempt", INT, of -> of.after().message().attempt())
            .fixed("began_at", INSTANT, of -> of.after().message().claimedAt())
            .fixed("ended_at", INSTANT, Written::endedAt)
            .fixed("outcome", TEXT, of -> of.after().outcome())
            .fixed("code", TEXT, of -> of.after().code())
            .fixed("detail", TEXT, of -> of.after().shortDetail());

    private static final Statement<List<Written>> NOTE = Statement.of(
            "INSERT INTO outbox_attempt (" + ATTEMPTS.names() + ") SELECT " + ATTEMPTS.values()
                    + " FROM unnest(:attempts) AS n",
            Parameters.<List<Written>>of().batch("attempts", ATTEMPTS, attempts -> attempts));

    static final String ROUTES_TO_GIVE_UP = """
            SELECT DISTINCT route FROM (
                SELECT route FROM outbox WHERE next_at IS NOT NULL AND give_up_at <= $1 ORDER BY give_up_at LIMIT $2) AS o
            """;

    /** What may have been sent once stays uncertain. */
    private static final String GIVE_UP = """
            WITH due AS MATERIALIZED (
                SELECT id FROM outbox WHERE next_at IS NOT NULL AND give_up_at <= $1 AND route = ANY ($3)
                ORDER BY give_up_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            UPDATE outbox o
            SET state = CASE WHEN o.state = 'unknown' THEN o.state ELSE 'dead' END, next_at = NULL, held = false, settled_at = $1,
                last_code = coalesce(o.last_code, $4)
            FROM due WHERE o.id = due.id
            RETURNING o.state,
            """ + " " + OutboxStore.SETTLED;

    private static final String FORGET = """
            DELETE FROM outbox WHERE id = ANY (ARRAY(
                SELECT id FROM outbox WHERE settled_at < $1 ORDER BY settled_at LIMIT $2))
            """;

    private SettleStore() {}

    /** Those that were still of that attempt, by id. */
    static Future<Map<Long, Settled>> write(SqlConnection transaction, List<Written> tries) {
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(tries))
                .map(rows -> Rows.all(rows, row -> new Settled(SettledMessage.of(row), row.number("lane"))).stream()
                        .collect(Collectors.toMap(one -> one.message().id(), Function.identity())));
    }

    static Future<Void> note(SqlConnection transaction, List<Written> tries) {
        return transaction.preparedQuery(NOTE.sql()).execute(NOTE.values(tries)).mapEmpty();
    }

    static Future<List<Integer>> routesToGiveUp(SqlClient client, Instant now, int most) {
        return client.preparedQuery(ROUTES_TO_GIVE_UP)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.all(rows, row -> row.integer("route")));
    }

    record GivenUp(Settled settled, MessageState state) {}

    static Future<List<GivenUp>> giveUp(SqlConnection transaction, List<Integer> routes, Instant now, int most) {
        return transaction
                .preparedQuery(GIVE_UP)
                .execute(Tuple.of(timestamptz(now), most, routes.toArray(Integer[]::new), MessageUpkeep.TOO_LATE))
                .map(rows -> Rows.all(
                        rows,
                        row -> new GivenUp(
                                new Settled(SettledMessage.of(row), row.number("lane")),
                                row.code("state", MessageState::of))));
    }

    /** @return how many */
    static Future<Integer> forget(SqlClient client, Instant before, int most) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(timestamptz(before), most))
                .map(rows -> rows.rowCount());
    }
}
