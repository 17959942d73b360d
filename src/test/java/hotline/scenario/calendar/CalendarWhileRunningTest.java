package hotline.scenario.calendar;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.scenario.CaseDesk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The calendar changes while complaints are open. Today is Friday, 25 September 2026; Monday is declared a day off. */
class CalendarWhileRunningTest {
    private static final String CALENDAR = "/api/v1/calendars/cn";
    private static final String MONDAY_OFF = "2026-09-28";

    @Running
    private TestServer server;

    @Test
    void a_new_day_off_moves_and_logs_open_limits_and_leaves_ended_complaints() {
        var open = CaseDesk.taken(server, "moderate");
        var over = CaseDesk.taken(server, "moderate");
        over.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤回"));

        var job = declareOff(MONDAY_OFF).json().getLong("recount");
        awaitDone(job);

        assertThat(open.read().getString("dueAt")).isEqualTo("2026-10-08T18:00:00+08:00");
        assertThat(open.read().getString("originalDueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(open.story()).endsWith("recounted");
        var event = open.events().getJsonObject(open.events().size() - 1);
        assertThat(event.getBoolean("internal")).isFalse();
        assertThat(event.getJsonObject("actor").getString("kind")).isEqualTo("program");
        assertThat(event.getJsonObject("data").getString("fromDue")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(event.getJsonObject("data").getString("due")).isEqualTo("2026-10-08T18:00:00+08:00");
        assertThat(event.getJsonObject("data").getInteger("calendarVersion")).isEqualTo(2);
        assertThat(over.read().getString("dueAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(over.story()).endsWith("withdrawn");
        var done = server.as("supervisor1").get("/api/v1/jobs/" + job).json();
        assertThat(done.getInteger("done")).isEqualTo(1);
        assertThat(done.getInteger("total")).isEqualTo(1);
        assertThat(done.getJsonObject("result").getInteger("moved")).isEqualTo(1);
        // Later complaints are counted by it at once, and nothing is counted twice.
        assertThat(CaseDesk.filed(server, "moderate").read().getString("dueAt")).isEqualTo("2026-10-08T18:00:00+08:00");
        assertThat(
                        server.database()
                                .value(
                                        "SELECT string_agg(coalesce(calendar_version, 0)::text, ' ' ORDER BY id) FROM complaint"))
                .isEqualTo("2 1 2");
    }

    @Test
    void a_complaint_that_cannot_be_recounted_is_parked_and_the_job_continues_without_it() {
        var desk = CaseDesk.filed(server, "minor");
        var broken = CaseDesk.filed(server, "minor");
        CaseDesk.filed(server, "minor");
        server.database().execute("UPDATE complaint SET severity = 'dreadful' WHERE number = '" + broken.number + "'");

        awaitDone(declareOff(MONDAY_OFF).json().getLong("recount"));

        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-09-29T18:00:00+08:00");
        assertThat(server.database().value("SELECT string_agg(number, ',') FROM parked WHERE place = 'recount'"))
                .isEqualTo(broken.number);
        server.database().execute("UPDATE complaint SET severity = 'minor'");
        assertThat(server.as("admin1").post("/api/v1/parked/tries").status()).isEqualTo(200);
        await("it is counted", () -> broken.read().getString("dueAt").equals("2026-09-29T18:00:00+08:00"));
    }

    @Test
    void a_limit_that_does_not_move_is_recounted_without_a_log_entry() {
        var severe = CaseDesk.filed(server, "severe");
        await("the customer's file", () -> severe.read().getValue("customer") != null);
        var before = severe.read();

        awaitDone(declareOff("2026-11-02").json().getLong("recount"));

        assertThat(severe.read()).isEqualTo(before);
        assertThat(severe.story()).doesNotContain("recounted");
        assertThat(server.database().value("SELECT calendar_version FROM complaint"))
                .isEqualTo("2");
    }

    @Test
    void a_day_off_takes_a_breach_back_and_the_limit_passes_again() {
        var desk = CaseDesk.filed(server, "minor");
        server.clock().set(Instant.parse("2026-09-29T02:00:00Z"));
        await("its limit has passed", () -> desk.story().contains("breached"));

        awaitDone(declareOff(MONDAY_OFF).json().getLong("recount"));

        assertThat(desk.read().getString("clock")).isEqualTo("running");
        assertThat(desk.read().getString("dueAt")).isEqualTo("2026-09-29T18:00:00+08:00");
        server.clock().set(Instant.parse("2026-09-29T10:00:01Z"));
        await("it passes again", () -> "breached".equals(desk.read().getString("clock")));
        assertThat(desk.story().stream().filter("breached"::equals)).hasSize(2);
    }

    @Test
    void two_thousand_open_limits_are_recounted_while_agents_work() throws Exception {
        for (int i = 0; i < 20; i++) {
            CaseDesk.filed(server, "moderate");
        }
        multiply(100);
        var over = new AtomicBoolean();
        var agents = Executors.newFixedThreadPool(4);
        try {
            var atWork = IntStream.rangeClosed(1, 4)
                    .mapToObj(i -> agents.submit((Callable<Integer>) () -> work("agent" + i, over)))
                    .toList();
            var job = declareOff(MONDAY_OFF).json().getLong("recount");
            awaitDone(job);
            over.set(true);
            int steps = 0;
            for (var worked : atWork) {
                steps += worked.get();
            }

            assertThat(steps).isPositive();
            assertThat(server.as("admin1").get("/api/v1/jobs/" + job).json().getInteger("total"))
                    .isEqualTo(2000);
        } finally {
            agents.shutdownNow();
        }
        assertThat(server.database().value("""
                SELECT count(*) || ' ' || count(*) FILTER (WHERE due_at = '2026-10-08T10:00Z' AND calendar_version = 2)
                FROM complaint
                WHERE ended_at IS NULL
                """)).matches("(\\d+) \\1");
        assertThat(server.database().value("""
                SELECT count(*) || ' ' || count(DISTINCT complaint_id) FROM event WHERE type = 'recounted'
                """)).isEqualTo("2000 2000");
        assertThat(server.database().value("""
                SELECT count(*)
                FROM complaint c JOIN sla_clock k ON k.complaint_id = c.id AND k.kind = 'handling'
                WHERE k.due_at <> c.due_at OR c.last_seq <> (SELECT max(seq) FROM event WHERE complaint_id = c.id)
                """)).isEqualTo("0");
    }

    /** Takes one complaint after the other and resolves it. */
    private int work(String login, AtomicBoolean over) {
        var agent = server.as(login);
        int steps = 0;
        while (!over.get()) {
            var taken = agent.post("/api/v1/complaints/take-next");
            assertThat(taken.status()).as(taken.body()).isEqualTo(200);
            var resolved = agent.with("If-Match", taken.header("ETag").orElseThrow())
                    .post(
                            "/api/v1/complaints/" + taken.json().getString("number") + "/steps",
                            new JsonObject().put("step", "resolve").put("resolution", "已送达"));
            assertThat(resolved.status()).as(resolved.body()).isEqualTo(200);
            steps += 2;
        }
        return steps;
    }

    /** As after its learning was held up for longer than the recount took. */
    @Test
    void a_node_that_does_not_know_the_new_calendar_can_not_undo_the_recount() throws SQLException {
        var desk = CaseDesk.taken(server, "moderate");
        var second = server.secondNode();
        try (var connection = server.database().connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE policy_in_force IN ACCESS EXCLUSIVE MODE");
            server.database().execute("""
                    INSERT INTO calendar_version (code, digest, source, origin, installed_at)
                    SELECT code, 'other', source, 'file', installed_at FROM calendar_version
                    """);
            server.database().execute("UPDATE complaint SET calendar_version = 2");

            var agent = second.as("agent1").with("If-Match", "\"2\"");
            var corrected = new JsonObject()
                    .put("type", "delay")
                    .put("severity", "minor")
                    .put("reason", "核对运单");
            var behind = agent.put(desk.path("/judgement"), corrected);

            assertThat(behind.status()).isEqualTo(503);
            connection.rollback();
            await(
                    "it has learnt",
                    () -> agent.put(desk.path("/judgement"), corrected).status() == 200);
        } finally {
            second.close();
        }
    }

    private Reply declareOff(String day) {
        var calendar = shipped();
        calendar.getJsonObject("years")
                .getJsonObject("2026")
                .getJsonArray("off")
                .add(day);
        var reply = upload(calendar);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply;
    }

    private Reply upload(JsonObject calendar) {
        return server.as("admin1").post(CALENDAR, calendar);
    }

    private void awaitDone(long job) {
        await("the job is done", () -> "done"
                .equals(server.as("admin1").get("/api/v1/jobs/" + job).json().getString("state")));
    }

    private static JsonObject shipped() {
        try (var file = CalendarWhileRunningTest.class.getClassLoader().getResourceAsStream("calendars/cn.json")) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** That many copies of each complaint, with its clocks and its first event. */
    private void multiply(int times) {
        var statements = new ArrayList<>(List.of("""
                CREATE TABLE copy AS
                SELECT c.id AS origin, nextval('complaint_id_seq') AS id, n
                FROM complaint c, generate_series(2, %d) n
                """.formatted(times), """
                INSERT INTO complaint
                SELECT (jsonb_populate_record(c, jsonb_build_object('id', copy.id, 'number', '202609-' || (100000 + copy.id)))).*
                FROM complaint c JOIN copy ON copy.origin = c.id
                """, """
                INSERT INTO sla_clock
                SELECT (jsonb_populate_record(k, jsonb_build_object('complaint_id', copy.id))).*
                FROM sla_clock k JOIN copy ON copy.origin = k.complaint_id
                """, """
                INSERT INTO event (complaint_id, seq, type, at, actor, actor_kind, internal, data)
                SELECT copy.id, seq, type, at, actor, actor_kind, internal, data
                FROM event e JOIN copy ON copy.origin = e.complaint_id
                """));
        statements.forEach(server.database()::execute);
    }
}
