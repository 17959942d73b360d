package hotline.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent asks what to say. */
class PhrasesOverHttpTest {
    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
    }

    private static JsonObject phrases(String query) {
        return server.as("agent1").get("/api/v1/phrases?" + query).json();
    }

    private static Stream<JsonObject> items(JsonObject list) {
        return list.getJsonArray("items").stream().map(JsonObject.class::cast);
    }

    private static String first(String query) {
        return items(phrases(query)).findFirst().orElseThrow().getString("id");
    }

    private static String text(String query, String id) {
        return items(phrases(query))
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getString("text");
    }

    private static String file(Draft draft) {
        return server.as("agent1")
                .post("/api/v1/complaints", draft.json())
                .json()
                .getString("number");
    }

    @Test
    @Tag("T1")
    @Tag("C8")
    void a_call_begins_with_a_greeting_that_says_company_and_agent() {
        var call = phrases("at=call");
        assertThat(call.getString("language")).isEqualTo("zh");
        assertThat(call.getJsonArray("situations").stream().map(String::valueOf))
                .startsWith("greet", "late", "identify", "listen", "ask");
        assertThat(text("at=call", "greet-1")).matches("货运网络客服客户服务，我是.+，您请说。");
        assertThat(text("at=call&language=en", "greet-1"))
                .matches("Freight network customer service customer care, .+ speaking; please go ahead.");
        assertThat(items(call).filter(one -> one.getBoolean("endsCall")))
                .singleElement()
                .satisfies(one -> assertThat(one.getString("id")).isEqualTo("close-2"));
    }

    private static Reply note(String number, String text, boolean internal) {
        return server.as("agent1")
                .post(
                        "/api/v1/complaints/" + number + "/notes",
                        new JsonObject().put("text", text).put("internal", internal));
    }

    @Test
    @Tag("T4")
    void words_for_the_customer_are_refused_while_a_gap_is_open_and_a_colleague_may_read_it() {
        var number = file(Draft.usual());
        var open = "结果是【结果】，经过我讲给您听。还有疑问吗？";
        var refused = note(number, open, false);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo("open-gap");
        assertThat(note(number, open, true).status()).isEqualTo(201);
        assertThat(note(number, open.replace("【结果】", "货已找到"), false).status()).isEqualTo(201);
    }

    @Test
    @Tag("F11")
    void what_agents_write_with_is_counted_once_for_each_text() {
        var number = file(Draft.usual());
        note(number, "您好，结果是货已找到，经过我讲给您听。还有疑问吗？不要紧，说开了就好。", false);
        note(number, "结果是明天送达，经过我讲给您听。还有疑问吗？结果是甲，经过我讲给您听。还有疑问吗？", true);
        note(number, "结果还没有。", true);
        var uses = server.as("supervisor1").get("/api/v1/phrase-uses?days=1").json();
        assertThat(items(uses).map(one -> one.getString("phrase") + " " + one.getInteger("uses")))
                .containsExactly("reply-1 2", "courtesy-2 1");
        assertThat(server.as("supervisor1").get("/api/v1/phrase-uses?days=0").status())
                .isEqualTo(422);
        assertThat(server.as("agent1").get("/api/v1/phrase-uses").status()).isEqualTo(403);
    }

    @Test
    @Tag("F11")
    void what_was_first_is_not_first_again() {
        assertThat(first("at=call")).isEqualTo("greet-1");
        assertThat(first("at=call&after=greet-1")).isEqualTo("greet-2");
        assertThat(first("at=call&after=greet-2,greet-1")).isEqualTo("greet-1");
        assertThat(first("at=website&after=message-1")).isEqualTo("reply-1");
        assertThat(first("situation=message&after=message-1"))
                .as("where it is the only one")
                .isEqualTo("message-1");
    }

    @Test
    @Tag("T2")
    @Tag("T4")
    @Tag("T7")
    void a_case_is_filled_in_and_the_rest_is_a_gap() {
        var number = file(Draft.usual()
                .channel("hotline")
                .complainant("王女士")
                .region("上海市")
                .description("五件货只到四件，少了一件。"));
        var of = "complaint=" + number;
        assertThat(text(of, "close-1")).isEqualTo("受理号" + number + "，报这个号就能查进度。还有别的事吗？");
        assertThat(text(of, "transfer-2")).startsWith("线上是王女士，为").endsWith("来电，单号" + number + "。");
        assertThat(text(of, "restate-2")).isEqualTo("核对一下：王女士，138 1234 5678，上海市，没错吧？");
        assertThat(text(of, "promise-2")).matches("不管有没有进展，\\d+月\\d+日\\d\\d:\\d\\d我都打给您。");
        var reply = items(phrases(of))
                .filter(one -> one.getString("id").equals("reply-1"))
                .findFirst()
                .orElseThrow();
        assertThat(reply.getString("text")).startsWith("结果是【结果】");
        assertThat(reply.getJsonArray("gaps"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject()
                                .put("brace", "result")
                                .put("from", 3)
                                .put("to", 7)));
        assertThat(text(of + "&language=en", "close-1")).startsWith("Your number is " + number);
    }

    @Test
    void the_look_at_the_case_is_recorded_and_a_case_that_is_not_there_is_not_found() {
        var number = file(Draft.usual());
        phrases("complaint=" + number);
        assertThat(server.as("admin1").get("/api/v1/looks?number=" + number).status())
                .isIn(200, 422);
        assertThat(status("complaint=209901-999999")).isEqualTo(404);
    }

    @Test
    @Tag("T5")
    @Tag("T6")
    @Tag("K5")
    void the_case_says_what_fits_first() {
        var website = file(Draft.usual());
        assertThat(first("at=message-to-customer&complaint=" + website)).isEqualTo("message-1");
        var severe = file(Draft.usual()
                .channel("hotline")
                .with(
                        "judgement",
                        new JsonObject().put("type", "cargo-shortage").put("severity", "severe")));
        assertThat(first("at=call&complaint=" + severe)).isEqualTo("escalate-1");
        assertThat(first("at=resolve&complaint=" + severe)).isEqualTo("reply-1");
        assertThat(first("at=callback-call&complaint=" + severe)).isEqualTo("callback-1");
        assertThat(first("at=wait&complaint=" + severe)).isEqualTo("promise-1");
        assertThat(first("at=hand-over&complaint=" + severe)).isEqualTo("transfer-1");
    }

    @Test
    void a_search_finds_characters_initials_and_english_words() {
        assertThat(first("q=" + encoded("体谅"))).isEqualTo("promise-3");
        assertThat(first("q=hcw")).isEqualTo("calm-1");
        assertThat(first("q=" + encoded("no wonder"))).isEqualTo("calm-2");
        assertThat(phrases("q=" + encoded("，")).getJsonArray("items")).isEmpty();
    }

    @Test
    void what_cannot_be_asked_for_is_named() {
        for (String query : List.of("situation=hello", "language=fr", "at=lunch", "q=" + "a".repeat(101))) {
            assertThat(status(query)).as(query).isIn(400, 422);
        }
    }

    @Test
    @Tag("T7")
    @Tag("T8")
    @Tag("T10")
    void forbidden_expressions_come_once_and_find_what_people_write() {
        var agent = server.as("agent1");
        var list = agent.get("/api/v1/forbidden-expressions");
        assertThat(list.json().getJsonArray("items")).hasSize(11);
        var tag = list.header("ETag").orElseThrow();
        Reply again = agent.with("If-None-Match", tag).get("/api/v1/forbidden-expressions");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(agent.with("If-None-Match", "\"other\"")
                        .get("/api/v1/forbidden-expressions")
                        .status())
                .isEqualTo(200);
        var brushOff = items(list.json())
                .filter(one -> one.getString("id").equals("brush-off-2"))
                .findFirst()
                .orElseThrow();
        assertThat(brushOff.getJsonArray("clauses").stream().map(String::valueOf))
                .containsExactly("T7", "T8");
        assertThat(brushOff.getJsonArray("patterns").stream().anyMatch(pattern -> Pattern.compile(pattern.toString())
                        .matcher("這 不歸我管")
                        .find()))
                .isTrue();
    }

    private static int status(String query) {
        return server.as("agent1").get("/api/v1/phrases?" + query).status();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
