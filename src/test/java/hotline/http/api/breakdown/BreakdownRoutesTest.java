package hotline.http.api.breakdown;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.measures.WholeEvent;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Breakdowns over HTTP: each reply is held against the contract by the client. */
class BreakdownRoutesTest {
    private static final String BREAKDOWN = "/api/v1/measures/breakdown";
    private static final String AUGUST = "?from=2026-08-01&to=2026-08-31";

    @Running
    private static TestServer server;

    @BeforeAll
    static void start() {
        var received = TestServer.FRIDAY_AFTERNOON.minus(Duration.ofHours(30));
        try (var log = new WrittenLog(server.database())) {
            for (long id = 1; id <= 5; id++) {
                log.complaint(id, "上海虹桥网点", received, received.plus(Duration.ofDays(1)));
                var data = new JsonObject()
                        .put("type", id < 4 ? "cargo-damage" : "delay")
                        .put("severity", "minor")
                        .put("channel", "branch")
                        .put("receivedAt", received.toString());
                log.event(
                        id,
                        "received",
                        received,
                        WholeEvent.of(
                                "received",
                                received,
                                id == 5 ? data : data.copy().put("branch", "上海虹桥网点")));
            }
            log.commit();
        }
        await("the figures are counted", () -> "5"
                .equals(server.database().value("SELECT coalesce(sum(n), 0) FROM fact_stock WHERE kind = 20")));
    }

    @Test
    void measures_are_split_by_branch_and_by_day_with_the_month_before() {
        var read = server.as("supervisor1")
                .get(BREAKDOWN + "?measures=received,on-time-closure&by=branch&compare=before")
                .json();
        assertThat(read.getString("zone")).isEqualTo("Asia/Shanghai");
        var asked = read.getJsonArray("periods").getJsonObject(0);
        assertThat(received(asked.getJsonObject("total"), "counted")).isEqualTo(5);
        assertThat(asked.getJsonArray("rows").stream().map(row -> ((JsonObject) row).getString("code")))
                .containsExactly(null, "上海虹桥网点");
        var before = read.getJsonArray("periods").getJsonObject(1);
        assertThat(before.getString("name")).isEqualTo("before");
        assertThat(before.getString("from")).isEqualTo("2026-08-01");
        assertThat(before.getString("to")).isEqualTo("2026-08-25");
        assertThat(asked.getJsonObject("total").getJsonObject("on-time-closure").getValue("value"))
                .as("nothing was closed")
                .isNull();
    }

    private static Integer received(JsonObject values, String part) {
        return values.getJsonObject("received").getInteger(part);
    }

    @Test
    @Tag("K8")
    void a_number_leads_to_its_complaints_and_the_look_is_on_record() {
        var damaged = server.as("supervisor1")
                .get("/api/v1/measures/received/complaints?type=cargo-damage&branch=上海虹桥网点&limit=2&total=true")
                .json();
        assertThat(numbers(damaged)).containsExactly("202609-000003", "202609-000002");
        assertThat(damaged.getInteger("complaints")).as("on all pages").isEqualTo(3);
        var rest = server.as("supervisor1")
                .get("/api/v1/measures/received/complaints?type=cargo-damage&branch=上海虹桥网点&limit=2&after="
                        + damaged.getString("next"))
                .json();
        assertThat(numbers(rest)).containsExactly("202609-000001");
        assertThat(rest.getString("next")).isNull();
        assertThat(numbers(server.as("supervisor1")
                        .get("/api/v1/measures/received/complaints?branch=-")
                        .json()))
                .as("those of no branch")
                .containsExactly("202609-000005");
        assertThat(server.as("admin1")
                        .get("/api/v1/looks?login=supervisor1")
                        .json()
                        .encode())
                .contains("behind a figure", "202609-000003");
    }

    private static List<String> numbers(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getJsonObject("complaint").getString("number"))
                .toList();
    }

    @Test
    void every_wrong_parameter_is_named() {
        var reply = server.as("supervisor1")
                .get(BREAKDOWN + "?measures=received,fame&from=yesterday&interval=hour&by=colour&compare=future");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactlyInAnyOrder("measures", "from", "interval", "by", "compare");
        assertThat(server.as("supervisor1").get(BREAKDOWN + "?from=2026-09-26").status())
                .as("after today")
                .isEqualTo(422);
        assertThat(server.as("supervisor1")
                        .get(BREAKDOWN + "?from=2017-01-01&interval=day")
                        .json()
                        .encode())
                .contains("gives more than 50000 values");
        assertThat(server.as("supervisor1")
                        .get("/api/v1/measures/fame/complaints")
                        .status())
                .isEqualTo(404);
        assertThat(server.as("supervisor1")
                        .get("/api/v1/measures/received/complaints?after=x&part=y")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void agents_and_administrators_see_no_figures_by_person_and_unit() {
        for (String login : List.of("agent1", "admin1")) {
            assertThat(server.as(login).get(BREAKDOWN).status()).isEqualTo(403);
            assertThat(server.as(login)
                            .get("/api/v1/measures/received/complaints")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Tag("P6")
    void a_branch_reads_its_own_figures_and_nothing_internal() {
        var own = server.as("branch1");
        assertThat(own.get(BREAKDOWN).status())
                .as("the network has no such unit yet")
                .isEqualTo(404);
        var unit = new JsonObject()
                .put("code", "SH001")
                .put("kind", "branch")
                .put("name", new JsonObject().put("zh", "上海虹桥网点").put("en", "Hongqiao"));
        assertThat(server.as("admin1").post("/api/v1/units", unit).status()).isEqualTo(201);
        try (var log = new WrittenLog(server.database())) {
            var received = TestServer.FRIDAY_AFTERNOON.minus(Duration.ofDays(40));
            log.complaint(60, "上海虹桥网点", received, received.plus(Duration.ofDays(1)));
            log.event(
                    60,
                    "received",
                    received,
                    WholeEvent.of(
                            "received",
                            received,
                            new JsonObject()
                                    .put("type", "delay")
                                    .put("severity", "minor")
                                    .put("channel", "branch")
                                    .put("receivedAt", received.toString())
                                    .put("branch", "SH001")));
            log.commit();
        }
        await("it is counted", () -> own.get(BREAKDOWN + AUGUST).body().contains("\"counted\":1"));
        var total = own.get(BREAKDOWN + AUGUST + "&branch=SH999")
                .json()
                .getJsonArray("periods")
                .getJsonObject(0)
                .getJsonObject("total");
        assertThat(received(total, "counted"))
                .as("its own, whatever it asks for")
                .isEqualTo(1);
        assertThat(total.fieldNames()).doesNotContain("notices", "holding-time").contains("on-time-closure");
        for (String refused : List.of(
                "?by=agent",
                "?by=department",
                "?department=claims",
                "?measures=notices",
                "?by=cause",
                "?by=validity",
                "?by=tier",
                "?cause=-",
                "?validity=upheld")) {
            assertThat(own.get(BREAKDOWN + refused).status()).as(refused).isEqualTo(403);
        }
        assertThat(own.get("/api/v1/measures/closings/complaints?validity=upheld")
                        .status())
                .isEqualTo(403);
        assertThat(own.get("/api/v1/measures/closings/complaints?cause=-").status())
                .isEqualTo(403);
        assertThat(own.get("/api/v1/measures/notices/complaints").status()).isEqualTo(403);
        var behind = own.get("/api/v1/measures/received/complaints" + AUGUST).json();
        assertThat(numbers(behind)).containsExactly("202609-000060");
        assertThat(behind.encode()).doesNotContain("李娜", "货损", "heldBy");
        assertThat(server.as("branch2").get(BREAKDOWN).status()).isEqualTo(404);
    }
}
