package hotline.http;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.connection.Certificate;
import hotline.http.connection.ListenAddress;
import hotline.support.Await;
import hotline.support.OwnCertificates;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS by the server itself: certificates renewed while it runs, and the headers it sends to browsers. */
@ExtendWith(VertxExtension.class)
class TlsTest {
    @TempDir
    static Path folder;

    private static Certificate certificate;
    private static TestServer server;

    @BeforeAll
    static void start(@Running Servers servers) throws Exception {
        OwnCertificates.write(folder, "first", "EC");
        OwnCertificates.write(folder, "second", "EC");
        certificate = new Certificate(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        use("first");
        server = servers.start(
                ServerSetup.usual().listening(ListenAddress.onThisMachine().with(certificate)));
    }

    private static void use(String name) throws IOException {
        replace(name + "-cert.pem", certificate.chain());
        replace(name + "-key.pem", certificate.key());
    }

    private static void replace(String from, Path to) throws IOException {
        Files.copy(folder.resolve(from), to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(TestServer node, String path) {
        return HttpRequest.newBuilder(
                URI.create("https://localhost:" + node.server().port() + path));
    }

    private static String subject() {
        try {
            var session = send(OwnCertificates.trustingClient(), to(server, "/health/live"))
                    .sslSession()
                    .orElseThrow();
            return ((X509Certificate) session.getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void browsers_speak_http_2_keep_to_https_and_get_a_cookie_that_no_other_host_can_set() throws Exception {
        var client = OwnCertificates.trustingClient();
        var page = send(client, to(server, "/console"));
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");

        var credentials = new JsonObject().put("login", "agent1").put("password", TestServer.PASSWORD);
        var signedIn = send(
                client,
                to(server, "/api/v1/sessions")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(credentials.encode())));
        assertThat(signedIn.statusCode()).isEqualTo(201);
        var cookie = signedIn.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("__Host-hotline-session="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("Secure", "Path=/");
        var list = send(
                client, to(server, "/api/v1/complaints").header("Cookie", cookie.substring(0, cookie.indexOf(';'))));
        assertThat(list.statusCode()).isEqualTo(200);
    }

    @Test
    void a_refusal_before_the_body_ends_the_stream_and_not_the_connection() throws Exception {
        var client = OwnCertificates.trustingClient();
        for (int i = 0; i < 3; i++) {
            var refused = send(
                    client,
                    to(server, "/api/v1/policies")
                            .header("Content-Type", "application/yaml")
                            .POST(BodyPublishers.ofByteArray(new byte[2_000_000])));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(send(client, to(server, "/health/live")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_renewed_certificate_is_used_without_a_restart_and_a_broken_one_is_not(Vertx vertx) throws Exception {
        assertThat(subject()).isEqualTo("CN=first");
        Files.writeString(certificate.chain(), "half written");
        use("second");
        await("the second certificate is used", () -> subject().equals("CN=second"));

        replace("first-cert.pem", certificate.chain());
        assertThat(settled(certificate.read(vertx)).cause())
                .hasMessageContaining("the key does not belong to the certificate");
        assertThat(subject()).isEqualTo("CN=second");
        use("first");
        await("the first certificate is used again", () -> subject().equals("CN=first"));
    }

    @Test
    void requests_over_http_2_are_all_answered_while_the_node_stops(@Running Servers servers, Vertx vertx)
            throws Exception {
        var first = new Certificate(folder.resolve("first-cert.pem"), folder.resolve("first-key.pem"));
        var address = ListenAddress.onThisMachine().with(first).draining(Duration.ofSeconds(4));
        var stopping = servers.start(ServerSetup.usual().listening(address));
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setDefaultPort(stopping.server().port()));
        assertThat(status(client, "/health/ready")).isEqualTo(200);
        var stopped = vertx.executeBlocking(() -> {
            stopping.stop();
            return null;
        });
        await("it is not ready", () -> status(client, "/health/ready") == 503);
        var answers =
                Stream.generate(() -> answer(client, "/health/live")).limit(200).toList();
        assertThat(answers.stream().map(Await::await).toList()).containsOnly(200);
        await(stopped);
    }

    private static int status(io.vertx.core.http.HttpClient client, String path) {
        return await(answer(client, path));
    }

    private static Future<Integer> answer(io.vertx.core.http.HttpClient client, String path) {
        return client.request(HttpMethod.GET, path)
                .compose(request -> request.send())
                .compose(response -> response.end().map(response))
                .map(response -> {
                    assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
                    return response.statusCode();
                });
    }
}
