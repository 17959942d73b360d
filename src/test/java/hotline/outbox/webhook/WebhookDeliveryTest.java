package hotline.outbox.webhook;

import static hotline.support.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import hotline.address.AddressBlocks;
import hotline.address.AddressGuard;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.DeliveryResult.Delivered;
import hotline.outbox.message.DeliveryResult.RouteGone;
import hotline.outbox.message.DeliveryResult.RouteParked;
import hotline.outbox.message.DeliveryResult.Temporary;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteSecret;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.outbox.pace.Breaker;
import hotline.support.OwnCertificates;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that answer well, badly, slowly and not at all, and names that lead elsewhere (W3, W7, W8). */
@Tag("K8")
@ExtendWith(VertxExtension.class)
class WebhookDeliveryTest {
    /** Of one who may reach the first loopback address and no other one. */
    private static final AddressGuard GUARD = new AddressGuard(AddressBlocks.parse("127.0.0.1"));

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final WebhookSecret SECRET = WebhookSecret.random();

    private static Vertx vertx;
    private static WebhookDelivery delivery;

    @BeforeAll
    static void start(Vertx injected) {
        vertx = injected;
        delivery = delivery(host -> Future.succeededFuture(List.of(address("127.0.0.1"))), Optional.empty());
    }

    @AfterAll
    static void stop() {
        await(delivery.stop());
    }

    private static WebhookDelivery delivery(HostNames names, Optional<TrustOptions> trust) {
        return new WebhookDelivery(vertx, names, GUARD, LIMIT, trust);
    }

    private static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static int receiver(String address, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        return await(vertx.createHttpServer(options).requestHandler(handler).listen(0, address))
                .actualPort();
    }

    private static int receiver(Handler<HttpServerRequest> handler) {
        return receiver("127.0.0.1", new HttpServerOptions(), handler);
    }

    private static OutboxRoute route(String url, WebhookSecret... secrets) {
        var now = Instant.now();
        var kept = new ArrayList<RouteSecret>();
        for (WebhookSecret secret : secrets) {
            kept.add(new RouteSecret(kept.size(), secret.key(), now, Optional.empty()));
        }
        return new OutboxRoute(
                1,
                Way.WEBHOOK,
                "crm",
                new JsonObject().put("url", url).put("events", new JsonArray()),
                RouteState.ACTIVE,
                Optional.empty(),
                100,
                16,
                Breaker.WHOLE,
                now,
                now,
                1,
                kept);
    }

    private static ClaimedMessage message() {
        var now = Instant.now();
        return new ClaimedMessage(1, 1, 0, false, WebhookMessage.test(route("https://example.com"), now), now, now);
    }

    private static DeliveryResult deliver(WebhookDelivery by, String url) {
        return await(by.deliver(message(), route(url, SECRET)));
    }

    private static DeliveryResult deliver(int port) {
        return deliver(delivery, "http://hooks.example:" + port + "/in");
    }

    private static DeliveryResult answering(int status, String header, String value) {
        return deliver(receiver(request -> request.response()
                .setStatusCode(status)
                .putHeader(header, value)
                .end("no")));
    }

    @Test
    void a_message_arrives_with_signatures_that_the_standards_library_verifies_by_each_secret() {
        var seen = new ConcurrentLinkedQueue<Map<String, List<String>>>();
        var bodies = new ConcurrentLinkedQueue<String>();
        int port = receiver(request -> request.body().onSuccess(body -> {
            seen.add(Map.of(
                    "webhook-id", List.of(request.getHeader("webhook-id")),
                    "webhook-timestamp", List.of(request.getHeader("webhook-timestamp")),
                    "webhook-signature", List.of(request.getHeader("webhook-signature")),
                    "host", List.of(request.getHeader("Host"))));
            bodies.add(body.toString());
            request.response().setStatusCode(204).end();
        }));
        var older = WebhookSecret.random();
        var message = message();
        var url = "http://hooks.example:" + port + "/in?a=b";
        assertThat(await(delivery.deliver(message, route(url, SECRET, older)))).isEqualTo(new Delivered("204", ""));
        assertThat(await(delivery.deliver(message, route(url, SECRET)))).isInstanceOf(Delivered.class);
        var headers = seen.poll();
        var body = bodies.poll();
        assertThat(body).isEqualTo(message.message().content().body()).isEqualTo(bodies.poll());
        assertThat(new JsonObject(body).fieldNames()).containsExactly("type", "timestamp", "data");
        assertThat(headers.get("host")).containsExactly("hooks.example:" + port);
        assertThat(List.of(SECRET, older))
                .allSatisfy(secret -> assertThatCode(() -> new Webhook(secret.words()).verify(body, headers))
                        .doesNotThrowAnyException());
        assertThat(seen.poll().get("webhook-id")).isEqualTo(headers.get("webhook-id"));
    }

    @Test
    void only_2xx_is_a_success_and_only_410_is_for_ever() {
        assertThat(answering(200, "X", "y")).isEqualTo(new Delivered("200", "no"));
        assertThat(answering(410, "X", "y")).isEqualTo(new RouteGone("410", "no"));
        assertThat(answering(503, "Retry-After", "7"))
                .isEqualTo(new Temporary("503", "no", Optional.of(Duration.ofSeconds(7)), true));
        assertThat(answering(404, "X", "y")).isEqualTo(new Temporary("404", "no", Optional.empty(), true));
        assertThat(answering(422, "X", "y")).isEqualTo(new Temporary("422", "no", Optional.empty(), false));
        assertThat(answering(429, "X", "y")).isEqualTo(new Temporary("429", "no", Optional.empty(), true));
        assertThat(answering(429, "Retry-After", "60")).isInstanceOf(RouteParked.class);
        var parked = (RouteParked) answering(429, "Retry-After", "999999999");
        assertThat(parked.until().orElseThrow()).isBefore(Instant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() {
        var arrived = new AtomicInteger();
        int other = receiver(request -> {
            arrived.incrementAndGet();
            request.response().end();
        });
        assertThat(List.of(301, 302, 303, 307, 308))
                .allSatisfy(status -> assertThat(answering(status, "Location", "http://127.0.0.1:" + other + "/"))
                        .isEqualTo(new Temporary(Integer.toString(status), "no", Optional.empty(), true)));
        assertThat(arrived).hasValue(0);
    }

    /** The first look-up gives an address that may be called, the second one that may not, and so on. */
    @Test
    @Tag("W3")
    void a_name_that_changes_its_address_leads_to_the_address_that_was_checked() {
        var outside = new AtomicInteger();
        var inside = new AtomicInteger();
        int port = receiver(request -> {
            outside.incrementAndGet();
            request.response().end();
        });
        await(vertx.createHttpServer()
                .requestHandler(request -> {
                    inside.incrementAndGet();
                    request.response().end();
                })
                .listen(port, "127.0.0.2"));
        var asked = new AtomicInteger();
        var flipping = delivery(
                host -> Future.succeededFuture(
                        List.of(address(asked.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "127.0.0.2"))),
                Optional.empty());
        for (int i = 0; i < 10; i++) {
            assertThat(deliver(flipping, "http://rebind.example:" + port + "/"))
                    .isInstanceOf(i % 2 == 0 ? Delivered.class : Temporary.class);
        }
        assertThat(asked).as("looked up once for each try").hasValue(10);
        assertThat(outside).hasValue(5);
        assertThat(inside).hasValue(0);
        var both = delivery(
                host -> Future.succeededFuture(List.of(address("127.0.0.2"), address("127.0.0.1"))), Optional.empty());
        assertThat(deliver(both, "http://two.example:" + port + "/")).isInstanceOf(Delivered.class);
        assertThat(inside).hasValue(0);
        await(flipping.stop());
        await(both.stop());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.2",
                "::1",
                "169.254.169.254",
                "10.0.0.1",
                "192.168.1.1",
                "100.100.100.200",
                "fd00:ec2::254",
                "0.0.0.0"
            })
    @Tag("W3")
    void a_name_that_leads_inside_is_refused_in_words_that_do_not_say_where(String inside) {
        var by = delivery(host -> Future.succeededFuture(List.of(address(inside))), Optional.empty());
        assertThat(deliver(by, "https://internal.example/"))
                .isEqualTo(new Temporary("refused-address", "", Optional.empty(), true));
        assertThat(deliver(by, "https://[::ffff:7f00:2]/"))
                .isEqualTo(new Temporary("refused-address", "", Optional.empty(), true));
        await(by.stop());
    }

    @Test
    void what_is_not_encrypted_goes_to_networks_of_ones_own_alone() {
        var by = delivery(host -> Future.succeededFuture(List.of(address("8.8.8.8"))), Optional.empty());
        assertThat(deliver(by, "http://hooks.example/"))
                .isEqualTo(new Temporary("refused-address", "", Optional.empty(), true));
        await(by.stop());
    }

    @Test
    void the_certificate_must_be_of_the_host_that_was_named(@TempDir Path folder) throws Exception {
        OwnCertificates.write(folder, "own", "EC");
        var certificate = folder.resolve("own-cert.pem").toString();
        var options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate)
                        .setKeyPath(folder.resolve("own-key.pem").toString()));
        int port = receiver("127.0.0.1", options, request -> request.response().end());
        var trusting = delivery(
                host -> Future.succeededFuture(List.of(address("127.0.0.1"))),
                Optional.of(new PemTrustOptions().addCertPath(certificate)));
        assertThat(deliver(trusting, "https://localhost:" + port + "/")).isInstanceOf(Delivered.class);
        assertThat(deliver(trusting, "https://hooks.example:" + port + "/"))
                .isEqualTo(new Temporary("bad-certificate", "", Optional.empty(), true));
        assertThat(deliver(delivery, "https://localhost:" + port + "/"))
                .isEqualTo(new Temporary("bad-certificate", "", Optional.empty(), true));
        await(trusting.stop());
    }

    @Test
    void a_receiver_that_does_not_answer_is_left_after_the_limit() {
        assertThat(deliver(receiver(request -> {}))).isEqualTo(new Temporary("timeout", "", Optional.empty(), true));
        int silent = await(vertx.createNetServer().connectHandler(socket -> {}).listen(0, "127.0.0.1"))
                .actualPort();
        assertThat(deliver(silent)).isEqualTo(new Temporary("timeout", "", Optional.empty(), true));
        assertThat(deliver(delivery, "https://hooks.example:" + silent + "/"))
                .isEqualTo(new Temporary("timeout", "", Optional.empty(), true));
        int broken = await(vertx.createNetServer()
                        .connectHandler(socket -> socket.handler(some -> socket.close()))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        assertThat(deliver(broken)).isEqualTo(new Temporary("broken", "", Optional.empty(), true));
        assertThat(deliver(1)).isEqualTo(new Temporary("unreachable", "", Optional.empty(), true));
        var nowhere = delivery(host -> Future.failedFuture("no such host"), Optional.empty());
        assertThat(deliver(nowhere, "https://nowhere.example/"))
                .isEqualTo(new Temporary("unknown-host", "", Optional.empty(), true));
        await(nowhere.stop());
    }

    @Test
    @Tag("W7")
    void the_beginning_of_an_answer_is_read_and_no_more() {
        var written = new AtomicInteger();
        int endless = receiver(request -> {
            var response = request.response().setChunked(true);
            var part = Buffer.buffer("x".repeat(1024));
            vertx.setPeriodic(1, id -> {
                if (response.closed()) {
                    vertx.cancelTimer(id);
                } else if (!response.writeQueueFull()) {
                    written.incrementAndGet();
                    response.write(part);
                }
            });
        });
        assertThat(deliver(endless)).isEqualTo(new Delivered("200", "x".repeat(200)));
        int slow = receiver(request -> request.response().setChunked(true).write("begun"));
        assertThat(deliver(slow)).as("a body that never ends").isEqualTo(new Delivered("200", "begun"));
        int cut = receiver(request -> request.response()
                .setStatusCode(500)
                .setChunked(true)
                .write("half")
                .onSuccess(sent -> request.connection().close()));
        assertThat(deliver(cut)).isEqualTo(new Temporary("500", "half", Optional.empty(), true));
    }

    @Test
    @Tag("W7")
    void of_an_answer_only_printable_characters_are_kept_and_nothing_is_unpacked() throws Exception {
        int hostile = receiver(request -> request.response().end("a\u0000\u001b[31m\u202eb\r\nc\ud83d\ude00 好"));
        assertThat(deliver(hostile)).isEqualTo(new Delivered("200", "a[31mb  c\ud83d\ude00 好"));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("secret".repeat(10_000).getBytes(UTF_8));
        }
        int zipped = receiver(request -> {
            assertThat(request.getHeader("Accept-Encoding")).isNull();
            request.response().putHeader("Content-Encoding", "gzip").end(Buffer.buffer(packed.toByteArray()));
        });
        assertThat(deliver(zipped).detail()).doesNotContain("secret");
    }

    @Test
    void doubles_are_known_by_an_id_that_no_other_message_has() {
        var route = route("https://example.com");
        var now = Instant.parse("2026-09-28T02:00:00Z");
        var ids = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            ids.add(WebhookMessage.id(WebhookMessage.test(route, now).content()));
        }
        assertThat(ids).hasSize(1000).allMatch(id -> id.matches("msg_[0-9a-f]{32}"));
    }
}
