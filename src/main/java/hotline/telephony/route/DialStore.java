package hotline.telephony.route;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of {@code dial}: one for each attempt, however often it is pressed. */
final class DialStore {
    /** A call that begins later was dialled for something else. */
    private static final Duration AWAITED = Duration.ofMinutes(10);

    /** An exchange that has not answered by then never does. */
    private static final Duration ANSWERED = Duration.ofSeconds(30);

    /** By which clocks of nodes may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /** The exchange of the agent's last call goes before others. */
    private static final String EXCHANGE = """
            SELECT n.id, n.command_url, (SELECT min(e.extension) FROM agent_extension e WHERE e.person = $1) AS extension
            FROM connector n
            WHERE n.enabled AND n.command_url IS NOT NULL
                AND EXISTS (SELECT FROM agent_extension e WHERE e.person = $1)
            ORDER BY n.id = (SELECT c.connector FROM call c WHERE c.person = $1 AND c.offered_at IS NOT NULL ORDER BY c.offered_at DESC LIMIT 1) DESC NULLS LAST, n.id
            LIMIT 1
            """;

    private static final String CLAIM = """
            INSERT INTO dial (callback, attempt, person, connector, requested_at, state)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING
            """;

    private static final String DONE = """
            UPDATE dial SET state = $3, call_id = $4 WHERE callback = $1 AND attempt = $2 AND state = 'asked'
            """;

    private static final String RANG = """
            CASE WHEN c.id IS NULL THEN NULL ELSE coalesce(
                floor(extract(epoch FROM coalesce(c.answered_at, c.ended_at) - coalesce(c.alerting_at, c.offered_at))), 0)::bigint END""";

    private static final String READ = """
            SELECT CASE WHEN d.state = 'asked' AND d.call IS NULL AND d.requested_at < $3 THEN 'refused' ELSE d.state END AS state, d.call, %s AS rang
            FROM dial d LEFT JOIN call c ON c.id = d.call
            WHERE d.callback = $1 AND d.attempt = $2
            """.formatted(RANG);

    /** By the exchange's id where it said one, else the agent's last request for that number. */
    private static final String JOIN = """
            UPDATE dial SET call = $1
            WHERE (callback, attempt) = (
                SELECT d.callback, d.attempt
                FROM dial d LEFT JOIN callback_attempt a ON a.callback_id = d.callback AND a.attempt = d.attempt
                WHERE d.call IS NULL AND d.person = $2 AND d.requested_at BETWEEN $3 AND $7
                    AND (d.call_id = $4 AND d.connector = $5 OR d.call_id IS NULL AND a.dialled = hashtextextended($6, 411))
                ORDER BY d.call_id IS NULL, d.requested_at DESC
                LIMIT 1
                FOR UPDATE OF d SKIP LOCKED)
                AND NOT EXISTS (SELECT FROM dial o WHERE o.call = $1)
            """;

    private static final String IS_CHECKED =
            "SELECT EXISTS (SELECT FROM connector WHERE enabled AND format <> 'by-hand') AS is_checked";

    /** Without a call, or with one that rang for too short a time; not from before an exchange was connected, when there were no calls to find. */
    private static final String UNPROVEN = """
            SELECT a.callback_id, q.number, coalesce(r.root, w.file) AS file, a.attempt, a.agent, p.name, a.ended_at, a.outcome,
                   c.id AS call, %s AS rang
            FROM callback_attempt a JOIN person p ON p.id = a.agent
                JOIN callback k ON k.id = a.callback_id
                LEFT JOIN callback_by_hand h ON h.callback_id = k.id
                LEFT JOIN complaint q ON q.id = coalesce(k.complaint_id, h.complaint_id)
                LEFT JOIN complaint_file l ON l.complaint = q.id
                CROSS JOIN LATERAL (SELECT coalesce(k.file, h.file, l.file) AS file) w
                LEFT JOIN file_root r ON r.file = w.file
                LEFT JOIN dial d ON d.callback = a.callback_id AND d.attempt = a.attempt
                LEFT JOIN call c ON c.id = d.call
            WHERE a.outcome IN ('no-answer', 'busy', 'voicemail', 'unobtainable')
                AND a.ended_at > greatest($1::timestamptz, (SELECT min(created_at) FROM connector WHERE enabled AND format <> 'by-hand'))
                AND (a.ended_at, a.callback_id) < ($2, $3)
                AND (c.id IS NULL OR a.outcome = 'no-answer' AND c.answered_at IS NULL
                    AND coalesce(c.ended_at, $4) - coalesce(c.alerting_at, c.offered_at, c.ended_at) < $5::int * interval '1 second')
            ORDER BY a.ended_at DESC, a.callback_id DESC
            LIMIT $6
            """.formatted(RANG);

    /** @param commands where it is told what to do */
    record Exchange(long connector, String commands, String extension) {}

    private DialStore() {}

    static Future<Optional<Exchange>> exchange(SqlConnection connection, long agent) {
        return connection
                .preparedQuery(EXCHANGE)
                .execute(Tuple.of(agent))
                .map(rows -> Rows.first(
                        rows, row -> new Exchange(row.number("id"), row.text("command_url"), row.text("extension"))));
    }

    /** Whether it is the first request for that attempt. */
    static Future<Boolean> claim(
            SqlConnection transaction,
            long callback,
            int attempt,
            long agent,
            Optional<Exchange> exchange,
            Instant now) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(
                        callback,
                        attempt,
                        agent,
                        exchange.map(Exchange::connector).orElse(null),
                        timestamptz(now),
                        exchange.isPresent() ? "asked" : "link"))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> done(
            SqlConnection connection, long callback, int attempt, Dial.State state, Optional<String> callId) {
        return connection
                .preparedQuery(DONE)
                .execute(Tuple.of(callback, attempt, state.code(), callId.orElse(null)))
                .mapEmpty();
    }

    /** A request that is under way counts as sent; one without an answer for long was lost with its node. */
    static Future<Dial> read(SqlConnection connection, long callback, int attempt, String number, Instant now) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(callback, attempt, timestamptz(now.minus(ANSWERED))))
                .map(rows -> Rows.only(
                        rows,
                        row -> new Dial(
                                callback,
                                attempt,
                                switch (row.text("state")) {
                                    case "link" -> Dial.State.LINK;
                                    case "refused" -> Dial.State.REFUSED;
                                    default -> Dial.State.SENT;
                                },
                                number,
                                row.optionalNumber("call"),
                                rang(row))));
    }

    private static OptionalLong rang(Fields row) {
        return row.optionalNumber("rang").map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    static Future<Void> join(
            SqlConnection transaction,
            long call,
            long agent,
            long connector,
            String callId,
            String number,
            Instant heardAt) {
        return transaction
                .preparedQuery(JOIN)
                .execute(Tuple.of(
                        call,
                        agent,
                        timestamptz(heardAt.minus(AWAITED)),
                        callId,
                        connector,
                        number,
                        timestamptz(heardAt.plus(CLOCKS))))
                .mapEmpty();
    }

    static Future<Boolean> isChecked(SqlConnection connection) {
        return connection
                .preparedQuery(IS_CHECKED)
                .execute()
                .map(rows -> Rows.only(rows, row -> row.flag("is_checked")));
    }

    /** The newest first. */
    static Future<List<Unproven>> unproven(
            SqlConnection connection,
            Instant since,
            Instant before,
            long beforeId,
            Instant now,
            Duration least,
            int most) {
        return connection
                .preparedQuery(UNPROVEN)
                .execute(Tuple.of(
                        timestamptz(since),
                        timestamptz(before),
                        beforeId,
                        timestamptz(now),
                        (int) least.toSeconds(),
                        most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Unproven(
                                row.number("callback_id"),
                                row.optionalText("number"),
                                row.optionalNumber("file"),
                                row.integer("attempt"),
                                row.number("agent"),
                                row.text("name"),
                                row.instant("ended_at"),
                                row.text("outcome"),
                                row.optionalNumber("call"),
                                rang(row))));
    }
}
