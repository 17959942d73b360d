package hotline.http;

import static hotline.callback.CallbackDesk.WANG;
import static hotline.callback.CallbackDesk.reached;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackDesk;
import hotline.callback.CallbackOutcome;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.LogRequest;
import hotline.complaint.change.StepRequest;
import hotline.intake.Filed;
import hotline.log.LogEntry;
import hotline.policy.taxonomy.Severity;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers follow a complaint with its code. */
class TrackingTest {
    @Running
    private static TestServer server;

    private CallbackDesk desk;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        desk = new CallbackDesk(server.database(), server.clock());
    }

    @AfterEach
    void close() throws Exception {
        await(desk.database.close());
        await(desk.vertx.close());
    }

    @Test
    void a_customer_follows_rates_and_sees_the_end() throws Exception {
        var filed = filed();
        var open = track(filed).json();
        assertThat(open.getString("number")).isEqualTo(filed.number());
        assertThat(open.getString("promisedAt")).isEqualTo("2026-09-28T18:00:00+08:00");
        assertThat(open.getJsonObject("type").getJsonObject("name").getString("zh"))
                .isEqualTo("时效延误");
        assertThat(open.getBoolean("mayRate")).isFalse();
        assertThat(open.getBoolean("mayWithdraw")).isTrue();
        assertThat(open.getBoolean("late")).isFalse();

        resolve(filed);
        var resolved = track(filed).json();
        assertThat(resolved.getString("resolution")).isEqualTo("今日送达，客户同意");
        assertThat(resolved.getBoolean("mayRate")).isTrue();
        assertThat(resolved.getBoolean("mayWithdraw")).isFalse();

        var rated = rate(filed, 5);
        assertThat(rated.status()).isEqualTo(200);
        assertThat(rated.json().getString("status")).isEqualTo("closed");
        assertThat(rated.json().getInteger("rating")).isEqualTo(5);
        assertThat(rated.json().getBoolean("mayRate")).isFalse();
        assertThat(rate(filed, 1).status()).isEqualTo(409);
        assertThat(desk.callbackStatus(filed.id())).isEqualTo("answered-online");
    }

    @Test
    void a_wish_against_the_limit_is_answered_at_filing_and_on_the_page() {
        var reply = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .description("货晚到了一天，没耽误事")
                                .with("preferredCallbackAt", "2099-01-01T00:00:00Z")
                                .json());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        var wish = reply.json().getJsonObject("preferredCallback");
        assertThat(wish.getString("answer")).isEqualTo("after-limit");
        assertThat(wish.getString("callBy")).isEqualTo(reply.json().getString("promisedAt"));
        assertThat(track(reply.json().getString("trackingCode")).json().getJsonObject("preferredCallback"))
                .isEqualTo(wish);
        assertThat(server.as("agent1")
                        .get("/api/v1/complaints/" + reply.json().getString("number"))
                        .json()
                        .getJsonObject("preferredCallback"))
                .isEqualTo(wish);
    }

    @Test
    @Tag("F9")
    void a_customer_changes_the_call_time_after_filing_and_a_planned_call_moves_with_it() throws Exception {
        var filed = filed();
        var monday = callAt(filed, "2026-09-28T10:00:00+08:00");
        assertThat(monday.status()).as(monday.body()).isEqualTo(200);
        assertThat(wish(monday)).isEqualTo("as-asked 2026-09-28T10:00:00+08:00");
        assertThat(monday.json().getJsonArray("steps").stream().map(step -> ((JsonObject) step).getString("type")))
                .contains("call-wish-changed");
        assertThat(callAt(filed, "2026-09-28T10:00:00+08:00").status()).isEqualTo(409);
        assertThat(wish(callAt(filed, "2099-01-01T00:00:00Z"))).isEqualTo("after-limit 2026-09-28T17:50:00+08:00");
        assertThat(wish(callAt(filed, "2026-09-27T12:30:00+08:00")))
                .isEqualTo("outside-hours 2026-09-28T09:00:00+08:00");
        var past = callAt(filed, "2026-09-20T10:00:00+08:00");
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.json().getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo("past");

        resolve(filed);
        callAt(filed, "2026-09-28T11:00:00+08:00");
        var notBefore = "SELECT not_before AT TIME ZONE 'UTC' FROM callback WHERE complaint_id = " + filed.id();
        assertThat(server.database().value(notBefore)).isEqualTo("2026-09-28 03:00:00");
        assertThat(callAt(filed, null).json().getValue("preferredCallback")).isNull();
        assertThat(server.database().value(notBefore)).isEqualTo("2026-09-25 08:00:00");

        rate(filed, 5);
        assertThat(callAt(filed, "2026-09-28T10:00:00+08:00").status()).isEqualTo(409);
    }

    private Reply callAt(Filed filed, String time) {
        return with(filed).put("/api/v1/tracking/call-wish", new JsonObject().put("preferredCallbackAt", time));
    }

    private static String wish(Reply reply) {
        var wish = reply.json().getJsonObject("preferredCallback");
        return wish.getString("answer") + " " + wish.getString("callFrom");
    }

    @Test
    void customers_without_an_account_read_when_they_may_be_called() {
        var times = server.anybody().get("/api/v1/call-times").json();

        assertThat(times.getString("timeZone")).isEqualTo("Asia/Shanghai");
        assertThat(times.getString("certainUntil")).isEqualTo("2026-09-28T17:50:00+08:00");
        assertThat(times.getJsonArray("days").stream().map(day -> ((JsonObject) day).getString("date")))
                .startsWith("2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08")
                .doesNotContain("2026-09-26", "2026-09-27");
        assertThat(server.anybody().get("/api/v1/call-times?lineOfBusiness=air").status())
                .isEqualTo(404);
    }

    @Test
    void a_case_closed_in_time_and_reopened_shows_the_customer_a_promise_to_come() throws Exception {
        var filed = filed();
        resolve(filed);
        desk.end(desk.take(filed.id(), WANG), new CallbackOutcome.Refused(Optional.empty()));
        desk.clock.advance(Duration.ofDays(4));
        await(desk.changes.apply(StepRequest.of(filed.id(), Step.REOPEN, new Actor.Person(WANG), desk.clock.instant())
                .because("客户来电")));

        var page = track(filed).json();
        assertThat(page.getString("status")).isEqualTo("reopened");
        assertThat(page.getBoolean("late")).isFalse();
        assertThat(page.getString("promisedAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(page.getString("receivedAt")).isEqualTo("2026-09-25T16:00:00+08:00");
    }

    @Test
    void each_round_of_handling_is_rated_separately() throws Exception {
        var filed = filed();
        resolve(filed);
        var first = rate(filed, 1).json();
        assertThat(first.getString("status")).isEqualTo("reopened");
        assertThat(first.getInteger("rating")).isEqualTo(1);
        assertThat(first.getBoolean("mayRate")).isFalse();

        desk.resolve(filed.id());
        var again = track(filed).json();
        assertThat(again.getBoolean("mayRate")).isTrue();
        assertThat(again.getInteger("rating")).as("of this round").isNull();

        var second = rate(filed, 5).json();
        assertThat(second.getString("status")).isEqualTo("closed");
        assertThat(second.getInteger("rating")).isEqualTo(5);
        assertThat(rate(filed, 4).status()).isEqualTo(409);
        assertThat(desk.tables.value("SELECT string_agg(resolution || ':' || score, ' ' ORDER BY id) FROM rating"))
                .isEqualTo("0:1 1:5");
    }

    @Test
    void a_score_given_in_a_callback_counts_for_its_round() throws Exception {
        var filed = filed();
        resolve(filed);
        desk.end(desk.take(filed.id(), WANG), reached(1));
        assertThat(track(filed).json().getInteger("rating")).isEqualTo(1);

        desk.resolve(filed.id());
        assertThat(track(filed).json().getInteger("rating")).isNull();
        desk.end(desk.take(filed.id(), WANG), reached(4));

        var closed = track(filed).json();
        assertThat(closed.getString("status")).isEqualTo("closed");
        assertThat(closed.getInteger("rating")).isEqualTo(4);
        assertThat(closed.getBoolean("mayRate")).isFalse();
    }

    @Test
    void a_customer_not_satisfied_after_closing_gets_a_new_case_linked_to_the_first() throws Exception {
        var filed = filed();
        resolve(filed);
        desk.end(desk.take(filed.id(), WANG), new CallbackOutcome.Refused(Optional.empty()));

        var rated = rate(filed, 1).json();

        assertThat(rated.getString("status")).isEqualTo("closed");
        assertThat(rated.getJsonArray("linkedFrom")).containsExactly("202609-000002");
        assertThat(desk.story(filed.id())).endsWith("closed rated linked");
        assertThat(desk.tables.value("SELECT linked_to FROM complaint WHERE number = '202609-000002'"))
                .isEqualTo(Long.toString(filed.id()));
    }

    @Test
    void nothing_internal_reaches_the_customer() throws Exception {
        var filed = filed();
        await(desk.changes.apply(LogRequest.of(
                filed.id(),
                new Actor.Person(WANG),
                desk.clock.instant(),
                LogEntry.note("仓库怀疑内盗", true),
                LogEntry.note("我们正在查监控", false))));
        await(desk.changes.apply(
                StepRequest.of(filed.id(), Step.ASSIGN, new Actor.Person(WANG), desk.clock.instant())));
        await(desk.changes.apply(
                StepRequest.of(filed.id(), Step.JUDGE_NOT_VALID, new Actor.Person(WANG), desk.clock.instant())
                        .because("客户无理取闹")));

        var page = track(filed);

        assertThat(page.body())
                .doesNotContain("内盗", "无理取闹", "minor", "severity", "王", "reason", "owner", "13812345678");
        assertThat(page.json().getJsonArray("steps").stream().map(step -> ((JsonObject) step).getString("type")))
                .containsExactly("received", "noted", "assigned", "judged-not-valid");
        assertThat(page.json().getJsonArray("steps").getJsonObject(1).getString("text"))
                .isEqualTo("我们正在查监控");
    }

    @Test
    void a_wrong_code_and_an_unknown_case_get_the_same_answer() throws Exception {
        var filed = filed();

        var wrong = track(filed.number() + "-AAAAAAAAAAAAAAAAAAAAAAAA");
        var unknown = track("202609-999999-AAAAAAAAAAAAAAAAAAAAAAAA");

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(wrong.json().getString("detail")).isEqualTo(unknown.json().getString("detail"));
        assertThat(track("nonsense").status()).isEqualTo(404);
        assertThat(server.anybody().get("/api/v1/tracking").status()).isEqualTo(404);
    }

    @Test
    void after_ten_wrong_codes_for_a_case_further_ones_must_wait_but_the_right_one_opens_it() throws Exception {
        var filed = filed();
        for (int i = 0; i < 10; i++) {
            assertThat(track(filed.number() + "-WRONG" + i).status()).isEqualTo(404);
        }

        var refused = track(filed.number() + "-WRONG");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 600);
        assertThat(track(filed).status())
                .as("a stranger who guesses a number does not lock the customer out")
                .isEqualTo(200);

        server.clock().advance(Duration.ofMinutes(10));
        assertThat(track(filed.number() + "-WRONG").status()).isEqualTo(404);
    }

    @Test
    void sixty_wrong_codes_close_all_complaints_to_their_address_and_to_no_other() throws Exception {
        var filed = filed();
        for (int i = 0; i < 60; i++) {
            assertThat(track("202609-90" + i + "-WRONG").status()).isEqualTo(404);
        }

        assertThat(track(filed).status()).isEqualTo(429);
        assertThat(with(filed)
                        .with("X-Forwarded-For", "203.0.113.9")
                        .get("/api/v1/tracking")
                        .status())
                .as("another customer behind the same proxy")
                .isEqualTo(200);
    }

    @Test
    void wrong_codes_count_over_all_nodes_also_after_a_change_of_line_or_port() throws Exception {
        try (var other = server.secondNode()) {
            for (int i = 0; i < 60; i++) {
                var guesser = (i % 2 == 0 ? server : other)
                        .anybody()
                        .with("X-Forwarded-For", "198.51.100." + i + ", 203.0.113.20:" + (50_000 + i));
                assertThat(guesser.with("Tracking-Code", "202609-90" + i + "-WRONG")
                                .get("/api/v1/tracking")
                                .status())
                        .isEqualTo(404);
            }
            assertThat(other.anybody()
                            .with("X-Forwarded-For", "203.0.113.20")
                            .with("Tracking-Code", "202609-9-WRONG")
                            .get("/api/v1/tracking")
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void a_guessing_network_is_shut_out_and_the_right_code_opens_for_its_neighbours() throws Exception {
        var filed = filed();
        for (int i = 0; i < 300; i++) {
            assertThat(guess("203.0.113." + (i % 6 + 1), i).status()).isEqualTo(404);
        }

        assertThat(guess("203.0.113.1", 300).status()).isEqualTo(429);
        assertThat(with(filed)
                        .with("X-Forwarded-For", "203.0.113.2")
                        .get("/api/v1/tracking")
                        .status())
                .as("one that guessed")
                .isEqualTo(429);
        assertThat(with(filed)
                        .with("X-Forwarded-For", "203.0.113.99")
                        .get("/api/v1/tracking")
                        .status())
                .as("a neighbour that did not")
                .isEqualTo(200);
        assertThat(guess("203.0.113.98", 301).status()).as("one that begins to").isEqualTo(429);
    }

    @Test
    void one_network_of_ipv6_guesses_as_one_address() throws Exception {
        for (int i = 0; i < 60; i++) {
            assertThat(guess("2001:db8:1:2::" + Integer.toHexString(i), i).status())
                    .isEqualTo(404);
        }
        assertThat(guess("2001:db8:1:2:ffff::1", 60).status()).isEqualTo(429);
        assertThat(guess("2001:db8:1:3::1", 61).status()).isEqualTo(404);
    }

    private Reply guess(String address, int i) {
        return server.anybody()
                .with("X-Forwarded-For", address)
                .with("Tracking-Code", "202609-9" + i + "-WRONG")
                .get("/api/v1/tracking");
    }

    @Test
    void looking_with_the_right_code_is_never_counted() throws Exception {
        var filed = filed();

        for (int i = 0; i < 70; i++) {
            assertThat(track(filed).status()).isEqualTo(200);
        }
    }

    @Test
    void a_customer_withdraws_until_there_is_a_resolution() throws Exception {
        var first = filed();
        assertThat(rate(first, 5).status()).isEqualTo(409);
        var withdrawn = withdraw(first, "货已收到");
        assertThat(withdrawn.json().getString("status")).isEqualTo("withdrawn");
        assertThat(desk.told(first.id(), "withdrawn", "reason")).isEqualTo("货已收到");
        assertThat(withdraw(first, "货已收到").status()).isEqualTo(409);

        var second = filed();
        resolve(second);
        assertThat(withdraw(second, "货已收到").status()).isEqualTo(409);
    }

    @Test
    void wrong_fields_are_named() throws Exception {
        var reply = with(filed())
                .post(
                        "/api/v1/tracking/rating",
                        new JsonObject().put("score", 6).put("stars", 5));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("/score", "/stars");
    }

    private Filed filed() throws Exception {
        return desk.file(Severity.MINOR, Optional.empty());
    }

    private void resolve(Filed filed) throws Exception {
        await(desk.changes.apply(
                StepRequest.of(filed.id(), Step.ASSIGN, new Actor.Person(WANG), desk.clock.instant())));
        desk.resolve(filed.id());
    }

    private Reply track(Filed filed) {
        return with(filed).get("/api/v1/tracking");
    }

    private Reply track(String code) {
        return server.anybody().with("Tracking-Code", code).get("/api/v1/tracking");
    }

    private Reply rate(Filed filed, int score) {
        return with(filed).post("/api/v1/tracking/rating", new JsonObject().put("score", score));
    }

    private Reply withdraw(Filed filed, String reason) {
        return with(filed).post("/api/v1/tracking/withdrawal", new JsonObject().put("reason", reason));
    }

    private TestClient with(Filed filed) {
        return server.anybody()
                .with("Tracking-Code", filed.trackingCode().orElseThrow().toString());
    }
}
