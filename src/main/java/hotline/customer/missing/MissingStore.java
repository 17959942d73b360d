package hotline.customer.missing;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.customer.missing.MissingFiles.Count;
import hotline.customer.missing.MissingFiles.Filter;
import hotline.customer.missing.MissingFiles.Reported;
import hotline.customer.missing.MissingFiles.Taken;
import hotline.customer.missing.MissingRules.Next;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code missing_file} and {@code file_count}. */
final class MissingStore {
    private static final String SELECT = """
            SELECT m.id, coalesce(r.root, m.file) AS file, coalesce(f.name, m.name, '') AS name, m.department, m.responsible,
                   p.name AS responsible_name, m.state, m.reported_by, b.name AS reported_by_name, m.reported_at, m.due_at, m.late,
                   m.changed_by, c.name AS changed_by_name, m.changed_at, m.note, m.reason
            FROM missing_file m
                LEFT JOIN file_root r ON r.file = m.file
                LEFT JOIN customer_file f ON f.id = coalesce(r.root, m.file)
                JOIN person b ON b.id = m.reported_by
                LEFT JOIN person p ON p.id = m.responsible
                LEFT JOIN person c ON c.id = m.changed_by
            """;

    private static final Statement<Filter> LIST = Statement.of(
            SELECT + """
            WHERE m.state = :state AND (m.due_at, m.id) > (:afterDue, :afterId)
                AND (:before::timestamptz IS NULL OR m.due_at < :before)
                AND (:department::text IS NULL OR m.department = :department)
            ORDER BY m.due_at, m.id
            LIMIT :most
            """,
            Parameters.<Filter>of()
                    .value("state", TEXT, filter -> filter.state().code())
                    .value("afterDue", INSTANT, filter -> filter.after().dueAt())
                    .value("afterId", BIGINT, filter -> filter.after().id())
                    .optional("before", INSTANT, Filter::overdueAt)
                    .optional("department", TEXT, Filter::department)
                    .value("most", INT, Filter::most));

    private static final String OF_FILES =
            SELECT + "WHERE m.file = ANY ($1) AND m.state IN ('missing', 'held-back') ORDER BY m.due_at, m.id";

    private static final String BY_ID = SELECT + "WHERE m.id = $1";

    private static final String LOCK = "SELECT FROM missing_file WHERE id = $1 FOR UPDATE";

    private record Row(Reported reported, Instant dueAt) {}

    /** None where the file is reported already. A name that the file has is not written twice. */
    private static final Statement<Row> REPORT = Statement.of(
            """
            INSERT INTO missing_file (file, department, responsible, state, reported_by, reported_at, due_at, name, note)
            VALUES (:file, :department, :responsible, 'missing', :by, :at, :dueAt, :name, :note)
            ON CONFLICT DO NOTHING
            RETURNING id
            """,
            Parameters.<Row>of()
                    .optional("file", BIGINT, row -> row.reported().file())
                    .value("department", TEXT, row -> row.reported().department())
                    .optional("responsible", BIGINT, row -> row.reported().responsible())
                    .value("by", BIGINT, row -> row.reported().by())
                    .value("at", INSTANT, row -> row.reported().at())
                    .value("dueAt", INSTANT, Row::dueAt)
                    .optional("name", TEXT, row -> row.reported().name())
                    .optional("note", TEXT, row -> row.reported().note()));

    private record Stepped(long id, Next next, Taken taken) {}

    /** A name that was reported goes when the file has it, or when nothing was missing. */
    private static final Statement<Stepped> STEP = Statement.of(
            """
            UPDATE missing_file
            SET state = :state, due_at = :dueAt, late = :late, changed_by = :by, changed_at = :at, file = coalesce(file, :file), reason = :reason,
                name = CASE WHEN :ended THEN NULL ELSE name END, note = CASE WHEN :ended THEN NULL ELSE note END
            WHERE id = :id
            """,
            Parameters.<Stepped>of()
                    .value("state", TEXT, of -> of.next().state().code())
                    .value("dueAt", INSTANT, of -> of.next().dueAt())
                    .value("late", BOOLEAN, of -> of.next().isLate())
                    .value("by", BIGINT, of -> of.taken().by().id())
                    .value("at", INSTANT, of -> of.taken().at())
                    .optional("file", BIGINT, of -> of.taken().file())
                    .optional("reason", TEXT, of -> of.taken().reason())
                    .value("ended", BOOLEAN, of -> !of.next().state().isOpen())
                    .value("id", BIGINT, Stepped::id));

    private static final String COUNTS = """
            SELECT department, count(*) FILTER (WHERE state = 'missing')::int AS missing,
                   count(*) FILTER (WHERE state = 'held-back')::int AS held_back,
                   count(*) FILTER (WHERE state = 'missing' AND due_at < $1)::int AS overdue
            FROM missing_file WHERE state IN ('missing', 'held-back')
            GROUP BY department
            ORDER BY department
            """;

    /** Of supervisors ($2) all; of others those of their department or their own. */
    private static final String OVERDUE = """
            SELECT count(*)::int AS n
            FROM (
                SELECT FROM missing_file
                WHERE state = 'missing' AND due_at < $1 AND ($2 OR department = $3 OR responsible = $4)
                LIMIT $5) o
            """;

    private static final String IN_SYSTEM = """
            SELECT count(*)::int AS n FROM customer_file f
            WHERE f.department = $1 AND f.erased_at IS NULL AND f.set_aside_at IS NULL
                AND NOT EXISTS (SELECT FROM file_root r WHERE r.file = f.id)
            """;

    private static final String ADD_COUNT =
            "INSERT INTO file_count (department, counted, in_system, by, at) VALUES ($1, $2, $3, $4, $5)";

    private static final String LAST_COUNTS = """
            SELECT l.department, l.counted, l.in_system, l.by, p.name AS by_name, l.at
            FROM unnest($1::text[]) AS d (code),
                LATERAL (SELECT * FROM file_count c WHERE c.department = d.code ORDER BY c.id DESC LIMIT 1) l JOIN person p ON p.id = l.by
            ORDER BY l.department
            """;

    private MissingStore() {}

    static Future<List<MissingFile>> list(SqlConnection connection, Filter filter) {
        return connection
                .preparedQuery(LIST.sql())
                .execute(LIST.values(filter))
                .map(rows -> Rows.all(rows, MissingStore::missing));
    }

    static Future<List<MissingFile>> ofFiles(SqlConnection connection, List<Long> files) {
        return connection
                .preparedQuery(OF_FILES)
                .execute(Tuple.of(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, MissingStore::missing));
    }

    static Future<Optional<MissingFile>> byId(SqlConnection connection, long id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, MissingStore::missing));
    }

    /** As it is from the lock on. */
    static Future<Optional<MissingFile>> lock(SqlConnection transaction, long id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id)).compose(locked -> byId(transaction, id));
    }

    static Future<Optional<Long>> report(SqlConnection transaction, Reported reported, Instant dueAt) {
        return transaction
                .preparedQuery(REPORT.sql())
                .execute(REPORT.values(new Row(reported, dueAt)))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Void> step(SqlConnection transaction, long id, Next next, Taken taken) {
        return transaction
                .preparedQuery(STEP.sql())
                .execute(STEP.values(new Stepped(id, next, taken)))
                .mapEmpty();
    }

    static Future<List<Count>> counts(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(COUNTS)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Count(
                                row.text("department"),
                                row.integer("missing"),
                                row.integer("held_back"),
                                row.integer("overdue"))));
    }

    static Future<Integer> overdue(SqlConnection connection, Staff person, Instant now, int most) {
        return connection
                .preparedQuery(OVERDUE)
                .execute(Tuple.of(
                        timestamptz(now),
                        person.role() == Role.SUPERVISOR,
                        SqlValue.orNull(person.department()),
                        person.id(),
                        most))
                .map(rows -> Rows.only(rows, row -> row.integer("n")));
    }

    static Future<Integer> inSystem(SqlConnection connection, String department) {
        return connection
                .preparedQuery(IN_SYSTEM)
                .execute(Tuple.of(department))
                .map(rows -> Rows.only(rows, row -> row.integer("n")));
    }

    static Future<Void> add(
            SqlConnection transaction, String department, int counted, int inSystem, long by, Instant at) {
        return transaction
                .preparedQuery(ADD_COUNT)
                .execute(Tuple.of(department, counted, inSystem, by, timestamptz(at)))
                .mapEmpty();
    }

    static Future<List<FileCount>> lastCounts(SqlConnection connection, List<String> departments) {
        return connection
                .preparedQuery(LAST_COUNTS)
                .execute(Tuple.of(departments.toArray(String[]::new)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new FileCount(
                                row.text("department"),
                                row.integer("counted"),
                                row.integer("in_system"),
                                PersonName.of(row, "by").orElseThrow(),
                                row.instant("at"))));
    }

    private static MissingFile missing(Fields row) {
        return new MissingFile(
                row.number("id"),
                row.optionalNumber("file"),
                row.text("name"),
                row.text("department"),
                PersonName.of(row, "responsible"),
                row.code("state", MissingState::of),
                PersonName.of(row, "reported_by").orElseThrow(),
                row.instant("reported_at"),
                row.instant("due_at"),
                row.flag("late"),
                PersonName.of(row, "changed_by"),
                row.optionalInstant("changed_at"),
                row.optionalText("note"),
                row.optionalText("reason"));
    }
}
