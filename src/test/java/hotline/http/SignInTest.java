package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.server.TestClient;
import hotline.server.TestServer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in and out, and what ends a session. */
class SignInTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String CURRENT = "/api/v1/sessions/current";
    private static TestServer server;
    private static TestServer other;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        other = server.secondNode();
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
    }

    private static TestClient from(String address) {
        return server.anybody().with("X-Forwarded-For", address);
    }

    private static TestClient onOtherNode(String address) {
        return other.anybody().with("X-Forwarded-For", address);
    }

    private static JsonObject credentials(String login, String password) {
        return new JsonObject().put("login", login).put("password", password);
    }

    private static String token(String login) {
        return server.anybody()
                .post(SESSIONS, credentials(login, TestServer.PASSWORD))
                .json()
                .getString("token");
    }

    /** What a browser keeps of having signed in. */
    private static String device(String login) {
        var signedIn = server.anybody().post(SESSIONS, credentials(login, TestServer.PASSWORD));
        var cookie = signedIn.headers().get("set-cookie").stream()
                .filter(each -> each.startsWith("hotline-device="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HTTPOnly", "SameSite=Strict");
        return cookie.substring("hotline-device=".length(), cookie.indexOf(';'));
    }

    private static int statusWith(String token) {
        return server.anybody()
                .with("Authorization", "Bearer " + token)
                .get(CURRENT)
                .status();
    }

    @Test
    void a_person_signs_in_and_is_known_by_token_and_by_cookie() {
        var signedIn = server.anybody().post(SESSIONS, credentials("branch1", TestServer.PASSWORD));
        assertThat(signedIn.status()).isEqualTo(201);
        var token = signedIn.json().getString("token");
        assertThat(signedIn.json().getString("expiresAt")).endsWith("+08:00");

        var byToken = server.anybody().with("Authorization", "Bearer " + token).get(CURRENT);
        assertThat(byToken.json().getString("branch")).isEqualTo("上海虹桥网点");
        var byCookie =
                server.anybody().with("Cookie", "hotline-session=" + token).get(CURRENT);
        assertThat(byCookie.json()).isEqualTo(byToken.json());
        assertThat(signedIn.header("Set-Cookie").orElseThrow())
                .contains("hotline-session=" + token, "HTTPOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void behind_https_the_cookie_never_travels_in_the_clear_and_no_other_host_can_set_it() {
        var browser = server.anybody().with("X-Forwarded-Proto", "https");
        var signedIn = browser.post(SESSIONS, credentials("agent1", TestServer.PASSWORD));
        assertThat(signedIn.header("Set-Cookie").orElseThrow())
                .startsWith("__Host-hotline-session=")
                .contains("Secure", "Path=/", "HTTPOnly")
                .doesNotContain("Domain");
        var token = signedIn.json().getString("token");
        assertThat(browser.with("Cookie", "__Host-hotline-session=" + token)
                        .get(CURRENT)
                        .status())
                .isEqualTo(200);
        assertThat(browser.with("Cookie", "hotline-session=" + token)
                        .get(CURRENT)
                        .status())
                .as("a name that any neighbouring host may set")
                .isEqualTo(401);
    }

    @Test
    void what_a_stranger_says_of_the_scheme_is_not_believed() {
        assertThat(TrustedProxies.NONE.trusts(SocketAddress.inetSocketAddress(80, "127.0.0.1")))
                .isFalse();
        assertThat(server.anybody().get("/console").header("Strict-Transport-Security"))
                .isEmpty();
        assertThat(server.anybody()
                        .with("X-Forwarded-Proto", "https")
                        .get("/console")
                        .header("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    @Test
    void a_second_cookie_of_that_name_shuts_nobody_out() {
        var token = token("agent1");
        for (String cookies : new String[] {
            "hotline-session=foreign; hotline-session=" + token,
            "hotline-session=" + token + "; hotline-session=foreign",
            "hotline-session=; a=b; hotline-session=" + token
        }) {
            assertThat(server.anybody().with("Cookie", cookies).get(CURRENT).status())
                    .as(cookies)
                    .isEqualTo(200);
        }
        assertThat(server.anybody()
                        .with("Cookie", "hotline-session=foreign; hotline-session=more")
                        .get(CURRENT)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_wrong_login_and_a_wrong_password_are_told_alike() {
        var wrongPassword = server.anybody().post(SESSIONS, credentials("agent2", "wrong-password"));
        var wrongLogin = server.anybody().post(SESSIONS, credentials("nobody", "wrong-password"));
        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.header("WWW-Authenticate")).isPresent();
        assertThat(wrongLogin.status()).isEqualTo(401);
        assertThat(wrongLogin.json().getString("detail"))
                .isEqualTo(wrongPassword.json().getString("detail"));
    }

    @Test
    void missing_and_unknown_fields_are_named() {
        var reply = server.anybody()
                .post(SESSIONS, new JsonObject().put("login", "agent1").put("remember", true));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactlyInAnyOrder("/password", "/remember");
    }

    @Test
    void after_ten_wrong_tries_from_an_address_further_ones_wait_there_on_every_node_and_nowhere_else() {
        var guesser = from("203.0.113.10");
        for (int i = 0; i < 10; i++) {
            var there = i % 2 == 0 ? guesser : onOtherNode("203.0.113.10");
            assertThat(there.post(SESSIONS, credentials("agent3", "wrong-password"))
                            .status())
                    .isEqualTo(401);
        }
        var refused = onOtherNode("203.0.113.10").post(SESSIONS, credentials("agent3", TestServer.PASSWORD));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).contains("60");
        assertThat(guesser.post(SESSIONS, credentials("AGENT3", "wrong-password"))
                        .status())
                .isEqualTo(429);

        assertThat(from("203.0.113.11")
                        .post(SESSIONS, credentials("agent3", TestServer.PASSWORD))
                        .status())
                .as("a program or a new browser at another address, even next door")
                .isEqualTo(201);

        server.clock().advance(Duration.ofMinutes(1));
        assertThat(guesser.post(SESSIONS, credentials("agent3", "wrong-password"))
                        .status())
                .isEqualTo(401);
        assertThat(guesser.post(SESSIONS, credentials("agent3", "wrong-password"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void many_addresses_that_guess_a_login_lock_nobody_out_of_it() {
        for (int i = 0; i < 12; i++) {
            assertThat(from("198.51.100." + i)
                            .post(SESSIONS, credentials("agent2", "wrong-password"))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(from("192.0.2.1")
                        .post(SESSIONS, credentials("agent2", TestServer.PASSWORD))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_address_that_floods_sign_in_holds_up_nobody_else() throws Exception {
        var known = from("203.0.113.15").with("Cookie", "hotline-device=" + device("agent8"));
        var callers = Executors.newFixedThreadPool(90);
        try {
            var flood = IntStream.range(0, 270)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> from("203.0.113.15")
                                    .post(SESSIONS, credentials("random" + i, "wrong-password"))
                                    .status(),
                            callers))
                    .toList();
            for (int i = 0; i < 5; i++) {
                assertThat(known.post(SESSIONS, credentials("agent8", TestServer.PASSWORD))
                                .status())
                        .isEqualTo(201);
                assertThat(from("203.0.113.16")
                                .post(SESSIONS, credentials("agent8", TestServer.PASSWORD))
                                .status())
                        .as("a program elsewhere")
                        .isEqualTo(201);
            }
            assertThat(flood.stream().map(CompletableFuture::join)).containsOnly(401, 429);
            assertThat(flood.stream().filter(answer -> answer.join() == 401)).hasSizeLessThanOrEqualTo(40);
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void right_passwords_are_never_counted() {
        for (int i = 0; i < 12; i++) {
            assertThat(from("203.0.113.17")
                            .post(SESSIONS, credentials("agent4", TestServer.PASSWORD))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void strangers_who_guess_do_not_lock_out_a_browser_that_signed_in_before() {
        var known = server.anybody().with("Cookie", "hotline-device=" + device("agent8"));
        for (int i = 0; i < 11; i++) {
            server.anybody().post(SESSIONS, credentials("agent8", "wrong-password"));
        }
        assertThat(server.anybody()
                        .post(SESSIONS, credentials("agent8", TestServer.PASSWORD))
                        .status())
                .isEqualTo(429);
        assertThat(known.post(SESSIONS, credentials("agent8", TestServer.PASSWORD))
                        .status())
                .isEqualTo(201);

        for (int i = 0; i < 10; i++) {
            assertThat(known.post(SESSIONS, credentials("agent8", "wrong-password"))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(known.post(SESSIONS, credentials("agent8", TestServer.PASSWORD))
                        .status())
                .as("its own tries end too")
                .isEqualTo(429);
        server.clock().advance(Duration.ofMinutes(10));
    }

    @Test
    void a_device_is_no_session_and_counts_for_its_own_login_alone() {
        var device = device("agent6");
        assertThat(statusWith(device)).isEqualTo(401);
        var foreign = server.anybody().with("Cookie", "hotline-device=" + device);
        for (int i = 0; i < 10; i++) {
            foreign.post(SESSIONS, credentials("agent5", "wrong-password"));
        }
        assertThat(foreign.post(SESSIONS, credentials("agent5", TestServer.PASSWORD))
                        .status())
                .isEqualTo(429);
        assertThat(server.anybody()
                        .post(SESSIONS, credentials("agent5", TestServer.PASSWORD))
                        .status())
                .as("they were tries of the login, not of the device")
                .isEqualTo(429);
        server.clock().advance(Duration.ofMinutes(10));
    }

    @Test
    void a_token_ends_after_twelve_hours() {
        var token = token("agent4");
        server.clock().advance(Duration.ofHours(12).minusSeconds(2));
        assertThat(statusWith(token)).isEqualTo(200);
        server.clock().advance(Duration.ofSeconds(3));
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void signing_out_ends_every_session_of_the_person_at_once() {
        var one = token("agent5");
        var other = token("agent5");
        var signedOut = server.anybody().with("Authorization", "Bearer " + one).delete(CURRENT);
        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(signedOut.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(statusWith(one)).isEqualTo(401);
        assertThat(statusWith(other)).isEqualTo(401);
        assertThat(statusWith(token("agent5"))).isEqualTo(200);
    }

    @Test
    void a_disabled_persons_token_stops_working_within_five_seconds() {
        var token = token("agent6");
        assertThat(statusWith(token)).isEqualTo(200);
        server.database().execute("UPDATE person SET enabled = false WHERE login = 'agent6'");
        server.clock().advance(Duration.ofSeconds(5));
        assertThat(statusWith(token)).isEqualTo(401);
        assertThat(server.anybody()
                        .post(SESSIONS, credentials("agent6", TestServer.PASSWORD))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tokens_without_signature_or_of_other_keys_are_refused() {
        var parts = token("agent1").split("\\.");
        var none = base64("{\"typ\":\"JWT\",\"alg\":\"none\"}");
        assertThat(statusWith(none + "." + parts[1] + ".")).isEqualTo(401);
        assertThat(statusWith(none + "." + parts[1])).isEqualTo(401);
        var foreign = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\",\"kid\":\"stranger\"}");
        assertThat(statusWith(foreign + "." + parts[1] + "." + parts[2])).isEqualTo(401);
        var withoutKey = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(statusWith(withoutKey + "." + parts[1] + "." + parts[2])).isEqualTo(401);
        var other =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("agent", "admin");
        assertThat(statusWith(parts[0] + "." + base64(other + " ") + "." + parts[2]))
                .isEqualTo(401);
        assertThat(statusWith("no-token")).isEqualTo(401);
    }

    @Test
    void a_foreign_page_can_not_use_the_cookie() {
        var withCookie = server.anybody().with("Cookie", "hotline-session=" + token("agent7"));
        assertThat(withCookie
                        .with("Sec-Fetch-Site", "cross-site")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(403);
        assertThat(withCookie
                        .with("Sec-Fetch-Site", "same-site")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(403);
        assertThat(withCookie
                        .with("Origin", "https://evil.example")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(403);
        assertThat(withCookie
                        .with("Sec-Fetch-Site", "same-origin")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void behind_a_proxy_that_asks_for_another_host_our_own_pages_may_still_act() {
        var withCookie = server.anybody()
                .with("Cookie", "__Host-hotline-session=" + token("agent7"))
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "hotline.example:443");
        assertThat(withCookie
                        .with("Origin", "https://evil.example")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(403);
        assertThat(withCookie.with("Origin", "null").delete(CURRENT).status()).isEqualTo(403);
        assertThat(withCookie
                        .with("Origin", "https://hotline.example")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(204);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
