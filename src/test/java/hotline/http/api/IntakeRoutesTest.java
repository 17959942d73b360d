package hotline.http.api;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class IntakeRoutesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running(shared = true)
    private static TestServer server;

    @ParameterizedTest
    @CsvSource({
        "website, , external",
        "app, , external",
        "hotline, agent1, external",
        "hotline, supervisor1, external",
        "branch, branch1, internal",
        "chat, branch1, internal"
    })
    void each_channel_files_and_only_customers_get_a_tracking_code(String channel, String login, String source) {
        var filed = caller(login).post(COMPLAINTS, draft(channel));

        assertThat(filed.status()).isEqualTo(201);
        assertThat(filed.json().getString("type")).isEqualTo("cargo-shortage");
        assertThat(filed.json().getString("receivedAt")).isEqualTo("2026-09-25T16:00:00+08:00");
        assertThat(filed.json().getString("promisedAt")).isEqualTo("2026-09-30T18:00:00+08:00");
        assertThat(filed.header("Location")).contains("/api/v1/complaints/" + number(filed));
        assertThat(filed.json().getString("trackingCode") != null).isEqualTo(source.equals("external"));
        assertThat(row(number(filed), "source")).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        "hotline, , 401",
        "branch, , 401",
        "chat, agent1, 403",
        "branch, agent1, 403",
        "hotline, branch1, 403",
        "hotline, admin1, 403"
    })
    void filing_on_a_channel_of_other_callers_is_refused(String channel, String login, int status) {
        assertThat(caller(login).post(COMPLAINTS, draft(channel)).status()).isEqualTo(status);
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        var reply = server.anybody()
                .post(
                        COMPLAINTS,
                        new JsonObject()
                                .put("channel", "fax")
                                .put("complainant", " ")
                                .put("phone", "12")
                                .put("waybill", "HD/1")
                                .put("preferredCallbackAt", "tomorrow")
                                .put("language", 7)
                                .put("colour", "red"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(pointers(reply))
                .containsExactlyInAnyOrder(
                        "/channel",
                        "/complainant",
                        "/phone",
                        "/waybill",
                        "/description",
                        "/preferredCallbackAt",
                        "/language",
                        "/colour");
    }

    @Test
    void a_phone_number_is_stored_in_one_form_for_every_spelling() {
        var mobile = server.anybody().post(COMPLAINTS, draft("app").put("phone", "+86 138-1234-5678"));
        var landline = server.anybody().post(COMPLAINTS, draft("app").put("phone", "(021) 5888 1234"));

        assertThat(row(number(mobile), "phone")).isEqualTo("+8613812345678");
        assertThat(row(number(landline), "phone")).isEqualTo("+862158881234");
    }

    @Test
    void an_agent_judges_and_the_limit_follows_and_others_may_not() {
        var judgement = new JsonObject().put("type", "service-attitude").put("severity", "severe");
        var byAgent = server.as("agent1").post(COMPLAINTS, draft("hotline").put("judgement", judgement));
        var byCustomer = server.anybody().post(COMPLAINTS, draft("app").put("judgement", judgement));
        var unknown = server.as("agent1")
                .post(
                        COMPLAINTS,
                        draft("hotline").put("judgement", judgement.copy().put("subtype", "goods-wet")));

        assertThat(byAgent.json().getString("promisedAt")).isEqualTo("2026-09-29T18:00:00+08:00");
        assertThat(row(number(byAgent), "judged_by")).isEqualTo("person");
        assertThat(byCustomer.status()).isEqualTo(403);
        assertThat(pointers(unknown)).containsExactly("/judgement/subtype");
    }

    @Test
    void a_repeated_key_gives_the_first_answer_and_another_body_is_refused() {
        var client = server.anybody().with("Idempotency-Key", "repeat-1");
        var first = client.post(COMPLAINTS, draft("website"));

        assertThat(client.post(COMPLAINTS, draft("website")).json()).isEqualTo(first.json());
        assertThat(client.post(COMPLAINTS, draft("website").put("complainant", "王五"))
                        .status())
                .isEqualTo(422);
        assertThat(server.as("agent1")
                        .with("Idempotency-Key", "repeat-1")
                        .post(COMPLAINTS, draft("hotline"))
                        .json()
                        .getString("number"))
                .as("another caller's key is another key")
                .isNotEqualTo(number(first));
    }

    @Test
    void one_key_sent_many_times_at_once_makes_one_complaint(Vertx vertx) {
        var replies = Callers.atOnce(vertx, 16, 64, i -> server.anybody()
                .with("Idempotency-Key", "stampede")
                .post(COMPLAINTS, draft("website")));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies.stream().map(IntakeRoutesTest::number).distinct()).hasSize(1);
    }

    @Test
    void a_browser_with_an_ended_session_files_as_a_customer() {
        var oldCookie = server.anybody().with("Cookie", "hotline-session=ended");

        assertThat(oldCookie.post(COMPLAINTS, draft("website")).status()).isEqualTo(201);
        assertThat(oldCookie.post(COMPLAINTS, draft("hotline")).status()).isEqualTo(401);
    }

    @Test
    void invalid_keys_are_refused() {
        var tooLong = server.anybody().with("Idempotency-Key", "k".repeat(256)).post(COMPLAINTS, draft("website"));

        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(pointers(tooLong)).containsExactly("Idempotency-Key");
    }

    @Test
    void an_agent_gets_the_judgement_of_a_text_and_the_time_to_promise() {
        var proposal = server.as("agent1")
                .post("/api/v1/judgements", new JsonObject().put("text", "整票货没了，一件都没到"))
                .json();

        assertThat(proposal.getString("type")).isEqualTo("cargo-shortage");
        assertThat(proposal.getString("severity")).isEqualTo("severe");
        assertThat(proposal.getString("dueAt")).isEqualTo("2026-10-12T18:00:00+08:00");
        assertThat(proposal.getJsonArray("reasons")).isNotEmpty();
        assertThat(server.anybody()
                        .post("/api/v1/judgements", new JsonObject().put("text", "整票货没了"))
                        .status())
                .isEqualTo(401);
    }

    private static TestClient caller(String login) {
        return login == null ? server.anybody() : server.as(login);
    }

    private static JsonObject draft(String channel) {
        return Draft.usual()
                .channel(channel)
                .waybill("HD2609250017")
                .branch("上海虹桥网点")
                .region("上海")
                .description("五件货只到四件，少了一件，里面是衣服，价值约八百元。")
                .demand("尽快处理")
                .language("zh")
                .json();
    }

    private static List<String> pointers(Reply reply) {
        return reply.json().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }

    private static String number(Reply reply) {
        return reply.json().getString("number");
    }

    private static String row(String number, String column) {
        return server.database().value("SELECT " + column + " FROM complaint WHERE number = '" + number + "'");
    }
}
