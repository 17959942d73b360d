package hotline.callback;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import io.vertx.core.json.JsonArray;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A take reads those that may be made now, however many wait for their time before them. */
@Tag("F9")
class DeferredCallbacksTest {
    private static final TestDatabase STORED = TestDatabase.fresh();
    private static final int FEW_PAGES = 100;

    /** 100 000 that wait for their time and are late, and a hundred ready ones that are due later. */
    @BeforeAll
    static void fill() {
        STORED.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill,
                    description, type, severity, confidence, reasons, judged_by, status, owner,
                    received_at, due_at, original_due_at, last_seq)
                SELECT n, '202609-' || n, 1, 'website', 'external', 'zh', '李娜', '+86138' || n, 'HD' || n,
                    '少了一件', 'delay', 'minor', 1, '[]', 'person', 'resolved', 3,
                    at, at + interval '3 days', at + interval '3 days', 1
                FROM generate_series(1, 100100) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 second' AS at)
                """);
        STORED.execute("""
                INSERT INTO callback (complaint_id, status, due_at, not_before, created_at, deferred)
                SELECT id, 'waiting', due_at, CASE WHEN id <= 100000 THEN timestamptz '2099-01-01' ELSE received_at END, received_at, id <= 100000
                FROM complaint ORDER BY id
                """);
        STORED.execute("VACUUM ANALYZE");
    }

    @AfterAll
    static void close() {
        STORED.close();
    }

    @Test
    void taking_the_next_reads_none_of_those_that_wait_for_their_time() throws SQLException {
        for (var now : new String[] {"2026-01-02", "2026-06-01"}) {
            assertThat(pages(CallbackStatements.CLAIM, "'" + now + "', 7, '" + now + "', '{}', '{1}'"))
                    .isLessThan(FEW_PAGES);
        }
        assertThat(pages(CallbackStatements.WAKE, "'2026-06-01', 500")).isLessThan(FEW_PAGES);
        assertThat(pages(CallbackStatements.EARLIEST, "'{1}', 50"))
                .as("the hundred ready ones with their complaints, and fifty others")
                .isLessThan(10 * FEW_PAGES);
    }

    @Test
    void waking_reads_those_that_are_due_alone() throws SQLException {
        STORED.execute("UPDATE callback SET not_before = '2026-01-01' WHERE id IN (5, 50000)");
        STORED.execute("VACUUM ANALYZE callback");

        assertThat(pages(CallbackStatements.WAKE, "'2026-06-01', 500")).isLessThan(FEW_PAGES);
        assertThat(STORED.value("SELECT count(*) FROM callback WHERE NOT deferred"))
                .isEqualTo("102");
    }

    private static int pages(String sql, String values) throws SQLException {
        try (var connection = STORED.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE asked AS " + sql);
            var lines =
                    statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE asked (" + values + ")");
            lines.next();
            var plan = new JsonArray(lines.getString(1)).getJsonObject(0).getJsonObject("Plan");
            return plan.getInteger("Shared Hit Blocks") + plan.getInteger("Shared Read Blocks");
        }
    }
}
