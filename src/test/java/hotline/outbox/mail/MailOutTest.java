package hotline.outbox.mail;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.outbox.Outbox;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKey;
import hotline.secret.ServerKeys;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mail on its way from the outbox through a relay that fails in all ways. */
@Tag("K3")
class MailOutTest {
    private static final Pattern ID = Pattern.compile("Message-ID: (<m\\.\\d+\\.[a-z2-7]{16}@example\\.com>)\r\n");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static int numbers;

    private ScriptedRelay relay;
    private int route;

    @BeforeEach
    void begin() {
        relay = new ScriptedRelay();
        var settings = new RelaySettings(
                "127.0.0.1",
                relay.port(),
                Tls.NONE,
                Optional.empty(),
                "kefu@example.com",
                "客户服务",
                Optional.of("bounces@example.com"),
                Optional.of("bounces.example.com"),
                Optional.empty());
        route = await(server.connections()
                        .pool()
                        .withTransaction(transaction -> OutboxRoutes.add(
                                transaction,
                                new NewRoute(Way.MAIL, "relay " + ++numbers, settings.json(), 100, 4),
                                server.clock().instant())))
                .orElseThrow();
    }

    @AfterEach
    void end() throws IOException {
        await(server.connections()
                .pool()
                .withTransaction(transaction -> OutboxRoutes.state(
                        transaction,
                        route,
                        RouteState.DISABLED,
                        Optional.empty(),
                        server.clock().instant())));
        relay.close();
    }

    private String put(String address) {
        return put(address, Optional.empty(), "编号 202609-000001：我们收到了您的投诉");
    }

    /** @return the cause, which is found again */
    private String put(String address, Optional<Long> complaint, String subject) {
        var now = server.clock().instant();
        var cause = "test:" + ++numbers;
        var message = NewMessage.now(
                new Recipient(route, Way.MAIL, numbers, Optional.of(address)),
                "received",
                cause,
                new Place(complaint, numbers),
                new Content(
                        Optional.of(subject),
                        "您好：\n我们 9 月 30 日前答复。\n.\n",
                        Optional.empty(),
                        new JsonObject()
                                .put(Content.UNSUBSCRIBE, "https://help.example.com/api/v1/tracking/mails/x.y")),
                now);
        var outbox = new Outbox(server.connections(), () -> ZoneOffset.UTC);
        await(server.connections()
                .pool()
                .withTransaction(transaction -> outbox.put(transaction, List.of(message), now)));
        return cause;
    }

    private static String value(String what, String cause) {
        return server.database().value("SELECT %s FROM outbox WHERE cause = '%s'".formatted(what, cause));
    }

    private static void is(String cause, String state) {
        await("the message is " + state, () -> value("state", cause).equals(state));
    }

    private static String idOf(String mail) {
        var found = ID.matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        return found.group(1);
    }

    private String routeIs(String what) {
        return server.database().value("SELECT %s FROM outbox_route WHERE id = %d".formatted(what, route));
    }

    @Test
    @Tag("O2")
    @Tag("M3")
    void a_mail_has_one_recipient_its_own_id_and_headers_that_programs_do_not_answer() {
        var cause = put("wang@example.org", Optional.of(17L), "𠮷野家 👩‍👩‍👧 مرحبا");
        is(cause, "accepted");
        assertThat(value("provider_id", cause)).isEqualTo("Q1");
        assertThat(relay.recipients()).containsExactly("wang@example.org");
        assertThat(relay.senders())
                .as("what comes back is about this one")
                .containsExactly(new MessageIds(key(), "example.com")
                        .bounceAddress(Long.parseLong(value("id", cause)), "bounces.example.com"));
        var mail = relay.mails().get(0);
        assertThat(mail)
                .contains("To: wang@example.org\r\n")
                .contains("Auto-Submitted: auto-generated\r\n")
                .contains("X-Auto-Response-Suppress: All\r\n")
                .contains("List-Unsubscribe: <https://help.example.com/api/v1/tracking/mails/x.y>\r\n")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
                .containsPattern("In-Reply-To: <c\\.17\\.[a-z2-7]{16}@example\\.com>\r\n")
                .containsPattern("References: <c\\.17\\.[a-z2-7]{16}@example\\.com>\r\n")
                .doesNotContainIgnoringCase("\r\ncc:")
                .doesNotContainIgnoringCase("\r\nbcc:");
        idOf(mail);
    }

    @Test
    @Tag("O1")
    void a_relay_that_never_answers_the_end_gets_two_copies_with_one_id_and_the_doubt_is_shown() {
        relay.answers(".", ScriptedRelay.CUT);
        var cause = put("wang@example.org");
        is(cause, "unknown");
        server.clock().advance(Duration.ofMinutes(16));
        await("it is sent once more", () -> relay.mails().size() == 2);
        await("the second try is written", () -> value("(settled_at IS NOT NULL)::text", cause)
                .equals("true"));
        assertThat(value("state", cause)).isEqualTo("unknown");
        for (int hour = 0; hour < 60; hour++) {
            server.clock().advance(Duration.ofHours(1));
        }
        var another = put("li@example.org");
        is(another, "unknown");
        assertThat(relay.mails()).hasSize(3);
        assertThat(idOf(relay.mails().get(0)))
                .isEqualTo(idOf(relay.mails().get(1)))
                .isNotEqualTo(idOf(relay.mails().get(2)));
        assertThat(relay.mails().get(0))
                .as("byte for byte")
                .isEqualTo(relay.mails().get(1));
    }

    @Test
    void what_the_relay_refuses_for_now_is_tried_again_and_what_it_refuses_for_good_is_not() {
        relay.answers("RCPT", "450 4.2.0 <wang@example.org>: Greylisted");
        var cause = put("wang@example.org");
        await("a first try", () -> value("tries", cause).equals("1"));
        assertThat(value("state", cause)).isEqualTo("waiting");
        assertThat(value("last_code", cause)).isEqualTo("450 4.2.0");
        assertThat(value("last_detail", cause)).doesNotContain("wang@");
        relay.behavesAgain();
        server.clock().advance(Duration.ofMinutes(2));
        is(cause, "accepted");
        relay.answers("RCPT", "550 5.1.1 <li@example.org>: no such user");
        var refused = put("li@example.org");
        is(refused, "undelivered");
        relay.behavesAgain();
        var again = put("LI@example.org");
        is(again, "undelivered");
        assertThat(value("last_code", again))
                .as("no mail goes to a mailbox that is not there")
                .isEqualTo("bounced");
        assertThat(relay.mails()).hasSize(1);
    }

    @Test
    @Tag("O4")
    void a_quota_parks_the_route_and_no_mail_is_lost() {
        relay.answers(".", "550 5.4.5 Daily user sending limit exceeded");
        var cause = put("wang@example.org");
        await("the route rests", () -> routeIs("(closed_until IS NOT NULL)::text")
                .equals("true"));
        assertThat(value("state", cause)).isEqualTo("waiting");
        assertThat(value("tries", cause)).as("it is not to blame").isEqualTo("0");
        assertThat(duty("admin1")).as("administrators are rung").isEqualTo(1);
        assertThat(duty("supervisor1")).isZero();
        relay.behavesAgain();
        server.clock().advance(Duration.ofMinutes(70));
        is(cause, "accepted");
        assertThat(duty("admin1")).isZero();
    }

    /** How many mail servers and messages a person has to see to. */
    private static int duty(String login) {
        return server.as(login).get("/api/v1/duties").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("duty").equals("messages"))
                .mapToInt(one -> one.getInteger("count"))
                .sum();
    }

    @Test
    @Tag("O4")
    void
            a_mail_server_without_an_answer_rings_after_a_quarter_of_an_hour_and_mails_that_were_given_up_until_they_are_noted() {
        relay.answers("hello", ScriptedRelay.CUT);
        var causes = IntStream.range(0, 6)
                .mapToObj(n -> put("silent" + n + "@example.org"))
                .toList();
        await("the route rests", () -> routeIs("(closed_until IS NOT NULL)::text")
                .equals("true"));
        assertThat(duty("admin1")).as("it may come back").isZero();
        server.clock().advance(Duration.ofMinutes(16));
        assertThat(duty("admin1")).isEqualTo(1);
        server.clock().advance(Duration.ofHours(49));
        causes.forEach(cause -> is(cause, "dead"));
        assertThat(duty("admin1")).isEqualTo(7);

        var admin = server.as("admin1");
        var shown = admin.get("/api/v1/outbox").json().getJsonArray("routes").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getInteger("id") == route)
                .findFirst()
                .orElseThrow();
        assertThat(shown.getInteger("givenUp")).isEqualTo(6);
        var noted = "/api/v1/outbox/routes/" + route + "/noted";
        var until = new JsonObject().put("until", shown.getString("givenUpUntil"));
        assertThat(admin.put(noted, until).status()).isEqualTo(204);
        assertThat(duty("admin1")).as("the server still answers nothing").isEqualTo(1);
        assertThat(admin.put(noted, new JsonObject().put("until", "2020-01-01T00:00:00Z"))
                        .status())
                .as("noted before")
                .isEqualTo(204);
        assertThat(duty("admin1")).isEqualTo(1);
        relay.behavesAgain();
        var next = put("wang@example.org");
        server.clock().advance(Duration.ofMinutes(20));
        is(next, "accepted");
        assertThat(duty("admin1")).isZero();
    }

    private static ServerKey key() {
        return await(new ServerKeys(server.connections().pool()).of(KeyPurpose.MESSAGE_ID));
    }

    private static String answer(String from, String subject, String more, String to) {
        return "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\n" + more
                + "\r\n550 5.1.1 no such user\r\n";
    }

    /** M1 as far as mails go out: their answers come to the address of the envelope. */
    @Test
    @Tag("M1")
    @Tag("M3")
    void a_day_of_a_mailbox_that_bounces_one_that_is_absent_and_one_that_answers_itself_makes_no_further_mail() {
        var state =
                "SELECT (SELECT count(*) FROM complaint) || ' complaints, ' || (SELECT count(*) FROM event) || ' events'";
        var bounces = new Bounces(
                server.connections(),
                new ServerKeys(server.connections().pool()),
                new Outbox(server.connections(), () -> ZoneOffset.UTC),
                server.clock());
        var answers = new LinkedHashMap<String, UnaryOperator<String>>();
        answers.put("gone@example.org", to -> answer("MAILER-DAEMON@example.org", "Undelivered Mail", "", to));
        answers.put(
                "absent@example.org",
                to -> answer("absent@example.org", "Out of office", "Auto-Submitted: auto-replied\r\n", to));
        answers.put("no-reply@example.org", to -> answer("no-reply@example.org", "Re: 编号", "Precedence: bulk\r\n", to));
        var causes = answers.keySet().stream().map(this::put).toList();
        await("all went out", () -> relay.recipients().size() == 3);
        causes.forEach(cause -> is(cause, "accepted"));
        var before = server.database().value(state);
        var ids = new MessageIds(key(), "example.com");
        for (int hour = 0; hour < 24; hour++) {
            for (String cause : causes) {
                var to = ids.bounceAddress(Long.parseLong(value("id", cause)), "bounces.example.com");
                var answered = answers.get(value("address", cause)).apply(to).getBytes(StandardCharsets.UTF_8);
                await(bounces.take(answered, Optional.empty()));
            }
            server.clock().advance(Duration.ofHours(1));
        }
        assertThat(relay.recipients()).as("one mail each").containsExactlyInAnyOrderElementsOf(answers.keySet());
        assertThat(causes.stream().map(cause -> value("state", cause)))
                .containsExactly("undelivered", "accepted", "accepted");
        assertThat(server.database().value(state)).isEqualTo(before);
        var again = put("GONE@example.org");
        is(again, "undelivered");
        assertThat(relay.recipients()).as("nobody is there").hasSize(3);
    }

    @Test
    void many_mails_share_connections_and_each_goes_to_its_own_address_alone() {
        var addresses =
                IntStream.range(0, 60).mapToObj(n -> "c" + n + "@example.org").toList();
        var causes = addresses.stream().map(this::put).toList();
        server.clock().advance(Duration.ofSeconds(2));
        causes.forEach(cause -> is(cause, "accepted"));
        assertThat(relay.recipients()).containsExactlyInAnyOrderElementsOf(addresses);
        assertThat(relay.mails()).allSatisfy(mail -> assertThat(mail).containsOnlyOnce("\r\nTo: c"));
        assertThat(relay.mails().stream().map(MailOutTest::idOf).distinct()).hasSize(60);
        assertThat(relay.connections()).isLessThan(60);
    }

    @Test
    void a_connection_that_the_relay_closed_before_the_mail_costs_nothing() {
        relay.answers("hello", ScriptedRelay.CUT);
        var cause = put("wang@example.org");
        await("a first try", () -> value("tries", cause).equals("1"));
        assertThat(value("state", cause)).isEqualTo("waiting");
        relay.behavesAgain();
        server.clock().advance(Duration.ofMinutes(2));
        is(cause, "accepted");
        assertThat(relay.mails()).hasSize(1);
    }
}
