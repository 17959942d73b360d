package hotline.measures.rebuild;

import hotline.measures.facts.FactKind;
import hotline.measures.facts.WholeFacts;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables next to the facts. Facts are written into months without indexes, which are made once a month is whole; what
 * indexes the facts have is read from the database.
 */
final class NextTablesStore {
    /** Facts alone are written in a hurry: after a crash of the database a part is either done or not. */
    private static final String FOR_PARTS = """
            SET LOCAL synchronous_commit = off;
            SET LOCAL lock_timeout = '60s';
            SET LOCAL idle_in_transaction_session_timeout = '60s';
            SET LOCAL work_mem = '64MB';
            SET LOCAL maintenance_work_mem = '128MB'""";

    private static final String MAKE = """
            CREATE TABLE fact_next (LIKE fact INCLUDING DEFAULTS) PARTITION BY RANGE (day);
            CREATE TABLE fact_sum_next (LIKE fact_sum INCLUDING ALL);
            CREATE TABLE fact_stock_next (LIKE fact_stock)""";

    /** Those of the months in which events happened; facts of other days are few. */
    private static final String FIRST_MONTHS = """
            DO $$
            DECLARE
                month date;
            BEGIN
                FOR month IN
                    SELECT generate_series(date_trunc('month', min(at)), date_trunc('month', max(at)), '1 month')::date
                    FROM ((SELECT at FROM event ORDER BY tx, id LIMIT 1)
                          UNION ALL (SELECT at FROM event ORDER BY tx DESC, id DESC LIMIT 1)) AS ends
                LOOP
                    EXECUTE format('CREATE TABLE fact_next_%s PARTITION OF fact_next FOR VALUES FROM (%L) TO (%L) WITH (autovacuum_vacuum_insert_scale_factor = 0.05)',
                        to_char(month, 'YYYY_MM'), month, (month + interval '1 month')::date);
                    INSERT INTO fact_rebuild_part (stage, first, last)
                    VALUES (3, to_char(month, 'YYYYMM')::bigint, to_char(month, 'YYYYMM')::bigint);
                END LOOP;
            END $$""";

    /** Parts that lack the same month wait for each other: even IF NOT EXISTS fails where another creates it at the same time. */
    private static final String ONE_BY_ONE = "LOCK TABLE fact_next IN SHARE UPDATE EXCLUSIVE MODE";

    private static final String ONE_MORE = """
            CREATE TABLE %1$s PARTITION OF fact_next FOR VALUES FROM ('%2$s') TO ('%3$s')
                WITH (autovacuum_vacuum_insert_scale_factor = 0.05);
            INSERT INTO fact_rebuild_part (stage, first, last) VALUES (3, %4$d, %4$d)""";

    private static final String MONTHS = """
            SELECT right(relname, 7) AS month FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
            WHERE inhparent = 'fact_next'::regclass""";

    /** The check lets the month become one of the facts without being read for it. */
    private static final String INDEX = """
            DO $$
            DECLARE
                definition text;
            BEGIN
                FOR definition IN
                    SELECT regexp_replace(pg_get_indexdef(indexrelid), '^CREATE INDEX .* USING', 'CREATE INDEX ON %1$s USING')
                    FROM pg_index WHERE indrelid = 'fact'::regclass
                LOOP
                    EXECUTE definition;
                END LOOP;
            END $$;
            ALTER TABLE %1$s ADD CONSTRAINT of_month CHECK (day >= '%2$s' AND day < '%3$s');
            ANALYZE %1$s""";

    private static final String SUM = """
            INSERT INTO fact_sum_next (day, kind, type, severity, channel, variant, flags, n, value)
            SELECT day, kind, type, severity, channel, variant, flags, sum(n), CASE WHEN kind IN %2$s THEN 0 ELSE sum(n * value) END
            FROM %1$s
            GROUP BY kind, day, type, severity, channel, variant, flags
            HAVING sum(n) <> 0 OR sum(n * value) <> 0
            ORDER BY kind, day, type, severity, channel, variant, flags;
            INSERT INTO fact_stock_next (kind, received_on, type, severity, channel, n)
            SELECT kind, received_on, type, severity, channel, sum(n)
            FROM %1$s
            WHERE kind IN %2$s
            GROUP BY kind, received_on, type, severity, channel
            HAVING sum(n) <> 0""";

    /** Figures wait for it, a moment. */
    private static final String LOCK = """
            SET LOCAL lock_timeout = '5s';
            LOCK TABLE fact, fact_sum, fact_stock IN ACCESS EXCLUSIVE MODE""";

    /** A month that has facts of after the counting alone remains, empty: the reader fills it again. */
    private static final String CHANGE_PLACES = """
            DO $$
            DECLARE
                month record;
            BEGIN
                FOR month IN SELECT inhrelid::regclass AS name FROM pg_inherits WHERE inhparent = 'fact'::regclass LOOP
                    IF to_regclass(replace(month.name::text, 'fact_', 'fact_next_')) IS NULL THEN
                        EXECUTE format('TRUNCATE %s', month.name);
                    ELSE
                        EXECUTE format('DROP TABLE %s', month.name);
                    END IF;
                END LOOP;
                FOR month IN
                    SELECT relname AS name, replace(relname, 'fact_next_', 'fact_') AS becomes, pg_get_expr(relpartbound, pg_class.oid) AS days
                    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                    WHERE inhparent = 'fact_next'::regclass
                LOOP
                    EXECUTE format('ALTER TABLE fact_next DETACH PARTITION %I', month.name);
                    EXECUTE format('ALTER TABLE %I RENAME TO %I', month.name, month.becomes);
                    EXECUTE format('ALTER TABLE fact ATTACH PARTITION %I %s', month.becomes, month.days);
                    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT of_month', month.becomes);
                END LOOP;
            END $$;
            DROP TABLE fact_next;
            DROP TABLE fact_sum;
            ALTER TABLE fact_sum_next RENAME TO fact_sum;
            TRUNCATE fact_stock;
            INSERT INTO fact_stock (kind, received_on, type, severity, channel, n)
            SELECT kind, received_on, type, severity, channel, sum(n) FROM fact_stock_next
            GROUP BY kind, received_on, type, severity, channel
            HAVING sum(n) <> 0;
            DROP TABLE fact_stock_next;
            TRUNCATE\s""" + WholeFacts.ROLL_UPS;

    private NextTablesStore() {}

    static Future<Void> forParts(SqlClient transaction) {
        return run(transaction, FOR_PARTS);
    }

    static Future<Void> make(SqlClient transaction) {
        return run(transaction, MAKE).compose(made -> run(transaction, FIRST_MONTHS));
    }

    /** Facts of these months can be written. */
    static Future<Void> months(SqlClient transaction, Collection<YearMonth> months) {
        return missing(transaction, months)
                .compose(missing -> missing.isEmpty()
                        ? Future.succeededFuture()
                        : run(transaction, ONE_BY_ONE)
                                .compose(locked -> missing(transaction, missing))
                                .compose(still -> add(transaction, still)));
    }

    private static Future<List<YearMonth>> missing(SqlClient transaction, Collection<YearMonth> months) {
        return transaction.query(MONTHS).execute().map(rows -> {
            var there = Rows.all(rows, row -> row.text("month"));
            return months.stream()
                    .filter(month -> !there.contains(suffix(month)))
                    .sorted()
                    .toList();
        });
    }

    private static Future<Void> add(SqlClient transaction, List<YearMonth> months) {
        return months.isEmpty()
                ? Future.succeededFuture()
                : run(
                        transaction,
                        months.stream()
                                .map(month -> ONE_MORE.formatted(
                                        table(month),
                                        month.atDay(1),
                                        month.plusMonths(1).atDay(1),
                                        number(month)))
                                .collect(Collectors.joining(";\n")));
    }

    /** The month's facts are all there. */
    static Future<Void> index(SqlClient transaction, long number) {
        var month = month(number);
        return run(
                transaction,
                INDEX.formatted(
                        table(month), month.atDay(1), month.plusMonths(1).atDay(1)));
    }

    static Future<Void> sum(SqlClient transaction, long number) {
        return run(transaction, SUM.formatted(table(month(number)), FactKind.stocks()));
    }

    /** So that figures can be read from indexes alone at once. */
    static Future<Void> vacuum(SqlClient connection, long number) {
        return run(connection, "VACUUM " + table(month(number)));
    }

    /** In the transaction that ends the counting. */
    static Future<Void> changePlaces(SqlClient transaction) {
        return run(transaction, LOCK).compose(locked -> run(transaction, CHANGE_PLACES));
    }

    private static Future<Void> run(SqlClient client, String sql) {
        return client.query(sql).execute().mapEmpty();
    }

    private static String table(YearMonth month) {
        return "fact_next_" + suffix(month);
    }

    private static String suffix(YearMonth month) {
        return "%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private static long number(YearMonth month) {
        return month.getYear() * 100L + month.getMonthValue();
    }

    private static YearMonth month(long number) {
        return YearMonth.of((int) (number / 100), (int) (number % 100));
    }
}
