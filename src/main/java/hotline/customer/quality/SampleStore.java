package hotline.customer.quality;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables {@code file_sample} and {@code file_check}. */
final class SampleStore {
    private static final String LOCK = "LOCK TABLE file_sample IN SHARE ROW EXCLUSIVE MODE";

    private static final String IS_DRAWN = "SELECT EXISTS (SELECT FROM file_sample WHERE month = $1) AS drawn";

    /** None that is sealed or erased. Each file has its place by the month and its number alone, so that the same files give the same sample, and no person chooses them. */
    private static final String DRAW = """
            SELECT id, department, place
            FROM (
                SELECT f.id, coalesce(f.department, '') AS department,
                       row_number() OVER (
                           PARTITION BY coalesce(f.department, '') ORDER BY md5($1::date || '/' || f.id), f.id)::int AS place
                FROM customer_file f
                WHERE f.created_at < $2 AND f.set_aside_at IS NULL AND f.sealed_at IS NULL AND NOT EXISTS (SELECT FROM file_root r WHERE r.file = f.id)) p
            WHERE place <= $3
            ORDER BY department, place
            """;

    /** A file that was drawn. */
    record Drawn(long file, String department, int place) {}

    /** What is recorded of it. */
    record Row(LocalDate month, Drawn drawn, List<CheckedField> fields, List<String> missing, Instant at, long by) {}

    private static final Batch<Row> ROW = Batch.<Row>of()
            .fixed("month", DATE, Row::month)
            .fixed("file", BIGINT, row -> row.drawn().file())
            .fixed("department", TEXT, row -> row.drawn().department())
            .fixed("place", INT, row -> row.drawn().place())
            .fixed("fields", CODES, row -> row.fields().stream()
                    .map(CheckedField::code)
                    .toList())
            .fixed("missing", CODES, Row::missing)
            .fixed("drawn_at", INSTANT, Row::at)
            .fixed("drawn_by", BIGINT, Row::by);

    private static final Statement<List<Row>> WRITE = Statement.of(
            "INSERT INTO file_sample (%s) SELECT %s FROM unnest(:rows) AS n".formatted(ROW.names(), ROW.values()),
            Parameters.<List<Row>>of().batch("rows", ROW, rows -> rows));

    private static final String FILES = """
            SELECT s.file, s.department, s.place, s.fields, s.missing,
                (SELECT jsonb_agg(jsonb_build_object(
                    'field', c.field, 'verdict', c.verdict, 'by', c.by, 'by_name', p.name, 'at', c.at) ORDER BY c.field)
                FROM file_check c JOIN person p ON p.id = c.by WHERE c.month = s.month AND c.file = s.file) AS checks
            FROM file_sample s
            WHERE s.month = $1 AND s.department = $2 AND s.place > $3
            ORDER BY s.place
            LIMIT $4
            """;

    private static final String FIELDS_OF =
            "SELECT fields FROM file_sample WHERE month = $1 AND file = $2 FOR NO KEY UPDATE";

    private static final String CHECK = """
            INSERT INTO file_check (month, file, field, verdict, by, at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (month, file, field) DO UPDATE SET verdict = excluded.verdict, by = excluded.by, at = excluded.at
            """;

    private static final String FIGURES = """
            SELECT s.department, min(s.drawn_at) AS drawn_at, count(*) AS files, count(*) FILTER (WHERE s.missing = '{}') AS complete,
                   sum(cardinality(s.fields))::bigint AS fields, coalesce(sum(c.right_ones), 0)::bigint AS right_ones,
                   coalesce(sum(c.wrong), 0)::bigint AS wrong,
                   coalesce(sum(c.unreachable), 0)::bigint AS unreachable
            FROM file_sample s
                LEFT JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE k.verdict = 'true') AS right_ones, count(*) FILTER (WHERE k.verdict = 'false') AS wrong,
                           count(*) FILTER (WHERE k.verdict = 'unreachable') AS unreachable
                    FROM file_check k WHERE k.month = s.month AND k.file = s.file) c ON true
            WHERE s.month = $1
            GROUP BY s.department
            ORDER BY s.department
            """;

    private SampleStore() {}

    /** False where the month has its sample. */
    static Future<Boolean> lock(SqlConnection transaction, LocalDate month) {
        return transaction.query(LOCK).execute().compose(locked -> transaction
                .preparedQuery(IS_DRAWN)
                .execute(Tuple.of(month))
                .map(rows -> !Rows.only(rows, row -> row.flag("drawn"))));
    }

    /** @param before files made later are not drawn */
    static Future<List<Drawn>> draw(SqlConnection transaction, LocalDate month, Instant before, int size) {
        return transaction
                .preparedQuery(DRAW)
                .execute(Tuple.of(month, timestamptz(before), size))
                .map(rows -> Rows.all(
                        rows, row -> new Drawn(row.number("id"), row.text("department"), row.integer("place"))));
    }

    static Future<Void> write(SqlConnection transaction, List<Row> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(WRITE.sql())
                        .execute(WRITE.values(rows))
                        .mapEmpty();
    }

    static Future<List<SampledFile>> files(
            SqlConnection connection, LocalDate month, Optional<String> department, int after, int most) {
        return connection
                .preparedQuery(FILES)
                .execute(Tuple.of(month, department.orElse(""), after, most))
                .map(rows -> Rows.all(rows, SampleStore::file));
    }

    private static SampledFile file(Fields row) {
        return new SampledFile(
                row.number("file"),
                Optional.of(row.text("department")).filter(code -> !code.isEmpty()),
                row.integer("place"),
                fields(row),
                row.texts("missing"),
                row.each(
                        "checks",
                        one -> new SampledFile.Check(
                                one.code("field", CheckedField::of),
                                one.code("verdict", Verdict::of),
                                PersonName.of(one, "by").orElseThrow(),
                                one.instant("at"))));
    }

    private static List<CheckedField> fields(Fields row) {
        return row.texts("fields").stream()
                .flatMap(code -> CheckedField.of(code).stream())
                .toList();
    }

    /** Fields that the file of the sample has; empty where it is in none. */
    static Future<Optional<List<CheckedField>>> fieldsOf(SqlConnection transaction, LocalDate month, long file) {
        return transaction
                .preparedQuery(FIELDS_OF)
                .execute(Tuple.of(month, file))
                .map(rows -> Rows.first(rows, SampleStore::fields));
    }

    static Future<Void> check(
            SqlConnection transaction,
            LocalDate month,
            long file,
            Map<CheckedField, Verdict> verdicts,
            long by,
            Instant at) {
        var tuples = new ArrayList<Tuple>();
        verdicts.forEach((field, verdict) ->
                tuples.add(Tuple.of(month, file, field.code(), verdict.code(), by, timestamptz(at))));
        return transaction.preparedQuery(CHECK).executeBatch(tuples).mapEmpty();
    }

    static Future<FileQuality> figures(SqlConnection connection, LocalDate month) {
        return connection.preparedQuery(FIGURES).execute(Tuple.of(month)).map(rows -> {
            var drawnAt =
                    Rows.all(rows, row -> row.instant("drawn_at")).stream().min(Instant::compareTo);
            return new FileQuality(drawnAt, Rows.all(rows, SampleStore::ofDepartment));
        });
    }

    private static FileQuality.OfDepartment ofDepartment(Fields row) {
        return new FileQuality.OfDepartment(
                Optional.of(row.text("department")).filter(code -> !code.isEmpty()),
                row.number("files"),
                row.number("complete"),
                row.number("fields"),
                row.number("right_ones"),
                row.number("wrong"),
                row.number("unreachable"));
    }
}
