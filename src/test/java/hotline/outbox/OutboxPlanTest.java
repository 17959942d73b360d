package hotline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A round costs as much as it sends: 100 000 messages behind a dead route cost its row alone. */
class OutboxPlanTest {
    private static final TestDatabase STORED = TestDatabase.fresh();

    @BeforeAll
    static void fill() {
        STORED.execute("""
                INSERT INTO outbox_route (way, name, settings, per_second, in_flight, tokens_at, next_at, closed_until, probes, failures, created_at)
                SELECT 'webhook', 'r' || n, '{}', 100, 8, now(), CASE WHEN n = 1 THEN now() + interval '1 h' ELSE now() + interval '5 min' END,
                    CASE WHEN n = 1 THEN now() + interval '1 h' END, 1, 9, now()
                FROM generate_series(1, 20) n
                """);
        STORED.execute("""
                INSERT INTO outbox (route, way, recipient, kind, cause, complaint_id, lane, place, body, state, next_at, give_up_at, created_at)
                SELECT 1, 'webhook', 1, 'webhook', 'event:' || n, n / 5, n / 5, n % 5, '{"type":"complaint.received"}', 'waiting',
                    now() - interval '1 h', now() + interval '5 days', now()
                FROM generate_series(1, 100000) n
                """);
        STORED.execute("""
                INSERT INTO outbox (route, way, recipient, kind, cause, lane, place, body, state, give_up_at, created_at, settled_at)
                SELECT 2 + n % 19, 'webhook', 1, 'webhook', 'old:' || n, n, 0, '{}', 'delivered', now(), now(), now()
                FROM generate_series(1, 50000) n
                """);
        STORED.execute("VACUUM ANALYZE outbox, outbox_route");
    }

    @AfterAll
    static void close() {
        STORED.close();
    }

    @Test
    void a_round_with_100_000_messages_behind_a_dead_route_reads_few_pages() throws SQLException {
        var due = buffers(
                "EXECUTE due (now(), '{webhook,mail}', 32)",
                declared("due", ClaimStore.DUE, "timestamptz, text[], int"));
        var lapsed = buffers("EXECUTE lapsed (now(), 500)", declared("lapsed", ClaimStore.LAPSED, "timestamptz, int"));
        var late = buffers(
                "EXECUTE late (now(), 500)", declared("late", SettleStore.ROUTES_TO_GIVE_UP, "timestamptz, int"));

        assertThat(due + lapsed + late).as("pages of all statements of a round").isLessThanOrEqualTo(20);
    }

    @Test
    void a_claim_reads_the_messages_that_it_takes_by_their_index() throws SQLException {
        var declared = declared("claim", ClaimStore.CLAIM, "int[], int[], timestamptz, timestamptz");
        var plan = plan("EXECUTE claim ('{1}', '{8}', now(), now() + interval '90 s')", declared);

        assertThat(plan.toString()).contains("outbox_due", "outbox_lane").doesNotContain("\"Seq Scan\"");
        // Ten pages for each of the eight: found, looked up in its lane, and written with its indexes.
        assertThat(pages(plan)).isLessThan(8 * 40);
    }

    private static String declared(String name, String sql, String types) {
        return "PREPARE " + name + " (" + types + ") AS " + sql;
    }

    private static int buffers(String execute, String declared) throws SQLException {
        return pages(plan(execute, declared));
    }

    private static int pages(JsonObject plan) {
        var top = plan.getJsonObject("Plan");
        return top.getInteger("Shared Hit Blocks") + top.getInteger("Shared Read Blocks");
    }

    /** In a transaction that is rolled back, by a plan for any parameters. */
    private static JsonObject plan(String execute, String declared) throws SQLException {
        try (var connection = STORED.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            statement.execute(declared);
            List<String> lines = new ArrayList<>();
            try (var rows = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + execute)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            connection.rollback();
            return new JsonArray(String.join("\n", lines)).getJsonObject(0);
        }
    }
}
