package hotline.http.api.tiers;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Key accounts are reviewed by the trade of a year, those without any trade too. */
@Tag("K1")
class TradeReviewTest {
    private static final String TIERS = "/api/v1/tiers";

    @Running(at = "2026-09-25T02:00:00Z", policy = "key-accounts")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static long file(String name, String phone) {
        return new Desk(server).customer(name, phone);
    }

    private static JsonObject get(String path) {
        return ok(server.as("supervisor1").get(path));
    }

    private static JsonObject ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }

    private static void trade(String... lines) {
        ok(server.as("supervisor1")
                .with("Content-Type", "text/csv")
                .send(
                        "POST",
                        TIERS + "/imports?scheme=trade",
                        "customer,year,amount,payment\n" + String.join("\n", lines) + "\n"));
    }

    private static JsonObject review(String year) {
        ok(server.as("supervisor1")
                .post(
                        TIERS + "/reviews",
                        new JsonObject().put("scheme", "trade").put("period", year)));
        await("the review is done", () -> newest().getString("finishedAt") != null);
        return newest();
    }

    private static JsonObject newest() {
        return items(get(TIERS + "/reviews")).get(0);
    }

    private static String proposed() {
        return items(get(TIERS + "/proposals")).stream()
                .map(one -> one.getLong("customer") + " " + one.getString("proposed"))
                .collect(Collectors.joining(", "));
    }

    private static void acceptAll() {
        var ids = items(get(TIERS + "/proposals")).stream()
                .map(one -> one.getLong("id"))
                .toList();
        ok(server.as("supervisor1")
                .post(
                        TIERS + "/decisions",
                        new JsonObject().put("proposals", new JsonArray(ids)).put("verdict", "accept")));
    }

    @Test
    void a_customer_without_trade_in_any_year_is_proposed_as_prospect_and_one_who_trades_is_not() {
        long trades = file("浙江宏达商贸有限公司", "13812340001");
        long traded = file("江苏永兴商贸有限公司", "13812340002");
        long never = file("安徽瑞丰商贸有限公司", "13812340003");
        long merged = file("山东德胜商贸有限公司", "13812340004");
        trade(trades + ",2026,523000,good", traded + ",2025,98000,good");
        ok(new Desk(server).merge(merged, trades));
        server.clock().advance(Duration.ofMinutes(1));

        var review = review("2026");
        assertThat(review.getInteger("customers")).as("of whom one is listed").isEqualTo(2);
        assertThat(proposed()).isEqualTo(trades + " vip, " + never + " prospect");
        var inputs = items(get(TIERS + "/proposals")).get(1).getJsonObject("inputs");
        assertThat(inputs).isEqualTo(new JsonObject().put("withoutTrade", true));

        assertThat(review("2026").getInteger("unchanged")).isZero();
        assertThat(proposed())
                .as("the same once, by the newer review")
                .isEqualTo(trades + " vip, " + never + " prospect");
        acceptAll();
        assertThat(review("2026").getInteger("unchanged")).isEqualTo(2);
        assertThat(proposed()).isEmpty();

        trade(never + ",2026,61000,good");
        review("2026");
        assertThat(proposed()).as("the prospect has become a customer").isEqualTo(never + " ordinary");
    }

    private static List<JsonObject> due() {
        return items(get(TIERS + "/reviews/due"));
    }

    @Test
    void a_review_of_the_last_year_is_due_from_its_end_until_it_is_begun_and_once_there_is_trade() {
        long file = file("浙江宏达商贸有限公司", "13812340001");
        assertThat(due()).as("nobody trades").isEmpty();
        trade(file + ",2025,523000,good", file + ",2026,98000,good");
        assertThat(due())
                .containsExactly(new JsonObject()
                        .put("scheme", "trade")
                        .putNull("department")
                        .put("period", "2025")
                        .put("since", "2026-01-01T00:00:00+08:00"));
        review("2026");
        assertThat(due()).as("another year").hasSize(1);
        review("2025");
        assertThat(due()).isEmpty();
        server.clock().set(Instant.parse("2026-12-31T15:59:59Z"));
        assertThat(due()).as("the last second of the year").isEmpty();
        server.clock().set(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(due().stream().map(one -> one.getString("period")))
                .as("what was reviewed before its end is due again")
                .containsExactly("2026");
        review("2026");
        assertThat(due()).isEmpty();
        assertThat(server.as("agent1").get(TIERS + "/reviews/due").status()).isEqualTo(403);
    }
}
