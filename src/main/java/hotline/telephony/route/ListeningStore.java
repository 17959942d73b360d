package hotline.telephony.route;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of {@code call_listening}, and the calls that may be listened to. */
final class ListeningStore {
    private static final String IS_PAIRED = "SELECT FROM staff_member WHERE person = $1 AND mentor = $2";

    /** The call on which the agent speaks by the telephones, or by the call where the exchange names none; the last one that was answered. */
    private static final String SPOKEN = """
            SELECT c.id, c.call_id, c.file, n.command_url,
                   coalesce(
                       (SELECT l.extension FROM call_leg l
                        WHERE l.call = c.id AND l.person = $1 AND l.answered_at IS NOT NULL AND l.ended_at IS NULL
                        ORDER BY l.leg LIMIT 1),
                       (SELECT min(e.extension) FROM agent_extension e WHERE e.person = $1)) AS extension
            FROM (
                SELECT l.call AS id FROM call_leg l WHERE l.person = $1 AND l.answered_at IS NOT NULL AND l.ended_at IS NULL
                UNION
                SELECT id FROM call WHERE person = $1 AND answered_at IS NOT NULL AND ended_at IS NULL) s
                JOIN call c ON c.id = s.id
                JOIN connector n ON n.id = c.connector
            WHERE c.ended_at IS NULL
            ORDER BY c.answered_at DESC
            LIMIT 1
            """;

    private static final String ADD =
            "INSERT INTO call_listening (call, mentor, agent, at) VALUES ($1, $2, $3, $4) RETURNING id";

    private static final String REMOVE = "DELETE FROM call_listening WHERE id = $1";

    /** Each mentor once for each call that goes on. */
    private static final String TO = """
            SELECT DISTINCT ON (i.call, i.mentor) i.call, i.mentor, p.name AS mentor_name, i.at
            FROM call_listening i JOIN call c ON c.id = i.call JOIN person p ON p.id = i.mentor
            WHERE i.agent = $1 AND i.at > $2::timestamptz - interval '1 day' AND c.ended_at IS NULL
            ORDER BY i.call, i.mentor, i.at
            """;

    /**
     * @param file of the customer
     * @param commands where its exchange is told what to do
     * @param extension the agent's
     */
    record Spoken(long id, String callId, Optional<Long> file, Optional<String> commands, Optional<String> extension) {}

    private ListeningStore() {}

    static Future<Boolean> isPaired(SqlConnection connection, long agent, long mentor) {
        return connection
                .preparedQuery(IS_PAIRED)
                .execute(Tuple.of(agent, mentor))
                .map(rows -> rows.size() > 0);
    }

    static Future<Optional<Spoken>> spoken(SqlConnection connection, long agent) {
        return connection
                .preparedQuery(SPOKEN)
                .execute(Tuple.of(agent))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Spoken(
                                row.number("id"),
                                row.text("call_id"),
                                row.optionalNumber("file"),
                                row.optionalText("command_url"),
                                row.optionalText("extension"))));
    }

    static Future<Long> add(SqlConnection transaction, long call, long mentor, long agent, Instant now) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(call, mentor, agent, timestamptz(now)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> remove(SqlConnection connection, long listening) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(listening)).mapEmpty();
    }

    static Future<List<Listener>> to(SqlConnection connection, long agent, Instant now) {
        return connection
                .preparedQuery(TO)
                .execute(Tuple.of(agent, timestamptz(now)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Listener(
                                row.number("call"),
                                new PersonName(row.number("mentor"), row.text("mentor_name")),
                                row.instant("at"))));
    }
}
