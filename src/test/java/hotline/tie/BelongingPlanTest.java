package hotline.tie;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose customer a customer is costs as much as the customer's own complaints, not as much as is stored, also by a generic plan. */
class BelongingPlanTest {
    private static final TestDatabase STORED = TestDatabase.fresh();

    /** 20 000 complaints that no one owns: a plan by the owner would seem to read few rows. */
    @BeforeAll
    static void fill() {
        STORED.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone,
                    description, type, severity, confidence, reasons, judged_by, status, received_at, due_at,
                    original_due_at, last_seq)
                SELECT n, '202609-' || n, 1, 'website', 'external', 'zh', '李娜', '+86138', '少了一件', 'delay', 'minor', 1,
                    '[]', 'person', 'received', at, at, at, 1
                FROM generate_series(1, 20000) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 minute' AS at)
                """);
        STORED.execute("VACUUM ANALYZE complaint");
    }

    @AfterAll
    static void close() {
        STORED.close();
    }

    @Test
    @Tag("R3")
    void complaints_are_looked_up_by_their_customers_files() throws SQLException {
        var plan = new StringBuilder();
        try (var connection = STORED.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE belonging AS " + BelongingStore.OF_COMPLAINTS);
            var lines = statement.executeQuery("EXPLAIN EXECUTE belonging(NULL, NULL, NULL)");
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        assertThat(plan).contains("complaint_pkey").doesNotContain("Seq Scan on complaint ");
    }
}
