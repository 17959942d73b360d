package hotline.measures.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rates per parcels cost as much as their complaints, not as complaints times volumes. */
class PerParcelPlanTest {
    /** From the sixth time on, PostgreSQL may keep one plan for any period. */
    private static final int MORE_THAN_UNTIL_A_PLAN_IS_KEPT = 7;

    private static final Pattern ROWS = Pattern.compile("actual rows=([0-9.]+)");

    @Test
    void facts_meet_the_volume_of_their_branch_and_day_alone_however_often_it_is_asked() throws SQLException {
        try (var stored = TestDatabase.fresh()) {
            stored.execute("""
                    INSERT INTO parcel_volume (day, branch, parcels, import)
                    SELECT '2026-09-01'::date + n / 60, 'B' || n % 60, 1000, 1 FROM generate_series(0, 5499) AS n
                    """);
            stored.execute(
                    "INSERT INTO dimension (id, kind, code) SELECT n + 1, 8, 'B' || n FROM generate_series(0, 59) AS n");
            stored.execute(
                    "CREATE TABLE fact_of_autumn PARTITION OF fact FOR VALUES FROM ('2026-09-01') TO ('2026-12-01')");
            stored.execute("""
                    INSERT INTO fact
                    SELECT (jsonb_populate_record(NULL::fact, zeros || jsonb_build_object('id', n, 'complaint', n, 'kind', 1, 'n', 1,
                        'branch', 1 + n % 60, 'day', '2026-09-01'::date + n % 90, 'received_on', '2026-09-01'))).*
                    FROM generate_series(1, 3000) AS n,
                        (SELECT jsonb_object_agg(attname, 0) AS zeros FROM pg_attribute
                         WHERE attrelid = 'fact'::regclass AND attnum > 0 AND attname NOT IN ('day', 'received_on')) AS columns
                    """);
            stored.execute("ANALYZE");
            long pairs = 0;
            try (var connection = stored.connection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(BreakdownStore.FOR_SHORT_READING);
                statement.execute(
                        "PREPARE measured (date, date) AS SELECT kind, sum(n) FROM %s WHERE day BETWEEN $1 AND $2 GROUP BY kind"
                                .formatted(PerParcelStore.measured("fact")
                                        .replace(":from", "$1")
                                        .replace(":to", "$2")));
                for (int i = 0; i < MORE_THAN_UNTIL_A_PLAN_IS_KEPT; i++) {
                    statement.execute("EXECUTE measured('2026-09-01', '2026-11-29')");
                }
                var lines = statement.executeQuery(
                        "EXPLAIN (ANALYZE, TIMING OFF) EXECUTE measured('2026-09-01', '2026-11-29')");
                while (lines.next()) {
                    var rows = ROWS.matcher(lines.getString(1));
                    pairs = rows.find() ? Math.max(pairs, (long) Double.parseDouble(rows.group(1))) : pairs;
                }
            }
            assertThat(pairs).as("rows of the largest step").isBetween(3_000L, 6_000L);
        }
    }
}
