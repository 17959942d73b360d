package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers on one database, asked for the same thing at the same moment. */
@ExtendWith(VertxExtension.class)
class TwoNodesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running
    private TestServer first;

    private TestServer second;

    private Vertx vertx;

    @BeforeEach
    void startSecond(Vertx injected) {
        vertx = injected;
        second = first.secondNode();
    }

    @Test
    void a_key_that_comes_to_both_at_once_makes_one_complaint() throws Exception {
        var replies = atOnce(240, i -> node(i).anybody()
                .with("Idempotency-Key", "key-" + i / 12)
                .post(COMPLAINTS, Draft.usual().json()));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies.stream()
                        .map(reply -> reply.json().getString("trackingCode"))
                        .distinct())
                .hasSize(20);
        for (int key = 0; key < 20; key++) {
            assertThat(replies.subList(key * 12, key * 12 + 12).stream()
                            .map(Reply::body)
                            .distinct())
                    .hasSize(1);
        }
        assertThat(stored("count(*) || ' ' || max(number)")).isEqualTo("20 202609-000020");
    }

    @Test
    void serials_have_no_gaps_when_both_take_complaints_in() throws Exception {
        var replies = atOnce(
                600, i -> node(i).anybody().post(COMPLAINTS, Draft.usual().json()));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(stored("count(*) || ' ' || count(DISTINCT number) || ' ' || max(number)"))
                .isEqualTo("600 600 202609-000600");
    }

    @Test
    void a_breach_is_written_once_though_both_look_for_it() throws Exception {
        atOnce(100, i -> node(i).anybody().post(COMPLAINTS, Draft.usual().json()));

        first.clock().advance(Duration.ofDays(30));
        await("all are past due", () -> "100".equals(stored("count(breached_at)")));

        assertThat(
                        first.database()
                                .value(
                                        "SELECT count(*) || ' ' || count(DISTINCT complaint_id) FROM event WHERE type = 'breached'"))
                .isEqualTo("100 100");
    }

    @Test
    void a_callback_is_in_one_agents_hands_and_a_complaint_one_agents_own() throws Exception {
        atOnce(8, i -> node(i).anybody().post(COMPLAINTS, Draft.usual().json()));

        var taken = atOnce(8, i -> agent(i).post(COMPLAINTS + "/take-next"));
        assertThat(taken.stream().filter(reply -> reply.status() == 200).map(reply -> reply.json()
                        .getString("number")))
                .doesNotHaveDuplicates();
        atOnce(8, i -> taken.get(i).status() == 200 ? resolve(agent(i), taken.get(i)) : taken.get(i));

        // Customers are called in business hours.
        first.clock().set(Instant.parse("2026-09-28T02:00:00Z"));
        var calls = atOnce(8, i -> agent(i).post("/api/v1/callbacks/take-next"));
        var inHand = calls.stream()
                .filter(reply -> reply.status() == 200)
                .map(reply -> reply.json().getLong("id"))
                .toList();
        assertThat(inHand).doesNotHaveDuplicates().isNotEmpty();
        assertThat(first.database().value("SELECT count(*) FROM callback WHERE status = 'in-progress'"))
                .isEqualTo(Integer.toString(inHand.size()));
    }

    @Test
    void a_repeat_after_the_database_aborted_the_first_try_makes_one_complaint() throws Exception {
        var client = first.anybody().with("Idempotency-Key", "broken-off");
        try (var holder = first.database().connection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE complaint IN EXCLUSIVE MODE");
            var tried = vertx.executeBlocking(
                    () -> client.post(COMPLAINTS, Draft.usual().json()));
            await("the database works on it", () -> waiting().equals("1"));
            first.database()
                    .value("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()");
            assertThat(await(tried).status()).isEqualTo(503);
            holder.rollback();
        }

        var repeated = second.anybody()
                .with("Idempotency-Key", "broken-off")
                .post(COMPLAINTS, Draft.usual().json());
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(client.post(COMPLAINTS, Draft.usual().json()).json()).isEqualTo(repeated.json());
        assertThat(stored("count(*) || ' ' || max(number)")).isEqualTo("1 202609-000001");
    }

    private String waiting() {
        return first.database()
                .value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database() AND query LIKE 'WITH draft AS%'");
    }

    private static Reply resolve(TestClient agent, Reply taken) {
        return agent.with("If-Match", taken.header("ETag").orElseThrow())
                .post(
                        COMPLAINTS + "/" + taken.json().getString("number") + "/steps",
                        new JsonObject().put("step", "resolve").put("resolution", "已送达"));
    }

    private String stored(String what) {
        return first.database().value("SELECT " + what + " FROM complaint");
    }

    private TestServer node(int i) {
        return i % 2 == 0 ? first : second;
    }

    private TestClient agent(int i) {
        return node(i).as("agent" + (i + 1));
    }

    private List<Reply> atOnce(int times, Callers.Call<Reply> asking) {
        return Callers.atOnce(vertx, 12, times, asking);
    }
}
