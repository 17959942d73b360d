package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wrong passwords slow the guesser, on two nodes, and lock out no one. */
@ExtendWith(VertxExtension.class)
class SignInLimitsTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String CURRENT = "/api/v1/sessions/current";

    @Running
    private static TestServer server;

    private static TestServer other;

    @BeforeAll
    static void start() {
        other = server.secondNode();
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

    /** The cookie that a browser keeps after signing in. */
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
    void a_login_guessed_from_many_addresses_stays_open_to_its_owner() {
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
    void an_address_that_floods_sign_in_delays_no_other(Vertx vertx) {
        var known = from("203.0.113.15").with("Cookie", "hotline-device=" + device("agent8"));
        try (var callers = Callers.of(vertx, 90)) {
            var flood = callers.begin(270, i -> from("203.0.113.15")
                    .post(SESSIONS, credentials("random" + i, "wrong-password"))
                    .status());
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
            var answers = Callers.results(flood);
            assertThat(answers).containsOnly(401, 429);
            assertThat(answers.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(40);
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
    void guessing_strangers_do_not_lock_out_a_browser_that_signed_in_before() {
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
    void a_device_is_not_a_session_and_counts_only_for_its_login() {
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
}
