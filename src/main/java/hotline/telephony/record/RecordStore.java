package hotline.telephony.record;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.callback.CallbackStatus;
import hotline.complaint.PersonName;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.telephony.record.CallRecord.Passed;
import hotline.telephony.record.CallRecord.Planned;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code call_record} and {@code call_to_record}, and calls that people write down. */
final class RecordStore {
    /** The call of a record, locked. */
    record CallOf(long id, Optional<Long> person, boolean isAnswered, Instant at, Optional<Kept> record) {}

    /** What a record holds that a change keeps. */
    record Kept(
            int version,
            long agent,
            RecordKind kind,
            Optional<Long> callback,
            Optional<Long> complaint,
            Optional<String> department) {}

    /**
     * A record as it is written.
     *
     * @param agent who wrote it first
     * @param complaint its id
     * @param department that a suggestion is passed to
     */
    record Written(
            long call,
            long agent,
            long by,
            RecordDraft draft,
            Optional<Long> file,
            Optional<Long> complaint,
            Optional<Long> callback,
            Optional<String> department,
            Instant at) {}

    /** A call that no exchange reported. */
    record ByHand(String direction, Optional<String> phone, long person, Instant at) {}

    private static final String LOCK = """
            SELECT c.id, c.person, c.answered_at IS NOT NULL OR c.cause = 'answered' AS answered,
                   coalesce(c.answered_at, c.offered_at, c.seen_at) AS at,
                   r.version, r.agent, r.kind, r.callback, r.complaint, r.department
            FROM call c LEFT JOIN call_record r ON r.call = c.id
            WHERE c.id = $1
            FOR NO KEY UPDATE OF c
            """;

    /** A suggestion that goes to another department is new there. */
    private static final Statement<Written> WRITE = Statement.of(
            """
            WITH written AS (
                INSERT INTO call_record AS r (call, agent, kind, who, phone, phone_extension, address, came_from, what, why, verified, urgency,
                    file, complaint, callback, department, passed_at, recorded_at, changed_at)
                VALUES (:call, :agent, :kind, :who, :phone, :extension, :address, :from, :what, :why, :verified, :urgency,
                    :file, :complaint, :callback, :department, CASE WHEN :department::text IS NOT NULL THEN :at::timestamptz END, :at, :at)
                ON CONFLICT (call) DO UPDATE SET version = r.version + 1, kind = excluded.kind, who = excluded.who, phone = excluded.phone,
                    phone_extension = excluded.phone_extension, address = excluded.address, came_from = excluded.came_from,
                    what = excluded.what, why = excluded.why, verified = excluded.verified, urgency = excluded.urgency,
                    file = excluded.file, complaint = excluded.complaint, callback = excluded.callback, department = excluded.department,
                    passed_at = CASE WHEN r.department IS NOT DISTINCT FROM excluded.department THEN r.passed_at ELSE excluded.passed_at END,
                    read_by = CASE WHEN r.department IS NOT DISTINCT FROM excluded.department THEN r.read_by END,
                    read_at = CASE WHEN r.department IS NOT DISTINCT FROM excluded.department THEN r.read_at END,
                    answer = CASE WHEN r.department IS NOT DISTINCT FROM excluded.department THEN r.answer END,
                    changed_at = excluded.changed_at, changed_by = :by
                RETURNING r.call, r.file, r.complaint
            ), done AS (
                DELETE FROM call_to_record WHERE call = :call
            ), told AS (
                INSERT INTO call_news (person) SELECT person FROM call WHERE id = :call AND person IS NOT NULL
                ON CONFLICT (person) DO UPDATE SET version = call_news.version + 1
            )
            UPDATE call c SET file = coalesce(w.file, c.file), complaint = coalesce(w.complaint, c.complaint), version = c.version + 1
            FROM written w WHERE c.id = w.call
            """,
            Parameters.<Written>of()
                    .value("call", BIGINT, Written::call)
                    .value("agent", BIGINT, Written::agent)
                    .value("by", BIGINT, Written::by)
                    .value("kind", TEXT, one -> one.draft().kind().code())
                    .value("who", TEXT, one -> one.draft().who())
                    .optional("phone", TEXT, one -> one.draft().phone())
                    .optional("extension", TEXT, one -> one.draft().extension())
                    .optional("address", TEXT, one -> one.draft().address())
                    .optional("from", TEXT, one -> one.draft().cameFrom())
                    .value("what", TEXT, one -> one.draft().what())
                    .optional("why", TEXT, one -> one.draft().why())
                    .array("verified", TEXT, one -> one.draft().verified().stream()
                            .map(Verified::code)
                            .toList())
                    .optional("urgency", TEXT, one -> one.draft().urgency().map(Urgency::code))
                    .optional("file", BIGINT, Written::file)
                    .optional("complaint", BIGINT, Written::complaint)
                    .optional("callback", BIGINT, Written::callback)
                    .optional("department", TEXT, Written::department)
                    .value("at", INSTANT, Written::at));

    /** When it began to ring, how long, and until when they spoke is not known, so that no figure of times counts it. */
    private static final Statement<ByHand> BY_HAND = Statement.of(
            """
            INSERT INTO call (connector, day, call_id, direction, state, from_number, to_number, offered_at, ended_at, cause, person, times_by, seen_at)
            SELECT k.id, (:at::timestamptz AT TIME ZONE k.zone)::date, gen_random_uuid()::text, :direction, 'ended',
                   CASE WHEN :direction = 'in' THEN :phone END, CASE WHEN :direction = 'out' THEN :phone END, :at, :at, 'answered', :person, 'arrival', :at
            FROM connector k WHERE k.code = 'by-hand'
            RETURNING id
            """,
            Parameters.<ByHand>of()
                    .value("direction", TEXT, ByHand::direction)
                    .optional("phone", TEXT, ByHand::phone)
                    .value("person", BIGINT, ByHand::person)
                    .value("at", INSTANT, ByHand::at));

    private static final String SELECT = """
            SELECT r.call, r.version, r.agent, a.name AS agent_name, r.kind, r.who, r.phone, r.phone_extension, r.address, r.came_from, r.what, r.why,
                   r.verified, r.urgency, coalesce(t.root, r.file) AS file, c.number AS complaint,
                   r.callback, k.status AS callback_status, k.due_at AS callback_due,
                   r.department, r.passed_at, r.read_by, p.name AS read_by_name, r.read_at, r.answer, r.recorded_at, r.changed_at, r.changed_by, y.name AS changed_by_name
            FROM call_record r
                LEFT JOIN person a ON a.id = r.agent
                LEFT JOIN person p ON p.id = r.read_by
                LEFT JOIN person y ON y.id = r.changed_by
                LEFT JOIN complaint c ON c.id = r.complaint
                LEFT JOIN callback k ON k.id = r.callback
                LEFT JOIN file_root t ON t.file = r.file
            """;

    private static final String OF_CALL = SELECT + " WHERE r.call = $1";

    private static final String TO_READ = SELECT + """
            WHERE r.passed_at IS NOT NULL AND r.read_at IS NULL AND r.department = $1 AND r.call < $2
            ORDER BY r.call DESC LIMIT $3
            """;

    private static final String PASSED = SELECT + """
            WHERE r.passed_at IS NOT NULL AND ($1::text IS NULL OR r.department = $1) AND r.call < $2
            ORDER BY r.call DESC LIMIT $3
            """;

    private static final String COUNT_TO_READ = """
            SELECT count(*)::int AS count FROM (
                SELECT FROM call_record WHERE passed_at IS NOT NULL AND read_at IS NULL AND department = $1 LIMIT $2) n
            """;

    private static final String ANSWER = """
            UPDATE call_record SET read_by = $2, read_at = $3, answer = $4, version = version + 1
            WHERE call = $1 AND passed_at IS NOT NULL AND read_at IS NULL
            """;

    private static final String COMPLAINT = "SELECT id FROM complaint WHERE number = $1 AND erased_at IS NULL";

    private static final String LINK = """
            WITH linked AS (
                UPDATE call_record SET complaint = $2, version = version + 1, changed_at = $3, changed_by = $4 WHERE call = $1 AND kind = 'complaint' RETURNING call)
            UPDATE call SET complaint = $2, version = version + 1 WHERE id IN (SELECT call FROM linked)
            """;

    private static final String COUNT_DUE = """
            SELECT count(*)::int AS count FROM (SELECT FROM call_to_record WHERE agent = $1 LIMIT $2) n
            """;

    /** @param since when the agent answered */
    record Owed(long call, long agent, Instant since) {}

    private static final Batch<Owed> OWED = Batch.<Owed>of()
            .fixed("call", BIGINT, Owed::call)
            .column("agent", BIGINT, Owed::agent)
            .column("since", INSTANT, Owed::since);

    /** Who speaks last writes the record; one that is written stays. */
    private static final Statement<List<Owed>> OWE = Statement.of(
            """
            INSERT INTO call_to_record (%s)
            SELECT %s FROM unnest(:owed) AS n WHERE NOT EXISTS (SELECT FROM call_record r WHERE r.call = n.call) ORDER BY n.call
            ON CONFLICT (call) DO UPDATE SET agent = excluded.agent, since = excluded.since WHERE call_to_record.agent <> excluded.agent
            """.formatted(OWED.names(), OWED.values()),
            Parameters.<List<Owed>>of().batch("owed", OWED, owed -> owed));

    /** The latest contact, as after a complaint; a sealed or erased file stays as it is. */
    private static final String TOUCH = """
            UPDATE customer_file SET last_contact_at = $2
            WHERE id = $1 AND last_contact_at < $2 AND erased_at IS NULL AND sealed_at IS NULL
            """;

    private RecordStore() {}

    static Future<Optional<CallOf>> lock(SqlConnection transaction, long call) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(call))
                .map(rows -> Rows.first(
                        rows,
                        row -> new CallOf(
                                row.number("id"),
                                row.optionalNumber("person"),
                                row.flag("answered"),
                                row.instant("at"),
                                row.optionalInteger("version")
                                        .map(version -> new Kept(
                                                version,
                                                row.number("agent"),
                                                row.code("kind", RecordKind::of),
                                                row.optionalNumber("callback"),
                                                row.optionalNumber("complaint"),
                                                row.optionalText("department"))))));
    }

    static Future<Void> write(SqlConnection transaction, Written written) {
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(written))
                .mapEmpty();
    }

    static Future<Long> make(SqlConnection transaction, ByHand call) {
        return transaction
                .preparedQuery(BY_HAND.sql())
                .execute(BY_HAND.values(call))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Optional<CallRecord>> of(SqlConnection connection, long call) {
        return connection
                .preparedQuery(OF_CALL)
                .execute(Tuple.of(call))
                .map(rows -> Rows.first(rows, RecordStore::record));
    }

    static Future<List<CallRecord>> toRead(SqlConnection connection, String department, long before, int most) {
        return connection
                .preparedQuery(TO_READ)
                .execute(Tuple.of(department, before, most))
                .map(rows -> Rows.all(rows, RecordStore::record));
    }

    /** @param department empty: all */
    static Future<List<CallRecord>> passed(
            SqlConnection connection, Optional<String> department, long before, int most) {
        return connection
                .preparedQuery(PASSED)
                .execute(Tuple.of(department.orElse(null), before, most))
                .map(rows -> Rows.all(rows, RecordStore::record));
    }

    static Future<Integer> countToRead(SqlConnection connection, String department, int most) {
        return count(connection, COUNT_TO_READ, Tuple.of(department, most));
    }

    static Future<Integer> countDue(SqlConnection connection, long agent, int most) {
        return count(connection, COUNT_DUE, Tuple.of(agent, most));
    }

    private static Future<Integer> count(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> Rows.only(rows, row -> row.integer("count")));
    }

    /** False where it waits for no leader. */
    static Future<Boolean> answer(SqlConnection transaction, long call, long by, Instant at, Optional<String> words) {
        return transaction
                .preparedQuery(ANSWER)
                .execute(Tuple.of(call, by, timestamptz(at), words.orElse(null)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Optional<Long>> complaint(SqlConnection connection, String number) {
        return connection
                .preparedQuery(COMPLAINT)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Void> link(SqlConnection transaction, long call, long complaint, long by, Instant at) {
        return transaction
                .preparedQuery(LINK)
                .execute(Tuple.of(call, complaint, timestamptz(at), by))
                .mapEmpty();
    }

    static Future<Void> owe(SqlConnection transaction, List<Owed> owed) {
        return owed.isEmpty()
                ? Future.succeededFuture()
                : transaction.preparedQuery(OWE.sql()).execute(OWE.values(owed)).mapEmpty();
    }

    static Future<Void> touch(SqlConnection transaction, long file, Instant at) {
        return transaction
                .preparedQuery(TOUCH)
                .execute(Tuple.of(file, timestamptz(at)))
                .mapEmpty();
    }

    private static CallRecord record(Fields row) {
        return new CallRecord(
                row.number("call"),
                row.integer("version"),
                PersonName.of(row, "agent").orElseGet(() -> new PersonName(row.number("agent"), "")),
                row.code("kind", RecordKind::of),
                row.text("who"),
                row.optionalText("phone"),
                row.optionalText("phone_extension"),
                row.optionalText("address"),
                row.optionalText("came_from"),
                row.text("what"),
                row.optionalText("why"),
                row.texts("verified").stream()
                        .flatMap(code -> Verified.of(code).stream())
                        .toList(),
                row.optionalText("urgency").flatMap(Urgency::of),
                row.optionalNumber("file"),
                row.optionalText("complaint"),
                row.optionalNumber("callback")
                        .map(id -> new Planned(
                                id, CallbackStatus.of(row.text("callback_status")), row.instant("callback_due"))),
                row.optionalInstant("passed_at")
                        .map(at -> new Passed(
                                row.text("department"),
                                at,
                                PersonName.of(row, "read_by"),
                                row.optionalInstant("read_at"),
                                row.optionalText("answer"))),
                row.instant("recorded_at"),
                row.instant("changed_at"),
                PersonName.of(row, "changed_by"));
    }
}
