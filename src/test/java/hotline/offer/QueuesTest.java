package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits by what it asks of agents, how long it waits still, and how offers are answered: one moment, whose sums are those of its rows. */
class QueuesTest {
    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private OfferedFloor floor;

    @BeforeEach
    void empty() {
        floor = new OfferedFloor(server);
        floor.empty();
        server.database().execute("DELETE FROM staff_skill; DELETE FROM staff_member");
    }

    @Test
    @Tag("C3")
    void each_need_has_a_row_and_the_line_has_their_sum() {
        floor.file();
        file("claims");
        file("claims");
        var line = line();
        var claims = queue(line, "complaints");
        var others = queue(line, "");

        assertThat(claims.getInteger("waiting")).isEqualTo(2);
        assertThat(others.getInteger("waiting")).isEqualTo(1);
        assertThat(line.getInteger("waiting")).isEqualTo(3);
        assertThat(claims.getInteger("ready")).isZero();
        assertThat(claims.getValue("predictedSeconds")).as("none was taken").isNull();
        assertThat(line.getString("oldestDue")).isEqualTo(others.getString("oldestDue"));
        assertThat(line.getJsonObject("today").getInteger("of")).isZero();
    }

    @Test
    void the_pace_of_the_last_hour_says_how_long_the_last_one_waits() {
        floor.ready("agent1");
        for (int i = 0; i < 3; i++) {
            var offer = floor.offered("agent1", floor.file().getString("number"));
            server.clock().advance(Duration.ofSeconds(5));
            assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(200);
        }
        var offer = floor.offered("agent1", floor.file().getString("number"));
        floor.file();

        var line = line();
        var queue = queue(line, "");
        assertThat(queue.getInteger("offered")).isEqualTo(1);
        assertThat(queue.getInteger("waiting")).isEqualTo(1);
        assertThat(queue.getInteger("taken")).isEqualTo(3);
        assertThat(queue.getInteger("ready")).as("the only agent has an offer").isZero();
        assertThat(queue.getInteger("predictedSeconds")).isEqualTo(2 * 3600 / 3);
        assertThat(line.getJsonObject("recent").getInteger("counted")).isEqualTo(3);
        assertThat(line.getJsonObject("today").getInteger("of")).isEqualTo(3);

        assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(200);
        server.database().execute("UPDATE agent_floor SET state = 'break'");
        server.clock().advance(Duration.ofMinutes(31));
        var later = line();
        assertThat(later.getJsonObject("recent").getInteger("counted")).isZero();
        assertThat(later.getJsonObject("today").getInteger("counted")).isEqualTo(4);
    }

    @Test
    void work_comes_at_once_where_more_agents_are_ready_than_works_wait() {
        floor.ready("agent1", "agent2");
        var claim = file("claims");
        server.database()
                .execute(
                        "INSERT INTO staff_member (person, changed_by, changed_at) VALUES (%1$d, %1$d, now()); INSERT INTO staff_skill (person, skill, level) VALUES (%1$d, 'complaints', 3)"
                                .formatted(floor.id("agent1")));
        var offer = floor.offered("agent1", claim);

        var queue = queue(line(), "complaints");
        assertThat(queue.getInteger("offered")).isEqualTo(1);
        assertThat(queue.getInteger("ready")).as("agent2 lacks the skill").isZero();
        assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(200);
        var free = queue(line(), "complaints");
        assertThat(free.getInteger("ready")).isEqualTo(1);
        assertThat(free.getInteger("predictedSeconds")).isZero();
    }

    @Test
    @Tag("T8")
    @Tag("C2")
    void a_visitor_and_a_caller_who_wait_stand_in_the_queue_of_what_they_ask_for() {
        var reply = server.as("supervisor1")
                .post("/api/v1/visits", new JsonObject().put("who", "王女士").put("line", OfferedFloor.LINE));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        server.database()
                .execute("UPDATE visit SET needs = '{\"complaints\": 2}', due_at = arrived_at + interval '1 minute'");
        var waits = queue(line(), "visit", "complaints");
        assertThat(waits.getInteger("waiting")).isEqualTo(1);
        assertThat(waits.getString("waitingSince")).isEqualTo(reply.json().getString("arrivedAt"));
        assertThat(waits.getString("oldestDue")).isNotNull();
        assertThat(waits.getInteger("ready")).isZero();

        server.database().execute("""
                INSERT INTO call_work (connector, call_id, line, needs, arrived_at, due_at, ahead_minutes, avoid, asked_at, hunts)
                SELECT id, 'queued', 'customer-service', '{}', '%1$s', '%1$s', 0, '{}', '%1$s', true FROM connector WHERE code = 'by-hand'
                """.formatted(server.clock().instant()));
        var line = line();
        assertThat(queue(line, "call", "").getInteger("waiting")).isEqualTo(1);
        assertThat(line.getInteger("waiting")).isEqualTo(2);

        server.database().execute("UPDATE visit SET needs = '{}'");
        server.database().execute("DELETE FROM call_work");
        floor.ready("agent1");
        await("agent1 is offered the visitor", () -> floor.open("agent1").isPresent());
        assertThat(queue(line(), "visit", "").getInteger("offered")).isEqualTo(1);
        assertThat(floor.answer("agent1", floor.open("agent1").orElseThrow(), "accepted")
                        .status())
                .isEqualTo(200);
        var taken = queue(line(), "visit", "");
        assertThat(taken.getInteger("taken")).isEqualTo(1);
        assertThat(taken.getInteger("waiting")).isZero();
    }

    @Test
    @Tag("C1")
    void callers_who_gave_up_today_stand_with_the_line_that_would_have_answered_even_where_nothing_waits() {
        // Later than each reading of the tests before.
        server.clock().advance(Duration.ofHours(2));
        server.database().execute("""
                WITH gone AS (
                    INSERT INTO call (connector, day, call_id, direction, state, to_number, queue, offered_at, ended_at, cause, times_by, seen_at)
                    SELECT k.id, day, 'g' || day, 'in', 'ended', '4008201234', 'service', day, day, 'abandoned', 'exchange', day
                    FROM connector k, (VALUES (date '2026-09-27'), (date '2026-09-28')) d (day) WHERE k.code = 'by-hand' RETURNING id, connector, day)
                INSERT INTO call_fact (call, kind, about, day, hour, direction, connector, queue, person, value, n, counted_at)
                SELECT id, 'abandoned', '', day, 9, 'in', connector, 'service', 0, 30000, 1, day FROM gone
                """);
        assertThat(line().getInteger("gaveUp")).isEqualTo(1);
        server.database()
                .execute(
                        "UPDATE call_fact SET n = 1; INSERT INTO call_fact (call, kind, about, day, hour, direction, connector, queue, person, value, n, counted_at)"
                                + " SELECT call, kind, about, day, hour, direction, connector, queue, person, value, -1, counted_at FROM call_fact");
        floor.file();
        assertThat(line().getInteger("gaveUp")).as("the exchange took it back").isZero();
    }

    private String file(String type) {
        var number = floor.file().getString("number");
        server.database()
                .execute("UPDATE complaint SET type = '" + type + "', subtype = NULL WHERE number = '" + number + "'");
        return number;
    }

    /** A reading of now, since one is given for a second. */
    private static JsonObject line() {
        server.clock().advance(Duration.ofSeconds(1));
        var asked = server.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        var line = new AtomicReference<JsonObject>();
        await("a reading of now", () -> {
            var reply = server.as("supervisor1").get("/api/v1/dispatch/queues?line=" + OfferedFloor.LINE);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            var at = OffsetDateTime.parse(reply.json().getString("at")).toInstant();
            var lines = reply.json().getJsonArray("lines");
            line.set(lines.isEmpty() ? null : lines.getJsonObject(0));
            return at.truncatedTo(ChronoUnit.SECONDS).equals(asked)
                    && line.get() != null
                    && line.get().getInteger("waiting") == sum(line.get());
        });
        return line.get();
    }

    private static int sum(JsonObject line) {
        return queues(line).stream()
                .mapToInt(queue -> queue.getInteger("waiting"))
                .sum();
    }

    private static List<JsonObject> queues(JsonObject line) {
        return line.getJsonArray("queues").stream().map(JsonObject.class::cast).toList();
    }

    /** @param skill the one that it asks for; empty: none */
    private static JsonObject queue(JsonObject line, String skill) {
        return queue(line, "case", skill);
    }

    private static JsonObject queue(JsonObject line, String kind, String skill) {
        return queues(line).stream()
                .filter(queue -> queue.getString("kind").equals(kind))
                .filter(queue -> skill.isEmpty()
                        ? queue.getJsonArray("skills").isEmpty()
                        : queue.getJsonArray("skills").encode().contains("\"" + skill + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(skill + " in " + line.encode()));
    }
}
