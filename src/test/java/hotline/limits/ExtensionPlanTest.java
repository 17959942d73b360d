package hotline.limits;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Supervisors' lists read the index that is in their order, from where the page before ended, also by a generic plan. */
class ExtensionPlanTest {
    private static final TestDatabase STORED = TestDatabase.fresh();

    /** 10 000 extensions of which 100 are undecided. */
    @BeforeAll
    static void fill() {
        STORED.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone,
                    description, type, severity, confidence, reasons, judged_by, status, received_at, due_at,
                    original_due_at, last_seq)
                SELECT n, '202609-' || n, 1, 'website', 'external', 'zh', '李娜', '+86138', '少了一件', 'delay', 'minor', 1,
                    '[]', 'person', 'assigned', at, at, at, 1
                FROM generate_series(1, 10000) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 minute' AS at)
                """);
        STORED.execute("""
                INSERT INTO extension (complaint_id, working_days, reason, asked_by, asked_at, due_before, granted,
                    decided_by, decided_at)
                SELECT id, 1, '等待', 1, received_at, due_at, CASE WHEN id > 100 THEN true END,
                    CASE WHEN id > 100 THEN 2 END, CASE WHEN id > 100 THEN received_at END
                FROM complaint
                """);
        STORED.execute("VACUUM ANALYZE");
    }

    @AfterAll
    static void close() {
        STORED.close();
    }

    @ParameterizedTest
    @CsvSource({"undecided, extension_undecided", "decided, extension_decided"})
    void a_list_reads_its_index_in_order(String view, String index) throws SQLException {
        var sql = view.equals("decided") ? ExtensionListStore.DECIDED : ExtensionListStore.UNDECIDED;
        assertThat(plan(sql)).contains(index).doesNotContain("Seq Scan on extension", "Seq Scan on complaint", "Sort");
    }

    private static String plan(String sql) throws SQLException {
        var plan = new StringBuilder();
        try (var connection = STORED.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE listing AS " + sql);
            var lines = statement.executeQuery("EXPLAIN EXECUTE listing(NULL, NULL, NULL)");
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
