package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.RawConnection;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestContract;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is text: kept to the letter or refused, in every field and parameter, and never a server error. */
class HostileTextTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    /** Written as JSON, so that invalid characters can be sent too. */
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\\\"><img src=x onerror=alert(1)>",
            "'; DROP TABLE complaint; --",
            "\\u0000",
            "a\\u0000b",
            "\\u0001\\u001b[31m",
            "\\u007f\\u0085",
            "\\ud83d",
            "\\ude00\\ud83d",
            "\u202e\u2066gnirts\u2069\u200f",
            "\ufeff\u200b\u2028",
            "😀👩‍👩‍👧‍👦🇨🇳",
            "e\u0301".repeat(50),
            "%00%n%s${jndi:ldap://h}{{7*7}}",
            "字".repeat(10_000),
            "w".repeat(10_001),
            "{}",
            "-1",
            "9".repeat(400));

    @Running(shared = true)
    private static TestServer server;

    @Test
    void no_field_of_any_body_breaks_anything() {
        var wrong = new ArrayList<String>();
        for (Operation operation : TestContract.contract().operations()) {
            if (operation.getRequestBody() == null || json(operation) == null) {
                continue;
            }
            var example = example(operation);
            for (String field : fields(operation)) {
                for (String hostile : HOSTILE) {
                    var body = new JsonObject(example.encode())
                            .put(field, "@")
                            .encode()
                            .replace("\"@\"", "\"" + hostile + "\"");
                    var reply = client().send(operation.getHttpMethod().name(), path(operation), body);
                    if (reply.status() >= 500) {
                        wrong.add(operation.getOperationId() + " " + field + " " + hostile + " " + reply.body());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_parameter_of_any_address_breaks_anything() throws IOException {
        var wrong = new ArrayList<String>();
        try (var connection = new RawConnection(server)) {
            for (String address : addresses()) {
                connection.send("GET " + address + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
                        + server.token("agent1") + "\r\n\r\n");
                var answered = connection.answer(false);
                if (answered.status() >= 500) {
                    wrong.add(address + " " + answered);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Each parameter of each address that is read, with each hostile text. */
    private static List<String> addresses() {
        var addresses = new ArrayList<String>();
        for (Operation operation : TestContract.contract().operations()) {
            if (!operation.getHttpMethod().name().equals("GET")) {
                continue;
            }
            for (var parameter : operation.getParameters()) {
                for (String hostile : HOSTILE) {
                    var text = new JsonArray("[\"" + hostile + "\"]").getString(0);
                    var value =
                            URLEncoder.encode(text.substring(0, Math.min(text.length(), 300)), StandardCharsets.UTF_8);
                    if (parameter.getIn() == Location.PATH) {
                        addresses.add(operation
                                .getOpenAPIPath()
                                .replace("{" + parameter.getName() + "}", value)
                                .replaceAll("\\{[^}]*}", "1"));
                    } else if (parameter.getIn() == Location.QUERY) {
                        addresses.add(path(operation) + "?" + parameter.getName() + "=" + value);
                    }
                }
            }
        }
        return addresses;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'; DROP TABLE complaint; --",
                "عنوان: שלום",
                "😀👩‍👩‍👧‍👦 é é\n\t第二行",
                "{{7*7}} ${x} %s &lt;b&gt;"
            })
    void valid_text_is_kept_to_the_letter(String text) {
        var filed = server.anybody()
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .json()
                                .put("complainant", text)
                                .put("branch", text)
                                .put("region", text)
                                .put("description", text)
                                .put("demand", text))
                .json();
        var seen = client().get(COMPLAINTS + "/" + filed.getString("number")).json();
        for (String field : List.of("description", "demand")) {
            assertThat(seen.getString(field)).as(field).isEqualTo(text);
        }
        var oneLine = Normalizer.normalize(text.replaceAll("\\s+", " "), Form.NFC);
        for (String field : List.of("complainant", "branch", "region")) {
            assertThat(seen.getString(field)).as(field).isEqualTo(oneLine);
        }
        var tracked = server.anybody()
                .with("Tracking-Code", filed.getString("trackingCode"))
                .get("/api/v1/tracking");
        assertThat(tracked.json().getString("description")).isEqualTo(text);
        assertThat(tracked.mediaType()).isEqualTo("application/json");
    }

    @Test
    void a_name_can_not_turn_the_words_next_to_it_and_sentences_keep_theirs() {
        var filed = server.anybody()
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .json()
                                .put("complainant", "张三\u202e王芳")
                                .put("branch", "\u2066虹桥\u2069网点\ufeff")
                                .put("description", "他说\u202egnirts\u202c，少了一件。\u200b"));
        var seen = client().get(COMPLAINTS + "/" + filed.json().getString("number"))
                .json();
        assertThat(seen.getString("complainant")).isEqualTo("张三王芳");
        assertThat(seen.getString("branch")).isEqualTo("虹桥网点");
        assertThat(seen.getString("description")).isEqualTo("他说\u202egnirts\u202c，少了一件。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200b\u200b", "\ufeff", "\u2063", "\u3164", "\u2800", "\u00a0", "\u3000 \u2028", "\ufe0f"})
    void text_of_which_nothing_can_be_seen_is_missing(String nothing) {
        for (String field : List.of("complainant", "phone", "description")) {
            var refused = client().post(COMPLAINTS, Draft.usual().json().put(field, nothing));
            assertThat(refused.status()).as(field).isEqualTo(422);
            var error = refused.json().getJsonArray("errors").getJsonObject(0);
            assertThat(error.getString("pointer")).isEqualTo("/" + field);
            assertThat(error.getString("code")).isEqualTo("missing");
        }
        var number = client().post(
                        COMPLAINTS,
                        Draft.usual()
                                .channel("hotline")
                                .demand(nothing)
                                .waybill(nothing)
                                .json())
                .json()
                .getString("number");
        var seen = client().get(COMPLAINTS + "/" + number).json();
        assertThat(seen.getValue("demand")).isNull();
        assertThat(seen.getValue("waybill")).isNull();
        var note = new JsonObject().put("text", nothing).put("internal", true);
        assertThat(client().post(COMPLAINTS + "/" + number + "/notes", note).status())
                .isEqualTo(422);
        var resolve = new JsonObject().put("step", "resolve").put("resolution", nothing);
        assertThat(client().post(COMPLAINTS + "/" + number + "/steps", resolve).status())
                .isIn(409, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"。。。", "……", "?!", "——", "～～～"})
    void a_description_of_punctuation_alone_says_nothing(String text) {
        var refused = client().post(COMPLAINTS, Draft.usual().description(text).json());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo("no-words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u0000", "a\\u0000", "\\u0008", "\\u007f", "\\u0085", "\\ud83d", "\\ude00\\ud83d", "x\\ud83dx"
            })
    void text_that_can_not_be_kept_is_refused_by_name(String text) {
        for (String field : List.of("complainant", "branch", "region", "description", "demand")) {
            var body = Draft.usual().json().put(field, "@").encode().replace("\"@\"", "\"" + text + "\"");
            var refused = client().send("POST", COMPLAINTS, body);
            assertThat(refused.status()).as(field).isEqualTo(422);
            assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                    .isEqualTo("/" + field);
        }
    }

    @Test
    void an_answer_names_a_hundred_wrong_fields_at_most() {
        var many = Draft.usual().json();
        for (int i = 0; i < 5_000; i++) {
            many.put("unknown" + i, i);
        }
        var refused = server.anybody().post(COMPLAINTS, many);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors")).hasSize(100);
    }

    @Test
    void no_answer_lets_a_browser_run_frame_or_guess_anything() {
        var filed = server.anybody().post(COMPLAINTS, Draft.usual().json());
        for (var reply : List.of(
                filed,
                server.anybody().post(COMPLAINTS, new JsonObject()),
                server.anybody().get("/api/v1/nothing"),
                server.anybody().get("/health/live"),
                client().get(COMPLAINTS))) {
            assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(reply.header("Content-Security-Policy").orElse(""))
                    .as(reply.toString())
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
    }

    private static TestClient client() {
        return server.as("agent1").with("Content-Type", "application/json").with("If-Match", "\"1\"");
    }

    private static String path(Operation operation) {
        return operation
                .getOpenAPIPath()
                .replace("{number}", "202609-000001")
                .replace("{measure}", "satisfaction")
                .replace("work-behind/{part}", "work-behind/accepted")
                .replace("{part}", "answered")
                .replace("{id}", "1")
                .replace("{person}", "1")
                .replace("{code}", "cn")
                .replace("{remark}", "1")
                .replace("{kind}", "case")
                .replace("{connector}", "no-such")
                .replace("{token}", "no-such")
                .replace("{format}", "zammad")
                .replace("{extension}", "8009")
                .replace("{subject}", "1")
                .replace("{offer}", "1")
                .replace("{kin}", "1")
                .replace("{refusal}", "1")
                .replace("{opinion}", "1")
                .replace("{contact}", "1")
                .replace("{merge}", "1")
                .replace("{other}", "1")
                .replace("{month}", "2026-09")
                .replace("{department}", "no-such")
                .replace("{work}", "update")
                .replace("{day}", "2026-09-24");
    }

    private static JsonObject example(Operation operation) {
        return json(operation).getJsonObject("example");
    }

    private static Iterable<String> fields(Operation operation) {
        return json(operation)
                .getJsonObject("schema")
                .getJsonObject("properties")
                .fieldNames();
    }

    private static JsonObject json(Operation operation) {
        return operation
                .getOpenAPIModel()
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json");
    }
}
