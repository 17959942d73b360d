package hotline.sla;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The clocks that are due, in {@code sla_clock}. */
final class SlaClockStore {
    /**
     * A clock whose complaint somebody is changing is passed over: either that ends it, or it comes back with the next
     * batch. Waiting for nobody, the timer can't be part of a deadlock.
     */
    private static final String BREACH = """
            WITH due AS (
                SELECT c.id, c.last_seq + 1 AS seq, c.type, c.severity, c.channel, k.started_at, k.due_at,
                       CASE WHEN k.extended_days > 0 THEN k.unextended_due_at END AS unextended
                FROM sla_clock k
                    JOIN complaint c ON c.id = k.complaint_id
                WHERE k.next_action_at < $1 AND k.kind = 'handling' AND k.state = 'running'
                ORDER BY k.next_action_at
                LIMIT $2
                FOR UPDATE OF c, k SKIP LOCKED
            ), clocked AS (
                UPDATE sla_clock k
                SET state = 'breached', breached_at = $1, next_action_at = NULL
                FROM due
                WHERE k.complaint_id = due.id AND k.kind = 'handling'
            ), marked AS (
                UPDATE complaint c
                SET breached_at = $1, last_seq = due.seq
                FROM due
                WHERE c.id = due.id
            )
            INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
            SELECT id, seq, 'breached', $1, 'program', false,
                   jsonb_build_object('type', type, 'severity', severity, 'channel', channel,
                                      'receivedAt', started_at, 'due', due_at)
                   || jsonb_strip_nulls(jsonb_build_object('unextended', unextended))
            FROM due
            ORDER BY due_at, id
            """;

    private static final String EARLIEST = """
            SELECT next_action_at
            FROM sla_clock
            WHERE next_action_at IS NOT NULL
            ORDER BY next_action_at
            LIMIT 1
            """;

    /** How many were written down as breached. */
    Future<Integer> breach(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery(BREACH)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(RowSet::rowCount);
    }

    Future<Optional<Instant>> earliest(SqlConnection connection) {
        return connection.query(EARLIEST).execute().map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(time(found.next())) : Optional.empty();
        });
    }

    private static Instant time(Row row) {
        return row.get(OffsetDateTime.class, 0).toInstant();
    }
}
