package hotline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tick costs as much as is due, however many clocks are stored or were due before. */
class QuietTickTest {
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final int MOST = 10;

    @Test
    void a_tick_with_nothing_due_reads_no_more_after_thousands_of_limits_have_passed() throws SQLException {
        try (var stored = TestDatabase.fresh()) {
            stored.execute("""
                    INSERT INTO sla_clock (complaint_id, kind, state, started_at, original_due_at, counted_due_at,
                        unextended_due_at, due_at, next_action_at, stopped_at)
                    SELECT n, 'handling', CASE WHEN n <= 10000 THEN 'running' ELSE 'met' END, due, due, due, due, due,
                        CASE WHEN n <= 10000 THEN due END, CASE WHEN n > 10000 THEN due END
                    FROM generate_series(1, 300000) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 s' AS due) d
                    """);
            stored.execute("VACUUM ANALYZE sla_clock");
            assertThat(buffersOfATick(stored)).isLessThanOrEqualTo(MOST);

            stored.execute("UPDATE sla_clock SET state = 'breached', next_action_at = NULL WHERE complaint_id <= 4000");
            // Autovacuum does the same soon after, even if few of the table's pages changed.
            stored.execute("VACUUM sla_clock");

            assertThat(buffersOfATick(stored)).isLessThanOrEqualTo(MOST);
        }
    }

    private static int buffersOfATick(TestDatabase stored) throws SQLException {
        try (var connection = stored.connection();
                var statement = connection.createStatement()) {
            var plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + LadderStore.EARLIEST);
            while (plan.next()) {
                // The first line of buffers counts the whole statement.
                var buffers = BUFFERS.matcher(plan.getString(1));
                if (buffers.find()) {
                    return IntStream.of(1, 2)
                            .filter(group -> buffers.group(group) != null)
                            .map(group -> Integer.parseInt(buffers.group(group)))
                            .sum();
                }
            }
            throw new IllegalStateException("a plan without buffers");
        }
    }
}
