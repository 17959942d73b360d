package hotline.telephony.connector;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.allowance.Allowances;
import hotline.loop.TestLoops;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import hotline.telephony.CallWriting;
import hotline.telephony.SilentCalls;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.MessageReading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exchanges send messages to the doors that administrators made; each is stored, answered, and becomes a call. */
@Tag("T1")
@Tag("T11")
class CallMessagesTest {
    private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");
    private static final String CONNECTORS = "/api/v1/connectors";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static int number;
    private String code = "";

    @BeforeEach
    void anotherConnector() {
        server.clock().set(NOW);
        code = "line-" + ++number;
    }

    private JsonObject connect(String format) {
        return connect(new JsonObject().put("code", code).put("name", "400").put("format", format));
    }

    private static JsonObject connect(JsonObject connector) {
        var made = server.as("admin1").post(CONNECTORS, connector);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private static Reply form(String address, String form) {
        return server.anybody()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", address, form);
    }

    private String call(String column) {
        return server.database()
                .value(
                        "SELECT coalesce(min(c.%s::text), '-') FROM call c JOIN connector n ON n.id = c.connector WHERE n.code = '%s'"
                                .formatted(column, code));
    }

    private String calls() {
        return server.database()
                .value("SELECT count(*) FROM call c JOIN connector n ON n.id = c.connector WHERE n.code = '%s'"
                        .formatted(code));
    }

    private JsonArray messages() {
        return server.as("admin1")
                .get(CONNECTORS + "/" + code + "/messages")
                .json()
                .getJsonArray("items");
    }

    private static String person(String login) {
        return server.database().value("SELECT id FROM person WHERE login = '" + login + "'");
    }

    @Test
    void a_call_of_an_exchange_that_knows_an_address_alone_is_one_row_with_its_agent() {
        var address = connect("zammad").getString("address");
        assertThat(address).startsWith("/api/v1/telephony/" + code + "/events/");
        server.as("admin1")
                .put("/api/v1/agent-extensions/8002", new JsonObject().put("person", Long.valueOf(person("agent1"))));
        var answer = form(address, "event=hangup&callId=1&cause=normalClearing&direction=in");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        form(address, "event=answer&callId=1&answeringNumber=8002&direction=in");
        form(address, "event=newCall&from=8613800138000&to=4008201234&callId=1&direction=in&user[]=A&user[]=B");
        form(address, "event=newCall&from=8613800138000&to=4008201234&callId=1&direction=in&user[]=A&user[]=B");
        await("it comes to that", () -> call("from_number").equals("+8613800138000"));
        assertThat(calls()).isEqualTo("1");
        assertThat(call("state")).isEqualTo("ended");
        assertThat(call("cause")).isEqualTo("answered");
        assertThat(call("person")).isEqualTo(person("agent1"));
        assertThat(server.as("admin1")
                        .get(CONNECTORS)
                        .json()
                        .getJsonArray("items")
                        .encode())
                .doesNotContain(address.substring(address.lastIndexOf('/') + 1));
    }

    @Test
    void a_message_without_the_secret_is_refused_and_leaves_nothing() {
        var made = connect("zammad");
        var address = made.getString("address");
        assertThat(form(address + "x", "event=newCall&callId=1").status()).isEqualTo(401);
        assertThat(form("/api/v1/telephony/" + code + "/events", "event=newCall&callId=1")
                        .status())
                .isEqualTo(401);
        assertThat(form("/api/v1/telephony/no-such-line/events", "event=newCall&callId=1")
                        .status())
                .isEqualTo(401);
        var basic = Base64.getEncoder()
                .encodeToString((code + ":" + made.getString("secret")).getBytes(StandardCharsets.UTF_8));
        var known = server.anybody()
                .with("Authorization", "Basic " + basic)
                .post(
                        "/api/v1/telephony/" + code + "/events",
                        new JsonObject().put("event", "newCall").put("callId", "2"));
        assertThat(known.status()).isEqualTo(200);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void a_renewed_secret_leaves_the_one_before_it_valid_for_a_time() {
        var old = connect("zammad").getString("address");
        var renewed = server.as("admin1")
                .post(CONNECTORS + "/" + code + "/secrets", new JsonObject().put("oldValidHours", 24));
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(201);
        var fresh = renewed.json().getString("address");
        await("it comes to that", () -> form(fresh, "event=newCall&callId=1").status() == 200);
        assertThat(form(old, "event=newCall&callId=2").status()).isEqualTo(200);
        server.clock().set(NOW.plus(Duration.ofHours(25)));
        assertThat(form(old, "event=newCall&callId=3").status()).isEqualTo(401);
        assertThat(form(fresh, "event=newCall&callId=4").status()).isEqualTo(200);
        var shown = server.as("admin1").get(CONNECTORS).json().getJsonArray("items");
        var version = shown.stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("code").equals(code))
                .findFirst()
                .orElseThrow()
                .getInteger("version");
        var off = new JsonObject()
                .put("name", "400")
                .put("format", "zammad")
                .put("zone", "Asia/Shanghai")
                .put("enabled", false)
                .put("version", version);
        assertThat(server.as("admin1").put(CONNECTORS + "/" + code, off).status())
                .isEqualTo(204);
        await("it comes to that", () -> form(fresh, "event=newCall&callId=5").status() == 401);
        assertThat(server.as("admin1").put(CONNECTORS + "/" + code, off).status())
                .isEqualTo(409);
    }

    private static String signature(String secret, String id, Instant at, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = id + "." + at.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private Reply signed(String id, Instant at, String signature, String body) {
        return server.anybody()
                .with("Content-Type", "application/json")
                .with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .with("webhook-signature", "v1,AAAA " + signature)
                .send("POST", "/api/v1/telephony/" + code + "/events", body);
    }

    @Test
    void our_own_format_is_signed_holds_five_minutes_and_comes_once() throws Exception {
        var secret = connect("hotline").getString("secret");
        var body =
                "{\"type\":\"offered\",\"call\":\"c1\",\"at\":\"2026-09-28T01:59:59Z\",\"from\":\"+8613800138000\",\"direction\":\"in\"}";
        var right = signature(secret, "m1", NOW, body);
        assertThat(signed("m1", NOW, right, body).status()).isEqualTo(202);
        assertThat(signed("m1", NOW, right, body).status()).isEqualTo(202);
        assertThat(signed("m2", NOW, right, body).status()).isEqualTo(401);
        assertThat(signed("m1", NOW, right, body + " ").status()).isEqualTo(401);
        var late = NOW.minusSeconds(301);
        assertThat(signed("m3", late, signature(secret, "m3", late, body), body).status())
                .isEqualTo(401);
        await("it comes to that", () -> calls().equals("1"));
        assertThat(messages()).hasSize(1);
    }

    @Test
    void a_message_that_is_signed_without_an_id_is_taken_once() throws Exception {
        var secret = connect("placetel").getString("secret");
        var body = "event=IncomingCall&from=8613800138000&to=4008201234&call_id=p1";
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        for (var sent : List.of(signature, signature.toUpperCase(Locale.ROOT))) {
            var reply = server.anybody()
                    .with("Content-Type", "application/x-www-form-urlencoded")
                    .with("X-PLACETEL-SIGNATURE", sent)
                    .send("POST", "/api/v1/telephony/" + code + "/events", body);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
        assertThat(messages()).hasSize(1);
    }

    private Reply asks(String id, String signature, String address) {
        return server.anybody()
                .with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                .with("webhook-signature", signature)
                .get(address);
    }

    @Test
    void a_question_is_signed_with_its_address_so_that_it_cannot_be_made_into_another() throws Exception {
        var secret = connect("hotline").getString("secret");
        var address = "/api/v1/telephony/" + code + "/callers?number=13800138000";
        assertThat(asks("q0", signature(secret, "q0", NOW, ""), address).status())
                .as("of an empty body")
                .isEqualTo(401);
        var right = signature(secret, "q1", NOW, address);
        assertThat(asks("q1", right, address).status()).isEqualTo(200);
        assertThat(asks("q1", right, address.replace("138000", "138001")).status())
                .isEqualTo(401);
    }

    @Test
    void an_exchange_and_those_who_guess_its_secret_ask_within_limits() {
        var secret = connect("3cx").getString("secret");
        var callers = "/api/v1/telephony/" + code + "/callers?number=13800138000";
        var exchange = server.anybody().with("Authorization", "Bearer " + secret);
        assertThat(exchange.get(callers).status()).isEqualTo(200);
        server.database().execute("UPDATE allowance SET base = at + pace * most WHERE most = 3000");
        assertThat(exchange.get(callers).status()).isEqualTo(429);

        var guess = server.anybody().with("Authorization", "Bearer x");
        await(
                "they are stopped",
                () -> guess.get("/api/v1/telephony/" + code + "/route").status() == 429);
        server.database().execute("DELETE FROM allowance");
    }

    @Test
    void what_cannot_be_read_is_kept_with_the_reason_and_answered() {
        var address = connect("zammad").getString("address");
        var reply = form(address, "event=newCall&from=13800138000");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("no-call-id");
        assertThat(server.anybody()
                        .with("Content-Type", "text/xml")
                        .send("POST", address, "<a>\u0001</a>")
                        .status())
                .isEqualTo(422);
        assertThat(server.anybody().send("POST", address, "{\"event\":").status())
                .isEqualTo(422);
        var listed = messages();
        assertThat(listed).hasSize(3);
        assertThat(listed.encode())
                .contains("\"state\":\"refused\"", "no-call-id", "138••••00")
                .doesNotContain("13800138000");
        assertThat(calls()).isEqualTo("0");
    }

    /** Written for an exchange that says {@code evt} for event; the first version of the file had it wrong. */
    @Test
    void messages_are_read_again_after_a_mapping_was_corrected() {
        var mapping = """
                format: own
                name: {zh: 自有, en: own}
                bodies: [form]
                secret: [path]
                values: {cause: {bye: %s}}
                events:
                  - {type: offered, when: {evt: new}, call: id, from: num, direction: {value: in}}
                  - {type: answered, when: {evt: pick}, call: id}
                  - {type: ended, when: {evt: end}, call: id, cause: why}
                """;
        var bad = server.as("admin1")
                .post(
                        CONNECTORS,
                        new JsonObject()
                                .put("code", code)
                                .put("name", "own")
                                .put("format", "own")
                                .put("mapping", mapping.formatted("sneezed")));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("unknown-value", "\"line\":5");
        var address = connect(new JsonObject()
                        .put("code", code)
                        .put("name", "own")
                        .put("format", "own")
                        .put("mapping", mapping.formatted("busy")))
                .getString("address");
        form(address, "evt=new&id=7&num=013800138000");
        form(address, "evt=end&id=7&why=bye");
        await("it comes to that", () -> call("cause").equals("busy"));
        var corrected = new JsonObject()
                .put("name", "own")
                .put("format", "own")
                .put("zone", "Asia/Shanghai")
                .put("enabled", true)
                .put("version", 1)
                .put("mapping", mapping.formatted("abandoned"));
        assertThat(server.as("admin1").put(CONNECTORS + "/" + code, corrected).status())
                .isEqualTo(204);
        await("it comes to that", () -> {
            var again =
                    server.as("admin1").post(CONNECTORS + "/" + code + "/replays", new JsonObject().put("hours", 24));
            return again.status() == 202 && call("cause").equals("abandoned");
        });
        assertThat(calls()).isEqualTo("1");
    }

    @Test
    void a_call_without_a_sign_of_life_ends_as_unknown_until_its_record_comes() {
        var address = connect("zammad").getString("address");
        form(address, "event=newCall&from=8613800138000&to=4008201234&callId=1&direction=in");
        form(address, "event=answer&callId=1&answeringNumber=8009&direction=in");
        await("it comes to that", () -> call("state").equals("answered"));
        server.clock().set(NOW.plus(Duration.ofHours(2)).plusSeconds(1));
        var silent = new SilentCalls(server.connections(), new CallWriting(List.of()));
        assertThat(await(silent.end(NOW, NOW.plusSeconds(1)))).isZero();
        var now = server.clock().instant();
        assertThat(await(silent.end(now.minus(Duration.ofHours(2)), now))).isPositive();
        assertThat(call("cause")).isEqualTo("unknown");
        form(address, "event=hangup&callId=1&cause=normalClearing&direction=in");
        await("it comes to that", () -> call("cause").equals("answered"));
    }

    private static MessageWork work() {
        var policies = server.server().policies();
        var connectors = new Connectors(server.connections(), new Mappings(), server.clock());
        var messages = new Messages(
                server.connections(),
                connectors,
                new Allowances(server.connections().pool(), server.clock()),
                policies,
                new MessageReading(),
                DialAsk.NOBODY,
                server.clock());
        return new MessageWork(
                TestLoops.on(server.vertx()),
                server.connections(),
                connectors,
                messages,
                new CallWriting(List.of()),
                policies,
                server.clock());
    }

    @Test
    @Tag("F2")
    void messages_as_received_are_deleted_after_seven_days_and_their_call_stays() {
        var address = connect("zammad").getString("address");
        form(address, "event=newCall&from=8613800138000&to=4008201234&callId=old&direction=in");
        form(address, "event=hangup&callId=old&cause=cancel&direction=in");
        await("it comes to that", () -> call("state").equals("ended"));
        server.clock().set(NOW.plus(Duration.ofDays(7)));
        await(work().round());
        assertThat(messages()).as("seven days old").hasSize(2);
        form(address, "event=newCall&from=8613800138001&to=4008201234&callId=new&direction=in");
        server.clock().advance(Duration.ofSeconds(1));
        await(work().round());
        assertThat(messages()).as("the one of the new call").hasSize(1);
        assertThat(calls()).isEqualTo("2");
    }

    @Test
    void a_trial_sends_real_requests_and_makes_no_calls() {
        for (var format : List.of("zammad", "json-cdr", "3cx", "yeastar", "placetel", "sipgate", "hotline")) {
            anotherConnector();
            connect(format);
            var trial = server.as("admin1").post(CONNECTORS + "/" + code + "/trials");
            assertThat(trial.status()).as(trial.body()).isEqualTo(200);
            var requests = trial.json().getJsonArray("requests");
            assertThat(requests).isNotEmpty();
            for (var each : requests) {
                var request = (JsonObject) each;
                await("it comes to that", () -> {
                    var client = server.anybody();
                    for (var header : request.getJsonObject("headers")) {
                        client = client.with(header.getKey(), (String) header.getValue());
                    }
                    return client.send("POST", request.getString("path"), request.getString("body"))
                                    .status()
                            < 300;
                });
            }
            assertThat(messages()).isNotEmpty().allSatisfy(one -> {
                assertThat(((JsonObject) one).getString("state")).as(format).isEqualTo("done");
                assertThat(((JsonObject) one).getJsonArray("events")).as(format).isNotEmpty();
            });
            assertThat(calls()).isEqualTo("0");
        }
    }

    @Test
    void many_calls_shuffled_and_doubled_over_two_nodes_are_all_there_once() {
        var address = connect("zammad").getString("address");
        var sent = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            sent.add("event=newCall&from=86138001380%02d&to=4008201234&direction=in&callId=m%d".formatted(i, i));
            sent.add("event=answer&direction=in&callId=m%d&answeringNumber=8002".formatted(i));
            sent.add("event=hangup&direction=in&callId=m%d&cause=normalClearing".formatted(i));
        }
        sent.addAll(List.copyOf(sent.subList(0, 30)));
        Collections.shuffle(sent, new Random(7));
        sent.parallelStream()
                .forEach(form -> assertThat(form(address, form).status()).isEqualTo(200));
        await("it comes to that", () -> server.database()
                .value(
                        "SELECT count(*) FROM call c JOIN connector n ON n.id = c.connector WHERE n.code = '%s' AND state = 'ended' AND cause = 'answered' AND from_number IS NOT NULL"
                                .formatted(code))
                .equals("40"));
        assertThat(calls()).isEqualTo("40");
        await("each message knows its call", () -> server.database()
                .value(
                        "SELECT count(*) FROM call_event_raw r JOIN connector n ON n.id = r.connector JOIN call c ON c.id = ANY (r.calls) WHERE n.code = '%s'"
                                .formatted(code))
                .equals("150"));
    }
}
