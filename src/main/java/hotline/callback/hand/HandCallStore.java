package hotline.callback.hand;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.callback.CallbackStatus;
import hotline.complaint.PersonName;
import hotline.complaint.next.Refused;
import hotline.policy.survey.SurveyPurpose;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of {@code callback_by_hand}, and the rows of {@code callback} that they belong to. */
final class HandCallStore {
    /** @param found what a complaint or a file gives */
    record Asked(HandCallDraft draft, Found found, long by, Instant at) {
        Instant from() {
            return draft.wishedAt().orElse(at);
        }
    }

    /** Whom a complaint or a file names. */
    record Found(
            Optional<Long> complaint,
            Optional<Long> file,
            Optional<String> name,
            Optional<String> phone,
            Optional<String> extension) {
        static final Found NONE =
                new Found(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static final String OF_COMPLAINT = """
            SELECT c.id AS complaint, coalesce(r.root, l.file) AS file, c.complainant AS name, c.phone, c.phone_extension AS extension
            FROM complaint c LEFT JOIN complaint_file l ON l.complaint = c.id LEFT JOIN file_root r ON r.file = l.file
            WHERE c.number = $1 AND c.erased_at IS NULL
            """;

    private static final String OF_FILE = """
            SELECT NULL::bigint AS complaint, f.id AS file, f.name, n.value AS phone, n.extension
            FROM customer_file f LEFT JOIN LATERAL (
                SELECT value, extension FROM customer_contact
                WHERE kind = 'phone' AND ended_at IS NULL
                    AND file IN (SELECT f.id UNION ALL SELECT o.file FROM file_root o WHERE o.root = f.id)
                ORDER BY file <> f.id, id
                LIMIT 1) n ON true
            WHERE f.id = coalesce((SELECT root FROM file_root WHERE file = $1), $1) AND f.erased_at IS NULL
            """;

    private static final Statement<Asked> INSERT = Statement.of(
            """
            WITH planned AS (
                INSERT INTO callback (by_hand, status, due_at, not_before, asked_for, deferred, created_at)
                VALUES (true, 'waiting', :from::timestamptz, :from, :wished::timestamptz, :wished::timestamptz IS NOT NULL, :at::timestamptz)
                RETURNING id
            )
            INSERT INTO callback_by_hand
                (callback_id, complaint_id, file, purpose, name, phone, phone_extension, reason, wished_at, asked_by, asked_at)
            SELECT id, :complaint, :file, :purpose, :name, :phone, :extension, :reason, :wished, :by, :at FROM planned
            RETURNING callback_id
            """,
            Parameters.<Asked>of()
                    .value("from", INSTANT, Asked::from)
                    .value("at", INSTANT, Asked::at)
                    .optional("complaint", BIGINT, asked -> asked.found().complaint())
                    .optional("file", BIGINT, asked -> asked.found().file())
                    .value("purpose", TEXT, asked -> asked.draft().purpose().code())
                    .optional("name", TEXT, asked -> asked.draft().name().or(() -> asked.found()
                            .name()))
                    .value("phone", TEXT, HandCallStore::phone)
                    .optional("extension", TEXT, HandCallStore::extension)
                    .value("reason", TEXT, asked -> asked.draft().reason())
                    .optional("wished", INSTANT, asked -> asked.draft().wishedAt())
                    .value("by", BIGINT, Asked::by));

    private static final String SELECT = """
            SELECT k.id, c.number, coalesce(r.root, h.file) AS file, h.purpose, h.name,
                   coalesce(nullif(n.value, ''), h.phone) AS phone, CASE WHEN n.id IS NULL THEN h.phone_extension ELSE n.extension END AS phone_extension, h.reason, h.wished_at,
                   k.status, k.due_at, k.not_before, k.attempts, k.agent, p.name AS agent_name, k.lease_until,
                   h.asked_by, a.name AS asked_by_name, h.asked_at, h.cancel_reason,
                   CASE WHEN h.undelivered IS NULL THEN '{}' ELSE coalesce(h.untold, ARRAY[h.undelivered]) END AS untold,
                   (SELECT count(*)::int FROM missed_call m WHERE m.callback = k.id) AS missed_calls,
                   (SELECT max(m.at) FROM missed_call m WHERE m.callback = k.id) AS missed_at
            FROM callback k
            JOIN callback_by_hand h ON h.callback_id = k.id
            LEFT JOIN complaint c ON c.id = h.complaint_id
            LEFT JOIN file_root r ON r.file = h.file
            LEFT JOIN customer_contact n ON n.id = k.contact
            LEFT JOIN person p ON p.id = k.agent
            LEFT JOIN person a ON a.id = h.asked_by
            """;

    private static final String BY_ID = SELECT + " WHERE k.id = $1 AND k.by_hand";

    /** Those that are open, in the order in which they are handed out. */
    private static final String OPEN = SELECT + """
            WHERE k.by_hand AND k.status = 'waiting' AND (k.due_at, k.id) > ($1, $2)
            ORDER BY k.due_at, k.id
            LIMIT $3
            """;

    private static final String OF_CUSTOMER = SELECT + """
            WHERE h.file IN (SELECT $1 UNION ALL SELECT o.file FROM file_root o WHERE o.root = $1)
            ORDER BY k.id DESC
            LIMIT $2
            """;

    private static final String OF_CASE = SELECT + """
            WHERE h.complaint_id = (SELECT id FROM complaint WHERE number = $1)
            ORDER BY k.id DESC
            LIMIT $2
            """;

    private static final String IS_CASE = "SELECT EXISTS (SELECT FROM complaint WHERE number = $1) AS is_case";

    private static final String IN_HAND_OF = """
            SELECT id FROM callback
            WHERE by_hand AND status = 'in-progress' AND agent = $1 AND lease_until > $2
            LIMIT 1
            """;

    private static final String CLAIM = """
            SELECT id, attempts FROM callback
            WHERE by_hand AND status = 'waiting' AND not_before <= $1
                AND NOT EXISTS (
                    SELECT FROM offer o
                    WHERE o.kind = 'callback' AND o.subject = callback.id AND o.answer IS NULL AND o.agent <> $2)
                AND NOT EXISTS (
                    SELECT FROM callback_by_hand h
                    WHERE h.callback_id = callback.id AND (h.file = ANY (%s) OR h.complaint_id = ANY (%s)))
            ORDER BY due_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """.formatted(Refused.files("$2"), Refused.complaints("$2"));

    private static final String HAS_NEXT = """
            SELECT EXISTS (SELECT FROM callback WHERE by_hand AND status = 'waiting' AND due_at <= $2 AND not_before <= $2)
                OR EXISTS (SELECT FROM callback WHERE by_hand AND status = 'in-progress' AND (agent = $1 OR lease_until <= $2)) AS has
            """;

    private static final String LOCK_WAITING =
            "SELECT id, attempts FROM callback WHERE id = $1 AND by_hand AND status = 'waiting' FOR UPDATE";

    private static final String CANCEL = """
            WITH cancelled AS (
                UPDATE callback SET status = 'cancelled', finished_at = $2
                WHERE id = $1 AND by_hand AND status = 'waiting'
                RETURNING id
            )
            UPDATE callback_by_hand SET cancelled_by = $3, cancel_reason = $4 FROM cancelled WHERE callback_id = cancelled.id
            """;

    private HandCallStore() {}

    /** One that waits, locked. */
    record Waiting(long callback, int attempts) {}

    private static String phone(Asked asked) {
        return asked.draft().phone().or(() -> asked.found().phone()).orElseThrow();
    }

    /** It belongs to its number. */
    private static Optional<String> extension(Asked asked) {
        return asked.draft().phone().isPresent()
                ? asked.draft().extension()
                : asked.found().extension();
    }

    static Future<Optional<Found>> ofComplaint(SqlConnection connection, String number) {
        return connection
                .preparedQuery(OF_COMPLAINT)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, HandCallStore::found));
    }

    static Future<Optional<Found>> ofFile(SqlConnection connection, long file) {
        return connection
                .preparedQuery(OF_FILE)
                .execute(Tuple.of(file))
                .map(rows -> Rows.first(rows, HandCallStore::found));
    }

    static Future<Long> insert(SqlConnection transaction, Asked asked) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(asked))
                .map(rows -> Rows.only(rows, row -> row.number("callback_id")));
    }

    static Future<Optional<HandCall>> byId(SqlConnection connection, long id) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> Rows.first(rows, HandCallStore::call));
    }

    static Future<List<HandCall>> waiting(SqlConnection connection, Instant after, long afterId, int limit) {
        return all(connection, OPEN, Tuple.of(timestamptz(after), afterId, limit));
    }

    static Future<List<HandCall>> ofCustomer(SqlConnection connection, long file, int limit) {
        return all(connection, OF_CUSTOMER, Tuple.of(file, limit));
    }

    static Future<List<HandCall>> ofCase(SqlConnection connection, String number, int limit) {
        return all(connection, OF_CASE, Tuple.of(number, limit));
    }

    static Future<Boolean> isCase(SqlConnection connection, String number) {
        return connection
                .preparedQuery(IS_CASE)
                .execute(Tuple.of(number))
                .map(rows -> Rows.only(rows, row -> row.flag("is_case")));
    }

    private static Future<List<HandCall>> all(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> Rows.all(rows, HandCallStore::call));
    }

    static Future<Optional<Long>> inHandOf(SqlConnection transaction, long agent, Instant now) {
        return transaction
                .preparedQuery(IN_HAND_OF)
                .execute(Tuple.of(agent, timestamptz(now)))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Boolean> hasNext(SqlConnection connection, long agent, Instant now) {
        return connection
                .preparedQuery(HAS_NEXT)
                .execute(Tuple.of(agent, timestamptz(now)))
                .map(rows -> Rows.only(rows, row -> row.flag("has")));
    }

    /** Work offered to a colleague waits for the answer. */
    static Future<Optional<Waiting>> claim(SqlConnection transaction, long agent, Instant now) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(timestamptz(now), agent))
                .map(rows -> Rows.first(rows, HandCallStore::waiting));
    }

    static Future<Optional<Waiting>> lockWaiting(SqlConnection transaction, long id) {
        return transaction
                .preparedQuery(LOCK_WAITING)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, HandCallStore::waiting));
    }

    static Future<Boolean> cancel(SqlConnection transaction, long id, long by, String reason, Instant at) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(id, timestamptz(at), by, reason))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Waiting waiting(Fields row) {
        return new Waiting(row.number("id"), row.integer("attempts"));
    }

    private static Found found(Fields row) {
        return new Found(
                row.optionalNumber("complaint"),
                row.optionalNumber("file"),
                row.optionalText("name").filter(name -> !name.isEmpty()),
                row.optionalText("phone").filter(phone -> !phone.isEmpty()),
                row.optionalText("extension"));
    }

    private static HandCall call(Fields row) {
        return new HandCall(
                row.number("id"),
                new HandCall.Wanted(
                        row.optionalText("number"),
                        row.optionalNumber("file"),
                        SurveyPurpose.of(row.text("purpose")).orElse(SurveyPurpose.BY_HAND),
                        row.optionalText("name"),
                        row.text("phone"),
                        row.optionalText("phone_extension"),
                        row.text("reason"),
                        row.optionalInstant("wished_at")),
                new HandCall.At(
                        CallbackStatus.of(row.text("status")),
                        row.instant("due_at"),
                        row.instant("not_before"),
                        row.integer("attempts"),
                        PersonName.of(row, "agent"),
                        row.optionalInstant("lease_until")),
                PersonName.of(row, "asked_by").orElseGet(() -> new PersonName(row.number("asked_by"), "")),
                row.instant("asked_at"),
                row.optionalText("cancel_reason"),
                new HandCall.Missed(row.integer("missed_calls"), row.optionalInstant("missed_at")),
                row.texts("untold"));
    }
}
