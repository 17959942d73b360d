package hotline.audit;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the policy lists reasons, a customer's data are open to a person who gave one, until the end of the day. */
@Tag("A4")
@Tag("K8")
class LookReasonsTest {
    private static final String COMPLAINTS = "/api/v1/complaints/";
    private static final String CUSTOMERS = "/api/v1/customers/";
    private static final String NAME = "欧阳鹤鸣";
    private static final String PHONE = "13977788899";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;
    private String number;
    private long file;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        server.database().execute("TRUNCATE look_reason, file_link, file_root");
        desk = new Desk(server);
        install(server.as("admin1").get("/api/v1/policies/1/source").body());
        number = desk.file(NAME, PHONE);
        file = desk.customerOf(number);
        var source = server.as("admin1").get("/api/v1/policies/1/source").body();
        install(source.replace(
                        "  keep-months: 0\n",
                        "  keep-months: 0\n  look-reasons:\n    enquiry: {zh: 客户来电查询, en: the customer asks}\n")
                .replace("version: \"1.0\"", "version: \"2\""));
    }

    private static void install(String source) {
        var installed = server.as("admin1").post("/api/v1/policies", new JsonObject().put("source", source));
        assertThat(installed.status()).as(installed.body()).isBetween(200, 201);
    }

    private static Reply give(String login, String path, String why) {
        return server.as(login).post(path + "/look-reason", new JsonObject().put("why", why));
    }

    private Reply look(String login) {
        return server.as(login).get(COMPLAINTS + number);
    }

    @Test
    void a_complaint_opens_to_the_person_who_says_why_until_midnight() {
        var refused = look("agent3");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("type")).isEqualTo("/problems/reason-needed");
        assertThat(server.as("agent3").get(COMPLAINTS + number + "/events").status())
                .isEqualTo(403);
        assertThat(look("agent3").body()).doesNotContain(NAME);
        assertThat(give("agent3", COMPLAINTS + number, "curiosity").status()).isEqualTo(422);
        assertThat(give("agent3", COMPLAINTS + "202609-999999", "enquiry").status())
                .isEqualTo(404);
        assertThat(give("agent3", COMPLAINTS + number, "enquiry").status()).isEqualTo(204);
        assertThat(look("agent3").json().getString("complainant")).isEqualTo(NAME);
        assertThat(look("supervisor1").status()).as("another person").isEqualTo(403);
        assertThat(server.as("agent3").get(COMPLAINTS + "202609-999999").status())
                .isEqualTo(404);
        server.clock().advance(Duration.ofHours(14));
        assertThat(look("agent3").status()).as("the next day").isEqualTo(403);
    }

    @Test
    void own_work_opens_automatically_and_the_register_says_so() {
        server.as("agent3")
                .with("If-Match", "*")
                .post(COMPLAINTS + number + "/steps", new JsonObject().put("step", "assign"));
        assertThat(look("agent3").status()).isEqualTo(200);
        assertThat(server.as("agent3").get(CUSTOMERS + file).status()).isEqualTo(200);
        var looks =
                server.as("supervisor1").get(CUSTOMERS + file + "/looks").json().getJsonArray("items");
        assertThat(looks.getJsonObject(0).getString("why")).isEqualTo("own-work");
        assertThat(looks.getJsonObject(0).getString("until")).isEqualTo("2026-09-29T00:00:00+08:00");
    }

    @Test
    void lists_and_searches_show_no_more_than_a_character_until_a_reason_is_given() {
        for (String path : List.of(
                "/api/v1/complaints?view=queue",
                "/api/v1/complaints?phone=" + PHONE,
                "/api/v1/search?q=" + PHONE,
                "/api/v1/customers?phone=" + PHONE)) {
            var masked = server.as("agent3").get(path);
            assertThat(masked.status()).as(masked.body()).isEqualTo(200);
            assertThat(masked.body()).as(path).contains("欧＊＊").doesNotContain(NAME);
        }
        assertThat(server.as("agent3").get("/api/v1/customers?phone=" + PHONE).body())
                .contains("＊＊8899");
        give("agent3", COMPLAINTS + number, "enquiry");
        assertThat(server.as("agent3").get("/api/v1/complaints?view=queue").body())
                .contains(NAME);
        assertThat(server.as("agent3").get(CUSTOMERS + file).status())
                .as("the file has its own")
                .isEqualTo(403);
        give("agent3", CUSTOMERS + file, "enquiry");
        assertThat(server.as("agent3").get(CUSTOMERS + file).json().getString("name"))
                .isEqualTo(NAME);
        assertThat(server.as("agent3").get("/api/v1/customers?phone=" + PHONE).body())
                .contains(NAME);
        for (String part : List.of("/story", "/changes", "/merges")) {
            assertThat(server.as("agent3").get(CUSTOMERS + file + part).status())
                    .isEqualTo(200);
            assertThat(server.as("agent2").get(CUSTOMERS + file + part).status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Tag("K2")
    void care_and_samples_show_no_name_without_a_reason_and_a_campaign_call_in_hand_is_own_work() {
        server.database().execute("""
                INSERT INTO care_due (file, rule, period_from, period_end, policy_version, tier, rank, department, level, ways, state, changed_at)
                VALUES (%d, 'r', '2026-09-01', '2026-10-01', 1, 'vip', 1, '', 'staff', '{phone}', 'due', now())
                """.formatted(file));
        assertThat(server.as("supervisor1").post("/api/v1/file-samples/2026-09").status())
                .isEqualTo(201);
        assertThat(server.database().value("SELECT 'name' = ANY (fields) FROM file_sample"))
                .as("what is counted of a file is not masked")
                .isIn("t", "true");
        for (String path : List.of("/api/v1/care", "/api/v1/file-samples/2026-09/files?department=")) {
            var masked = server.as("agent3").get(path);
            assertThat(masked.status()).as(masked.body()).isEqualTo(200);
            assertThat(masked.body()).as(path).contains("欧＊＊").doesNotContain(NAME);
        }
        assertThat(server.as("agent3").get(CUSTOMERS + file + "/care").status()).isEqualTo(403);
        var contact = new JsonObject()
                .put("way", "phone")
                .put("level", "staff")
                .put("at", "2026-09-28T09:00:00+08:00")
                .put("needs", "加一班");
        assertThat(server.as("agent3")
                        .post(CUSTOMERS + file + "/care/contacts", contact)
                        .status())
                .isEqualTo(403);
        give("agent3", CUSTOMERS + file, "enquiry");
        assertThat(server.as("agent3").get("/api/v1/care").body()).contains(NAME);
        assertThat(server.as("agent3")
                        .post(CUSTOMERS + file + "/care/contacts", contact)
                        .status())
                .isEqualTo(200);
        server.database().execute("""
                WITH planned AS (
                    INSERT INTO campaign (name, purpose, filter, quiet_days, pace, state, created_by, created_at)
                    VALUES ('n', 'p', '{"withinDays": 0}', 0, 1, 'running', 1, now()) RETURNING id),
                called AS (
                    INSERT INTO callback (campaign, file, status, due_at, not_before, created_at)
                    SELECT id, %d, 'waiting', '2026-09-28', '2026-09-28', '2026-09-28' FROM planned RETURNING id, campaign, file)
                INSERT INTO campaign_member (campaign, file, state, callback) SELECT campaign, file, 'called', id FROM called
                """.formatted(file));
        var call = server.as("agent2").post("/api/v1/campaign-calls/next", new JsonObject());
        assertThat(call.body()).contains(NAME);
        assertThat(server.as("agent2").get(CUSTOMERS + file).status()).isEqualTo(200);
        assertThat(server.as("agent2").get("/api/v1/care?state=done").body()).contains(NAME);
        assertThat(server.as("agent1").get(CUSTOMERS + file).status()).isEqualTo(403);
        var looks = server.as("supervisor1").get(CUSTOMERS + file + "/looks").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(look -> look.getString("what").equals("campaign call"))
                .toList();
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0).getString("why")).isEqualTo("own-work");
    }

    /** What a customer said, and what an agent promised them, are words about them as their name is. */
    @Test
    @Tag("D3")
    void callbacks_and_blacklists_show_no_more_than_a_character_until_a_reason_is_given() {
        var harm = "多次辱骂坐席";
        assertThat(server.as("agent1")
                        .post(CUSTOMERS + file + "/blacklistings", new JsonObject().put("harm", harm))
                        .status())
                .isEqualTo(200);
        var promised = "客户要求下午再联系，谈赔付金额";
        var asked = server.as("agent1")
                .post(
                        "/api/v1/callbacks",
                        new JsonObject().put("customer", file).put("reason", promised));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        var by = server.as("agent1").with("If-Match", "*");
        by.post(COMPLAINTS + number + "/steps", new JsonObject().put("step", "assign"));
        by.post(
                COMPLAINTS + number + "/steps",
                new JsonObject().put("step", "resolve").put("resolution", "已赔付"));
        await("a callback waits", () -> server.as("agent3")
                .get("/api/v1/callbacks?view=waiting")
                .body()
                .contains(number));

        for (String path :
                List.of("/api/v1/callbacks?view=waiting", "/api/v1/callbacks/by-hand", "/api/v1/blacklistings")) {
            var masked = server.as("supervisor2").get(path);
            assertThat(masked.status()).as(masked.body()).isEqualTo(200);
            assertThat(masked.body()).as(path).contains("欧＊＊").doesNotContain(NAME, PHONE, harm, promised);
        }
        give("supervisor2", COMPLAINTS + number, "enquiry");
        give("supervisor2", CUSTOMERS + file, "enquiry");
        var informed = server.as("supervisor2");
        assertThat(informed.get("/api/v1/callbacks?view=waiting").body()).contains(NAME);
        assertThat(informed.get("/api/v1/callbacks/by-hand").body()).contains(NAME, promised);
        assertThat(informed.get("/api/v1/blacklistings").body()).contains(NAME, harm);
    }

    @Test
    void the_customer_learns_who_looked_when_why_and_until_when() {
        give("agent3", COMPLAINTS + number, "enquiry");
        look("agent3");
        give("agent2", CUSTOMERS + file, "enquiry");
        server.as("agent2").get(CUSTOMERS + file);
        var looks =
                server.as("supervisor1").get(CUSTOMERS + file + "/looks").json().getJsonArray("items");
        var last = looks.getJsonObject(0);
        assertThat(last.getString("login")).isEqualTo("agent2");
        assertThat(last.getString("why")).isEqualTo("enquiry");
        var before = looks.getJsonObject(1);
        assertThat(before.getString("login")).isEqualTo("agent3");
        assertThat(before.getString("what")).isEqualTo("complaint");
        assertThat(before.getString("until")).isEqualTo("2026-09-29T00:00:00+08:00");
        var export = new JsonObject()
                .put("what", "looks")
                .put("filters", new JsonObject().put("customer", Long.toString(file)));
        assertThat(server.as("supervisor1")
                        .post("/api/v1/exports/preview", export)
                        .json()
                        .getInteger("rows"))
                .isEqualTo(looks.size());
        export.getJsonObject("filters").remove("customer");
        export.getJsonObject("filters").put("login", "agent3");
        assertThat(server.as("supervisor1")
                        .post("/api/v1/exports/preview", export)
                        .status())
                .as("of a person")
                .isEqualTo(403);
        assertThat(server.as("admin1").post("/api/v1/exports/preview", export).status())
                .isEqualTo(200);
    }
}
