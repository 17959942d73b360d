package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supervisor gives complaints to colleagues and reminds their holders, several at once. It is Friday at four. */
class DistributingWorkTest {
    private static final String ASSIGN = "/api/v1/complaints/assignments";
    private static final String REMIND = "/api/v1/complaints/reminders";

    @Running
    private static TestServer server;

    @BeforeEach
    void empty() {
        server.database().execute("TRUNCATE complaint, event, sla_clock, notice CASCADE");
        server.clock().set(TestServer.FRIDAY_AFTERNOON);
    }

    @Test
    void complaints_with_and_without_an_owner_go_to_one_colleague_in_one_batch() {
        var unowned = CaseDesk.filed(server, "moderate");
        var held = CaseDesk.taken(server, "moderate");
        held.step(new JsonObject().put("step", "investigate"));

        var results = assign("agent2", read(unowned), read(held));

        assertThat(results).allMatch(one -> one.getBoolean("done"));
        for (var desk : List.of(unowned, held)) {
            var now = desk.read();
            assertThat(now.getJsonObject("owner").getInteger("id")).isEqualTo(id("agent2"));
            assertThat(now.getString("status")).isEqualTo("assigned");
            var event = desk.events().getJsonObject(desk.events().size() - 1);
            assertThat(event.getString("type")).isEqualTo("assigned");
            assertThat(event.getJsonObject("actor").getInteger("id")).isEqualTo(id("supervisor1"));
            assertThat(event.getJsonObject("data").getInteger("owner")).isEqualTo(id("agent2"));
            assertThat(event.getJsonObject("data").getString("reason")).isEqualTo("王伟休假");
        }
        assertThat(workload("agent2").getInteger("open")).isEqualTo(2);
        assertThat(workload("agent1").getInteger("open")).isZero();
    }

    @Test
    void a_complaint_that_changed_or_is_resolved_or_unknown_is_named_and_the_others_are_done() {
        var changed = read(CaseDesk.filed(server, "moderate"));
        new DeskOf(changed).take();
        var resolved = CaseDesk.taken(server, "moderate");
        resolved.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        var own = CaseDesk.taken(server, "moderate");
        assign("agent2", read(own));
        var open = CaseDesk.filed(server, "moderate");

        var results = assign(
                "agent2",
                changed,
                read(resolved),
                new JsonObject().put("number", "202609-999999").put("version", 1),
                read(own),
                read(open));

        assertThat(results)
                .extracting(one -> one.getString("code"))
                .containsExactly("changed", "not-possible", "unknown", "not-possible", null);
        assertThat(open.read().getJsonObject("owner").getInteger("id")).isEqualTo(id("agent2"));
        assertThat(resolved.read().getString("status")).isEqualTo("resolved");
    }

    @Test
    void a_dry_run_says_the_same_and_changes_nothing() {
        var desk = CaseDesk.filed(server, "moderate");
        await("the customer's file", () -> desk.read().getValue("customer") != null);
        var before = desk.read();

        var tried = items(server.as("supervisor1")
                .post(ASSIGN, assignment("agent2", before).put("dryRun", true)));
        var reminded = items(server.as("supervisor1")
                .post(
                        REMIND,
                        new JsonObject()
                                .put("numbers", new JsonArray().add(desk.number))
                                .put("dryRun", true)));

        assertThat(tried.get(0).getBoolean("done")).isTrue();
        assertThat(reminded.get(0).getBoolean("done")).isTrue();
        assertThat(desk.read()).isEqualTo(before);
        assertThat(desk.events()).hasSize(desk.read().getInteger("version"));
    }

    @Test
    void complaints_go_to_no_one_who_handles_none() {
        var desk = CaseDesk.filed(server, "moderate");
        for (String login : List.of("branch1", "admin1")) {
            var refused = server.as("supervisor1").post(ASSIGN, assignment(login, read(desk)));
            assertThat(refused.status()).as(login).isEqualTo(422);
            assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                    .isEqualTo("/person");
        }
    }

    @Test
    @Tag("P9")
    @Tag("T5")
    void the_holder_is_reminded_before_the_limit_and_expedited_after_it_once_each() {
        var desk = CaseDesk.taken(server, "moderate");

        var first = remind(desk.number).get(0);
        assertThat(first.getString("kind")).isEqualTo("reminder");
        assertThat(first.getString("recipient")).isEqualTo("person");
        assertThat(remind(desk.number).get(0).getString("code")).isEqualTo("not-possible");
        var read = server.as("agent1").get("/api/v1/notices").json().getJsonArray("items");
        assertThat(read).hasSize(1);
        assertThat(read.getJsonObject(0).getString("number")).isEqualTo(first.getString("notice"));
        assertThat(server.as("agent1")
                        .post("/api/v1/notices/" + first.getString("notice") + "/receipt")
                        .status())
                .isEqualTo(200);

        server.clock().advance(Duration.ofDays(30));
        var second = remind(desk.number, "202609-999999");
        assertThat(second.get(0).getString("kind")).isEqualTo("expediting");
        assertThat(second.get(1).getString("code")).isEqualTo("unknown");
        var events = desk.events();
        assertThat(events.stream()
                        .map(JsonObject.class::cast)
                        .filter(event -> event.getString("type").equals("notice-issued"))
                        .filter(event ->
                                event.getJsonObject("data").getString("rung").startsWith("by-hand:"))
                        .map(event -> event.getJsonObject("actor").getInteger("id")))
                .containsExactly(id("supervisor1"), id("supervisor1"));
    }

    @Test
    void a_reminder_lapses_when_the_complaint_ends_and_an_ended_one_gets_none() {
        var desk = CaseDesk.taken(server, "moderate");
        var number = remind(desk.number).get(0).getString("notice");
        desk.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));

        assertThat(remind(desk.number).get(0).getString("code")).isEqualTo("not-possible");
        assertThat(server.database().value("SELECT lapsed_at IS NOT NULL FROM notice WHERE number = '" + number + "'"))
                .isEqualTo("t");
    }

    /** Another agent takes the case after it was read. */
    private record DeskOf(JsonObject read) {
        void take() {
            var reply = server.as("agent3")
                    .with("If-Match", "\"" + read.getInteger("version") + "\"")
                    .post(
                            "/api/v1/complaints/" + read.getString("number") + "/steps",
                            new JsonObject().put("step", "assign"));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
    }

    private static JsonObject read(CaseDesk desk) {
        var now = desk.read();
        return new JsonObject().put("number", desk.number).put("version", now.getInteger("version"));
    }

    private static List<JsonObject> assign(String login, JsonObject... cases) {
        return items(server.as("supervisor1").post(ASSIGN, assignment(login, cases)));
    }

    private static JsonObject assignment(String login, JsonObject... cases) {
        var list = new JsonArray();
        for (JsonObject one : cases) {
            list.add(new JsonObject().put("number", one.getString("number")).put("version", one.getInteger("version")));
        }
        return new JsonObject().put("person", id(login)).put("cases", list).put("reason", "王伟休假");
    }

    private static List<JsonObject> remind(String... numbers) {
        return items(server.as("supervisor1")
                .post(REMIND, new JsonObject().put("numbers", new JsonArray(List.of(numbers)))));
    }

    private static JsonObject workload(String login) {
        return items(server.as("supervisor1").get("/api/v1/workloads")).stream()
                .filter(one -> one.getJsonObject("person").getInteger("id").equals(id(login)))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> items(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static Integer id(String login) {
        return Integer.valueOf(server.database().value("SELECT id::text FROM person WHERE login = '" + login + "'"));
    }
}
