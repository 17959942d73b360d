package hotline.http;

import static hotline.support.RawRequest.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.RawConnection;
import hotline.support.RawRequest;
import hotline.support.Running;
import hotline.support.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client sends by accident: each is answered with its mistake, never with a server error or silence. */
class MalformedRequestsTest {
    private static final String FILE = RawRequest.post("/api/v1/complaints", "application/json");

    @Running(shared = true)
    private static TestServer server;

    @AfterEach
    void the_server_still_serves() {
        assertThat(server.anybody().get("/health/live").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\":[\"app\"]}",
                "{\"channel\":{}}",
                "{\"channel\":1e400}",
                "{\"judgement\":[]}",
                "{\"judgement\":{\"type\":{\"a\":1}}}",
                "{\"complainant\":true,\"phone\":13812345678}",
                "{\"phone\":123456789012345678901234567890}",
                "{\"preferredCallbackAt\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"preferredCallbackAt\":20260925}",
                "{\"\":\"\",\"/~\":1}",
                "{\"channel\":\"app\",\"channel\":\"fax\"}",
                "[]",
                "null",
                "0",
                "\"text\"",
                "{}{}",
                "{\"a\":01}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":\"\\ud83\"}",
                "{\"a\":\"\u0001\"}",
                "// {}",
                "\ufeff{",
                "\u0000"
            })
    void bodies_of_another_shape_are_refused(String body) throws IOException {
        refused(withBody(FILE, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void deep_bodies_and_huge_numbers_within_the_limit_are_refused() throws IOException {
        int deep = 500_000;
        for (String body : List.of(
                "[".repeat(deep),
                "{\"a\":".repeat(deep / 5),
                "{\"judgement\":" + "[".repeat(deep) + "]".repeat(deep) + "}",
                "{\"phone\":" + "9".repeat(1_000_000) + "}",
                "{\"phone\":1e" + "9".repeat(1_000_000) + "}",
                "{\"phone\":0." + "1".repeat(1_000_000) + "}",
                "{\"" + "k".repeat(1_000_000) + "\":1}",
                "{" + "\"k\":1,".repeat(150_000) + "\"k\":1}")) {
            refused(withBody(FILE, body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void bodies_that_are_not_utf_8_or_are_compressed_are_refused() throws IOException {
        refused(withBody(FILE, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}));
        refused(withBody(
                FILE, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'}));
        refused(withBody(FILE, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'}));
        refused(withBody(FILE + "Content-Encoding: gzip\r\n", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3}));
        var latin =
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json; charset=iso-8859-1\r\n";
        refused(withBody(latin, "{\"complainant\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/complaints/%zz HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /api/v1/complaints/% HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /api/v1/complaints/%00 HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /api/v1/complaints/%ff%fe HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /api/v1/complaints/%2e%2e%2f%2e%2e HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /api/v1/complaints?view=%zz HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET //api/v1/tracking HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET http://evil.example/api/v1/measures HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET api HTTP/1.1\r\nHost: h\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n",
                "OPTIONS /api/v1/complaints HTTP/1.1\r\nHost: h\r\nOrigin: https://evil.example\r\n\r\n",
                "HEAD /api/v1/sessions HTTP/1.1\r\nHost: h\r\n\r\n",
                "HEAD /api/v1/feed HTTP/1.1\r\nHost: h\r\n\r\n",
                "TRACE /api/v1/complaints HTTP/1.1\r\nHost: h\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: h\r\n\r\n",
                "COMPLAIN /api/v1/complaints HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /api/v1/tracking HTTP/1.1\r\n\r\n",
                "GET /api/v1/tracking HTTP/1.1\r\nHost: h\r\nTracking-Code: \u00e9-\u00e9\r\n\r\n",
                "GET /api/v1/tracking HTTP/1.1\r\nHost: h\r\nAuthorization: \r\nTracking-Code: -\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: h\r\nCookie: ;;=;hotline-session=\"\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ..\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer bnVsbA==.e30.x\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
                "GET /api/v1/complaints HTTP/1.1\r\nno colon\r\n\r\n",
                "GET /api/v1/complaints HTTP/1.1\r\nHost: h\r\nbad name: x\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Length: minus\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                        + "Expect: miracles\r\n\r\n{}",
                "GET /health/live HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
                "GET /health/live HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n",
                "GET /health/live HTTP/1.1\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
                        + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nTransfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "POST /api/v1/complaints HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "\r\n\r\nnonsense\r\n\r\n"
            })
    void meaningless_addresses_methods_and_headers_are_refused(String request) throws IOException {
        refused(request.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void endless_lines_and_headers_are_refused() throws IOException {
        refused(("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        refused(("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(100_000) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        refused(("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(20_000) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_answer_without_a_body_leaves_the_connection_in_step() throws IOException {
        try (var connection = new RawConnection(server)) {
            for (int i = 0; i < 3; i++) {
                connection.send("HEAD /api/v1/complaints HTTP/1.1\r\nHost: h\r\n\r\n");
                assertThat(connection.answer(true).status()).isEqualTo(401);
                connection.send("HEAD /api/v1/sessions HTTP/1.1\r\nHost: h\r\n\r\n");
                assertThat(connection.answer(true).status()).isEqualTo(405);
                connection.send(RawRequest.get("/health/live"));
                assertThat(connection.answer(false).status()).isEqualTo(200);
            }
        }
    }

    /** Each followed by a request, which must not be taken for one where the end of the body is not clear. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip\r\n\r\n",
                "Transfer-Encoding: identity\r\nContent-Length: 0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Host: other\r\n\r\n"
            })
    void the_connection_closes_after_a_request_without_a_clear_end_or_host(String unclear) throws IOException {
        try (var connection = new RawConnection(server)) {
            connection.send(FILE + unclear + RawRequest.get("/health/live"));
            var refused = connection.answer(false);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.head()).contains("connection: close");
            assertThat(connection.answerIfAny()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n{}\r\n0\r\n\r\n",
                "-1\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}}}}}}0\r\n\r\n",
                "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n"
            })
    void invalid_chunks_are_answered_and_end_the_connection(String chunks) throws IOException {
        for (boolean together : new boolean[] {true, false}) {
            try (var connection = new RawConnection(server)) {
                var head = FILE + "Transfer-Encoding: chunked\r\n\r\n";
                if (together) {
                    connection.send(head + chunks);
                } else {
                    connection.send(head);
                    connection.send(chunks);
                }
                var refused = connection.answer(false);
                assertThat(refused.status()).as(chunks).isEqualTo(400);
                assertThat(refused.head()).contains("connection: close");
                assertThat(connection.answerIfAny()).isEmpty();
            }
        }
    }

    @Test
    void another_protocol_is_not_spoken_in_the_clear() throws IOException {
        try (var connection = new RawConnection(server)) {
            connection.send("GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
            assertThat(connection.answer(false).status()).isEqualTo(200);
        }
        try (var connection = new RawConnection(server)) {
            connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(connection.answer(false).status()).isEqualTo(501);
        }
    }

    /** Seeded, so that a failure can be looked at again. */
    @Test
    void five_hundred_broken_copies_of_a_good_request_do_no_harm() throws IOException {
        var random = new Random(20260925);
        var body = Draft.usual().json();
        var good = withBody(FILE + "Connection: close\r\n", body.encode().getBytes(StandardCharsets.UTF_8));
        var unforeseen = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            var broken = good.clone();
            for (int bites = 1 + random.nextInt(6); bites > 0; bites--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try (var connection = new RawConnection(server)) {
                connection.send(broken);
                connection.end();
                var answered = connection.answerIfAny();
                if (answered.isPresent() && isOurFault(answered.get().status())) {
                    unforeseen.add(new String(broken, StandardCharsets.UTF_8) + "\n" + answered.get());
                }
            }
        }
        assertThat(unforeseen).isEmpty();
    }

    /** Another protocol's name gets 501. */
    private static boolean isOurFault(int status) {
        return status >= 500 && status != 501;
    }

    private static void refused(byte[] request) throws IOException {
        try (var connection = new RawConnection(server)) {
            connection.send(request);
            var answered = connection.answer(new String(request, 0, 4, StandardCharsets.UTF_8).equals("HEAD"));
            assertThat(answered.status()).as(answered.toString()).isBetween(400, 499);
            assertThat(answered.isProblem()).as(answered.toString()).isTrue();
        }
    }
}
