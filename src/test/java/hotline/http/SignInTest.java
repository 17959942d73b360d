package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.connection.TrustedProxies;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signing in and out, and the end of sessions. */
class SignInTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String CURRENT = "/api/v1/sessions/current";

    @Running
    private static TestServer server;

    private static JsonObject credentials(String login, String password) {
        return new JsonObject().put("login", login).put("password", password);
    }

    private static String token(String login) {
        return server.anybody()
                .post(SESSIONS, credentials(login, TestServer.PASSWORD))
                .json()
                .getString("token");
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
    void an_untrusted_client_can_not_set_the_scheme() {
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
    void a_page_of_one_person_can_do_nothing_under_the_name_of_another() {
        var number = server.anybody()
                .with("Idempotency-Key", "of-one-person")
                .post("/api/v1/complaints", Draft.usual().json())
                .json()
                .getString("number");
        var cookie = "hotline-session=" + token("agent2");
        var ofTheFirst = server.anybody().with("Cookie", cookie).with("Expected-Person", idOf("agent1"));
        var notes = "/api/v1/complaints/" + number + "/notes";
        var note = new JsonObject().put("text", "客户要求下午来电").put("internal", true);

        var refused = ofTheFirst.post(notes, note);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().getString("type")).isEqualTo("/problems/another-person");
        assertThat(ofTheFirst.get("/api/v1/complaints/" + number).status())
                .as("a look would be the other one's too")
                .isEqualTo(409);
        assertThat(ofTheFirst.get("/api/v1/feed").status()).isEqualTo(409);
        assertThat(ofTheFirst.delete(CURRENT).status()).isEqualTo(409);
        assertThat(ofTheFirst
                        .with("Idempotency-Key", "of-another-person")
                        .post("/api/v1/complaints", Draft.usual().json())
                        .status())
                .isEqualTo(409);
        assertThat(ofTheFirst.with("Expected-Person", "agent2").get(CURRENT).status())
                .isEqualTo(409);
        assertThat(ofTheFirst
                        .with("Expected-Person", idOf("agent2"))
                        .post(notes, note)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_agents_complaint_does_not_become_a_customers_when_the_session_is_over() {
        var page = server.anybody().with("Cookie", "hotline-session=old").with("Idempotency-Key", "after-the-session");
        assertThat(page.with("Expected-Person", idOf("agent1"))
                        .post("/api/v1/complaints", Draft.usual().json())
                        .status())
                .isEqualTo(401);
        assertThat(page.post("/api/v1/complaints", Draft.usual().json()).status())
                .isEqualTo(201);
    }

    private static String idOf(String login) {
        return server.as(login).get(CURRENT).json().getLong("id").toString();
    }

    @Test
    void a_second_cookie_of_that_name_does_not_lock_the_user_out() {
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
    void a_wrong_login_and_a_wrong_password_get_the_same_answer() {
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
        assertThat(signedOut.header("Clear-Site-Data"))
                .as("pictures of customers leave the browser")
                .contains("\"cache\"");
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
        var parts = token("agent1").split("\\.", -1);
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
