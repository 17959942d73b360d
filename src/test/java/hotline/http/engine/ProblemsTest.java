package hotline.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.failure.Failure;
import hotline.support.Running;
import hotline.support.TestServer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure is answered as problem+json, with the status that clients act on. */
class ProblemsTest {
    private static final String SESSIONS = "/api/v1/sessions";

    @Running(shared = true)
    private static TestServer server;

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Failure.NotFound("x"), 404, "not-found"),
                Arguments.of(new Failure.Forbidden("x"), 403, "forbidden"),
                Arguments.of(new Failure.Unauthenticated("x"), 401, "unauthenticated"),
                Arguments.of(new Failure.AnotherPerson(), 409, "another-person"),
                Arguments.of(new Failure.AnotherSite(), 403, "another-site"),
                Arguments.of(new Failure.NotToPick(), 403, "not-to-pick"),
                Arguments.of(new Failure.Conflict("x"), 409, "conflict"),
                Arguments.of(new Failure.Changed("x"), 412, "changed"),
                Arguments.of(Failure.Invalid.field("/a", "x"), 422, "invalid-request"),
                Arguments.of(new Failure.KeyReused("x"), 422, "key-reused"),
                Arguments.of(new Failure.TooMany("x", Duration.ofSeconds(3)), 429, "too-many-tries"),
                Arguments.of(new Failure.Busy("x", Duration.ofMillis(10)), 503, "busy"),
                Arguments.of(new NotJson("x"), 400, "not-json"),
                Arguments.of(new Exchange.VersionMissing(), 428, "version-missing"),
                Arguments.of(new IllegalStateException("secret"), 500, "unforeseen"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_failure_has_its_status_and_code(RuntimeException failure, int status, String code) {
        var problem = Problems.of(failure, 500);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).doesNotContain("secret");
    }

    @Test
    void the_wait_is_given_in_whole_seconds() {
        assertThat(Problems.of(new Failure.Busy("x", Duration.ofMillis(10)), 500)
                        .headers())
                .containsEntry("Retry-After", "1");
        assertThat(Problems.of(new Failure.TooMany("x", Duration.ofMillis(2_001)), 500)
                        .headers())
                .containsEntry("Retry-After", "3");
    }

    @Test
    void a_body_that_is_not_a_json_object_gives_400() {
        var json = server.anybody().with("Content-Type", "application/json; charset=utf-8");
        for (String body : new String[] {"{", "[]", "\"text\"", "", "{\"login\":}"}) {
            var reply = json.send("POST", SESSIONS, body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("not-json");
        }
    }

    @Test
    void a_form_gives_415_and_is_not_read() {
        for (String type : new String[] {
            "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "application/jsonp"
        }) {
            var reply = server.anybody().with("Content-Type", type).send("POST", SESSIONS, "login=agent1");
            assertThat(reply.status()).as(type).isEqualTo(415);
        }
        assertThat(server.anybody().send("POST", SESSIONS, "{}").status()).isEqualTo(415);
    }

    @Test
    void a_body_over_one_mebibyte_gives_413() {
        var json = server.anybody().with("Content-Type", "application/json");
        var reply = json.send("POST", SESSIONS, "{\"login\":\"" + "x".repeat(1024 * 1024) + "\"}");
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void a_wrong_method_gives_405_and_names_the_right_ones() {
        var reply = server.anybody().send("PUT", "/api/v1/complaints", null);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("GET, HEAD, POST");
        assertThat(server.anybody()
                        .send("DELETE", "/api/v1/complaints/202609-000001", null)
                        .header("Allow"))
                .contains("GET, HEAD");
    }

    @Test
    void a_missing_resource_gives_404() {
        for (String path : new String[] {"/api/v1/nothing", "/nothing", "/api", "/api/v2/complaints"}) {
            var reply = server.anybody().get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.json().getString("instance"))
                    .isEqualTo(reply.header("X-Request-Id").orElseThrow());
        }
        assertThat(server.anybody().send("POST", "/nothing", null).status()).isEqualTo(404);
    }
}
