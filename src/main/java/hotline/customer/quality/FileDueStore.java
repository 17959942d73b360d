package hotline.customer.quality;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.customer.quality.DueCounts.OfDepartment;
import hotline.customer.quality.DueCounts.Waiting;
import hotline.identity.Caller.Staff;
import hotline.paging.ListCursor;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files that wait for work, read by the indexes that hold those alone. */
final class FileDueStore {
    private static final String OPEN = "f.set_aside_at IS NULL AND f.erased_at IS NULL AND f.sealed_at IS NULL";
    private static final String IS_ROOT = "NOT EXISTS (SELECT FROM file_root r WHERE r.file = f.id)";
    private static final String DEPARTMENT = "coalesce(f.department, '')";

    private FileDueStore() {}

    /**
     * A file that waits.
     *
     * @param maker who completed it
     * @param defect what a review found
     */
    record Waits(long file, Instant since, Optional<PersonName> maker, Optional<String> defect) {}

    /** Whose files: of a department, empty for none, or of the person whose work it is. */
    sealed interface Whose {
        String column(FileWork work);

        Object value();

        record Department(String value) implements Whose {
            @Override
            public String column(FileWork work) {
                return DEPARTMENT;
            }
        }

        record Agent(Long value) implements Whose {
            @Override
            public String column(FileWork work) {
                return personOf(work);
            }
        }
    }

    /** Who made a file hears of its review. */
    private static String personOf(FileWork work) {
        return switch (work) {
            case COMPLETION, UPDATE -> "f.responsible";
            case REVIEW, MENDING -> "f.made_by";
        };
    }

    private static String condition(FileWork work) {
        return switch (work) {
            case COMPLETION -> "f.completed_at IS NULL AND " + OPEN;
            case UPDATE ->
                "f.completed_at IS NOT NULL AND (f.department IS NOT NULL OR f.responsible IS NOT NULL) AND " + OPEN;
            case REVIEW -> "f.review = 'to-review' AND " + OPEN;
            case MENDING -> "f.review = 'returned' AND " + OPEN;
        };
    }

    private static String since(FileWork work) {
        return switch (work) {
            case COMPLETION -> "f.created_at";
            case UPDATE -> "f.tended_at";
            case REVIEW, MENDING -> "f.review_since";
        };
    }

    /** Those that wait longest first. */
    static Future<List<Waits>> page(
            SqlConnection connection, FileWork work, Whose whose, Instant before, ListCursor after, int most) {
        var sql = """
                SELECT f.id, %1$s AS since, f.made_by, p.name AS made_by_name, f.review_defect
                FROM customer_file f LEFT JOIN person p ON p.id = f.made_by
                WHERE %2$s AND %3$s = $1 AND %1$s < $2 AND (%1$s, f.id) > ($3, $4) AND %4$s
                ORDER BY %1$s, f.id
                LIMIT $5
                """.formatted(since(work), condition(work), whose.column(work), IS_ROOT);
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(whose.value(), timestamptz(before), timestamptz(after.dueAt()), after.id(), most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Waits(
                                row.number("id"),
                                row.instant("since"),
                                PersonName.of(row, "made_by"),
                                row.optionalText("review_defect"))));
    }

    /** By persons of the supervisor's department, or of none. */
    private static final String REVIEWS = """
            SELECT count(*)::int AS n
            FROM (
                SELECT FROM customer_file f JOIN person p ON p.id = f.made_by
                WHERE %s AND f.review_since < $1 AND f.made_by <> $2
                    AND ($3::text IS NULL OR p.department IS NULL OR p.department = $3) AND %s
                LIMIT $4) o
            """.formatted(condition(FileWork.REVIEW), IS_ROOT);

    /** Overdue ones that the supervisor may review. */
    static Future<Integer> reviews(SqlConnection connection, Staff supervisor, Instant overdue, int most) {
        return connection
                .preparedQuery(REVIEWS)
                .execute(
                        Tuple.of(timestamptz(overdue), supervisor.id(), SqlValue.orNull(supervisor.department()), most))
                .map(rows -> Rows.only(rows, row -> row.integer("n")));
    }

    private static String counted(FileWork work, String column, String of, String before) {
        return "(SELECT count(*)::int FROM (SELECT FROM customer_file f WHERE %s AND %s = %s AND %s < %s AND %s LIMIT %d) n)"
                .formatted(condition(work), column, of, since(work), before, IS_ROOT, DueCounts.MOST);
    }

    /** Goes from one department to the next in the index. */
    static Future<List<OfDepartment>> departments(
            SqlConnection connection, FileWork work, Instant due, Instant overdue) {
        var sql = """
                WITH RECURSIVE d AS (
                    (SELECT %1$s AS code FROM customer_file f WHERE %2$s ORDER BY 1 LIMIT 1)
                    UNION ALL
                    SELECT (SELECT %1$s FROM customer_file f WHERE %2$s AND %1$s > d.code ORDER BY 1 LIMIT 1) FROM d WHERE d.code IS NOT NULL)
                SELECT d.code, %3$s AS due, %4$s AS overdue FROM d WHERE d.code IS NOT NULL ORDER BY d.code
                """.formatted(
                        DEPARTMENT,
                        condition(work),
                        counted(work, DEPARTMENT, "d.code", "$1"),
                        counted(work, DEPARTMENT, "d.code", "$2"));
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(timestamptz(due), timestamptz(overdue)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new OfDepartment(
                                Optional.of(row.text("code")).filter(code -> !code.isEmpty()), waiting(row))));
    }

    static Future<Waiting> of(SqlConnection connection, FileWork work, long agent, Instant due, Instant overdue) {
        var sql = "SELECT %s AS due, %s AS overdue"
                .formatted(counted(work, personOf(work), "$1", "$2"), counted(work, personOf(work), "$1", "$3"));
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(agent, timestamptz(due), timestamptz(overdue)))
                .map(rows -> Rows.only(rows, FileDueStore::waiting));
    }

    private static Waiting waiting(Fields row) {
        return new Waiting(row.integer("due"), row.integer("overdue"));
    }
}
