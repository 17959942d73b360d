package hotline.http.api.breakdown;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.export.ExportClient;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Dimension;
import hotline.server.DemoAccounts;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestContract;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An analyst at head office reads figures and the complaints behind them, and no personal data. */
class AnalystTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String BEHIND = "/api/v1/measures/received/complaints";

    @Running
    private static TestServer server;

    private static String number;

    @BeforeAll
    static void complaintsAreFiledAndResolved() {
        number = server.as("branch1")
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .channel("branch")
                                .complainant("欧阳晓燕")
                                .phone("13900000001")
                                .waybill("HD990001")
                                .branch("浦东李先生家附近那个点")
                                .description("外箱破损，内有青花瓷瓶，已联系 13900000001")
                                .demand("按价赔偿三千元")
                                .json())
                .json()
                .getString("number");
        var agent = server.as("agent1");
        agent.with("If-Match", "\"1\"")
                .post(COMPLAINTS + "/" + number + "/steps", new JsonObject().put("step", "assign"));
        agent.post(
                COMPLAINTS + "/" + number + "/notes",
                new JsonObject().put("text", "仓库怀疑内盗").put("internal", true));
        agent.with("If-Match", "\"2\"")
                .post(
                        COMPLAINTS + "/" + number + "/steps",
                        new JsonObject().put("step", "resolve").put("resolution", "已向欧阳女士致歉"));
        server.as("admin1")
                .post(
                        "/api/v1/units",
                        new JsonObject()
                                .put("code", "SH900")
                                .put("kind", "branch")
                                .put("phone", "021-58000000")
                                .put(
                                        "name",
                                        new JsonObject().put("zh", "上海临港网点").put("en", "Lingang")));
        await("the complaint is counted", () -> analyst()
                .get("/api/v1/measures/breakdown?measures=received")
                .body()
                .contains("\"counted\":1"));
    }

    private static TestClient analyst() {
        return server.as("analyst1");
    }

    @Test
    void no_answer_that_an_analyst_can_get_holds_a_name_a_phone_or_a_text_of_a_complaint() {
        var answered = new ArrayList<String>();
        for (Operation operation : TestContract.contract().operations()) {
            if (operation.getHttpMethod().name().equals("GET")
                    && !operation.getOperationId().equals("followFeed")) {
                for (String path : paths(operation)) {
                    var reply = analyst().get(path);
                    if (reply.status() == 200) {
                        answered.add(operation.getOperationId());
                    }
                    holdsNothingPersonal(path, reply, operation.getOperationId().equals("currentSession"));
                }
            }
        }
        assertThat(answered).contains("getMeasures", "getBreakdown", "listComplaintsBehind", "listUnits");
    }

    /** Each list behind a measure and each split as well. */
    private static List<String> paths(Operation operation) {
        var path = operation
                .getOpenAPIPath()
                .replace("{number}", number)
                .replace("{code}", "SH900")
                .replace("{year}", "2026")
                .replace("{month}", "2026-09")
                .replace("work-behind/{part}", "work-behind/accepted")
                .replace("{part}", "answered")
                .replace("{work}", "update")
                .replace("{connector}", "no-such")
                .replace("{format}", "no-such")
                .replace("{token}", "no-such")
                .replace("{id}", "1");
        if (operation.getOperationId().equals("getBreakdown")) {
            return List.of(Dimension.values()).stream()
                    .map(dimension -> path + "?by=" + dimension.column())
                    .toList();
        }
        if (operation.getOperationId().equals("suggestUnits")) {
            return List.of(path + "?text=lin");
        }
        return path.contains("{measure}")
                ? List.of(Measure.values()).stream()
                        .map(measure -> path.replace("{measure}", measure.code()))
                        .toList()
                : List.of(path);
    }

    private static void holdsNothingPersonal(String path, Reply reply, boolean isOwn) {
        assertThat(reply.body())
                .as(path)
                .doesNotContain(
                        "欧阳", "13900000001", "139 0000 0001", "HD990001", "青花", "赔偿三千", "李先生", "内盗", "58000000");
        for (var person : DemoAccounts.all()) {
            if (person.branch().isEmpty() && !(isOwn && person.login().equals("analyst1"))) {
                assertThat(reply.body()).as(path).doesNotContain(person.name());
            }
        }
    }

    @Test
    @Tag("S5")
    void no_file_that_an_analyst_can_take_out_holds_anything_personal() {
        var exports = new ExportClient(server);
        var queries = Map.of(
                "figures",
                new JsonObject().put("by", "branch").put("compare", "before"),
                "comparison",
                new JsonObject().put("measure", "severity-judged-automatically"),
                "units",
                new JsonObject(),
                "warnings",
                new JsonObject().put("judged", true),
                "volumes",
                new JsonObject());
        queries.forEach((what, filters) -> {
            var lines = exports.csv("analyst1", what, filters);
            assertThat(lines).as(what).isNotEmpty();
            holdsNothingPersonal(what, new Reply(200, Map.of(), String.join("\n", lines)), false);
        });
    }

    @Test
    void the_list_behind_a_figure_shows_number_kind_state_and_days() {
        var complaint = analyst()
                .get(BEHIND)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("complaint");
        assertThat(complaint.getString("number")).isEqualTo(number);
        assertThat(complaint.getString("status")).isEqualTo("resolved");
        assertThat(complaint.fieldNames()).doesNotContain("complainant", "summary", "owner", "branch", "heldBy");
    }

    @Test
    void looks_of_analysts_are_none_because_they_see_nothing_personal() {
        analyst().get(BEHIND);
        assertThat(server.as("admin1").get("/api/v1/looks?login=analyst1").json().getJsonArray("items").stream()
                        .filter(look -> ((JsonObject) look).getJsonObject("export") == null))
                .isEmpty();
    }

    @Test
    void figures_of_single_people_are_refused() {
        assertThat(analyst().get("/api/v1/measures/breakdown?by=agent").status())
                .isEqualTo(403);
        assertThat(analyst().get("/api/v1/measures/breakdown?agent=1").status()).isEqualTo(403);
        assertThat(analyst().get(BEHIND + "?agent=1").status()).isEqualTo(403);
        assertThat(analyst().get("/api/v1/measures/breakdown?by=department").status())
                .isEqualTo(200);
    }

    @Test
    void analysts_work_in_no_department() {
        var person = new JsonObject().put("login", "analyst2").put("name", "林文").put("role", "analyst");
        var added = server.as("admin1").post("/api/v1/people", person);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var refused = server.as("admin1")
                .post("/api/v1/people", person.copy().put("login", "analyst3").put("department", "claims"));
        assertThat(refused.status()).isEqualTo(422);
    }
}
