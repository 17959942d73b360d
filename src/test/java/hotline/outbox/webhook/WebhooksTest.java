package hotline.outbox.webhook;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Endpoints that administrators register are told of what happens to complaints (W1, W2, W4, W5, W7, W8). */
@Tag("K8")
class WebhooksTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static int endpoints;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        server.clock().set(NOW);
    }

    /** A route gathers the right to send while time goes on. */
    private static void soon(String what, BooleanSupplier isSo) {
        await(what, () -> {
            server.clock().advance(Duration.ofMillis(10));
            return isSo.getAsBoolean();
        });
    }

    private static JsonObject body(String url, String... events) {
        return new JsonObject()
                .put("name", "endpoint " + ++endpoints)
                .put("url", url)
                .put("events", new JsonArray(List.of(events)));
    }

    private static JsonObject register(Receiver receiver, String... events) {
        var made = server.as("admin1").post(WEBHOOKS, body(receiver.url(), events));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private static String at(JsonObject made, String more) {
        return WEBHOOKS + "/" + made.getLong("id") + more;
    }

    private static void state(JsonObject made, String state) {
        var done = server.as("admin1")
                .put("/api/v1/outbox/routes/" + made.getLong("id") + "/state", new JsonObject().put("state", state));
        assertThat(done.status()).as(done.body()).isEqualTo(204);
    }

    private static JsonObject shown(JsonObject made) {
        return server.as("admin1").get(WEBHOOKS).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getLong("id").equals(made.getLong("id")))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> deliveries(JsonObject made) {
        return server.as("admin1").get(at(made, "/deliveries")).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static String file() {
        var filed = server.anybody().post(COMPLAINTS, Draft.usual().json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().getString("number");
    }

    private static Reply step(String number, JsonObject step) {
        var version = server.as("agent1")
                .get(COMPLAINTS + "/" + number)
                .header("ETag")
                .orElseThrow();
        var done = server.as("agent1").with("If-Match", version).post(COMPLAINTS + "/" + number + "/steps", step);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        return done;
    }

    private static String signature(String secret, Receiver.Came came) {
        try {
            return new Webhook(secret).sign(came.id(), Long.parseLong(came.timestamp()), came.body());
        } catch (WebhookSigningException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void an_endpoint_is_told_in_order_of_the_events_that_it_wants_and_of_nothing_personal() {
        var receiver = Receiver.willing(server.vertx());
        var made = register(
                receiver, "complaint.received", "complaint.assigned", "complaint.replied", "complaint.withdrawn");
        var number = file();
        var notes = COMPLAINTS + "/" + number + "/notes";
        server.as("agent1").post(notes, new JsonObject().put("text", "仓库怀疑内盗").put("internal", true));
        server.as("agent1").post(notes, new JsonObject().put("text", "请提供照片").put("internal", false));
        step(number, new JsonObject().put("step", "assign"));
        step(number, new JsonObject().put("step", "withdraw").put("reason", "客户已撤诉"));
        soon("all have come", () -> receiver.all().size() >= 4);
        assertThat(receiver.all())
                .extracting(Receiver.Came::type)
                .containsExactly(
                        "complaint.received", "complaint.replied", "complaint.assigned", "complaint.withdrawn");
        assertThat(receiver.all()).allSatisfy(came -> {
            assertThat(came.signatures()).isEqualTo(signature(made.getString("secret"), came));
            assertThat(came.json().fieldNames()).containsExactly("type", "timestamp", "data");
            assertThat(came.json().getJsonObject("data").fieldNames())
                    .containsExactly("number", "sequence", "type", "severity", "channel");
            assertThat(came.json().getJsonObject("data").getString("number")).isEqualTo(number);
            assertThat(came.body()).doesNotContain("李娜", "13812345678", "内盗", "照片", "撤诉", "少了");
        });
        assertThat(receiver.all())
                .extracting(came -> came.json().getJsonObject("data").getInteger("sequence"))
                .isSorted()
                .doesNotHaveDuplicates();
        soon("all are delivered", () -> deliveries(made).stream()
                .allMatch(one -> one.getString("state").equals("delivered")));
        assertThat(deliveries(made)).hasSize(4).allSatisfy(one -> {
            assertThat(one.getString("number")).isEqualTo(number);
            assertThat(one.getJsonArray("tries")).hasSize(1);
            assertThat(one.getJsonArray("tries").getJsonObject(0).getString("code"))
                    .isEqualTo("204");
        });
        assertThat(shown(made).encode()).doesNotContain("whsec_");
        var last = deliveries(made).get(0);
        var again = server.as("admin1")
                .post(
                        "/api/v1/outbox/replays",
                        new JsonObject().put("ids", new JsonArray(List.of(last.getLong("id")))));
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        soon("it comes again", () -> receiver.all().size() == 5);
        assertThat(receiver.all().get(4).id()).isEqualTo(receiver.all().get(3).id());
        assertThat(receiver.all().get(4).body()).isEqualTo(receiver.all().get(3).body());
    }

    @Test
    @Tag("W1")
    void what_was_refused_twice_comes_a_third_time_with_the_same_id_the_same_bytes_and_a_new_signature() {
        var receiver = Receiver.answering(server.vertx(), (request, count) -> request.response()
                .setStatusCode(count < 3 ? 503 : 200)
                .end(count < 3 ? "later\u0007" + "x".repeat(500) : "thanks"));
        var made = register(receiver, "complaint.received", "complaint.assigned");
        var number = file();
        soon("the first try", () -> receiver.all().size() == 1);
        step(number, new JsonObject().put("step", "assign"));
        soon("its end", () -> deliveries(made).stream()
                .anyMatch(one -> one.getInteger("attempts") == 1
                        && one.getString("state").equals("waiting")
                        && one.getJsonArray("tries").size() == 1));
        server.clock().advance(Duration.ofSeconds(7));
        soon("the second try", () -> receiver.all().size() == 2);
        soon("its end", () -> deliveries(made).stream()
                .anyMatch(one -> one.getJsonArray("tries").size() == 2));
        server.clock().advance(Duration.ofSeconds(400));
        soon("the third try, and what waited behind it", () -> receiver.all().size() == 4);
        var tries = receiver.all().subList(0, 3);
        assertThat(tries)
                .extracting(Receiver.Came::id)
                .containsOnly(tries.get(0).id());
        assertThat(tries)
                .extracting(Receiver.Came::body)
                .containsOnly(tries.get(0).body());
        assertThat(tries)
                .extracting(came -> Long.parseLong(came.timestamp()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(tries)
                .allSatisfy(came -> assertThat(came.signatures()).isEqualTo(signature(made.getString("secret"), came)));
        assertThat(receiver.all().get(3).type()).isEqualTo("complaint.assigned");
        soon("it is delivered", () -> deliveries(made).stream()
                .allMatch(one -> one.getString("state").equals("delivered")));
        var first = deliveries(made).get(1);
        assertThat(first.getString("messageId")).isEqualTo(tries.get(0).id());
        assertThat(first.getJsonArray("tries").getJsonObject(2).getString("code"))
                .isEqualTo("503");
        assertThat(first.getJsonArray("tries").getJsonObject(2).getString("answer"))
                .isEqualTo("later" + "x".repeat(195));
    }

    @Test
    void each_event_comes_once_and_an_endpoint_that_never_answers_delays_no_other() {
        var silent = Receiver.answering(server.vertx(), (request, count) -> {});
        var dead = register(silent, "complaint.received");
        var willing = IntStream.range(0, 3)
                .mapToObj(one -> Receiver.willing(server.vertx()))
                .toList();
        willing.forEach(receiver -> register(receiver, "complaint.received"));
        int filed = 60;
        for (int i = 0; i < filed; i++) {
            file();
        }
        soon("all have come to all that answer", () -> willing.stream()
                .allMatch(receiver -> receiver.all().size() >= filed));
        willing.forEach(receiver -> assertThat(receiver.all())
                .extracting(Receiver.Came::id)
                .hasSize(filed)
                .doesNotHaveDuplicates());
        assertThat(silent.all()).as("as many as may be under way").hasSizeLessThanOrEqualTo(16);
        assertThat(deliveries(dead)).hasSize(50).noneMatch(one -> one.getString("state")
                .equals("delivered"));
        state(dead, "disabled");
    }

    @Test
    @Tag("W8")
    void for_a_day_messages_are_signed_with_both_secrets_or_until_the_old_one_is_ended() {
        var receiver = Receiver.willing(server.vertx());
        var made = register(receiver, "complaint.received");
        var first = made.getString("secret");
        var second = server.as("admin1").post(at(made, "/secrets"));
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(shown(made).getJsonArray("secrets")).hasSize(2);
        assertThat(server.as("admin1").post(at(made, "/secrets")).status()).isEqualTo(409);
        file();
        soon("it comes", () -> receiver.all().size() == 1);
        assertThat(receiver.all().get(0).signatures().split(" ", -1))
                .containsExactlyInAnyOrder(
                        signature(first, receiver.all().get(0)),
                        signature(
                                second.json().getString("secret"),
                                receiver.all().get(0)));
        server.clock().advance(Duration.ofHours(24));
        file();
        soon("it comes", () -> receiver.all().size() == 2);
        assertThat(receiver.all().get(1).signatures())
                .isEqualTo(signature(
                        second.json().getString("secret"), receiver.all().get(1)));
        var third = server.as("admin1").post(at(made, "/secrets"));
        assertThat(third.status()).as(third.body()).isEqualTo(201);
        assertThat(server.as("admin1").delete(at(made, "/secrets")).status()).isEqualTo(204);
        assertThat(shown(made).getJsonArray("secrets")).hasSize(1);
        file();
        soon("it comes", () -> receiver.all().size() == 3);
        assertThat(receiver.all().get(2).signatures())
                .isEqualTo(signature(
                        third.json().getString("secret"), receiver.all().get(2)));
        assertThat(server.as("admin1").post(at(made, "/secrets")).status()).isEqualTo(201);
    }

    @Test
    void an_endpoint_that_says_410_is_told_nothing_more_until_it_is_used_again() {
        var receiver = Receiver.answering(server.vertx(), (request, count) -> request.response()
                .setStatusCode(count == 1 ? 410 : 200)
                .end());
        var made = register(receiver, "complaint.received");
        file();
        soon("it is disabled", () -> shown(made).getString("state").equals("disabled"));
        assertThat(shown(made).getString("reason")).isEqualTo("gone");
        file();
        assertThat(server.as("admin1").post(at(made, "/tests")).status()).isEqualTo(409);
        assertThat(duties()).isEqualTo(1);
        state(made, "active");
        assertThat(duties()).isZero();
        var tested = server.as("admin1").post(at(made, "/tests"));
        assertThat(tested.status()).as(tested.body()).isEqualTo(202);
        soon("the trial", () -> receiver.all().stream()
                .anyMatch(came -> came.id().equals(tested.json().getString("messageId"))));
        assertThat(receiver.all()).hasSize(2);
        assertThat(receiver.all().get(1).type()).isEqualTo("webhook.test");
    }

    private static int duties() {
        return server.as("admin1").get("/api/v1/duties").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("duty").equals("webhooks"))
                .mapToInt(one -> one.getInteger("count"))
                .sum();
    }

    @Test
    @Tag("W4")
    void while_it_is_paused_messages_wait_as_they_were_made() {
        var receiver = Receiver.willing(server.vertx());
        var made = register(receiver, "complaint.received");
        state(made, "paused");
        var number = file();
        soon("it waits", () -> deliveries(made).size() == 1);
        var body = deliveries(made).get(0).getString("body");
        step(number, new JsonObject().put("step", "assign"));
        step(number, new JsonObject().put("step", "withdraw").put("reason", "客户已撤诉"));
        assertThat(receiver.all()).isEmpty();
        var change = body(receiver.url(), "complaint.closed").put("perSecond", 5);
        assertThat(server.as("admin1")
                        .put(at(made, ""), change.copy().put("version", 1))
                        .status())
                .isEqualTo(409);
        assertThat(server.as("admin1")
                        .put(at(made, ""), change.put("version", shown(made).getInteger("version")))
                        .status())
                .isEqualTo(204);
        assertThat(shown(made).getJsonArray("events")).containsExactly("complaint.closed");
        state(made, "active");
        soon("it comes", () -> receiver.all().size() == 1);
        assertThat(receiver.all().get(0).body()).isEqualTo(body);
    }

    @Test
    void an_address_inside_a_network_of_no_one_is_refused_and_so_are_unknown_events_and_a_name_that_is_taken() {
        var admin = server.as("admin1");
        for (String url : List.of(
                "https://127.0.0.2/",
                "https://169.254.169.254/",
                "https://[::1]/",
                "http://10.0.0.1/",
                "http://8.8.8.8/",
                "https://user@example.com/",
                "ftp://example.com/",
                "https://2130706433/")) {
            var refused = admin.post(WEBHOOKS, body(url, "complaint.received"));
            assertThat(refused.status()).as(url).isEqualTo(422);
            assertThat(refused.body()).contains("/url");
        }
        var taken = body("https://example.com/", "complaint.received");
        assertThat(admin.post(WEBHOOKS, taken).status()).isEqualTo(201);
        assertThat(admin.post(WEBHOOKS, taken).status()).isEqualTo(422);
        assertThat(admin.post(WEBHOOKS, body("https://example.com/", "complaint.overdue"))
                        .status())
                .isIn(400, 422);
    }
}
