package hotline.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading, acknowledging and answering notices over HTTP. Times are those of a Friday afternoon at four in Shanghai. */
class NoticeRoutesTest {
    private static final String NOTICES = "/api/v1/notices";
    private static final String FOUR = "2026-09-25T16:00:00+08:00";

    @Running
    private static TestServer server;

    private String complaint;

    @BeforeEach
    void fileOne() {
        server.database().execute("TRUNCATE complaint, event, sla_clock, notice CASCADE");
        server.clock().set(TestServer.FRIDAY_AFTERNOON);
        complaint = server.anybody()
                .post("/api/v1/complaints", Draft.usual().description("五件货只到四件").json())
                .json()
                .getString("number");
    }

    @Test
    void a_person_reads_their_own_notices_and_a_supervisor_also_those_to_all_supervisors() {
        send("to-agent1", "toPerson", "agent1");
        send("to-claims", "toDepartment", "claims");
        send("to-service", "toDepartment", "customer-service");
        send("to-supervisors", "", "");

        assertThat(mine("agent1")).containsExactly("to-service", "to-agent1");
        assertThat(mine("agent2")).containsExactly("to-service");
        assertThat(mine("agent4")).containsExactly("to-claims");
        assertThat(mine("supervisor1")).containsExactly("to-supervisors", "to-service");
        assertThat(mine("supervisor2")).containsExactly("to-supervisors");
        assertThat(rungs(server.as("agent1").get(NOTICES + "?view=all")))
                .containsExactly("to-supervisors", "to-service", "to-claims", "to-agent1");
    }

    @Test
    void my_notices_begin_with_the_most_overdue_answer_and_end_with_those_to_read_only() {
        send("read-old", "toPerson", "agent1");
        send("due-later", "toPerson", "agent1", "answer_due_at = tell_at + interval '2 hours'");
        send("overdue", "toDepartment", "customer-service", "answer_due_at = tell_at - interval '1 hour'");
        send("due-soon", "toPerson", "agent1", "answer_due_at = tell_at + interval '1 hour'");
        send("read-new", "toPerson", "agent1");

        var order = List.of("overdue", "due-soon", "due-later", "read-new", "read-old");
        assertThat(mine("agent1")).isEqualTo(order);
        assertThat(pages("?view=mine&limit=2")).isEqualTo(order);
        assertThat(summary("agent1").getInteger("toAnswerLate")).isEqualTo(1);
        assertThat(summary("agent1").getInteger("unread")).isEqualTo(order.size());
    }

    @Test
    void a_held_back_notice_is_not_mine_before_its_time() {
        send("later", "toPerson", "agent1", "tell_at = tell_at + interval '1 minute'");
        assertThat(mine("agent1")).isEmpty();
        assertThat(summary("agent1").getInteger("unread")).isZero();
        // An invented cursor shows no more.
        var cursor = new hotline.paging.ListCursor(TestServer.FRIDAY_AFTERNOON.plusSeconds(3_600), 9).text();
        assertThat(rungs(server.as("agent1").get(NOTICES + "?after=" + cursor))).isEmpty();
        server.clock().set(TestServer.FRIDAY_AFTERNOON.plusSeconds(60));
        assertThat(mine("agent1")).containsExactly("later");
    }

    @Test
    void a_digest_is_one_entry_that_can_be_opened_and_acknowledged_as_a_whole() {
        for (int i = 0; i < 3; i++) {
            send("told-together-" + i, "toPerson", "agent1", "in_digest = true");
        }
        send("alone", "toPerson", "agent1");
        var agent = server.as("agent1");
        assertThat(summary("agent1").getInteger("unread")).isEqualTo(1);
        assertThat(summary("agent1").getJsonArray("digests"))
                .isEqualTo(
                        new JsonArray().add(new JsonObject().put("tellAt", FOUR).put("unread", 3)));
        assertThat(rungs(agent.get(NOTICES + "?inDigest=false"))).containsExactly("alone");
        assertThat(rungs(agent.get(NOTICES + "?digest=2026-09-25T08:00:00Z"))).hasSize(3);

        assertThat(receive("agent2", new JsonObject().put("digest", FOUR))).isZero();
        assertThat(receive("agent1", new JsonObject().put("digest", FOUR))).isEqualTo(3);
        assertThat(receive("agent1", new JsonObject().put("digest", FOUR))).isZero();
        assertThat(mine("agent1")).containsExactly("alone");
    }

    @Test
    void lists_page_by_key_and_are_filtered_by_kind_and_department() {
        for (int i = 0; i < 5; i++) {
            send("report-" + i, "toPerson", "agent1", "kind = 'report', answer_due_at = tell_at");
        }
        send("of-claims", "toPerson", "agent1", "department = 'claims', answer_due_at = tell_at");
        for (String view : List.of("mine", "unanswered", "all")) {
            assertThat(pages("?view=" + view + "&limit=2")).as(view).hasSize(6).doesNotHaveDuplicates();
            assertThat(pages("?view=" + view + "&limit=2&kind=report")).as(view).hasSize(5);
            assertThat(pages("?view=" + view + "&department=claims")).as(view).containsExactly("of-claims");
            assertThat(pages("?view=" + view + "&kind=report&department=claims"))
                    .as(view)
                    .isEmpty();
        }
    }

    @Test
    void a_notice_is_answered_once_by_its_addressee_or_by_a_supervisor() {
        var number = send("due", "toDepartment", "claims", "answer_due_at = tell_at");
        var answer = new JsonObject().put("text", "正在核实");
        var path = NOTICES + "/" + number + "/answer";
        assertThat(server.as("agent1").post(path, answer).status()).isEqualTo(403);
        assertThat(server.as("agent1").post(NOTICES + "/" + number + "/receipt").status())
                .isEqualTo(403);
        assertThat(only(server.as("agent1").get(NOTICES + "?view=all")).getBoolean("mayAnswer"))
                .isFalse();
        assertThat(only(server.as("agent4").get(NOTICES)).getBoolean("mayAnswer"))
                .isTrue();

        var answered = server.as("agent4").post(path, answer).json();
        assertThat(answered.getString("answer")).isEqualTo("正在核实");
        assertThat(answered.getBoolean("inTime")).isTrue();
        assertThat(answered.getString("receivedAt")).isEqualTo(FOUR);
        assertThat(answered.getJsonObject("answeredBy").getString("name")).isEqualTo("刘洋");
        assertThat(answered.getBoolean("mayAnswer")).isFalse();
        var again = server.as("supervisor1").post(path, answer);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().getString("detail")).contains("answered already");
        assertThat(mine("agent4")).isEmpty();
        assertThat(rungs(server.as("supervisor1").get(NOTICES + "?view=unanswered")))
                .isEmpty();
        var events = server.as("agent1")
                .get("/api/v1/complaints/" + complaint + "/events")
                .json()
                .getJsonArray("items");
        assertThat(events.getJsonObject(events.size() - 1).getJsonObject("data"))
                .isEqualTo(new JsonObject()
                        .put("type", "cargo-shortage")
                        .put("severity", "moderate")
                        .put("channel", "website")
                        .put("number", number)
                        .put("kind", "expediting")
                        .put("text", "正在核实")
                        .put("answerDue", FOUR)
                        .put("inTime", true));
    }

    @Test
    void an_acknowledged_but_unanswered_notice_stays_on_the_desk_and_becomes_late() {
        var number = send("due", "toPerson", "agent1", "answer_due_at = tell_at");
        var received =
                server.as("agent1").post(NOTICES + "/" + number + "/receipt").json();
        assertThat(received.getString("receivedAt")).isEqualTo(FOUR);
        assertThat(received.getBoolean("answerLate")).isFalse();
        server.clock().set(TestServer.FRIDAY_AFTERNOON.plusMillis(1));
        assertThat(only(server.as("agent1").get(NOTICES)).getBoolean("answerLate"))
                .isTrue();
        assertThat(summary("agent1"))
                .isEqualTo(new JsonObject()
                        .put("asOf", "2026-09-25T16:00:00.001+08:00")
                        .put("unread", 0)
                        .put("digests", new JsonArray())
                        .put("toAnswer", 1)
                        .put("toAnswerLate", 1)
                        .putNull("unanswered")
                        .putNull("unansweredLate"));
        var answered = server.as("agent1")
                .post(NOTICES + "/" + number + "/answer", new JsonObject().put("text", "晚了"))
                .json();
        assertThat(answered.getBoolean("inTime")).isFalse();
        assertThat(answered.getString("receivedAt")).isEqualTo(FOUR);
    }

    @Test
    void many_are_acknowledged_together_or_none() {
        var numbers = new JsonArray();
        for (int i = 0; i < 3; i++) {
            numbers.add(send("read-" + i, "toPerson", "agent1"));
        }
        var foreign = numbers.copy().add(send("foreign", "toPerson", "agent2"));
        var unknown = numbers.copy().add("202609-000001-N99");
        var agent = server.as("agent1");
        assertThat(agent.post(NOTICES + "/receipts", new JsonObject().put("numbers", foreign))
                        .status())
                .isEqualTo(403);
        assertThat(agent.post(NOTICES + "/receipts", new JsonObject().put("numbers", unknown))
                        .status())
                .isEqualTo(404);
        assertThat(mine("agent1")).hasSize(3);
        assertThat(receive("agent1", new JsonObject().put("numbers", numbers))).isEqualTo(3);
        assertThat(mine("agent1")).isEmpty();
        assertThat(server.database()
                        .value("SELECT count(*) || ' ' || max(seq) FROM event WHERE type = 'notice-received'"))
                .isEqualTo("3 4");
    }

    @Test
    void wrong_fields_are_named() {
        var agent = server.as("agent1");
        for (String query :
                List.of("view=everything", "kind=order", "inDigest=maybe", "digest=today", "after=x", "limit=0")) {
            var reply = agent.get(NOTICES + "?" + query);
            assertThat(reply.status()).as(query).isEqualTo(422);
            assertThat(pointer(reply)).as(query).isEqualTo(query.split("=", -1)[0]);
        }
        var receipts = NOTICES + "/receipts";
        assertThat(pointer(agent.post(receipts, new JsonObject()))).isEqualTo("/numbers");
        assertThat(pointer(agent.post(
                        receipts,
                        new JsonObject()
                                .put("numbers", new JsonArray().add("a"))
                                .put("digest", FOUR))))
                .isEqualTo("/numbers");
        assertThat(pointer(agent.post(
                        receipts,
                        new JsonObject().put("numbers", new JsonArray().add("a").add(7)))))
                .isEqualTo("/numbers/1");
        assertThat(pointer(agent.post(NOTICES + "/x/answer", new JsonObject().put("text", " "))))
                .isEqualTo("/text");
        assertThat(agent.post(NOTICES + "/x/receipt").status()).isEqualTo(404);
        assertThat(agent.get("/api/v1/complaints/x/notices").status()).isEqualTo(404);
    }

    private List<String> pages(String query) {
        var rungs = new ArrayList<String>();
        var page = server.as("agent1").get(NOTICES + query);
        rungs.addAll(rungs(page));
        for (var next = page.json().getString("next");
                next != null;
                next = page.json().getString("next")) {
            page = server.as("agent1").get(NOTICES + query + "&after=" + next);
            rungs.addAll(rungs(page));
        }
        return rungs;
    }

    private static int receive(String login, JsonObject what) {
        return server.as(login).post(NOTICES + "/receipts", what).json().getInteger("received");
    }

    private static List<String> mine(String login) {
        return rungs(server.as(login).get(NOTICES + "?view=mine"));
    }

    private static JsonObject summary(String login) {
        return server.as(login).get(NOTICES + "/summary").json();
    }

    private static List<String> rungs(Reply list) {
        return list.json().getJsonArray("items").stream()
                .map(notice -> ((JsonObject) notice).getString("rung"))
                .toList();
    }

    private static JsonObject only(Reply list) {
        assertThat(list.json().getJsonArray("items")).hasSize(1);
        return list.json().getJsonArray("items").getJsonObject(0);
    }

    private static String pointer(Reply refused) {
        return refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer");
    }

    private String send(String rung, String kind, String to) {
        return send(rung, kind, to, "tell_at = tell_at");
    }

    /** An expediting notice issued now, with the given difference. */
    private String send(String rung, String kind, String to, String but) {
        var person = kind.equals("toPerson") ? "(SELECT id FROM person WHERE login = '" + to + "')" : "NULL";
        var department = kind.equals("toDepartment") ? "'" + to + "'" : "NULL";
        var number = server.database()
                .value("INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department,"
                        + " due_at, issued_at, to_person, to_department, tell_at, in_digest) SELECT number || '-N' || ("
                        + "SELECT count(*) + 1 FROM notice), id, 'handling', 1, '" + rung
                        + "', 'expediting', held_by, received_at, received_at, " + person + ", " + department
                        + ", received_at, false FROM complaint WHERE number = '" + complaint + "' RETURNING number");
        server.database().execute("UPDATE notice SET " + but + " WHERE number = '" + number + "'");
        return number;
    }
}
