package hotline.telephony.sip;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real calls over SIP: what hotline knows of them is what SIPp, which makes and answers them, counts for itself. */
@Tag("sip")
class RealCallsTest {
    private static final Instant BEGIN = Instant.parse("2026-09-28T02:00:00Z");
    private static final int RING_MILLIS = 1_500;

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    /** What the clock shows at {@code since} of the machine's own time. */
    private record Shown(Instant at, long since) {}

    private static final AtomicReference<Shown> SHOWN = new AtomicReference<>(new Shown(BEGIN, System.nanoTime()));
    private static String secret = "";
    private static Wire wire;
    private static long ticking;

    @TempDir
    Path folder;

    private SipExchange exchange;

    @BeforeAll
    static void connect() throws IOException {
        SipPrograms.needed();
        // The clock runs, since an exchange without times has those of arrival.
        ticking = server.vertx().setPeriodic(1, tick -> {
            var shown = SHOWN.get();
            server.clock().set(shown.at().plusNanos(System.nanoTime() - shown.since()));
        });
        wire = new Wire(server.uri("/").getPort());
        var added = server.as("admin1")
                .post(
                        "/api/v1/connectors",
                        new JsonObject()
                                .put("code", "kamailio")
                                .put("name", "Kamailio")
                                .put("format", "kamailio")
                                .put("zone", "Asia/Shanghai")
                                .put("mapping", Files.readString(SipPrograms.scenario("kamailio.yaml"))));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        secret = added.json().getString("secret");
        for (int n = 1; n <= 3; n++) {
            server.database()
                    .execute(
                            "INSERT INTO agent_extension (extension, person) SELECT '800%1$d', id FROM person WHERE login = 'agent%1$d'"
                                    .formatted(n));
        }
    }

    @AfterAll
    static void stop() {
        if (wire != null) {
            server.vertx().cancelTimer(ticking);
            wire.close();
        }
    }

    @BeforeEach
    void startTheExchange() {
        clear();
        jump(BEGIN);
        exchange = SipExchange.start(
                folder,
                URI.create("http://127.0.0.1:" + wire.port() + "/api/v1/telephony/kamailio/events/" + secret),
                URI.create("http://127.0.0.1:" + wire.port() + "/api/v1/telephony/kamailio/route"),
                secret,
                RING_MILLIS);
    }

    @AfterEach
    void stopTheExchange() {
        exchange.close();
    }

    /** The connector stays. */
    private static void clear() {
        server.database()
                .execute(
                        "TRUNCATE offer, agent_floor, rotation, floor_event, call_work, call_leg, call_event, call_event_raw, call, call_fact,"
                                + " call_to_record, missed_call, callback_by_hand, dial, call_transfer CASCADE");
        server.database().execute("DELETE FROM callback_attempt; DELETE FROM callback");
    }

    private static void jump(Instant to) {
        SHOWN.set(new Shown(to, System.nanoTime()));
    }

    private SipParty phone(String extension, String scenario, int pauseMillis) {
        return SipParty.phone(folder, exchange, extension, scenario, pauseMillis);
    }

    private SipParty customers(String scenario, int calls, int aSecond, int pauseMillis) {
        return SipParty.customers(folder, exchange, scenario, calls, aSecond, pauseMillis, SipParty.numbers(calls));
    }

    /** Customers' calls to one telephone, all ended as the scenarios say. */
    private void calls(String phone, String scenario, int calls, Consumer<SipParty> seen) {
        try (var rung = phone("8001", phone, 300);
                var customers = customers(scenario, calls, 5, 500)) {
            seen.accept(customers.ended());
            rung.counts("IncomingCall", calls);
        }
    }

    private static long n(String condition) {
        return Long.parseLong(server.database().value("SELECT count(*) FROM call WHERE " + condition));
    }

    private static void known(long calls, String condition) {
        await(calls + " calls are known with " + condition, () -> n(condition) == calls);
    }

    private static JsonObject figures() {
        var reply = server.as("supervisor1").get("/api/v1/measures/calls?from=2026-09-28&to=2026-09-28");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonObject("total");
    }

    private static int number(String part) {
        return figures().getJsonObject("numbers").getInteger(part);
    }

    @Test
    @Tag("T1")
    @Tag("T11")
    void calls_are_answered_given_up_engaged_or_left_alone_as_the_telephones_say() {
        calls("phone-answers", "caller", 5, seen -> {
            assertThat(seen.counted("SuccessfulCall")).isEqualTo(5);
            known(5, "state = 'ended' AND cause = 'answered' AND ended_by = 'customer'");
        });
        calls("phone-hangs-up", "caller-stays", 3, seen -> {
            assertThat(seen.counted("SuccessfulCall")).isEqualTo(3);
            known(3, "state = 'ended' AND cause = 'answered' AND ended_by = 'agent'");
        });
        calls("phone-rings", "caller-gives-up", 3, seen -> {
            assertThat(seen.counted("SuccessfulCall")).isEqualTo(3);
            known(3, "cause = 'abandoned' AND ended_by = 'customer' AND answered_at IS NULL");
        });
        calls("phone-busy", "caller-hears-busy", 2, seen -> known(2, "cause = 'busy' AND answered_at IS NULL"));
        calls(
                "phone-rings",
                "caller-hears-nothing",
                2,
                seen -> known(2, "cause = 'no-answer' AND answered_at IS NULL"));
        assertThat(
                        n(
                                "answered_at IS NOT NULL AND NOT (offered_at <= alerting_at AND alerting_at < answered_at AND answered_at < ended_at)"))
                .as("steps in the wrong order")
                .isZero();
        assertThat(n("cause <> 'busy' AND person IS DISTINCT FROM (SELECT id FROM person WHERE login = 'agent1')"))
                .isZero();
        await("all are counted", () -> figures().getInteger("offered") == 15);
        assertThat(number("answered")).isEqualTo(8);
        assertThat(number("customer-first")).isEqualTo(5);
        assertThat(number("agent-first")).isEqualTo(3);
        assertThat(number("abandoned")).isEqualTo(3);
        assertThat(number("busy")).isEqualTo(2);
        assertThat(number("no-answer")).isEqualTo(2);
        assertThat(number("rang-in-time")).isEqualTo(8);
        assertThat(number("unrecorded")).isEqualTo(8);
    }

    @Test
    @Tag("T1")
    @Tag("C1")
    void of_two_hundred_calls_at_twenty_a_second_none_is_lost_or_doubled() {
        try (var phone = phone("8001", "phone-answers", 200);
                var customers = customers("caller", 200, 20, 300).ended()) {
            assertThat(customers.counted("SuccessfulCall")).isEqualTo(200);
            assertThat(customers.counted("FailedCall")).isZero();
            phone.counts("IncomingCall", 200);
            known(200, "state = 'ended'");
            assertThat(server.database()
                            .value("SELECT count(DISTINCT call_id) || ' ' || count(DISTINCT from_number) FROM call"))
                    .isEqualTo("200 200");
            await("all are counted", () -> number("customer-first") == 200);
            assertThat(number("answered")).isEqualTo((int) customers.counted("SuccessfulCall"));
            assertThat(n("NOT (offered_at <= alerting_at AND alerting_at < answered_at AND answered_at < ended_at)"))
                    .isZero();
            assertThat(compare("ring to answer", customers.measured(2), "answered_at - alerting_at"))
                    .as("milliseconds between the middle ones")
                    .isLessThanOrEqualTo(50);
            compare("INVITE to ring", customers.measured(1), "alerting_at - offered_at");
        }
    }

    /** @return how far the middle ones lie apart in ms; how close the outer ones are is a matter of the machine, so they are printed */
    private static double compare(String what, List<Double> sipp, String ours) {
        assertThat(sipp).hasSize(200);
        var measured = server.database()
                .value(
                        "SELECT string_agg(extract(epoch FROM p * interval '1 s')::text, ' ') FROM unnest((SELECT percentile_cont(ARRAY[0.5, 0.99])"
                                + " WITHIN GROUP (ORDER BY extract(epoch FROM " + ours + ") * 1000) FROM call)) AS p");
        var sorted = sipp.stream().sorted().toList();
        System.out.printf(
                "SIP: %s, median and 99 %%: SIPp %.1f and %.1f ms, hotline %s ms%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                String.join(
                        " and ",
                        Arrays.stream(measured.split(" ", -1))
                                .map(ms -> "%.1f".formatted(Double.valueOf(ms)))
                                .toList()));
        return Math.abs(sorted.get(sorted.size() / 2) - Double.parseDouble(measured.split(" ", -1)[0]));
    }

    /** In the order of sign-in (R1). */
    private static void ready(String... logins) {
        for (String login : logins) {
            server.database()
                    .execute(
                            "INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until) SELECT id, 'customer-service', 'ready', '%s',"
                                            .formatted(BEGIN)
                                    + " (SELECT coalesce(max(turn), 20000000000) + 1 FROM agent_floor), '2026-09-28', '2100-01-01' FROM person WHERE login = '"
                                    + login + "'");
        }
    }

    private static String answeredBy() {
        return server.database()
                .value(
                        "SELECT coalesce(string_agg(p.login, ' ' ORDER BY c.offered_at), '') FROM call c JOIN person p ON p.id = c.person"
                                + " WHERE c.state = 'ended' AND c.cause = 'answered'");
    }

    @Test
    @Tag("R1")
    void the_rotation_decides_whose_telephone_rings() {
        ready("agent2", "agent3", "agent1");
        try (var first = phone("8001", "phone-answers", 100);
                var second = phone("8002", "phone-answers", 100);
                var third = phone("8003", "phone-answers", 100);
                var customers = customers("caller", 3, 1, 4_000).ended()) {
            assertThat(customers.counted("SuccessfulCall")).isEqualTo(3);
            await("all are known", () -> answeredBy().equals("agent2 agent3 agent1"));
            for (SipParty phone : List.of(first, second, third)) {
                phone.counts("IncomingCall", 1);
            }
        }
    }

    @Test
    @Tag("R2")
    void who_does_not_answer_loses_the_turn_and_the_next_telephone_rings() {
        ready("agent1", "agent2");
        try (var silent = phone("8001", "phone-rings", 0);
                var next = phone("8002", "phone-answers", 100);
                var customers = customers("caller", 1, 1, 500).ended()) {
            assertThat(customers.counted("SuccessfulCall")).isEqualTo(1);
            await("the call is known", () -> answeredBy().equals("agent2"));
            silent.counts("IncomingCall", 1);
            next.counts("IncomingCall", 1);
            assertThat(
                            server.database()
                                    .value(
                                            "SELECT string_agg(p.login || ' ' || o.answer, ', ' ORDER BY o.number) FROM offer o JOIN person p ON p.id = o.agent"))
                    .isEqualTo("agent1 expired, agent2 accepted");
            assertThat(
                            server.database()
                                    .value(
                                            "SELECT string_agg(extension, ' ' ORDER BY extension) FROM call_leg WHERE extension <> ''"))
                    .isEqualTo("8001 8002");
        }
    }

    /** @return the customer's file */
    private static long handledByAgent3(String name, String phone) {
        var desk = new Desk(server);
        var number = desk.file(name, phone);
        long file = desk.customerOf(number);
        var by = server.as("agent3").with("If-Match", "*");
        for (JsonObject step : List.of(
                new JsonObject().put("step", "assign"),
                new JsonObject().put("step", "resolve").put("resolution", "已送达"))) {
            var stepped = by.post("/api/v1/complaints/" + number + "/steps", step);
            assertThat(stepped.status()).as(stepped.body()).isLessThan(300);
        }
        return file;
    }

    /** One call of that customer, to the telephone that rings for it. */
    private void answered(String phone, String by) {
        try (var customer = SipParty.customers(folder, exchange, "caller", 1, 1, 300, List.of(phone))
                .ended()) {
            assertThat(customer.counted("SuccessfulCall")).isEqualTo(1);
            await("the call is known", () -> answeredBy().equals(by));
        }
    }

    @Test
    @Tag("R4")
    @Tag("R5")
    void a_husband_rings_at_his_wifes_agent_and_a_new_customer_at_the_agent_they_asked_for() {
        var numbers = SipParty.numbers(6);
        var desk = new Desk(server);
        long wife = handledByAgent3("李娜", numbers.get(2));
        var related = server.as("agent1")
                .post(
                        "/api/v1/customers/" + wife + "/kin",
                        new JsonObject()
                                .put("customer", desk.customer("王强", numbers.get(3)))
                                .put("relation", "spouse"));
        assertThat(related.status()).as(related.body()).isEqualTo(200);
        var fresh = desk.file("赵敏", numbers.get(4));
        desk.customerOf(fresh);
        var asked = server.as("agent1")
                .put(
                        "/api/v1/complaints/" + fresh + "/asked-agent",
                        new JsonObject()
                                .put(
                                        "agent",
                                        Long.valueOf(server.database()
                                                .value("SELECT id FROM person WHERE login = 'agent2'")))
                                .put("standsFirm", false));
        assertThat(asked.status()).as(asked.body()).isEqualTo(204);
        // Their cases wait elsewhere, so that agents are free for calls.
        server.database().execute("UPDATE complaint SET held_by = 'head-office'");
        ready("agent1", "agent2", "agent3");
        try (var first = phone("8001", "phone-answers", 100);
                var second = phone("8002", "phone-answers", 100);
                var third = phone("8003", "phone-answers", 100)) {
            answered(numbers.get(3), "agent3");
            answered(numbers.get(4), "agent3 agent2");
            answered(numbers.get(5), "agent3 agent2 agent1");
            for (SipParty phone : List.of(first, second, third)) {
                phone.counts("IncomingCall", 1);
            }
        }
        assertThat(
                        server.database()
                                .value(
                                        "SELECT string_agg(coalesce(why -> 'tied' ->> 'because', '-'), ' ' ORDER BY offered_at) FROM offer WHERE answer = 'accepted'"))
                .isEqualTo("tie asked-for -");
    }

    @Test
    @Tag("R3")
    @Tag("R6")
    void a_returning_customer_rings_at_their_agent_unless_they_refused_that_agent() {
        long file = handledByAgent3("王芳", SipParty.numbers(1).get(0));
        ready("agent1", "agent2", "agent3");
        try (var first = phone("8001", "phone-answers", 100);
                var third = phone("8003", "phone-answers", 100)) {
            try (var customer = customers("caller", 1, 1, 300).ended()) {
                assertThat(customer.counted("SuccessfulCall")).isEqualTo(1);
                await("the call is known", () -> answeredBy().equals("agent3"));
            }
            server.database().execute("""
                    INSERT INTO agent_refusal (file, agent, fault, stands_firm, words, decided_by, decided_at)
                    SELECT %d, id, 'serious', true, '-', id, now() FROM person WHERE login = 'agent3'""".formatted(file));
            server.database().execute("UPDATE agent_floor SET state = 'ready', until = NULL");
            try (var customer = customers("caller", 1, 1, 300).ended()) {
                assertThat(customer.counted("SuccessfulCall")).isEqualTo(1);
                await("the call is known", () -> answeredBy().equals("agent3 agent1"));
            }
            first.counts("IncomingCall", 1);
            third.counts("IncomingCall", 1);
        }
    }

    @Test
    void calls_of_which_the_end_was_lost_end_as_unknown() throws InterruptedException {
        try (var phone = phone("8001", "phone-answers", 200);
                var customers = customers("caller", 30, 5, 1_500)) {
            known(10, "answered_at IS NOT NULL");
            wire.cut();
            customers.ended();
            wire.mend();
            assertThat(customers.counted("SuccessfulCall")).isEqualTo(30);
        } finally {
            if (n("true") == 0) {
                wire.mend();
            }
        }
        long told = n("true");
        long open = n("ended_at IS NULL");
        assertThat(told).as("calls of which anything was told").isLessThan(30);
        assertThat(open).as("calls of which the end was lost").isPositive();
        long answered = n("answered_at IS NOT NULL");
        jump(server.clock().instant().plus(Duration.ofHours(3)));
        await("silent calls have ended", Duration.ofSeconds(60), () -> n("ended_at IS NULL") == 0);
        assertThat(n("cause = 'unknown'")).isEqualTo(open);
        assertThat(n("answered_at IS NOT NULL")).isEqualTo(answered);
        await("they are counted", () -> number("unknown") + number("end-unknown") == open);
        assertThat(number("handled"))
                .as("how long they spoke is known of the others")
                .isEqualTo((int) (told - open));
        assertThat(figures().getInteger("offered")).isEqualTo((int) told);
    }
}
