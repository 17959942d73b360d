package hotline.http.api.breakdown;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.measures.WholeEvent;
import hotline.support.Callers;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each reader gets the figures that are theirs, and those of the past stay when people and units move. */
class FigureReadersTest {
    private static final String AUGUST = "from=2026-08-01&to=2026-08-31";
    private static final String MEASURES =
            "&measures=received,closings,cases,on-time-closure,resolution-time-p50,complaints-per-10000";
    private static final String BREAKDOWN = "/api/v1/measures/breakdown?" + AUGUST + MEASURES;
    private static final String RATES = "/api/v1/measures/complaints-per-10000/";
    private static final int ALL = 7;
    private static final int OF_BRANCH_1 = 3;
    private static final int OF_BRANCH_2 = 2;

    @Running
    private static TestServer server;

    @BeforeAll
    static void august() {
        unit("HUB-A", "hub", "上海分拨中心", "");
        unit("HUB-B", "hub", "杭州分拨中心", "");
        unit("SH001", "branch", "上海虹桥网点", "HUB-A");
        unit("GZ001", "branch", "广州白云网点", "HUB-B");
        var received = TestServer.FRIDAY_AFTERNOON.minus(Duration.ofDays(40));
        try (var log = new WrittenLog(server.database())) {
            for (long id = 1; id <= ALL; id++) {
                write(log, id, received);
            }
            log.commit();
        }
        server.database().execute("""
                INSERT INTO parcel_volume (day, branch, hub, parcels, import)
                SELECT day, 'SH001', 'HUB-A', 5000, 1 FROM generate_series('2026-07-01'::date, '2026-09-20', '1 day') AS day""");
        await("all closings are counted", () -> total(read("supervisor1", BREAKDOWN), "closings") == ALL + 1);
    }

    private static void unit(String code, String kind, String name, String parent) {
        var unit = new JsonObject()
                .put("code", code)
                .put("kind", kind)
                .put("name", new JsonObject().put("zh", name).put("en", code));
        if (!parent.isEmpty()) {
            unit.put("parent", parent);
        }
        assertThat(server.as("admin1").post("/api/v1/units", unit).status()).isEqualTo(201);
    }

    /** The last one follows from the first, which was closed again after it had been reopened. */
    private static void write(WrittenLog log, long id, Instant received) {
        boolean isFirst = id <= OF_BRANCH_1;
        boolean isSecond = !isFirst && id <= OF_BRANCH_1 + OF_BRANCH_2;
        log.complaint(id, isFirst ? "上海虹桥网点" : "广州白云网点", received, received.plus(Duration.ofDays(1)));
        var of = new JsonObject().put("receivedAt", received.toString()).put("heldBy", "customer-service");
        if (isFirst || isSecond) {
            of.put("branch", isFirst ? "SH001" : "GZ001").put("hub", isFirst ? "HUB-A" : "HUB-B");
        }
        event(log, id, "received", received, of);
        event(log, id, "assigned", received, new JsonObject().put("owner", person(isFirst ? "agent1" : "agent2")));
        event(log, id, "closed", received.plus(Duration.ofHours(2)), ending(received, 120));
        if (id == 1) {
            event(log, id, "linked", received.plus(Duration.ofHours(3)), new JsonObject().put("number", number(ALL)));
            event(
                    log,
                    id,
                    "reopened",
                    received.plus(Duration.ofDays(1)),
                    new JsonObject()
                            .put("receivedAt", received.toString())
                            .put("wasEnded", true)
                            .put("pastDue", false));
            event(log, id, "closed", received.plus(Duration.ofHours(25)), ending(received, 60));
        } else if (id == ALL) {
            event(log, id, "linked", received, new JsonObject().put("number", number(1)));
        }
    }

    private static JsonObject ending(Instant received, int workingMinutes) {
        return new JsonObject()
                .put("receivedAt", received.toString())
                .put("onTime", true)
                .put("onTimeUnextended", true)
                .put("pastDue", false)
                .put("workingMinutes", workingMinutes);
    }

    private static void event(WrittenLog log, long id, String type, Instant at, JsonObject data) {
        var judged = data.put("type", "delay").put("severity", "minor").put("channel", "branch");
        log.event(id, type, at, WholeEvent.of(type, at, judged));
    }

    private static String number(long id) {
        return "202609-%06d".formatted(id);
    }

    private static long person(String login) {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = '" + login + "'"));
    }

    private static JsonObject read(String login, String path) {
        return answer(server.as(login), path);
    }

    /** Without the time up to which all is counted. */
    private static JsonObject answer(TestClient client, String path) {
        Reply reply = client.get(path);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(200);
        var json = reply.json();
        json.remove("asOf");
        return json;
    }

    private static JsonObject total(JsonObject breakdown) {
        return breakdown.getJsonArray("periods").getJsonObject(0).getJsonObject("total");
    }

    private static int total(JsonObject breakdown, String measure) {
        return total(breakdown).getJsonObject(measure).getInteger("counted");
    }

    @Test
    @Tag("P6")
    void callers_who_read_at_the_same_time_never_get_the_figures_of_another_one() {
        var asked = List.of(
                Map.entry("branch1", BREAKDOWN),
                Map.entry("branch2", BREAKDOWN),
                Map.entry("supervisor1", BREAKDOWN),
                Map.entry("analyst1", BREAKDOWN),
                Map.entry("supervisor1", BREAKDOWN + "&by=agent"),
                Map.entry("agent1", "/api/v1/my-day"),
                Map.entry("agent2", "/api/v1/my-day"),
                Map.entry("analyst1", RATES + "comparison?" + AUGUST),
                Map.entry("agent1", "/api/v1/measures?" + AUGUST));
        var clients = new LinkedHashMap<String, TestClient>();
        asked.forEach(one -> clients.computeIfAbsent(one.getKey(), server::as));
        var alone = asked.stream()
                .map(one -> answer(clients.get(one.getKey()), one.getValue()))
                .toList();
        assertThat(Stream.of(0, 1, 2, 3).map(who -> total(alone.get(who), "received")))
                .containsExactly(OF_BRANCH_1, OF_BRANCH_2, ALL, ALL);
        var together = Callers.atOnce(server.vertx(), 16, 112 * asked.size(), number -> {
            var one = asked.get(number % asked.size());
            return answer(clients.get(one.getKey()), one.getValue());
        });
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i))
                    .as(asked.get(i % asked.size()).toString())
                    .isEqualTo(alone.get(i % asked.size()));
        }
        assertThat(server.as("analyst1").get(BREAKDOWN + "&by=agent").status()).isEqualTo(403);
    }

    @Test
    void figures_of_a_past_month_stay_when_an_agent_and_a_branch_move_and_dashboards_follow_at_once() {
        var paths = List.of(
                BREAKDOWN + "&by=agent",
                BREAKDOWN + "&by=department",
                BREAKDOWN + "&by=hub",
                BREAKDOWN + "&by=branch",
                RATES + "comparison?by=hub&" + AUGUST);
        var before = paths.stream().map(path -> read("supervisor1", path)).toList();
        assertThat(department()).isEqualTo("customer-service");

        var agent = read("admin1", "/api/v1/people/" + person("agent1"));
        var moved = new JsonObject()
                .put("name", agent.getString("name"))
                .put("role", "agent")
                .put("department", "claims");
        assertThat(server.as("admin1")
                        .put("/api/v1/people/" + person("agent1"), moved)
                        .status())
                .isEqualTo(200);
        var unit = new JsonObject()
                .put("name", new JsonObject().put("zh", "上海虹桥网点").put("en", "SH001"))
                .put("parent", "HUB-B");
        assertThat(server.as("admin1").put("/api/v1/units/SH001", unit).status())
                .isEqualTo(200);

        assertThat(department()).as("in the next answer").isEqualTo("claims");
        assertThat(paths.stream().map(path -> read("supervisor1", path)).toList())
                .isEqualTo(before);
    }

    private static String department() {
        return items(read("supervisor1", "/api/v1/workloads"))
                .filter(one -> one.getJsonObject("person").getLong("id") == person("agent1"))
                .map(one -> one.getString("department"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonObject> items(JsonObject list) {
        return list.getJsonArray("items").stream().map(JsonObject.class::cast);
    }

    /** The first case was closed twice and has a linked case, which is its own case. */
    @Test
    @Tag("P7")
    void linked_cases_count_once_each_and_each_round_of_a_reopened_case_has_its_own_time() {
        var all = total(read("supervisor1", BREAKDOWN));
        assertThat(all.getJsonObject("received").getInteger("counted")).isEqualTo(ALL);
        assertThat(all.getJsonObject("closings").getInteger("counted")).isEqualTo(ALL + 1);
        assertThat(all.getJsonObject("cases").getInteger("counted")).isEqualTo(ALL);
        assertThat(all.getJsonObject("resolution-time-p50").getInteger("counted"))
                .as("each round has a time")
                .isEqualTo(ALL + 1);
        var behind = items(read("supervisor1", "/api/v1/measures/closings/complaints?" + AUGUST))
                .toList();
        assertThat(behind).hasSize(ALL);
        assertThat(behind.stream().filter(one -> one.getInteger("times") == 2).map(one -> one.getJsonObject("complaint")
                        .getString("number")))
                .containsExactly(number(1));
    }

    @Test
    void complaints_per_parcel_are_compared_and_charted_and_days_without_parcels_are_left_out_and_named() {
        var compared = read("supervisor1", RATES + "comparison?by=branch&" + AUGUST);
        assertThat(compared.getJsonObject("centre").getInteger("counted")).isEqualTo(OF_BRANCH_1);
        assertThat(compared.getJsonObject("centre").getInteger("of")).isEqualTo(31 * 5000);
        assertThat(compared.getJsonObject("centre").getDouble("value")).isEqualTo(0.193548);
        assertThat(compared.getInteger("missingDays")).as("all of Guangzhou").isEqualTo(31);
        assertThat(compared.getJsonObject("tooFew").getInteger("members")).isEqualTo(1);
        var chart = read("supervisor1", RATES + "chart?from=2026-07-01&to=2026-09-25&interval=month&branch=SH001");
        assertThat(points(chart).map(point -> point.getInteger("counted"))).containsExactly(0, OF_BRANCH_1, 0);
        assertThat(points(chart).map(point -> point.getInteger("of"))).containsExactly(155_000, 155_000, 100_000);
        assertThat(points(chart).map(point -> point.getInteger("missingDays")))
                .as("until yesterday")
                .containsExactly(0, 0, 4);
        for (String refused : List.of("comparison?by=agent", "comparison?by=department", "chart?interval=day")) {
            assertThat(server.as("supervisor1").get(RATES + refused).status())
                    .as(refused)
                    .isEqualTo(422);
        }
        for (String other : List.of("comparison", "chart", "baselines")) {
            assertThat(server.as("supervisor1")
                            .get("/api/v1/measures/received/" + other)
                            .status())
                    .as(other)
                    .isEqualTo(404);
        }
        var against = read(
                "supervisor1",
                RATES + "chart?from=2026-08-03&to=2026-09-20&branch=SH001&baseline=" + baseline("branch", "SH001"));
        assertThat(against.getJsonObject("baseline").getString("name")).isEqualTo("夏季");
        assertThat(against.getDouble("centre")).isEqualTo(0.073171);
    }

    private static int baseline(String dimension, String code) {
        var made = server.as("supervisor1")
                .post(
                        "/api/v1/baselines",
                        new JsonObject()
                                .put("name", "夏季")
                                .put("measure", "complaints-per-10000")
                                .put("interval", "week")
                                .put("from", "2026-07-01")
                                .put("to", "2026-09-20")
                                .put("only", new JsonObject().put(dimension, code))
                                .put("reason", "换承运商之前"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return made.json().getInteger("id");
    }

    @Test
    void a_baseline_of_a_single_person_is_not_there_for_analysts() {
        var chart = RATES + "chart?from=2026-08-03&to=2026-09-20&baseline=";
        int ofBranch = baseline("branch", "SH001");
        int ofAgent = baseline("agent", "1");
        assertThat(server.as("analyst1").get(chart + ofBranch).status()).isEqualTo(200);
        assertThat(server.as("analyst1").get(chart + ofAgent).status()).isEqualTo(403);
        assertThat(server.as("supervisor1").get(chart + ofAgent).status()).isEqualTo(200);
        assertThat(server.as("analyst1").get(RATES + "baselines").body())
                .contains("\"id\":" + ofBranch)
                .doesNotContain("\"agent\"");
    }

    private static Stream<JsonObject> points(JsonObject chart) {
        return chart.getJsonArray("points").stream().map(JsonObject.class::cast);
    }

    @Test
    void each_answer_says_of_how_many_cases_nothing_is_said_and_the_policy_decides() {
        assertThat(fewest()).containsOnly(10);
        assertThat(total(read("supervisor1", BREAKDOWN))
                        .getJsonObject("received")
                        .getValue("fewerThan"))
                .as("a count")
                .isNull();
        var source = server.as("admin1").get("/api/v1/policies/1/source").body();
        var changed = source.replace("version: \"1.0\"", "version: \"2\"") + "\nmeasures:\n  fewest: 3\n";
        assertThat(changed).contains("version: \"2\"");
        var installed = server.as("admin1").post("/api/v1/policies", new JsonObject().put("source", changed));
        assertThat(installed.status()).as(installed.body()).isEqualTo(201);
        assertThat(fewest()).as("8 closings are enough now").containsOnly(3, null);
        var back = server.as("admin1").post("/api/v1/policies", new JsonObject().put("source", source));
        assertThat(back.json().getBoolean("changed")).as(back.body()).isTrue();
    }

    /** Of a share of eight closings, of comparisons, of the wall, of warnings and of one's own day. */
    private static List<Integer> fewest() {
        var months = new JsonArray();
        months.add(total(read("supervisor1", BREAKDOWN))
                .getJsonObject("on-time-closure")
                .getInteger("fewerThan"));
        months.add(read("supervisor1", "/api/v1/measures/on-time-closure/comparison?" + AUGUST)
                .getInteger("fewest"));
        months.add(read("supervisor1", "/api/v1/measures/on-time-closure/chart?" + AUGUST)
                .getInteger("fewest"));
        months.add(read("supervisor1", "/api/v1/measures/now").getInteger("fewest"));
        months.add(read("supervisor1", "/api/v1/measures?" + AUGUST).getInteger("fewest"));
        months.add(
                read("supervisor1", "/api/v1/warnings").getJsonObject("record").getInteger("fewest"));
        return months.stream().map(Integer.class::cast).toList();
    }
}
