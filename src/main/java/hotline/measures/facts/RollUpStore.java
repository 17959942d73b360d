package hotline.measures.facts;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INT;

import hotline.log.reading.LogPosition;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds facts to the sums of months, years and all time. */
final class RollUpStore {
    /** Facts from one place in the log up to, not including, another. */
    record Stretch(LogPosition from, LogPosition until) {}

    /** @param most how many facts one stretch may have, about */
    private record Ahead(Stretch stretch, int most) {}

    static final Parameters<Stretch> STRETCH = places(Parameters.<Stretch>of(), stretch -> stretch);

    /** A stretch is summed in all dimensions at once, which with less memory would be done on disk. */
    private static final String BEGIN = """
            SET LOCAL work_mem = '64MB';
            INSERT INTO rolled_up (tx, id) VALUES (0, 0) ON CONFLICT DO NOTHING""";

    private static final String CLAIM = "SELECT tx, id FROM rolled_up FOR UPDATE SKIP LOCKED";

    /** Transactions are never divided, as an index knows them alone. */
    private static final Statement<Ahead> END =
            Statement.of("""
            SELECT tx FROM fact WHERE tx > :fromTx AND tx <= :untilTx ORDER BY tx OFFSET :most LIMIT 1""", places(Parameters.<Ahead>of(), Ahead::stretch).value("most", INT, Ahead::most));

    /** Which facts are of the stretch. */
    static final String OF_STRETCH = """
            tx BETWEEN :fromTx AND :untilTx AND (tx, id) >= (:fromTx, :fromId) AND (tx, id) < (:untilTx, :untilId)""";

    private static final Statement<Stretch> ADD = Statement.of("""
            WITH months AS MATERIALIZED (
                %1$s
            )
            INSERT INTO roll_up AS r (span, kind, dimension, flags, variant, begin, member, n, value)
            SELECT * FROM (
                %2$s
            ) AS added
            ORDER BY span, kind, dimension, begin, member, flags, variant
            ON CONFLICT (span, kind, dimension, begin, member, flags, variant)
                DO UPDATE SET n = r.n + excluded.n, value = r.value + excluded.value""".formatted(months(OF_STRETCH), spans()), STRETCH);

    private static final Statement<Stretch> ADD_BRANCHES =
            Statement.of("""
            WITH months AS MATERIALIZED (
                %1$s
            )
            INSERT INTO branch_roll_up AS r (span, kind, flags, variant, type, severity, begin, branch, n, value)
            SELECT * FROM (
                %2$s
            ) AS added
            ORDER BY span, kind, begin, branch, type, severity, flags, variant
            ON CONFLICT (span, kind, begin, branch, type, severity, flags, variant)
                DO UPDATE SET n = r.n + excluded.n, value = r.value + excluded.value""".formatted(branchMonths(OF_STRETCH), branchSpans()), STRETCH);

    private static final Statement<Stretch> MOVE =
            Statement.of("UPDATE rolled_up SET tx = :untilTx, id = :untilId", STRETCH);

    private static final String ADDED =
            "(tx, id) < (coalesce((SELECT tx FROM rolled_up), 0), coalesce((SELECT id FROM rolled_up), 0))";

    /** Kept sums that are not those of the facts. */
    private static final String DIFFERENCES = """
            WITH months AS MATERIALIZED (
                %1$s
            ), branch_months AS MATERIALIZED (
                %3$s
            )
            SELECT 'roll-up of span ' || span || ' from ' || begin || ', kind ' || kind || ', dimension ' || dimension || ', member '
                || member || ', flags ' || flags || ', variant ' || variant AS sum
            FROM (
                %2$s
            ) AS counted (span, kind, dimension, flags, variant, begin, member, n, value)
            FULL JOIN roll_up AS kept USING (span, kind, dimension, flags, variant, begin, member)
            WHERE coalesce(counted.n, 0) <> coalesce(kept.n, 0) OR coalesce(counted.value, 0) <> coalesce(kept.value, 0)
            UNION ALL
            SELECT 'roll-up of branches, span ' || span || ' from ' || begin || ', kind ' || kind || ', branch ' || branch || ', type '
                || type || ', severity ' || severity || ', flags ' || flags
            FROM (
                %4$s
            ) AS counted (span, kind, flags, variant, type, severity, begin, branch, n, value)
            FULL JOIN branch_roll_up AS kept USING (span, kind, flags, variant, type, severity, begin, branch)
            WHERE coalesce(counted.n, 0) <> coalesce(kept.n, 0) OR coalesce(counted.value, 0) <> coalesce(kept.value, 0)""".formatted(
                    months(ADDED), spans(), branchMonths(ADDED), branchSpans().replace("months", "branch_months"));

    private RollUpStore() {}

    private static <P> Parameters<P> places(Parameters<P> parameters, Function<P, Stretch> of) {
        return parameters
                .value("fromTx", BIGINT, all -> of.apply(all).from().tx())
                .value("fromId", BIGINT, all -> of.apply(all).from().id())
                .value("untilTx", BIGINT, all -> of.apply(all).until().tx())
                .value("untilId", BIGINT, all -> of.apply(all).until().id());
    }

    /** One reading of the facts for all dimensions. */
    private static String months(String facts) {
        var sets = Dimension.ROLLED_UP.stream()
                .map(dimension -> "(kind, flags, variant, begin, " + dimension.column() + ")")
                .collect(Collectors.joining(", "));
        return """
                SELECT kind, flags, variant, begin, %1$s AS dimension, %2$s AS member, sum(n) AS n, sum(value)::bigint AS value
                FROM (%3$s) AS f
                GROUP BY GROUPING SETS ((kind, flags, variant, begin), %4$s)
                HAVING sum(n) <> 0 OR sum(value) <> 0""".formatted(
                        grouped(dimension -> Integer.toString(dimension.code())),
                        grouped(Dimension::column),
                        facts(facts),
                        sets);
    }

    private static String grouped(Function<Dimension, String> then) {
        return Dimension.ROLLED_UP.stream()
                .map(dimension -> "WHEN GROUPING(" + dimension.column() + ") = 0 THEN " + then.apply(dimension))
                .collect(Collectors.joining(" ", "CASE ", " ELSE 0 END"));
    }

    private static String branchMonths(String facts) {
        return """
                SELECT kind, flags, variant, type, severity, begin, branch, sum(n) AS n, sum(value)::bigint AS value
                FROM (%s) AS f
                GROUP BY kind, flags, variant, type, severity, begin, branch
                HAVING sum(n) <> 0 OR sum(value) <> 0""".formatted(facts(facts));
    }

    /** Those that agree in all of it are added up first: of a flood of complaints about one matter most do. */
    private static String facts(String which) {
        return """
                SELECT kind, flags, variant, begin, %2$s, sum(n) AS n, sum(n * worth)::bigint AS value
                FROM (
                    SELECT kind, flags, variant, date_trunc('month', day::timestamp)::date AS begin, n,
                        CASE WHEN kind IN %1$s THEN 0 ELSE value END AS worth, %2$s
                    FROM fact WHERE %3$s) AS parts
                GROUP BY kind, flags, variant, begin, %2$s""".formatted(
                        FactKind.stocks(),
                        Dimension.ROLLED_UP.stream().map(Dimension::column).collect(Collectors.joining(", ")),
                        which);
    }

    private static String spans() {
        return """
                SELECT 1 AS span, kind, dimension, flags, variant, begin, member, n::bigint, value FROM months
                UNION ALL
                SELECT 2, kind, dimension, flags, variant, date_trunc('year', begin::timestamp)::date, member,
                       sum(n)::bigint, sum(value)::bigint
                FROM months GROUP BY 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0 OR sum(value) <> 0
                UNION ALL
                SELECT 3, kind, dimension, flags, variant, date '1970-01-01', member, sum(n)::bigint, 0
                FROM months WHERE kind IN %s GROUP BY 2, 3, 4, 5, 7 HAVING sum(n) <> 0""".formatted(FactKind.stocks());
    }

    private static String branchSpans() {
        return """
                SELECT 1 AS span, kind, flags, variant, type, severity, begin, branch, n::bigint, value FROM months
                UNION ALL
                SELECT 3, kind, flags, variant, type, severity, date '1970-01-01', branch, sum(n)::bigint, 0
                FROM months WHERE kind IN %s GROUP BY 2, 3, 4, 5, 6, 8 HAVING sum(n) <> 0""".formatted(FactKind.stocks());
    }

    /** Up to where facts have been added; empty while another node adds some. */
    static Future<Optional<LogPosition>> claim(SqlClient transaction) {
        return transaction
                .query(BEGIN)
                .execute()
                .compose(begun -> transaction.query(CLAIM).execute())
                .map(rows -> Rows.first(rows, RollUpStore::place));
    }

    /** Where a stretch of at most about so many facts ends. */
    static Future<LogPosition> end(SqlClient transaction, Stretch stretch, int most) {
        return transaction
                .preparedQuery(END.sql())
                .execute(END.values(new Ahead(stretch, most)))
                .map(rows -> Rows.first(rows, row -> new LogPosition(row.number("tx"), 0))
                        .orElse(stretch.until()));
    }

    static Future<Void> add(SqlClient transaction, Stretch stretch) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(stretch))
                .compose(added -> transaction.preparedQuery(ADD_BRANCHES.sql()).execute(ADD_BRANCHES.values(stretch)))
                .compose(added -> transaction.preparedQuery(MOVE.sql()).execute(MOVE.values(stretch)))
                .mapEmpty();
    }

    static Future<List<String>> differences(SqlClient transaction) {
        return transaction.query(DIFFERENCES).execute().map(rows -> Rows.all(rows, row -> row.text("sum")));
    }

    static LogPosition place(Fields row) {
        return new LogPosition(row.number("tx"), row.number("id"));
    }
}
