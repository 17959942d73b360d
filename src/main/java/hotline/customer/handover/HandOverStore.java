package hotline.customer.handover;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.PersonName;
import hotline.customer.handover.Given.Found;
import hotline.customer.handover.HandOverRules.Next;
import hotline.customer.handover.HandOvers.Filter;
import hotline.paging.ListCursor;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Table {@code file_hand_over}, and the department of files that are accepted. */
final class HandOverStore {
    /** An open hand-over of the file, or of one that is merged with it. */
    private static final String IS_OPEN = """
            EXISTS (
                SELECT FROM file_hand_over h
                WHERE h.ended_at IS NULL AND h.file IN (SELECT f.id UNION ALL SELECT t.file FROM file_root t WHERE t.root = f.id))""";

    private static final String IS_MERGED = "EXISTS (SELECT FROM file_root t WHERE t.file = f.id)";

    private static final String OF_DEPARTMENT = """
            SELECT f.id FROM customer_file f
            WHERE f.department = $1 AND f.erased_at IS NULL AND f.sealed_at IS NULL AND f.set_aside_at IS NULL
                AND ($2::bigint IS NULL OR f.responsible = $2) AND NOT %s AND NOT %s
            ORDER BY f.id
            LIMIT $3
            """.formatted(IS_MERGED, IS_OPEN);

    /** Edits, merges and erasures take the same locks. */
    private static final String LOCK_FILES = "SELECT FROM customer_file WHERE id = ANY ($1) ORDER BY id FOR UPDATE";

    /** Read only after the lock, since what is joined is not read again after waiting. */
    private static final String FOUND = """
            SELECT f.id, f.department, f.erased_at IS NOT NULL AS erased, f.sealed_at IS NOT NULL AS sealed, %s AS merged, %s AS open
            FROM customer_file f WHERE f.id = ANY ($1) ORDER BY f.id
            """.formatted(IS_MERGED, IS_OPEN);

    private record Made(Given given, List<Found> files, long by, Instant at, Instant dueAt) {}

    private static final Batch<Found> FILES = Batch.<Found>of()
            .fixed("file", BIGINT, Found::file)
            .fixed("from_department", TEXT, found -> found.department().orElse(""));

    private static final Statement<Made> GIVE = Statement.of(
            """
            INSERT INTO file_hand_over (file, kind, from_department, to_department, to_responsible, state, waits_for, due_at, given_by, given_at, note)
            SELECT n.file, :kind, n.from_department, :to, :responsible, 'to-check', :to, :dueAt, :by, :at, :note
            FROM unnest(:files) AS n
            """,
            Parameters.<Made>of()
                    .batch("files", FILES, Made::files)
                    .value("kind", TEXT, made -> made.given().kind().code())
                    .value("to", TEXT, made -> made.given().to())
                    .optional("responsible", BIGINT, made -> made.given().responsible())
                    .value("dueAt", INSTANT, Made::dueAt)
                    .value("by", BIGINT, Made::by)
                    .value("at", INSTANT, Made::at)
                    .optional("note", TEXT, made -> made.given().note()));

    private static final String SELECT = """
            SELECT h.id, coalesce(r.root, h.file) AS file, f.name, h.kind, h.from_department, h.to_department, h.to_responsible,
                   p.name AS to_responsible_name, h.state, h.waits_for, h.due_at, h.late, h.returns, h.given_by, g.name AS given_by_name,
                   h.given_at, h.mended_by, h.note, h.defects
            FROM file_hand_over h
                LEFT JOIN file_root r ON r.file = h.file
                JOIN customer_file f ON f.id = coalesce(r.root, h.file)
                JOIN person g ON g.id = h.given_by
                LEFT JOIN person p ON p.id = h.to_responsible
            """;

    private static final Statement<Filter> LIST = Statement.of(
            SELECT + """
            WHERE h.ended_at IS NULL AND (h.due_at, h.id) > (:afterDue, :afterId)
                AND (:state::text IS NULL OR h.state = :state)
                AND (:before::timestamptz IS NULL OR h.due_at < :before)
                AND (:department::text IS NULL OR h.waits_for = :department)
                AND (:files::bigint[] IS NULL OR h.file = ANY (:files))
            ORDER BY h.due_at, h.id
            LIMIT :most
            """,
            Parameters.<Filter>of()
                    .value("afterDue", INSTANT, filter -> filter.after().dueAt())
                    .value("afterId", BIGINT, filter -> filter.after().id())
                    .optional("state", TEXT, filter -> filter.state().map(HandOverState::code))
                    .optional("before", INSTANT, Filter::overdueAt)
                    .optional("department", TEXT, Filter::department)
                    .optionalArray("files", BIGINT, Filter::files)
                    .value("most", INT, Filter::most));

    private static final String FILES_OF = """
            SELECT h.file, coalesce(r.root, h.file) AS root
            FROM file_hand_over h LEFT JOIN file_root r ON r.file = h.file
            WHERE h.id = $1
            """;

    private static final String BY_ID = SELECT + "WHERE h.id = $1";

    private record Stepped(long id, Next next, HandOverStep step, List<String> defects, long by, Instant at) {}

    private static final Statement<Stepped> STEP = Statement.of(
            """
            UPDATE file_hand_over
            SET state = :state, waits_for = :waitsFor, due_at = :dueAt, late = :late, returns = returns + :returned,
                mended_by = CASE WHEN :mended THEN :by ELSE mended_by END, ended_at = :endedAt,
                defects = CASE WHEN :returned = 1 THEN :defects::text[] ELSE defects END
            WHERE id = :id
            """,
            Parameters.<Stepped>of()
                    .value("state", TEXT, of -> of.next().state().code())
                    .value("waitsFor", TEXT, of -> of.next().waitsFor().orElse(""))
                    .value("dueAt", INSTANT, of -> of.next().dueAt())
                    .value("late", BOOLEAN, of -> of.next().isLate())
                    .value("returned", INT, of -> of.step() == HandOverStep.RETURN ? 1 : 0)
                    .value("mended", BOOLEAN, of -> of.step() == HandOverStep.MEND)
                    .value("by", BIGINT, Stepped::by)
                    .optional("endedAt", INSTANT, of -> Optional.of(of.at())
                            .filter(at -> !of.next().state().isOpen()))
                    .array("defects", TEXT, Stepped::defects)
                    .value("id", BIGINT, Stepped::id));

    private static final String MOVE = """
            UPDATE customer_file n SET department = $2, responsible = $3, edited = true, version = n.version + 1
            FROM customer_file f WHERE n.id = $1 AND f.id = n.id
            RETURNING f.department, f.responsible
            """;

    private HandOverStore() {}

    static Future<List<Long>> ofDepartment(SqlConnection transaction, Given.All all, int most) {
        return transaction
                .preparedQuery(OF_DEPARTMENT)
                .execute(Tuple.of(all.department(), SqlValue.orNull(all.responsible()), most))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** As they are from the lock on. */
    static Future<List<Found>> lock(SqlConnection transaction, Collection<Long> files) {
        var ids = Tuple.of(files.toArray(Long[]::new));
        return transaction
                .preparedQuery(LOCK_FILES)
                .execute(ids)
                .compose(locked -> transaction.preparedQuery(FOUND).execute(ids))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Found(
                                row.number("id"),
                                row.optionalText("department"),
                                row.flag("erased"),
                                row.flag("sealed"),
                                row.flag("merged"),
                                row.flag("open"))));
    }

    static Future<Void> give(
            SqlConnection transaction, Given given, List<Found> files, long by, Instant at, Instant dueAt) {
        return transaction
                .preparedQuery(GIVE.sql())
                .execute(GIVE.values(new Made(given, files, by, at, dueAt)))
                .mapEmpty();
    }

    static Future<List<FileHandOver>> list(SqlConnection connection, Filter filter) {
        return connection
                .preparedQuery(LIST.sql())
                .execute(LIST.values(filter))
                .map(rows -> Rows.all(rows, HandOverStore::handOver));
    }

    /** The file that is handed over and the one that it is merged into; none where there is no such hand-over. */
    static Future<List<Long>> filesOf(SqlConnection transaction, long id) {
        return transaction.preparedQuery(FILES_OF).execute(Tuple.of(id)).map(rows -> Rows.first(
                        rows, row -> List.of(row.number("file"), row.number("root")))
                .orElse(List.of()));
    }

    static Future<FileHandOver> byId(SqlConnection connection, long id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> Rows.only(rows, HandOverStore::handOver));
    }

    static Future<Void> step(
            SqlConnection transaction,
            long id,
            Next next,
            HandOverStep step,
            List<String> defects,
            long by,
            Instant at) {
        return transaction
                .preparedQuery(STEP.sql())
                .execute(STEP.values(new Stepped(id, next, step, defects, by, at)))
                .mapEmpty();
    }

    /** What a file had before it was moved. */
    record Moved(Optional<String> department, Optional<Long> responsible) {}

    static Future<Moved> move(SqlConnection transaction, long file, String department, Optional<Long> responsible) {
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.of(file, department, SqlValue.orNull(responsible)))
                .map(rows -> Rows.only(
                        rows, row -> new Moved(row.optionalText("department"), row.optionalNumber("responsible"))));
    }

    private static FileHandOver handOver(Fields row) {
        var standing = new Standing(
                row.code("kind", FileKind::of),
                given(row, "from_department"),
                row.text("to_department"),
                row.optionalNumber("to_responsible"),
                row.code("state", HandOverState::of),
                row.number("given_by"),
                row.optionalNumber("mended_by"),
                row.instant("due_at"),
                row.flag("late"));
        return new FileHandOver(
                row.number("id"),
                row.number("file"),
                row.text("name"),
                standing,
                given(row, "waits_for"),
                PersonName.of(row, "to_responsible"),
                PersonName.of(row, "given_by").orElseThrow(),
                row.instant("given_at"),
                row.integer("returns"),
                row.optionalText("note"),
                row.texts("defects"));
    }

    static Optional<String> given(Fields row, String column) {
        return Optional.of(row.text(column)).filter(code -> !code.isEmpty());
    }

    static ListCursor cursor(FileHandOver last) {
        return new ListCursor(last.standing().dueAt(), last.id());
    }
}
