package hotline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of notices cost as much as they show, not as much as was ever sent: each reads an index in its order. */
class NoticePlanTest {
    private static final TestDatabase STORED = TestDatabase.fresh();

    /** 30 000 notices, 900 of them open: a third to persons, to departments and to supervisors each. */
    @BeforeAll
    static void fill() {
        STORED.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone,
                    description, type, severity, confidence, reasons, judged_by, status, received_at, due_at,
                    original_due_at, last_seq)
                SELECT n, '202609-' || n, 1, 'website', 'external', 'zh', '李娜', '+8613800000000', '少了一件', 'delay',
                    'minor', 1, '[]', 'person', 'received', at, at, at, 1
                FROM generate_series(1, 30000) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 minute' AS at)
                """);
        STORED.execute("""
                INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at,
                    issued_at, to_person, to_department, tell_at, in_digest, answer_due_at, received_at, answered_at)
                SELECT number || '-N1', id, 'handling', 1, 'due', CASE WHEN id % 1000 = 0 THEN 'report' ELSE 'reminder' END,
                    'department-' || id % 6, due_at, due_at, CASE WHEN id % 3 = 0 THEN id % 50 END,
                    CASE WHEN id % 3 = 1 THEN 'department-' || id % 6 END, due_at, false, due_at,
                    CASE WHEN id <= 29100 THEN due_at END, CASE WHEN id <= 29100 THEN due_at END
                FROM complaint
                """);
        STORED.execute("VACUUM ANALYZE");
    }

    @AfterAll
    static void close() {
        STORED.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MINE, notice_due_of_person notice_due_of_department notice_due_of_supervisors",
        "UNANSWERED, notice_unanswered",
        "ALL, notice_pkey",
        "OF_KIND, notice_of_kind",
        "OF_DEPARTMENT, notice_of_department"
    })
    void a_list_reads_its_index_in_order(String list, String indexes) throws SQLException {
        assertThat(plan(sql(list))).contains(indexes.split(" ")).doesNotContain("Seq Scan on notice");
    }

    /** Planning spends its time on joins, and the database plans each list again for its parameters. */
    @ParameterizedTest
    @ValueSource(strings = {"MINE", "UNANSWERED", "ALL", "OF_KIND", "OF_DEPARTMENT"})
    void a_list_joins_only_case_and_clock(String list) {
        assertThat(sql(list).split("JOIN ")).hasSize(3);
    }

    private static String sql(String list) {
        return switch (list) {
            case "MINE" -> NoticeListStore.MINE.sql();
            case "UNANSWERED" -> NoticeListStore.UNANSWERED.sql();
            case "OF_KIND" -> NoticeListStore.OF_KIND.sql();
            case "OF_DEPARTMENT" -> NoticeListStore.OF_DEPARTMENT.sql();
            default -> NoticeListStore.ALL.sql();
        };
    }

    /** For any parameters, as after a few executions. */
    private static String plan(String sql) throws SQLException {
        int parameters = 0;
        while (sql.contains("$" + (parameters + 1))) {
            parameters++;
        }
        var plan = new StringBuilder();
        try (var connection = STORED.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE listing AS " + sql);
            var nulls = "NULL" + ", NULL".repeat(parameters - 1);
            var lines = statement.executeQuery("EXPLAIN EXECUTE listing(" + nulls + ")");
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
