package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.engine.Contract;
import hotline.support.RawConnection;
import hotline.support.RawRequest;
import hotline.support.Running;
import hotline.support.TestContract;
import hotline.support.TestServer;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A forbidden request is refused before its body is read, and the rest of the body does no harm. */
class BeforeTheBodyTest {
    private static final String LIVE = RawRequest.get("/health/live");
    private static final String INSTALL = RawRequest.post("/api/v1/policies", "application/yaml");
    /** Refused because of the state of the complaint or the content of the body, not because of the caller. */
    private static final Set<String> ACCOUNTS = Set.of("agent1", "supervisor1", "admin1", "branch1", "analyst1");

    @Running(shared = true)
    private static TestServer server;

    static Stream<Operation> operations() {
        return TestContract.contract().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void callers_are_refused_after_the_headers_alone(Operation operation) throws IOException {
        if (operation.getOpenAPIModel().getBoolean("x-any-body", false)) {
            // What is signed is the body.
            return;
        }
        // Wrong secrets of the operations before count as guesses.
        server.database().execute("DELETE FROM allowance");
        var id = operation.getOperationId();
        var expected = EveryOperationEveryCallerTest.ANSWERED.get(id).split(" ", -1);
        for (int i = 0; i < expected.length; i++) {
            var caller = EveryOperationEveryCallerTest.CALLERS.get(i);
            boolean known = caller.equals("stranger") || ACCOUNTS.contains(caller);
            boolean isRefused =
                    expected[i].equals("401") || (expected[i].equals("403") && !isAllowed(operation, caller));
            if (known && isRefused) {
                for (String announced : announcements(operation)) {
                    try (var connection = new RawConnection(server)) {
                        connection.send(head(operation, caller) + announced + "\r\n");
                        var answered = connection.answer(false);
                        assertThat(answered.status())
                                .as("%s for %s, %s: %s", id, caller, announced, answered)
                                .isEqualTo(Integer.parseInt(expected[i]));
                        assertThat(answered.isProblem()).isTrue();
                    }
                }
            }
        }
    }

    /** Whether the role may use it, so that only what the body asks for can be refused. */
    private static boolean isAllowed(Operation operation, String caller) {
        var roles = operation.getOpenAPIModel().getJsonArray("x-roles");
        return roles != null && roles.contains(caller.replaceAll("\\d", ""));
    }

    private static String[] announcements(Operation operation) {
        return operation.getRequestBody() == null
                ? new String[] {""}
                : new String[] {
                    "Content-Length: 500\r\n",
                    "Content-Length: 3000000\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "Expect: 100-continue\r\nContent-Length: 500\r\n"
                };
    }

    private static String head(Operation operation, String caller) {
        return operation.getHttpMethod().name() + " "
                + operation.getOpenAPIPath().replaceAll("\\{[^}]*}", "1")
                + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nIf-Match: \"1\"\r\n"
                + (caller.equals("stranger") ? "" : "Authorization: Bearer " + server.token(caller) + "\r\n");
    }

    @Test
    void the_rest_of_a_small_refused_body_is_skipped_and_the_connection_stays_open() throws IOException {
        try (var connection = new RawConnection(server)) {
            var smuggled = RawRequest.head("DELETE", "/nothing") + "\r\n";
            for (int i = 0; i < 5; i++) {
                connection.send(INSTALL + "Content-Length: " + smuggled.length() + "\r\n\r\n");
                var refused = connection.answer(false);
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.head()).doesNotContain("connection: close");
                connection.send(smuggled + LIVE);
                assertThat(connection.answer(false).status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3000000\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Expect: 100-continue\r\nContent-Length: 50\r\n"
            })
    void a_refusal_with_a_long_or_unknown_rest_closes_the_connection(String announced) throws IOException {
        try (var connection = new RawConnection(server)) {
            connection.send(INSTALL + announced + "\r\n");
            var refused = connection.answer(false);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.head()).contains("connection: close");
            sendIfPossible(connection, LIVE);
            assertThat(connection.answerIfAny()).as("taken for a request").isEmpty();
        }
    }

    private static void sendIfPossible(RawConnection connection, String text) {
        try {
            connection.send(text);
        } catch (IOException closed) {
            // That is what the test is about.
        }
    }

    @Test
    void a_refusal_reaches_a_client_that_sends_all_its_body_first() throws IOException {
        for (String path : new String[] {"/api/v1/policies", "/nothing", "/console"}) {
            try (var connection = new RawConnection(server)) {
                connection.send(RawRequest.post(path, "application/json") + "Content-Length: 2000000\r\n\r\n");
                connection.send("x".repeat(2_000_000));
                assertThat(connection.answer(false).status()).as(path).isIn(401, 404, 405);
            }
        }
    }

    @Test
    void bodies_are_limited_to_128_kibibytes_for_strangers_and_a_mebibyte_after_sign_in() {
        var long1 = "{\"x\":\"" + "x".repeat(200_000) + "\"}";
        var anybody = server.anybody().with("Content-Type", "application/json");
        assertThat(anybody.send("POST", "/api/v1/complaints", long1).status()).isEqualTo(413);
        assertThat(anybody.send("POST", "/api/v1/tracking/rating", long1).status())
                .isEqualTo(413);
        var agent = server.as("agent1").with("Content-Type", "application/json");
        assertThat(agent.send("POST", "/api/v1/judgements", long1).status()).isEqualTo(422);
    }

    @Test
    void the_longest_complaint_fits_however_it_is_written() {
        var draft = "{\"channel\":\"website\",\"complainant\":\"李娜\",\"phone\":\"13812345678\",\"description\":\""
                + "\\u4ef6".repeat(10_000) + "\",\"demand\":\"" + "\\u4ef6".repeat(2_000) + "\"}";
        assertThat(server.anybody()
                        .with("Content-Type", "application/json")
                        .send("POST", "/api/v1/complaints", draft)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void every_operation_for_people_signed_in_says_which_of_them() {
        var open = Set.of("signOut", "choosePassword", "currentPolicy");
        assertThat(operations()
                        .filter(operation -> Contract.access(operation) == Contract.Access.STAFF)
                        .filter(operation -> operation.getOpenAPIModel().getJsonArray("x-roles") == null)
                        .map(Operation::getOperationId))
                .containsExactlyInAnyOrderElementsOf(open);
    }
}
