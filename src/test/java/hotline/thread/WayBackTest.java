package hotline.thread;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.allowance.Allowances;
import hotline.scenario.CaseDesk;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.RestingRelay;
import hotline.support.Running;
import hotline.support.TestServer;
import hotline.told.WayBack;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer who has lost the tracking code comes back by case number, last digits and a code by mail. */
@Tag("K3")
class WayBackTest {
    private static final String CODES = "/api/v1/tracking/codes";
    private static final String SESSIONS = "/api/v1/tracking/sessions";

    private static final String FAR = "192.0.2.200";

    @Running
    private static TestServer server;

    private String number = "";

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        RestingRelay.of(server);
        number = CaseDesk.filed(
                        server, Draft.usual().with("email", "li.na@example.com").json())
                .number;
    }

    private static Reply ask(String number, String digits) {
        return ask(number, digits, "198.51.100.1");
    }

    private static Reply ask(String number, String digits, String address) {
        return server.anybody()
                .with("X-Forwarded-For", address)
                .post(CODES, new JsonObject().put("number", number).put("phoneDigits", digits));
    }

    private static Reply open(String number, String code) {
        return open(number, code, "198.51.100.1");
    }

    private static Reply open(String number, String code, String address) {
        return server.anybody()
                .with("X-Forwarded-For", address)
                .post(SESSIONS, new JsonObject().put("number", number).put("code", code));
    }

    private static String codes() {
        return server.database().value("SELECT count(*) FROM way_back_code");
    }

    /** The code of the newest mail. */
    private static String mailed(int mails) {
        await("the mail is made", () -> server.database()
                .value("SELECT count(*) FROM outbox WHERE kind = 'code'")
                .equals(String.valueOf(mails)));
        return server.database()
                .value(
                        "SELECT substring(body from '是：([0-9]{6})') FROM outbox WHERE kind = 'code' ORDER BY id DESC LIMIT 1");
    }

    private static int opens(String token) {
        return server.anybody()
                .with("Tracking-Code", token)
                .get("/api/v1/tracking")
                .status();
    }

    @Test
    void the_code_opens_the_case_once_and_for_a_quarter_of_an_hour() {
        assertThat(ask(number, "５６７８").status()).isEqualTo(204);
        var code = mailed(1);
        var opened = open(number, " " + code.substring(0, 3) + " " + code.substring(3));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        var token = opened.json().getString("trackingCode");
        assertThat(opens(token)).isEqualTo(200);
        assertThat(server.anybody()
                        .with("Tracking-Code", token)
                        .post("/api/v1/tracking/additions", new JsonObject().put("text", "我回来了"))
                        .status())
                .isEqualTo(200);
        assertThat(opens(token.substring(0, token.length() - 1) + "q")).isEqualTo(404);
        assertThat(open(number, code).status()).as("a code works once").isEqualTo(404);
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(15)));
        for (int i = 0; i < 70; i++) {
            assertThat(opens(token)).as("the time is over").isEqualTo(404);
        }
        assertThat(opens("session.1.1." + "a".repeat(24)))
                .as("who had a right one guessed nothing: the address is not locked")
                .isEqualTo(404);
    }

    @Test
    void no_more_codes_are_sent_in_an_hour_than_the_budget_has_and_the_answer_does_not_say_so() {
        var allowances = new Allowances(server.connections().pool(), server.clock());
        for (int i = 0; i < WayBack.IN_ALL.quota().most(); i++) {
            await(allowances.take(List.of(WayBack.IN_ALL)));
        }
        assertThat(ask(number, "5678").status()).isEqualTo(204);
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(2)));
        assertThat(ask(number, "5678").status()).isEqualTo(204);
        mailed(1);
        assertThat(server.database()
                        .value("SELECT created_at = '%s' FROM outbox WHERE kind = 'code'"
                                .formatted(server.clock().instant())))
                .as("the second one")
                .isEqualTo("t");
    }

    @Test
    void the_answer_is_the_same_whether_or_not_there_is_such_a_case() {
        var right = ask(number, "5678");
        for (var wrong : new Reply[] {ask(number, "0000"), ask("202609-999999", "5678"), ask("nothing", "5678")}) {
            assertThat(wrong.status()).isEqualTo(right.status());
            assertThat(wrong.body()).isEqualTo(right.body());
        }
        mailed(1);
        assertThat(codes()).isEqualTo("1");
        assertThat(open("202609-999999", "123456").body().replaceAll("\"instance\".*", ""))
                .isEqualTo(open(number, "12345x").body().replaceAll("\"instance\".*", ""));
    }

    @Test
    void an_address_has_five_tries_and_ten_end_a_code_and_a_new_one_takes_its_place() {
        ask(number, "5678");
        var code = mailed(1);
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(open(number, wrong).status()).isEqualTo(404);
        }
        assertThat(open(number, code).status()).as("none from there").isEqualTo(429);
        for (int i = 0; i < 4; i++) {
            assertThat(open(number, wrong, "198.51.100.2").status()).isEqualTo(404);
        }
        assertThat(server.database().value("SELECT tries FROM way_back_code"))
                .as("a stranger alone does not end it")
                .isEqualTo("9");
        assertThat(open(number, wrong, "198.51.100.3").status()).isEqualTo(404);
        assertThat(open(number, code, "198.51.100.4").status())
                .as("not even the right one")
                .isEqualTo(404);
        assertThat(ask(number, "5678").status()).as("one a minute").isEqualTo(429);
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(1)));
        assertThat(ask(number, "5678").status()).isEqualTo(204);
        var next = mailed(2);
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(16)));
        assertThat(open(number, next).status()).as("too late").isEqualTo(404);
    }

    @Test
    void an_agent_sends_the_link_again() {
        var sent = server.as("agent1").post("/api/v1/complaints/" + number + "/link-mails");
        assertThat(sent.status()).as(sent.body()).isEqualTo(204);
        assertThat(server.database().value("SELECT body FROM outbox WHERE kind = 'link-again'"))
                .contains("https://help.example.com/#open=");
        var without = CaseDesk.filed(server, Draft.usual().json()).number;
        assertThat(server.as("agent1")
                        .post("/api/v1/complaints/" + without + "/link-mails")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void an_address_gets_ten_codes_a_day_and_its_neighbours_get_theirs() {
        assertThat(given("203.0.113.1")).isEqualTo(10);
        assertThat(given("203.0.113.2")).isEqualTo(10);
        assertThat(ask(number, "9999", "203.0.113.1").status()).isEqualTo(429);
        assertThat(ask(number, "9998", "203.0.113.3").status())
                .as("a neighbour who has not asked yet")
                .isEqualTo(204);
    }

    @Test
    void five_codes_an_hour_and_ten_a_day_are_for_what_was_typed_whether_or_not_there_is_such_a_case() {
        for (var typed : List.of(number, "202609-999999")) {
            var begun = server.clock().instant();
            assertThat(asked(typed, 5)).as("five in an hour").isEqualTo(5);
            assertThat(ask(typed, "5678", FAR).status()).isEqualTo(429);
            assertThat(ask(typed, "5679", FAR).status())
                    .as("other digits have limits of their own")
                    .isEqualTo(204);
            server.clock().set(begun.plus(Duration.ofHours(2)));
            assertThat(asked(typed, 5)).as("five in the next").isEqualTo(5);
            server.clock().set(begun.plus(Duration.ofMinutes(140)));
            assertThat(ask(typed, "5678", FAR).status())
                    .as("the hour gives one again, the day does not yet")
                    .isEqualTo(429);
            server.clock().set(begun.plus(Duration.ofMinutes(150)));
            assertThat(ask(typed, "5678", FAR).status())
                    .as("ten in a day: one in 2.4 hours")
                    .isEqualTo(204);
        }
    }

    /** How many of so many requests, from an address each and a minute apart, are taken. */
    private static int asked(String number, int times) {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            taken += ask(number, "5678", "203.0." + i + ".7").status() == 204 ? 1 : 0;
            server.clock().set(server.clock().instant().plus(Duration.ofMinutes(1)));
        }
        return taken;
    }

    @Test
    void after_twenty_codes_a_network_gives_none_to_an_address_that_has_its_share_elsewhere() {
        assertThat(given("203.0.113.1") + given("203.0.113.2")).isEqualTo(20);
        assertThat(ask("202609-999998", "1111", "203.0.113.1").status()).isEqualTo(429);
        assertThat(ask("202609-999998", "1111", "203.0.114.1").status())
                .as("another network")
                .isEqualTo(204);
    }

    @Test
    void an_address_has_twenty_tries_of_codes_in_ten_minutes_over_all_cases() {
        for (int i = 0; i < 20; i++) {
            assertThat(open("202609-9" + String.format("%05d", i), "123456").status())
                    .isEqualTo(404);
        }
        assertThat(open("202609-888888", "123456").status()).isEqualTo(429);
        assertThat(open("202609-888888", "123456", FAR).status()).isEqualTo(404);
        server.clock().set(server.clock().instant().plus(Duration.ofMinutes(20)));
        assertThat(open("202609-888888", "123456").status()).isEqualTo(404);
    }

    private int given(String address) {
        int given = 0;
        while (given < 40 && ask(address, String.format("%04d", given), address).status() == 204) {
            given++;
        }
        return given;
    }
}
