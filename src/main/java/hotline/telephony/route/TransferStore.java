package hotline.telephony.route;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Rows;
import hotline.telephony.Call;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of {@code call_transfer}, and what commands must know of calls and colleagues. */
final class TransferStore {
    /** A call that reaches the colleague later is another one. */
    private static final Duration AWAITED = Duration.ofMinutes(2);

    /** By which clocks of nodes may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final int MOST = 20;

    /** The one who speaks on it by the telephones, or by the call where the exchange names none. */
    private static final String OWN = """
            SELECT c.id, c.call_id, c.connector, n.code, n.zone, n.command_url, c.held_since IS NOT NULL AS is_held,
                   (SELECT l.leg FROM call_leg l
                    WHERE l.call = c.id AND l.person = $2 AND l.answered_at IS NOT NULL AND l.ended_at IS NULL
                    ORDER BY l.leg LIMIT 1) AS leg,
                   (SELECT min(e.extension) FROM agent_extension e WHERE e.person = $2) AS extension
            FROM call c JOIN connector n ON n.id = c.connector
            WHERE c.id = $1 AND c.answered_at IS NOT NULL AND c.ended_at IS NULL
                AND (c.person = $2 OR EXISTS (
                    SELECT FROM call_leg l
                    WHERE l.call = c.id AND l.person = $2 AND l.answered_at IS NOT NULL AND l.ended_at IS NULL))
            """;

    private static final String IS_ON_CALL = """
            EXISTS (
                SELECT FROM call_leg l JOIN call c ON c.id = l.call
                WHERE l.person = p.id AND l.answered_at IS NOT NULL AND l.ended_at IS NULL AND c.ended_at IS NULL)
            OR EXISTS (
                SELECT FROM call c
                WHERE c.person = p.id AND c.answered_at IS NOT NULL AND c.ended_at IS NULL
                    AND NOT EXISTS (SELECT FROM call_leg l WHERE l.call = c.id AND l.answered_at IS NOT NULL)) AS is_on_call
            """;

    private static final String COLLEAGUE = """
            SELECT (SELECT min(e.extension) FROM agent_extension e WHERE e.person = p.id) AS extension,
            """ + IS_ON_CALL + """
            FROM person p
            WHERE p.id = $1 AND p.enabled AND p.role IN ('agent', 'supervisor')
            """;

    /** Who may take a call now comes first. */
    private static final String COLLEAGUES = """
            SELECT p.id, p.name, coalesce(f.state, 'off') AS state,
            """ + IS_ON_CALL + """
            FROM person p LEFT JOIN agent_floor f ON f.person = p.id
            WHERE p.id <> $1 AND p.enabled AND p.role IN ('agent', 'supervisor')
                AND EXISTS (SELECT FROM agent_extension e WHERE e.person = p.id)
            ORDER BY is_on_call, f.state IS NOT DISTINCT FROM 'ready' DESC, coalesce(f.state, 'off') = 'off', p.name, p.id
            """;

    private static final String ADD =
            "INSERT INTO call_transfer (call, from_person, to_person, words, at) VALUES ($1, $2, $3, $4, $5) RETURNING id";

    private static final String REMOVE = "DELETE FROM call_transfer WHERE id = $1 AND new_call IS NULL";

    private static final String TO = """
            SELECT t.id, t.call, t.from_person, f.name AS from_name, t.to_person, p.name AS to_name, t.words, t.at, t.new_call
            FROM call_transfer t JOIN person f ON f.id = t.from_person JOIN person p ON p.id = t.to_person
                LEFT JOIN call c ON c.id = t.new_call
            WHERE t.to_person = $1 AND (t.new_call IS NULL AND t.at > $2 OR c.id IS NOT NULL AND c.ended_at IS NULL)
                AND t.at > $2::timestamptz - interval '1 day'
            ORDER BY t.at DESC, t.id DESC
            LIMIT $3
            """;

    /** The call itself, where the exchange goes on with it, or a new one that it says comes from it, or one of the same caller. */
    private static final String JOIN = """
            UPDATE call_transfer SET new_call = $1
            WHERE id = (
                SELECT t.id
                FROM call_transfer t JOIN call o ON o.id = t.call
                WHERE t.to_person = $2 AND t.new_call IS NULL AND t.at BETWEEN $3 AND $7
                    AND (o.id = $1 OR o.connector = $4 AND o.call_id = $5 OR o.id <> $1 AND o.from_number = $6)
                ORDER BY t.at DESC
                LIMIT 1
                FOR UPDATE OF t SKIP LOCKED)
            """;

    private static final String AWAITING =
            "SELECT DISTINCT to_person FROM call_transfer WHERE to_person = ANY ($1::bigint[]) AND new_call IS NULL";

    /** The exchange did not say that the new call comes from the old one. */
    private static final String SAY_ORIGIN = """
            UPDATE call SET orig_call = o.call_id
            FROM call_transfer t JOIN call o ON o.id = t.call
            WHERE call.id = ANY ($1::bigint[]) AND t.new_call = call.id AND o.id <> call.id AND call.orig_call IS NULL
            """;

    /**
     * @param leg of the agent; empty: the call as a whole
     * @param commands where its exchange is told what to do
     */
    record Own(
            long id,
            String callId,
            long connector,
            String zone,
            Optional<String> commands,
            boolean isHeld,
            Optional<String> leg,
            Optional<String> extension) {}

    record Colleague(Optional<String> extension, boolean isOnCall) {}

    private TransferStore() {}

    static Future<Optional<Own>> own(SqlConnection connection, long call, long agent) {
        return connection
                .preparedQuery(OWN)
                .execute(Tuple.of(call, agent))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Own(
                                row.number("id"),
                                row.text("call_id"),
                                row.number("connector"),
                                row.text("zone"),
                                row.optionalText("command_url"),
                                row.flag("is_held"),
                                row.optionalText("leg"),
                                row.optionalText("extension"))));
    }

    static Future<Optional<Colleague>> colleague(SqlConnection connection, long person) {
        return connection
                .preparedQuery(COLLEAGUE)
                .execute(Tuple.of(person))
                .map(rows ->
                        Rows.first(rows, row -> new Colleague(row.optionalText("extension"), row.flag("is_on_call"))));
    }

    /** Everyone with a telephone but the person. */
    static Future<List<Reachable>> colleagues(SqlConnection connection, long person) {
        return connection
                .preparedQuery(COLLEAGUES)
                .execute(Tuple.of(person))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Reachable(
                                new PersonName(row.number("id"), row.text("name")),
                                row.text("state"),
                                row.flag("is_on_call"))));
    }

    static Future<Long> add(SqlConnection transaction, long call, long from, long to, String words, Instant now) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(call, from, to, words, timestamptz(now)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> remove(SqlConnection connection, long transfer) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(transfer)).mapEmpty();
    }

    static Future<List<Transfer>> to(SqlConnection connection, long person, Instant now) {
        return connection
                .preparedQuery(TO)
                .execute(Tuple.of(person, timestamptz(now.minus(AWAITED)), MOST))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Transfer(
                                row.number("id"),
                                row.number("call"),
                                new PersonName(row.number("from_person"), row.text("from_name")),
                                new PersonName(row.number("to_person"), row.text("to_name")),
                                row.text("words"),
                                row.instant("at"),
                                row.optionalNumber("new_call"))));
    }

    /** A call at someone to whom one is handed over. */
    static Future<Void> join(SqlConnection transaction, Call call, long person, Instant heardAt) {
        return transaction
                .preparedQuery(JOIN)
                .execute(Tuple.of(
                        call.id(),
                        person,
                        timestamptz(heardAt.minus(AWAITED)),
                        call.connector(),
                        call.facts().origCall().orElse(null),
                        call.facts().from().orElse(null),
                        timestamptz(heardAt.plus(CLOCKS))))
                .mapEmpty();
    }

    /** To whom a call is handed over that has not come yet, of these people. */
    static Future<Set<Long>> awaiting(SqlConnection transaction, Set<Long> persons) {
        return persons.isEmpty()
                ? Future.succeededFuture(Set.of())
                : transaction
                        .preparedQuery(AWAITING)
                        .execute(Tuple.of((Object) persons.toArray(Long[]::new)))
                        .map(rows -> Set.copyOf(Rows.all(rows, row -> row.number("to_person"))));
    }

    /** With each change of the call, since that writes what the exchange says. */
    static Future<Void> sayOrigin(SqlConnection transaction, List<Long> calls) {
        return transaction
                .preparedQuery(SAY_ORIGIN)
                .execute(Tuple.of((Object) calls.toArray(Long[]::new)))
                .mapEmpty();
    }
}
