package hotline.earlier;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A repeat is a complaint of a customer whose file has another one of the 30 days before, as files were merged at its receipt. */
class ReturningCustomersTest {
    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    /** The serial of its number. */
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

    /** Which complaint returns to which, within a month or not, about the same matter or not. */
    private static String returns() throws SQLException {
        return server.database().value("""
                SELECT coalesce(string_agg(right(c.number, 1) || '-' || right(o.number, 1) || CASE WHEN within_month THEN ' month' ELSE '' END
                    || CASE WHEN same_matter THEN ' matter' ELSE '' END, ', ' ORDER BY r.complaint, r.earlier DESC), '')
                FROM customer_return r JOIN complaint c ON c.id = r.complaint JOIN complaint o ON o.id = r.earlier""");
    }

    private static String repeated() throws SQLException {
        var figures = server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=repeat-rate")
                .json();
        var repeats = figures.getJsonArray("periods")
                .getJsonObject(0)
                .getJsonObject("total")
                .getJsonObject("repeat-rate");
        return repeats.getInteger("counted") + " of " + repeats.getInteger("of");
    }

    private static void areCounted(int received) {
        await("the figures are counted", () -> ("" + received)
                .equals(server.database().value("SELECT coalesce(sum(n), 0) FROM fact_stock WHERE kind = 20")));
    }

    @Test
    @Tag("A1")
    void a_family_with_one_number_is_no_repeat_and_a_customer_with_two_numbers_is_one_once_merged()
            throws SQLException {
        var desk = new Desk(server);
        long chen = desk.customerOf(file("陈建国", "13800138001", "delay"));
        desk.customerOf(file("刘美玲", "13800138001", "delay"));
        assertThat(returns()).as("two customers").isEmpty();
        long second = desk.customerOf(file("陈建国", "13900139002", "price"));
        assertThat(returns()).as("another number, not known to be his").isEmpty();
        assertThat(desk.merge(second, chen).status()).isBetween(200, 204);
        file("陈建国", "13900139002", "delay");
        assertThat(returns()).isEqualTo("4-3 month, 4-1 month matter");
        assertThat(desk.undoMergeOf(second).status()).isBetween(200, 204);
        areCounted(4);
        assertThat(returns()).as("as it was at the receipt").isEqualTo("4-3 month, 4-1 month matter");
        assertThat(repeated()).isEqualTo("1 of 4");
    }

    @Test
    void one_a_moment_later_counts_before_there_is_a_file_and_one_after_a_month_only_while_the_first_is_open()
            throws SQLException {
        var first = file("李娜", "13812345678", "delay");
        file("李娜", "13812345678", "price");
        assertThat(returns()).isEqualTo("2-1 month");
        new Desk(server).customerOf(first);
        server.clock().advance(Duration.ofDays(31));
        file("李娜", "13812345678", "delay");
        assertThat(Arrays.stream(returns().split(", ")).skip(1).collect(Collectors.joining(", ")))
                .as("both are open still; the first of October")
                .isEqualTo("1-2, 1-1 matter");
        areCounted(3);
        assertThat(
                        server.database()
                                .value(
                                        "SELECT string_agg(data ->> 'returns', ',' ORDER BY id) FROM event WHERE type = 'received'"))
                .isEqualTo("0,1,2");
    }
}
