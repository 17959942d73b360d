package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What customers and branches add to their own complaints. */
class AdditionsTest {
    private static final String COMPLAINTS = "/api/v1/complaints/";

    @Running(shared = true)
    private static TestServer server;

    @Test
    void what_a_customer_answers_ends_the_pause_and_stands_in_the_story_but_meets_no_limit() {
        var filed = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json();
        var number = filed.getString("number");
        var customer = server.anybody().with("Tracking-Code", filed.getString("trackingCode"));
        step(number, "/steps", new JsonObject().put("step", "assign"));
        step(number, "/pauses", new JsonObject().put("reason", "customers-documents"));
        var asked = customer.get("/api/v1/tracking").json();
        assertThat(asked.getBoolean("asksForAnswer")).isTrue();
        assertThat(asked.getJsonObject("waitingFor").getJsonObject("name").getString("zh"))
                .isEqualTo("请补充我们需要的资料。");
        var version = version(number);

        var answered = customer.post("/api/v1/tracking/additions", new JsonObject().put("text", "发票号 0441"));

        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        assertThat(answered.json().getJsonObject("waitingFor")).isNull();
        assertThat(answered.body()).contains("\"byCustomer\":true", "发票号 0441");
        assertThat(version(number)).as("an agent who still sees the pause").isNotEqualTo(version);
        var read = server.as("agent1").get(COMPLAINTS + number);
        assertThat(read.json().getJsonObject("pause")).isNull();
        assertThat(server.as("agent1").get(COMPLAINTS + number + "/events").body())
                .contains("发票号 0441", "\"kind\":\"customer\"");

        var again = version(number);
        customer.post("/api/v1/tracking/additions", new JsonObject().put("text", "还有照片"));
        assertThat(version(number)).as("clashes with no agent's work").isEqualTo(again);
        step(number, "/pauses", new JsonObject().put("reason", "inspection"));
        customer.post("/api/v1/tracking/additions", new JsonObject().put("text", "快一点"));
        assertThat(server.as("agent1").get(COMPLAINTS + number).json().getJsonObject("pause"))
                .as("we wait for somebody else")
                .isNotNull();
    }

    @Test
    @Tag("P6")
    void a_branch_adds_to_its_own_complaint_and_withdraws_it_and_sees_no_internal_note() {
        var branch = server.as("branch1");
        var number = branch.post(
                        "/api/v1/complaints", Draft.usual().channel("branch").json())
                .json()
                .getString("number");
        server.as("agent1")
                .post(
                        COMPLAINTS + number + "/notes",
                        new JsonObject().put("text", "内部怀疑").put("internal", true));
        var added = branch.post(COMPLAINTS + number + "/additions", new JsonObject().put("text", "监控已调取"));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(branch.get(COMPLAINTS + number + "/events").body())
                .contains("监控已调取")
                .doesNotContain("内部怀疑");
        assertThat(server.as("agent1").get(COMPLAINTS + number + "/events").body())
                .contains("监控已调取");
        assertThat(server.as("branch2")
                        .post(COMPLAINTS + number + "/additions", new JsonObject().put("text", "x"))
                        .status())
                .isEqualTo(404);

        var withdrawn = branch.post(COMPLAINTS + number + "/withdrawal", new JsonObject().put("reason", "货已找到"));
        assertThat(withdrawn.json().getString("status")).isEqualTo("withdrawn");
        var own = branch.get(COMPLAINTS + number + "/events").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getJsonObject("actor").getBoolean("own", false))
                .toList();
        assertThat(own).extracting(event -> event.getString("type")).containsExactly("received", "noted", "withdrawn");
        assertThat(own.get(2).getJsonObject("data").getString("reason")).isEqualTo("货已找到");
        assertThat(own.get(2).getJsonObject("data").fieldNames()).doesNotContain("held");
        assertThat(server.as("agent1").get(COMPLAINTS + number + "/events").body())
                .doesNotContain("\"own\"");
        assertThat(branch.post(COMPLAINTS + number + "/additions", new JsonObject().put("text", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(branch.post(COMPLAINTS + number + "/withdrawal", new JsonObject().put("reason", "x"))
                        .status())
                .isEqualTo(409);
    }

    private static String version(String number) {
        return server.as("agent1").get(COMPLAINTS + number).header("ETag").orElseThrow();
    }

    private static void step(String number, String what, JsonObject body) {
        var reply = server.as("agent1").with("If-Match", version(number)).post(COMPLAINTS + number + what, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }
}
