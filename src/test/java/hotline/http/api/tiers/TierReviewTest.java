package hotline.http.api.tiers;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dealers are scored, a review proposes their tiers, a supervisor decides; by trade the same. */
class TierReviewTest {
    private static final String TIERS = "/api/v1/tiers";
    private static final String POINTS = "customer,department,period,criterion,points\n";

    @Running(at = "2026-09-25T02:00:00Z", policy = "dealer-network")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static long file(String name, String phone) {
        var filed = server.as("agent1")
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .channel("hotline")
                                .complainant(name)
                                .phone(phone)
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return new Desk(server).customerOf(filed.json().getString("number"));
    }

    private static Reply send(String query, String csv) {
        return server.as("supervisor1").with("Content-Type", "text/csv").send("POST", TIERS + "/imports?" + query, csv);
    }

    private static JsonObject get(String path) {
        var reply = server.as("supervisor1").get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }

    private static String points(long file, int sales) {
        return "%1$d,sales,2026-H1,sales,%2$d\n%1$d,sales,2026-H1,payment,%2$d\n".formatted(file, sales)
                + "%1$d,sales,2026-H1,cooperation,%2$d\n%1$d,sales,2026-H1,complaints,%2$d\n".formatted(file, sales);
    }

    private static JsonObject review(String scheme, String period) {
        var asked = new JsonObject()
                .put("scheme", scheme)
                .put("department", "sales")
                .put("period", period);
        var reply = server.as("supervisor1").post(TIERS + "/reviews", asked);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        long id = reply.json().getLong("id");
        await("the review is done", () -> newest().getString("finishedAt") != null);
        assertThat(newest().getLong("id")).isEqualTo(id);
        return newest();
    }

    private static JsonObject newest() {
        return items(get(TIERS + "/reviews")).get(0);
    }

    private static Reply decide(List<Long> proposals, String verdict, boolean dryRun) {
        return server.as("supervisor1")
                .post(
                        TIERS + "/decisions?dryRun=" + dryRun,
                        new JsonObject()
                                .put("proposals", new JsonArray(proposals))
                                .put("verdict", verdict)
                                .put("reason", "半年考核"));
    }

    @Test
    @Tag("D1")
    @Tag("D3")
    void a_review_proposes_a_supervisor_decides_and_a_demotion_of_a_vip_is_due_in_five_days() {
        var files = List.of(
                file("浙江宏达商贸有限公司", "13812340001"),
                file("江苏永兴商贸有限公司", "13812340002"),
                file("安徽瑞丰商贸有限公司", "13812340003"),
                file("山东德胜商贸有限公司", "13812340004"),
                file("福建鑫源商贸有限公司", "13812340005"),
                file("河南长城商贸有限公司", "13812340006"),
                file("湖北楚天商贸有限公司", "13812340007"));
        var csv = new StringBuilder(POINTS);
        for (int i = 0; i < files.size(); i++) {
            csv.append(points(files.get(i), 90 - 10 * i));
        }
        assertThat(send("scheme=score&dryRun=true", csv.toString()).json().getInteger("added"))
                .isEqualTo(28);
        assertThat(send("scheme=score", csv.toString()).json().getInteger("added"))
                .isEqualTo(28);
        assertThat(send("scheme=score", csv.toString()).json().getInteger("same"))
                .as("the same file again")
                .isEqualTo(28);

        var first = review("score", "2026-H1");
        assertThat(first.getInteger("vipPlaces")).as("15 % of 7, rounded down").isEqualTo(1);
        assertThat(first.getInteger("waiting")).isEqualTo(7);
        var waiting = items(get(TIERS + "/proposals?review=" + first.getLong("id")));
        assertThat(waiting.get(0).getString("proposed")).isEqualTo("vip");
        assertThat(waiting.get(0).getInteger("score")).isEqualTo(9000);

        var ids = waiting.stream().map(one -> one.getLong("id")).toList();
        var preview = decide(ids, "accept", true);
        assertThat(get(TIERS + "/proposals").getJsonArray("items"))
                .as("a preview changes nothing")
                .hasSize(7);
        var decided = decide(ids, "accept", false);
        assertThat(decided.json()).as("as the preview said").isEqualTo(preview.json());
        assertThat(decided.json().getInteger("decided")).isEqualTo(7);
        assertThat(decide(ids, "accept", false).json().getJsonArray("left")).hasSize(7);

        long best = files.get(0);
        var shown = server.as("agent1").get("/api/v1/customers/" + best).json();
        assertThat(shown.getJsonArray("tiers").getJsonObject(0).getString("tier"))
                .isEqualTo("vip");
        assertThat(shown.getJsonArray("tiers").getJsonObject(0).getString("department"))
                .as("it holds there only (D7)")
                .isEqualTo("sales");
        assertThat(items(get("/api/v1/customers?tier=vip&department=sales"))).hasSize(1);
        assertThat(items(get("/api/v1/customers?tier=vip")))
                .as("not in the whole company")
                .isEmpty();
        var desk = new Desk(server);
        long other = file("浙江宏达商贸", "13812340099");
        assertThat(desk.merge(best, other).status()).isEqualTo(200);
        assertThat(items(get("/api/v1/customers?tier=vip&department=sales")).stream()
                        .map(one -> one.getLong("id")))
                .as("the tier stands with the merged file")
                .containsExactly(other);
        assertThat(desk.undoMergeOf(best).status()).isEqualTo(200);

        server.clock().advance(Duration.ofMinutes(5));
        send("scheme=score", POINTS + points(best, 10));
        assertThat(review("score", "2026-H1").getInteger("unchanged")).isEqualTo(4);
        var demotion = demotionOf(best);
        assertThat(demotion.getString("held")).isEqualTo("vip");
        assertThat(demotion.getString("dueAt")).isEqualTo("2026-10-01T00:00:00+08:00");
        assertThat(get(TIERS + "/reviews").getInteger("overdue")).isZero();
        server.clock().advance(Duration.ofDays(4));
        review("score", "2026-H1");
        demotion = demotionOf(best);
        assertThat(demotion.getString("dueAt"))
                .as("the same review again moves no limit")
                .isEqualTo("2026-10-01T00:00:00+08:00");
        server.clock().advance(Duration.ofDays(2));
        assertThat(get(TIERS + "/reviews").getInteger("overdue")).isEqualTo(1);
        assertThat(items(get(TIERS + "/proposals?overdue=true"))).hasSize(1);
        decide(List.of(demotion.getLong("id")), "accept", false);
        assertThat(get(TIERS + "/reviews").getInteger("overdue")).isZero();
        var tiers = items(get("/api/v1/customers/" + best + "/tiers"));
        assertThat(tiers.stream().map(one -> one.getString("tier"))).containsExactly("qualified", "vip");
        assertThat(tiers.get(0).getString("since"))
                .as("one ends as the next begins")
                .isEqualTo(tiers.get(1).getString("until"));
        assertThat(tiers.get(1).getJsonObject("inputs").getInteger("vipPlaces")).isEqualTo(1);
    }

    @Test
    @Tag("D1")
    @Tag("D8")
    void the_last_half_year_is_due_in_each_department_with_points_until_it_is_begun() {
        long file = file("浙江宏达商贸有限公司", "13812340001");
        assertThat(due()).as("no department has points").isEmpty();
        send("scheme=score", POINTS + points(file, 90));
        assertThat(due()).containsExactly("sales 2026-H1 2026-07-01T00:00:00+08:00");
        review("score", "2026-H1");
        assertThat(due()).isEmpty();
    }

    private static List<String> due() {
        return items(get(TIERS + "/reviews/due")).stream()
                .map(one -> one.getString("department") + " " + one.getString("period") + " " + one.getString("since"))
                .toList();
    }

    private static JsonObject demotionOf(long file) {
        return items(get(TIERS + "/proposals")).stream()
                .filter(one -> one.getLong("customer") == file)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_wrong_line_is_named_with_its_reason_and_nothing_is_taken() {
        var reply = send(
                "scheme=score",
                POINTS + "999999,sales,2026-H1,sales,50\nx,sales,2026-H1,sales,50\n,sales,2026,beauty,101\n");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getInteger("line") + " " + one.getString("code")))
                .containsExactly(
                        "2 unknown-customer",
                        "3 no-customer",
                        "4 missing",
                        "4 no-period",
                        "4 no-criterion",
                        "4 no-amount");
        assertThat(send("scheme=trade", "customer,year,amount,payment\n1,2026,1,good\n")
                        .status())
                .as("this policy does not sort by trade")
                .isEqualTo(409);
    }

    @Test
    void declining_needs_a_reason_and_agents_do_not_decide() {
        var body = new JsonObject().put("proposals", new JsonArray().add(1)).put("verdict", "decline");
        assertThat(server.as("supervisor1").post(TIERS + "/decisions", body).status())
                .isEqualTo(422);
        assertThat(server.as("agent1").post(TIERS + "/decisions", body).status())
                .isEqualTo(403);
    }

    @Test
    void a_proposal_waits_for_the_next_review_once_its_file_or_one_into_it_is_merged() {
        long merged = file("浙江宏达商贸有限公司", "13812340001");
        long stays = file("江苏永兴商贸有限公司", "13812340002");
        long alone = file("安徽瑞丰商贸有限公司", "13812340003");
        send("scheme=score", POINTS + points(merged, 90) + points(stays, 80) + points(alone, 70));
        review("score", "2026-H1");
        var first = items(get(TIERS + "/proposals"));
        assertThat(first).hasSize(3);
        server.clock().advance(Duration.ofMinutes(1));
        merge(merged, stays);
        var ids = first.stream().map(one -> one.getLong("id")).toList();
        var preview = decide(ids, "decline", true).json();
        assertThat(preview.getInteger("decided")).as("the third alone").isEqualTo(1);
        assertThat(preview.getJsonArray("left").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getLong("id") + " " + one.getString("why")))
                .containsExactlyInAnyOrderElementsOf(first.stream()
                        .filter(one -> one.getLong("customer") != alone)
                        .map(one -> one.getLong("id") + " merged")
                        .toList());

        server.clock().advance(Duration.ofMinutes(1));
        var second = review("score", "2026-H1");
        assertThat(second.getInteger("customers")).isEqualTo(2);
        var waiting = items(get(TIERS + "/proposals"));
        assertThat(waiting.stream().map(one -> one.getLong("customer")))
                .as("of none from before the merge")
                .containsExactlyInAnyOrder(stays, alone);
        assertThat(waiting.stream().map(one -> one.getLong("review"))).containsOnly(second.getLong("id"));
        var again = waiting.stream().map(one -> one.getLong("id")).toList();
        assertThat(decide(again, "accept", false).json().getInteger("decided"))
                .as("the merge was before this review")
                .isEqualTo(2);
    }

    @Test
    void of_the_same_review_asked_for_at_once_one_begins() throws SQLException {
        long file = file("浙江宏达商贸有限公司", "13812340001");
        send("scheme=score", POINTS + points(file, 90));
        var body = new JsonObject()
                .put("scheme", "score")
                .put("department", "sales")
                .put("period", "2026-H1");
        List<Integer> statuses;
        try (var reading = server.database().connection()) {
            reading.setAutoCommit(false);
            // So that the review is under way until all have asked.
            reading.createStatement().execute("LOCK TABLE customer_points");
            statuses = Callers.atOnce(server.vertx(), 4, 4, i -> server.as("supervisor1")
                    .post(TIERS + "/reviews", body)
                    .status());
            reading.rollback();
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        await("the review is done", () -> newest().getString("finishedAt") != null);
    }

    private static void merge(long from, long into) {
        var reply = new Desk(server).merge(from, into);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }
}
