package hotline.thread;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.UploadClient;
import hotline.support.Draft;
import hotline.support.EventStream;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The branch complained about is asked and answers, and learns nothing of the customer. */
@Tag("P6")
class BranchAskedTest {
    private static final String QUESTIONS = "/api/v1/branch-questions";

    private static final String UNITS = """
            code,kind,name_zh,name_en,parent,phone
            SH001,branch,上海虹桥网点,Shanghai Hongqiao,,
            SH002,branch,上海松江网点,Shanghai Songjiang,,
            """;

    @Running
    private static TestServer server;

    private String number = "";
    private String code = "";

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        var imported =
                server.as("admin1").with("Content-Type", "text/csv").send("POST", "/api/v1/units/imports", UNITS);
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .with("branch", "SH001")
                                .with("email", "li.na@example.com")
                                .description("送货员说送到虹口区四平路 88 号了，电话 13812345678，其实没有。")
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        number = filed.json().getString("number");
        code = filed.json().getString("trackingCode");
    }

    private Reply ask(String text) {
        return server.as("agent1")
                .post("/api/v1/complaints/" + number + "/branch-questions", new JsonObject().put("text", text));
    }

    private static List<JsonObject> asked(String branch) {
        return server.as(branch).get(QUESTIONS).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static Reply answer(String branch, long id, String text) {
        return server.as(branch).post(QUESTIONS + "/" + id + "/answer", new JsonObject().put("text", text));
    }

    @Test
    void the_branch_answers_what_it_is_asked_and_no_operation_tells_it_who_the_customer_is() {
        assertThat(ask("这票货是谁送的？有没有签收照片？").status()).isEqualTo(204);
        assertThat(asked("branch2")).isEmpty();
        var question = asked("branch1").get(0);
        assertThat(question.getString("number")).isEqualTo(number);
        assertThat(question.getString("asked")).isEqualTo("这票货是谁送的？有没有签收照片？");
        long id = question.getLong("id");
        assertThat(answer("branch2", id, "x").status()).as("another branch").isEqualTo(404);
        assertThat(answer("branch1", id, "小王送的，照片已发主管").status()).isEqualTo(204);
        assertThat(answer("branch1", id, "再说一次").status()).isEqualTo(409);
        assertThat(asked("branch1").get(0).getString("answered")).isEqualTo("小王送的，照片已发主管");
        var story = server.as("agent1").get("/api/v1/complaints/" + number + "/events");
        assertThat(story.body()).contains("branch-asked", "branch-answered", "小王送的，照片已发主管");

        var complaint = "/api/v1/complaints/" + number;
        for (var path : List.of(
                QUESTIONS,
                "/api/v1/complaints",
                "/api/v1/complaints?search=" + number,
                complaint,
                complaint + "/events",
                complaint + "/limits",
                "/api/v1/search?text=" + number)) {
            assertThat(server.as("branch1").get(path).body())
                    .as(path)
                    .doesNotContain("李娜", "13812345678", "138 1234 5678", "li.na", "四平路", "送货员说");
        }
        assertThat(server.as("branch1").get(complaint).status()).isEqualTo(404);
        assertThat(server.as("branch1")
                        .get("/api/v1/complaints?phone=13812345678")
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void the_customer_reads_neither_question_nor_answer() {
        ask("监控还在吗？");
        answer("branch1", asked("branch1").get(0).getLong("id"), "内部：还在");
        assertThat(server.database().value("SELECT count(*) FROM event WHERE type LIKE 'branch-%' AND NOT internal"))
                .isEqualTo("0");
        var customer = server.anybody().with("Tracking-Code", code);
        for (var path : List.of("/api/v1/tracking", "/api/v1/tracking/attachments")) {
            var read = customer.get(path);
            assertThat(read.status()).as(path).isEqualTo(200);
            assertThat(read.body()).as(path).doesNotContain("监控", "内部", "还在", "branch-");
        }
    }

    /** What it is told of at all comes in the order of the log: the question and the answer would stand before the reply. */
    @Test
    void the_customers_stream_tells_of_neither_question_nor_answer() throws IOException {
        try (var stream = new EventStream(server, Map.of("Tracking-Code", code))) {
            ask("监控还在吗？");
            answer("branch1", asked("branch1").get(0).getLong("id"), "内部：还在");
            var before = stream.lastId();
            assertThat(server.as("agent1")
                            .post("/api/v1/complaints/" + number + "/replies", new JsonObject().put("text", "请再等等"))
                            .status())
                    .isEqualTo(201);
            assertThat(stream.next()).isEqualTo(new EventStream.Event("changed", "{}"));
            var seen = server.database().value("SELECT max(id) FROM event WHERE type = 'replied'");
            assertThat(stream.lastId()).as("after " + before).endsWith("-" + seen);
        }
    }

    @Test
    void its_answer_may_be_a_photo_which_agents_see_and_neither_the_customer_nor_another_branch() {
        ask("有没有签收照片？");
        long id = asked("branch1").get(0).getLong("id");
        var branch = server.as("branch1");
        var photo = new UploadClient(branch).sent("签收.txt", "text/plain", UploadClient.bytes(20, 1));
        var other = new UploadClient(server.as("branch2")).sent("a.txt", "text/plain", UploadClient.bytes(20, 2));
        assertThat(answer(id, other).status()).as("another sender's").isEqualTo(422);
        assertThat(branch.post(QUESTIONS + "/" + id + "/answer", new JsonObject())
                        .status())
                .as("neither words nor a file")
                .isEqualTo(422);
        assertThat(answer(id, photo).status()).isEqualTo(204);

        var answered = asked("branch1").get(0);
        assertThat(answered.getValue("answered")).isNull();
        assertThat(answered.getInteger("files")).isEqualTo(1);
        var files = "/api/v1/complaints/" + number + "/attachments";
        var shown = server.as("agent1").get(files).json().getJsonArray("items").getJsonObject(0);
        assertThat(shown.getString("id")).isEqualTo(photo);
        assertThat(shown.getBoolean("internal")).isTrue();
        assertThat(shown.getBoolean("byCustomer")).isFalse();
        var customer = server.anybody().with("Tracking-Code", code);
        assertThat(customer.get("/api/v1/tracking/attachments").json().getJsonArray("items"))
                .isEmpty();
        assertThat(customer.get("/api/v1/tracking/attachments/" + photo).status())
                .isEqualTo(404);
        assertThat(server.as("branch2").get(files + "/" + photo).status()).isEqualTo(404);
    }

    private static Reply answer(long id, String upload) {
        return server.as("branch1")
                .post(
                        QUESTIONS + "/" + id + "/answer",
                        new JsonObject().put("attachments", new JsonArray().add(upload)));
    }

    @Test
    void another_branch_does_not_see_the_case() {
        assertThat(server.as("branch2").get("/api/v1/complaints/" + number).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"客户 138-1234 5678 说没收到", "请打１３８１２３４５６７８", "写信给 Li.Na@Example.com", "李娜说没有收到"})
    void a_question_that_tells_who_the_customer_is_is_refused(String text) {
        var refused = ask(text);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("names-customer");
        assertThat(asked("branch1")).isEmpty();
    }
}
