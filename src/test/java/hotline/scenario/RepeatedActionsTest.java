package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.once.FirstAnswers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An action that is sent again under its key is done once: after a timeout, by a held key, by a double click. */
class RepeatedActionsTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        // In business hours, when callbacks are handed out.
        server.clock().set(Instant.parse("2026-09-28T02:00:00Z"));
    }

    @Test
    void a_note_sent_twice_is_written_once_and_gets_the_same_answer() {
        var desk = CaseDesk.taken(server, "moderate");
        var first = note(desk, "one", "货已找到");
        var second = note(desk, "one", "货已找到");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(desk.story()).filteredOn("noted"::equals).hasSize(1);
        assertThat(note(desk, "two", "货已找到").json().getInteger("seq"))
                .isEqualTo(first.json().getInteger("seq") + 1);
    }

    @Test
    void a_key_with_another_request_is_refused_and_keys_of_two_people_do_not_meet() {
        var desk = CaseDesk.taken(server, "moderate");
        note(desk, "one", "货已找到");
        var other = note(desk, "one", "货没找到");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        var elsewhere = note(CaseDesk.taken(server, "moderate"), "one", "货已找到");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(note(desk.as("agent2"), "agent2", "one", "货没找到").status()).isEqualTo(201);
        assertThat(note(desk, "", "空").status()).isEqualTo(422);
        assertThat(note(desk, "k".repeat(256), "长").status()).isEqualTo(422);
        assertThat(note(desk, "k".repeat(255), "长").status()).isEqualTo(201);
    }

    @Test
    void a_step_repeated_after_a_timeout_gets_the_first_answer_not_412() {
        var desk = CaseDesk.filed(server, "moderate");
        var agent = desk.changing().with("Idempotency-Key", "step");
        var assign = new JsonObject().put("step", "assign");
        var first = agent.post(desk.path("/steps"), assign);
        var second = agent.post(desk.path("/steps"), assign);
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(desk.deeds()).filteredOn("assigned"::equals).hasSize(1);
    }

    @Test
    void changes_of_limits_are_made_once() {
        var desk = CaseDesk.taken(server, "moderate");
        twice(
                desk,
                "/promises",
                new JsonObject()
                        .put("by", "2026-09-28T12:00:00+08:00")
                        .put("text", "周一中午前")
                        .put("agreed", true),
                "reply-promised");
        twice(desk, "/extensions", new JsonObject().put("workingDays", 1).put("reason", "等待"), "extension-asked");
        twice(desk, "/pauses", new JsonObject().put("reason", "customers-decision"), "paused");
        twice(desk, "/hand-over", new JsonObject().put("department", "claims").put("reason", "归口"), "handed-over");
    }

    @Test
    void a_refusal_by_the_state_stays_and_a_mended_request_takes_another_key() {
        var desk = CaseDesk.taken(server, "moderate");
        var agent = desk.changing().with("Idempotency-Key", "resume");
        var refused = agent.post(desk.path("/resumption"));
        assertThat(refused.status()).isEqualTo(409);
        desk.pause("customers-decision");
        var again = desk.changing().with("Idempotency-Key", "resume").post(desk.path("/resumption"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().getString("detail")).isEqualTo(refused.json().getString("detail"));
        assertThat(desk.changing()
                        .with("Idempotency-Key", "resume-2")
                        .post(desk.path("/resumption"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_stale_version_can_be_mended_under_the_same_key() {
        var desk = CaseDesk.taken(server, "moderate");
        var resolve = new JsonObject().put("step", "investigate");
        var agent = server.as("agent1").with("Idempotency-Key", "mended");
        assertThat(agent.with("If-Match", "\"77\"")
                        .post(desk.path("/steps"), resolve)
                        .status())
                .isEqualTo(412);
        assertThat(agent.with("If-Match", desk.changing().headers().get("If-Match"))
                        .post(desk.path("/steps"), resolve)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_held_key_takes_one_complaint_and_each_its_own_press_takes_another() throws Exception {
        IntStream.range(0, 4).forEach(i -> CaseDesk.filed(server, "moderate"));
        var held = atOnce(8, () -> takeNext("held"));
        assertThat(held).extracting(Reply::status).containsOnly(200);
        assertThat(numbers(held)).hasSize(1);
        assertThat(numbers(List.of(takeNext("second"), takeNext("held"))))
                .hasSize(2)
                .containsAll(numbers(held));
        assertThat(server.as("agent1").post(COMPLAINTS + "/take-next").status()).isEqualTo(200);
    }

    @Test
    void notes_sent_together_under_one_key_are_one() throws Exception {
        var desk = CaseDesk.taken(server, "moderate");
        var answers = atOnce(8, () -> note(desk, "together", "货已找到"));
        assertThat(answers).extracting(Reply::status).containsOnly(201);
        assertThat(answers).extracting(Reply::body).containsOnly(answers.get(0).body());
        assertThat(desk.story()).filteredOn("noted"::equals).hasSize(1);
    }

    @Test
    void a_callback_is_ended_once_and_the_customers_rating_counts_once() {
        var desk = resolved();
        var caller = server.as("agent1").with("Idempotency-Key", "call");
        var taken = caller.post("/api/v1/callbacks/take-next");
        assertThat(caller.post("/api/v1/callbacks/take-next").body()).isEqualTo(taken.body());
        var outcome = new JsonObject()
                .put("attempt", taken.json().getInteger("attempt"))
                .put("outcome", "reached")
                .put("score", 5);
        var ending = server.as("agent1").with("Idempotency-Key", "end");
        var path = "/api/v1/callbacks/" + taken.json().getValue("id") + "/outcome";
        var ended = ending.post(path, outcome);
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(ending.post(path, outcome).body()).isEqualTo(ended.body());

        var rated = resolved();
        var customer =
                server.anybody().with("Tracking-Code", rated.trackingCode).with("Idempotency-Key", "rating");
        var first = customer.post("/api/v1/tracking/rating", new JsonObject().put("score", 4));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(customer.post("/api/v1/tracking/rating", new JsonObject().put("score", 4))
                        .body())
                .isEqualTo(first.body());
        assertThat(desk.number).isNotEqualTo(rated.number);
    }

    @Test
    void an_account_added_twice_has_one_password() {
        var draft = new JsonObject().put("login", "twice").put("name", "贺一").put("role", "agent");
        var admin = server.as("admin1").with("Idempotency-Key", "add");
        var first = admin.post("/api/v1/people", draft);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(admin.post("/api/v1/people", draft).body()).isEqualTo(first.body());
        var id = first.json().getJsonObject("person").getValue("id");
        var given = server.as("admin1").with("Idempotency-Key", "give");
        var password = given.post("/api/v1/people/" + id + "/one-time-password").body();
        assertThat(given.post("/api/v1/people/" + id + "/one-time-password").body())
                .isEqualTo(password)
                .isNotEqualTo(first.body());
        assertThat(server.database()
                        .value("SELECT count(*) FROM action_key WHERE position('"
                                + first.json().getString("oneTimePassword") + "' IN encode(answer, 'escape')) > 0"))
                .isEqualTo("0");
    }

    @Test
    void a_replay_asked_for_twice_is_one_also_while_no_more_are_taken() {
        var request =
                new JsonObject().put("version", 1).put("from", "2026-09-01").put("to", "2026-09-02");
        var path = "/api/v1/policies/replay";
        var supervisor = server.as("supervisor1").with("Idempotency-Key", "replay");
        var first = supervisor.post(path, request);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        server.database()
                .execute("INSERT INTO background_job (kind, state, request, asked_at, lease_until)"
                        + " SELECT kind, 'running', request, asked_at, 'infinity' FROM background_job,"
                        + " generate_series(1, 3) WHERE kind = 'replay'");

        var second = supervisor.post(path, request);

        assertThat(second.status()).as(second.body()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(server.as("supervisor1")
                        .with("Idempotency-Key", "replay-2")
                        .post(path, request)
                        .status())
                .isEqualTo(429);
    }

    @Test
    void parked_rows_are_tried_once_under_a_key() {
        var admin = server.as("admin1").with("Idempotency-Key", "tries");
        assertThat(admin.post("/api/v1/parked/tries").status()).isEqualTo(200);
        assertThat(admin.post("/api/v1/parked/tries").status()).isEqualTo(200);
        assertThat(admin.post("/api/v1/parked/tries?place=ladder").problem()).isEqualTo("key-reused");
        assertThat(server.as("admin1")
                        .with("Idempotency-Key", "none")
                        .post("/api/v1/parked/999999/tries")
                        .status())
                .isEqualTo(404);
        assertThat(server.database().value("SELECT count(*) FROM action_key")).isEqualTo("1");
    }

    @Test
    void a_key_of_a_person_who_is_signed_in_never_opens_what_a_customer_filed() {
        var draft = Draft.usual().json();
        var customers = server.anybody().with("Idempotency-Key", "same").post(COMPLAINTS, draft);
        var branchs = server.as("branch2").with("Idempotency-Key", "same").post(COMPLAINTS, draft);
        assertThat(customers.status()).as(customers.body()).isEqualTo(201);
        assertThat(branchs.status()).as(branchs.body()).isEqualTo(201);
        assertThat(branchs.json().getString("number"))
                .isNotEqualTo(customers.json().getString("number"));
    }

    @Test
    void keys_are_forgotten_after_a_day() {
        var desk = CaseDesk.taken(server, "moderate");
        note(desk, "old", "货已找到");
        var answers = new FirstAnswers(server.vertx(), server.connections().pool(), server.clock());
        server.clock().advance(Duration.ofHours(24));
        await(answers.forgetOld());
        assertThat(note(desk, "old", "货已找到").status()).isEqualTo(201);
        assertThat(desk.story()).filteredOn("noted"::equals).hasSize(1);
        server.clock().advance(Duration.ofSeconds(1));
        await(answers.forgetOld());
        assertThat(server.database().value("SELECT count(*) FROM action_key")).isEqualTo("0");
    }

    private static CaseDesk resolved() {
        var desk = CaseDesk.taken(server, "minor");
        desk.step(new JsonObject().put("step", "investigate"));
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已补发"));
        return desk;
    }

    private static void twice(CaseDesk desk, String what, JsonObject body, String event) {
        var agent = desk.changing().with("Idempotency-Key", "twice" + what);
        var first = agent.post(desk.path(what), body);
        assertThat(first.status()).as("%s %s", what, first.body()).isEqualTo(200);
        assertThat(agent.post(desk.path(what), body).body()).isEqualTo(first.body());
        assertThat(desk.deeds()).filteredOn(event::equals).as(what).hasSize(1);
    }

    private static Reply takeNext(String key) {
        return server.as("agent1").with("Idempotency-Key", key).post(COMPLAINTS + "/take-next");
    }

    private static Reply note(CaseDesk desk, String key, String text) {
        return note(desk, "agent1", key, text);
    }

    private static Reply note(CaseDesk desk, String login, String key, String text) {
        TestClient agent = server.as(login).with("Idempotency-Key", key);
        return agent.post(
                desk.path("/notes"), new JsonObject().put("text", text).put("internal", true));
    }

    private static Set<String> numbers(List<Reply> taken) {
        return new HashSet<>(
                taken.stream().map(reply -> reply.json().getString("number")).toList());
    }

    private static List<Reply> atOnce(int times, Callable<Reply> send) throws Exception {
        var sent = Collections.nCopies(times, send).stream()
                .map(one -> server.vertx().executeBlocking(one, false))
                .toList();
        await(Future.all(sent));
        return sent.stream().map(Future::result).toList();
    }
}
