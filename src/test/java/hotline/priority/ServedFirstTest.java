package hotline.priority;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The queue serves VIPs before key customers before others, as tiers, files and holders are now (D2, D7). */
@Tag("D2")
class ServedFirstTest {
    private static final String TIERS = "/api/v1/tiers";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static Desk desk() {
        return new Desk(server);
    }

    /** A VIP has 4 hours, a key customer 2, in the shipped policy. */
    private static void trades(long file, int year, String yuan) {
        var head = "customer,year,amount,returns,payment\n";
        var sent = server.as("supervisor1")
                .with("Content-Type", "text/csv")
                .send("POST", TIERS + "/imports?scheme=trade", head + file + "," + year + "," + yuan + ",0,good\n");
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        var asked = new JsonObject().put("scheme", "trade").put("period", "" + year);
        var review = server.as("supervisor1").post(TIERS + "/reviews", asked).json();
        await("the review is done", () -> items(TIERS + "/reviews").get(0).getString("finishedAt") != null);
        var proposals = items(TIERS + "/proposals?review=" + review.getLong("id")).stream()
                .map(one -> one.getLong("id"))
                .toList();
        var decided = server.as("supervisor1")
                .post(
                        TIERS + "/decisions",
                        new JsonObject()
                                .put("proposals", new JsonArray(proposals))
                                .put("verdict", "accept"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    }

    private static List<JsonObject> items(String path) {
        return server.as("supervisor1").get(path).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<String> queue(String more) {
        return items("/api/v1/complaints?view=queue" + more).stream()
                .map(row -> row.getString("number"))
                .toList();
    }

    private static JsonObject row(String number) {
        return items("/api/v1/complaints?view=open").stream()
                .filter(row -> row.getString("number").equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static Duration ahead(JsonObject row) {
        return Duration.between(
                OffsetDateTime.parse(row.getString("turnAt")), OffsetDateTime.parse(row.getString("dueAt")));
    }

    /** About something else each time, so that no complaint is the second one about its matter. */
    private static String file(String name, String phone, String type) {
        var filed = server.as("agent1")
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .channel("hotline")
                                .complainant(name)
                                .phone(phone)
                                .judged(type, "minor")
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().getString("number");
    }

    @Test
    void a_vip_comes_before_work_that_is_due_a_little_earlier_and_behind_late_work() throws SQLException {
        long vip = desk().customerOf(file("赵强", "13812345678", "delay"));
        trades(vip, 2025, "600000");
        var first = items("/api/v1/complaints?view=queue").get(0);
        assertThat(first.getString("tier")).as("its open complaint has it too").isEqualTo("vip");
        assertThat(ahead(first)).isEqualTo(Duration.ofHours(4));
        server.as("agent1")
                .with("If-Match", "\"" + first.getInteger("version") + "\"")
                .post(
                        "/api/v1/complaints/" + first.getString("number") + "/steps",
                        new JsonObject().put("step", "withdraw").put("reason", "不用了"));

        var ordinary = file("李娜", "13900000001", "delay");
        var later = file("赵强", "13812345678", "cargo-damage");
        assertThat(server.database()
                        .value("SELECT tier || ' ' || ahead_minutes FROM complaint WHERE number = '" + later + "'"))
                .as("known at intake")
                .isEqualTo("vip 240");
        assertThat(server.database()
                        .value("SELECT data ->> 'tier' FROM event WHERE type = 'received' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("vip");
        assertThat(queue("")).containsExactly(later, ordinary);
        assertThat(queue("&order=severity")).containsExactly(later, ordinary);

        server.database()
                .execute("UPDATE complaint SET due_at = due_at - interval '5 hours' WHERE number = '" + ordinary + "'");
        assertThat(queue("")).as("due more than the head start before").containsExactly(ordinary, later);
        server.database()
                .execute(
                        "UPDATE complaint SET due_at = due_at + interval '5 hours', severity = 'severe' WHERE number = '"
                                + ordinary + "'");
        assertThat(queue("&order=severity")).as("severe first").containsExactly(ordinary, later);
        server.database()
                .execute("UPDATE complaint SET breached_at = now(), severity = 'minor' WHERE number = '" + ordinary
                        + "'");
        assertThat(queue("")).as("late").containsExactly(ordinary, later);
        assertThat(queue("&limit=1")).containsExactly(ordinary);
        var page =
                server.as("agent1").get("/api/v1/complaints?view=queue&limit=1").json();
        assertThat(queue("&limit=1&after=" + page.getString("next"))).containsExactly(later);

        var taken = server.as("agent1").post("/api/v1/complaints/take-next", new JsonObject());
        assertThat(taken.json().getString("number")).isEqualTo(ordinary);
        taken = server.as("agent1").post("/api/v1/complaints/take-next", new JsonObject());
        assertThat(taken.json().getString("number")).isEqualTo(later);
    }

    @Test
    @Tag("K1")
    void figures_by_tier_stay_as_they_are_when_a_customer_is_promoted() {
        long file = desk().customerOf(file("赵强", "13812345678", "delay"));
        trades(file, 2024, "100000");
        file("赵强", "13812345678", "claims");
        assertThat(receivedByTier(2)).isEqualTo("{null=1, key=1}");
        trades(file, 2025, "600000");
        file("赵强", "13812345678", "price");
        assertThat(receivedByTier(3)).isEqualTo("{null=1, key=1, vip=1}");
        await("the last complaint stands in a file", () -> "3"
                .equals(server.database().value("SELECT count(*) FROM complaint_file WHERE file = " + file)));
        assertThat(received("tierNow")).as("all are of one who is a VIP now").isEqualTo("{vip=3}");
        assertThat(items("/api/v1/measures/received/complaints?tierNow=vip")).hasSize(3);
        assertThat(items("/api/v1/measures/open/complaints?tierNow=vip")).hasSize(3);
        assertThat(items("/api/v1/measures/open/complaints?tierNow=-")).isEmpty();
        assertThat(figures("&tier=vip")
                        .getJsonObject("total")
                        .getJsonObject("received")
                        .getInteger("counted"))
                .isEqualTo(1);
    }

    private static String receivedByTier(int all) {
        await("the figures are counted", () -> ("" + all)
                .equals(server.database().value("SELECT coalesce(sum(n), 0) FROM fact_stock WHERE kind = 20")));
        return received("tier");
    }

    private static String received(String by) {
        var byTier = new LinkedHashMap<String, Integer>();
        figures("&by=" + by).getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .sorted(Comparator.comparing(
                        row -> "" + row.getString("code"),
                        Comparator.comparing((String code) -> !code.equals("null"))
                                .thenComparing(code -> code)))
                .forEach(row -> byTier.put(
                        row.getString("code"),
                        row.getJsonObject("values").getJsonObject("received").getInteger("counted")));
        return byTier.toString();
    }

    private static JsonObject figures(String more) {
        var read = server.as("supervisor1").get("/api/v1/measures/breakdown?measures=received" + more);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        return read.json().getJsonArray("periods").getJsonObject(0);
    }

    @Test
    @Tag("D7")
    void the_turn_follows_a_new_tier_a_merge_and_its_undoing_and_the_holder() throws SQLException {
        var number = file("赵强", "13812345678", "delay");
        long file = desk().customerOf(number);
        assertThat(row(number).getString("tier")).isNull();
        trades(file, 2025, "100000");
        assertThat(row(number).getString("tier")).isEqualTo("key");
        assertThat(ahead(row(number))).isEqualTo(Duration.ofHours(2));

        var other = file("王芳", "13700000009", "delay");
        long of = desk().customerOf(other);
        assertThat(desk().merge(of, file).status()).isBetween(200, 204);
        assertThat(row(other).getString("tier")).as("one customer").isEqualTo("key");
        assertThat(desk().undoMergeOf(of).status()).isBetween(200, 204);
        assertThat(row(other).getString("tier")).isNull();
        assertThat(ahead(row(other))).isZero();

        // A tier that another department gave holds there only.
        server.database().execute("UPDATE customer_tier SET department = 'claims', tier = 'vip'");
        handOver(number, "claims");
        assertThat(row(number).getString("tier")).isEqualTo("vip");
        handOver(number, "customer-service");
        assertThat(row(number).getString("tier")).isNull();
    }

    private static void handOver(String number, String to) {
        var handed = server.as("supervisor1")
                .with("If-Match", "\"" + row(number).getInteger("version") + "\"")
                .post(
                        "/api/v1/complaints/" + number + "/hand-over",
                        new JsonObject().put("department", to).put("reason", "请接手处理"));
        assertThat(handed.status()).as(handed.body()).isEqualTo(200);
    }
}
