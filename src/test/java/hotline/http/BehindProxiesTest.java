package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hotline.http.connection.ListenAddress;
import hotline.support.Draft;
import hotline.support.OwnCertificates;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything works behind nginx and HAProxy, configured as the guide shows. */
@ExtendWith(VertxExtension.class)
class BehindProxiesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    /** Not the shared one: others use up the tries to sign in that this machine's address has. */
    @Running
    private static TestServer server;

    private static ReverseProxy proxy(String kind, Path folder, List<Integer> nodes, boolean rewritesHost)
            throws Exception {
        boolean installed = ReverseProxy.program(kind).isPresent();
        assumeTrue(installed || "true".equals(System.getenv("CI")), kind + " is not installed");
        assertThat(installed).as("%s is installed where CI runs", kind).isTrue();
        return kind.equals("nginx")
                ? ReverseProxy.nginx(folder, nodes, rewritesHost)
                : ReverseProxy.haproxy(folder, nodes, rewritesHost);
    }

    private static HttpRequest.Builder to(ReverseProxy proxy, String path) {
        return HttpRequest.newBuilder(URI.create(proxy.origin() + path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String signIn(HttpClient client, ReverseProxy proxy) throws Exception {
        var credentials = new JsonObject().put("login", "agent1").put("password", TestServer.PASSWORD);
        var signedIn = send(
                client,
                to(proxy, "/api/v1/sessions")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(credentials.encode())));
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(201);
        var cookie = signedIn.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("__Host-hotline-session="))
                .findFirst()
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @ParameterizedTest
    @CsvSource({"nginx, false", "nginx, true", "haproxy, false", "haproxy, true"})
    void people_sign_in_act_and_follow_the_feed(String kind, boolean rewritesHost, @TempDir Path folder, Vertx vertx)
            throws Exception {
        try (var proxy = proxy(kind, folder, List.of(server.server().port()), rewritesHost)) {
            var client = OwnCertificates.trustingClient();
            var page = send(client, to(proxy, "/console"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(send(client, to(proxy, "/metrics")).statusCode()).isEqualTo(404);

            var cookie = signIn(client, proxy);
            var judge = to(proxy, "/api/v1/judgements")
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"text\":\"少了一件\"}"));
            assertThat(send(client, judge.copy().header("Origin", proxy.origin()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(client, judge.copy().header("Origin", "https://evil.example"))
                            .statusCode())
                    .isEqualTo(403);
            hears(client, proxy, cookie, vertx);
        }
    }

    /** With a buffering proxy no bytes would come before the stream ends, which it does not. */
    private static void hears(HttpClient client, ReverseProxy proxy, String cookie, Vertx vertx) throws Exception {
        var feed =
                client.send(to(proxy, "/api/v1/feed").header("Cookie", cookie).build(), BodyHandlers.ofInputStream());
        assertThat(feed.statusCode()).isEqualTo(200);
        try (var lines = new BufferedReader(new InputStreamReader(feed.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("retry: ");
            var filed = send(
                    client,
                    to(proxy, COMPLAINTS)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(Draft.usual().json().encode())));
            assertThat(filed.statusCode()).isEqualTo(201);
            var number = new JsonObject(filed.body()).getString("number");
            var heard = vertx.executeBlocking(() -> lines.lines().anyMatch(line -> line.contains(number)));
            assertThat(await(heard, Duration.ofSeconds(5))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"nginx", "haproxy"})
    void a_refusal_before_the_body_reaches_only_its_client(String kind, @TempDir Path folder) throws Exception {
        try (var proxy = proxy(kind, folder, List.of(server.server().port()), false)) {
            var client = OwnCertificates.trustingClient();
            for (int i = 0; i < 3; i++) {
                for (int length : new int[] {100, 60_000, 300_000}) {
                    var refused = send(
                            client,
                            to(proxy, "/api/v1/policies")
                                    .header("Content-Type", "application/yaml")
                                    .POST(BodyPublishers.ofByteArray(new byte[length])));
                    assertThat(refused.statusCode()).as("%d bytes", length).isEqualTo(401);
                    assertThat(send(client, to(proxy, "/health/live")).body()).contains("up");
                }
            }
        }
    }

    @Test
    void no_request_through_haproxy_is_lost_while_one_of_two_nodes_stops(@TempDir Path folder, Vertx vertx)
            throws Exception {
        var second = server.secondNode(ListenAddress.onThisMachine().draining(Duration.ofSeconds(3)));
        var nodes = List.of(server.server().port(), second.server().port());
        try (var proxy = proxy("haproxy", folder, nodes, false)) {
            var client = OwnCertificates.trustingClient();
            var before = server.database().value("SELECT count(*) FROM complaint");
            var stopped = vertx.executeBlocking(() -> {
                second.close();
                return null;
            });
            int filed = 0;
            while (!stopped.isComplete() || filed % 100 != 0) {
                var answer = send(
                        client,
                        to(proxy, COMPLAINTS)
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + server.token("agent1"))
                                .POST(BodyPublishers.ofString(
                                        Draft.usual().json().encode())));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                filed++;
            }
            await(stopped, Duration.ofSeconds(10));
            assertThat(server.database().value("SELECT count(*) FROM complaint"))
                    .isEqualTo(Integer.toString(Integer.parseInt(before) + filed));
        }
    }
}
