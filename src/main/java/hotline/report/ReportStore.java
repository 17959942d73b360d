package hotline.report;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.measures.Period;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Table {@code report}, which only grows. */
final class ReportStore {
    /** All that publish wait here, so that numbers have no gaps; readers do not wait. */
    private static final String LOCK = "LOCK TABLE report IN EXCLUSIVE MODE";

    private static final String COLUMNS = """
            SELECT r.number, r.serial, r.kind, r.first_day, r.last_day, r.replaces, n.number AS replaced_by, r.published_at,
                   coalesce(p.name, '') AS published_by, r.digest
            """;

    private static final String FROM = """
            FROM report r LEFT JOIN report n ON n.replaces = r.number LEFT JOIN person p ON p.id = r.published_by
            """;

    private static final String ONE = COLUMNS + ", r.body " + FROM + "WHERE r.number = $1";

    private static final String LIST = COLUMNS + FROM + """
            WHERE r.serial < $1 AND ($2::text IS NULL OR r.kind = $2)
            ORDER BY r.serial DESC
            LIMIT $3""";

    private static final String FROM_START =
            COLUMNS + ", r.body " + FROM + "WHERE r.serial > $1 ORDER BY r.serial LIMIT 1";

    private static final String LAST = COLUMNS + FROM + "ORDER BY r.serial DESC LIMIT 1";

    private static final String CURRENT = COLUMNS + FROM + """
            WHERE r.kind = $1 AND r.first_day = $2 AND n.number IS NULL""";

    private static final String COUNT_OF_MONTH = "SELECT count(*) AS n FROM report WHERE starts_with(number, $1)";

    /** A report to write. */
    record New(String number, long serial, ReportDraft draft, Instant at, long by, Buffer body, String digest) {}

    private static final Statement<New> WRITE = Statement.of(
            """
            INSERT INTO report
                (number, serial, kind, first_day, last_day, replaces, published_at, published_by, body, digest)
            VALUES (:number, :serial, :kind, :from, :to, :replaces, :at, :by, :body, :digest)""",
            Parameters.<New>of()
                    .value("number", TEXT, New::number)
                    .value("serial", BIGINT, New::serial)
                    .value("kind", TEXT, one -> one.draft().kind().code())
                    .value("from", DATE, one -> one.draft().period().from())
                    .value("to", DATE, one -> one.draft().period().to())
                    .optional("replaces", TEXT, one -> one.draft().replaces())
                    .value("at", INSTANT, New::at)
                    .value("by", BIGINT, New::by)
                    .value("body", BYTES, New::body)
                    .value("digest", TEXT, New::digest));

    private ReportStore() {}

    static Future<Void> lock(SqlConnection transaction) {
        return transaction.query(LOCK).execute().mapEmpty();
    }

    static Future<Optional<FrozenReport.Whole>> find(SqlConnection connection, String number) {
        return whole(connection, ONE, Tuple.of(number));
    }

    /** The one behind that serial. */
    static Future<Optional<FrozenReport.Whole>> next(SqlConnection connection, long serial) {
        return whole(connection, FROM_START, Tuple.of(serial));
    }

    private static Future<Optional<FrozenReport.Whole>> whole(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> {
            for (var row : rows) {
                return Optional.of(new FrozenReport.Whole(report(Fields.of(row)), row.getBuffer("body")));
            }
            return Optional.empty();
        });
    }

    /** Newest first, those before that serial. */
    static Future<List<FrozenReport>> list(SqlConnection connection, long before, Optional<ReportKind> kind, int most) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(before, kind.map(ReportKind::code).orElse(null), most))
                .map(rows -> Rows.all(rows, ReportStore::report));
    }

    static Future<Optional<FrozenReport>> last(SqlConnection connection) {
        return connection.preparedQuery(LAST).execute().map(rows -> Rows.first(rows, ReportStore::report));
    }

    /** The report of a period that none has replaced. */
    static Future<Optional<FrozenReport>> current(SqlConnection connection, ReportKind kind, LocalDate from) {
        return connection
                .preparedQuery(CURRENT)
                .execute(Tuple.of(kind.code(), from))
                .map(rows -> Rows.first(rows, ReportStore::report));
    }

    /** How many reports have numbers that begin so. */
    static Future<Long> count(SqlConnection connection, String beginning) {
        return connection
                .preparedQuery(COUNT_OF_MONTH)
                .execute(Tuple.of(beginning))
                .map(rows -> Rows.first(rows, row -> row.number("n")).orElse(0L));
    }

    static Future<Void> write(SqlConnection transaction, New report) {
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(report))
                .mapEmpty();
    }

    private static FrozenReport report(Fields row) {
        return new FrozenReport(
                row.text("number"),
                row.number("serial"),
                row.code("kind", ReportKind::of),
                new Period(row.day("first_day"), row.day("last_day")),
                row.optionalText("replaces"),
                row.optionalText("replaced_by"),
                row.instant("published_at"),
                row.text("published_by"),
                row.text("digest"));
    }
}
