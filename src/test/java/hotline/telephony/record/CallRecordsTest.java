package hotline.telephony.record;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a call was about is written down, with or without an exchange, and everything that follows from it happens with it. */
@Tag("T2")
class CallRecordsTest {
    private static final String CALLS = "/api/v1/calls";
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");
    private static final String PHONE = "13977788899";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        server.clock().set(MONDAY);
        server.forgetComplaints();
        desk = new Desk(server);
    }

    private static JsonObject ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonObject draft(String kind) {
        return new JsonObject().put("kind", kind).put("who", "王芳").put("phone", PHONE);
    }

    private static JsonObject inquiry() {
        return draft("inquiry")
                .put("what", "大件运费怎么算")
                .put("cameFrom", "杭州")
                .put("why", "下周要发货")
                .put("verified", new JsonArray(List.of("phone", "name", "matter")))
                .put("urgency", "this-month");
    }

    private static Reply byHand(String login, JsonObject record) {
        return server.as(login)
                .post(CALLS, new JsonObject().put("direction", "in").put("record", record));
    }

    private static Reply write(String login, long call, int version, JsonObject record) {
        return server.as(login)
                .put(
                        CALLS + "/" + call + "/record",
                        new JsonObject().put("version", version).put("record", record));
    }

    /** As an exchange reports one that an agent has answered. */
    private static long answered(String login, String phone) {
        return Long.parseLong(server.database()
                .value("""
                WITH made AS (
                    INSERT INTO call (connector, day, call_id, direction, state, from_number, to_number, offered_at, alerting_at, answered_at, person, times_by, seen_at)
                    SELECT k.id, '2026-09-28', gen_random_uuid()::text, 'in', 'answered', '%2$s', '4008001234', at, at, at, p.id, 'exchange', at
                    FROM connector k, person p, (SELECT '%3$s'::timestamptz AS at) t WHERE k.code = 'by-hand' AND p.login = '%1$s'
                    RETURNING id, person, offered_at)
                INSERT INTO call_to_record (call, agent, since) SELECT id, person, offered_at FROM made RETURNING call
                """.formatted(login, phone, server.clock().instant())));
    }

    private static JsonArray items(String login, String path) {
        return ok(server.as(login).get(path)).getJsonArray("items");
    }

    @Test
    @Tag("T3")
    @Tag("T12")
    void an_inquiry_without_an_exchange_makes_a_full_file_and_plans_a_callback() {
        var record = ok(byHand(
                "agent1",
                inquiry()
                        .put("address", "杭州市西湖区文三路 1 号")
                        .put("callback", new JsonObject().put("at", "2026-09-28T15:00:00+08:00"))));

        assertThat(record.getString("urgency")).isEqualTo("this-month");
        assertThat(record.getJsonArray("missing")).isEmpty();
        assertThat(record.getJsonArray("toVerify")).containsExactly("address");
        assertThat(record.getJsonObject("callback").getString("dueAt")).isEqualTo("2026-09-28T15:00:00+08:00");
        var file = items("agent1", "/api/v1/customers?phone=" + PHONE).getJsonObject(0);
        assertThat(file.getLong("id")).isEqualTo(record.getLong("customer"));
        assertThat(file.getString("name")).isEqualTo("王芳");
        assertThat(file.getJsonArray("contacts").stream().map(one -> ((JsonObject) one).getString("kind")))
                .containsExactly("phone", "address");
        assertThat(items("agent1", "/api/v1/customers?name=wangf")).hasSize(1);

        var caller = ok(server.as("agent2").get("/api/v1/telephony/callers?number=" + PHONE));
        assertThat(caller.getJsonArray("callbacks").getJsonObject(0).getBoolean("canBeTaken"))
                .isTrue();
        assertThat(caller.getJsonArray("calls").getJsonObject(0).getString("what"))
                .isEqualTo("大件运费怎么算");
        var again = ok(byHand("agent2", inquiry().put("callback", new JsonObject())));
        assertThat(again.getLong("customer")).as("one file").isEqualTo(record.getLong("customer"));

        var called = items("agent1", CALLS).getJsonObject(0);
        assertThat(called.getBoolean("byHand")).isTrue();
        assertThat(called.getValue("answeredAt")).as("not known").isNull();
    }

    @Test
    void a_call_that_is_written_down_later_stands_at_its_time_in_every_list() {
        long first = answered("agent1", "+86" + PHONE);
        server.clock().advance(Duration.ofHours(2));
        long last = answered("agent1", "+86" + PHONE);
        var between = server.as("agent1")
                .post(
                        CALLS,
                        new JsonObject()
                                .put("direction", "in")
                                .put("at", "2026-09-28T11:00:00+08:00")
                                .put("record", inquiry()));
        long second = ok(between).getLong("call");
        for (String list : List.of("?view=all", "?number=" + PHONE)) {
            assertThat(pages("supervisor1", list)).as(list).containsExactly(last, second, first);
        }
        assertThat(pages("agent1", "?view=mine")).containsExactly(last, second, first);
        assertThat(pages("agent1", "?view=due")).containsExactly(last, first);
        assertThat(pages("supervisor1", "?view=all-due")).containsExactly(last, first);
    }

    /** Ids of all calls of a list, read in pages of one. */
    private static List<Long> pages(String login, String list) {
        var ids = new ArrayList<Long>();
        for (String after = ""; after != null; ) {
            var page = ok(server.as(login).get(CALLS + list + "&limit=1" + after));
            page.getJsonArray("items").forEach(one -> ids.add(((JsonObject) one).getLong("id")));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }
        return ids;
    }

    @Test
    void an_answered_call_owes_a_record_until_its_agent_writes_one() {
        long call = answered("agent1", "+86" + PHONE);
        var mine = ok(server.as("agent1").get(CALLS + "/mine"));
        assertThat(mine.getInteger("owed")).isEqualTo(1);
        assertThat(mine.getJsonArray("items").getJsonObject(0).getString("number"))
                .isEqualTo("+86" + PHONE);
        assertThat(duties("agent1")).contains("call-records 1");
        assertThat(items("agent1", CALLS + "?view=due")).hasSize(1);
        assertThat(items("supervisor1", CALLS + "?view=all-due")
                        .getJsonObject(0)
                        .getString("number"))
                .as("masked for others")
                .isEqualTo("＊＊8899");
        assertThat(items("agent2", CALLS + "?view=due")).isEmpty();
        assertThat(write("agent2", call, 0, inquiry()).status()).isEqualTo(404);
        assertThat(server.as("agent2").get(CALLS + "/" + call).status()).isEqualTo(404);

        var written = ok(
                write("agent1", call, 0, new JsonObject().put("kind", "other").put("what", "打错电话")));
        assertThat(written.getInteger("version")).isEqualTo(1);
        assertThat(duties("agent1")).doesNotContain("call-records");
        assertThat(write("agent1", call, 0, inquiry()).status()).as("stale").isEqualTo(412);
        assertThat(ok(write("agent1", call, 1, inquiry())).getInteger("version"))
                .isEqualTo(2);
        assertThat(written.getValue("changedBy")).isNull();
        var corrected = ok(write("supervisor1", call, 2, inquiry()));
        assertThat(corrected.getJsonObject("agent").getLong("id"))
                .as("who wrote it")
                .isEqualTo(written.getJsonObject("agent").getLong("id"));
        assertThat(corrected.getJsonObject("changedBy").getLong("id"))
                .isEqualTo(Long.valueOf(server.database().value("SELECT id FROM person WHERE login = 'supervisor1'")));
        assertThat(ok(server.as("agent1").get(CALLS + "/" + call))
                        .getJsonObject("record")
                        .getString("who"))
                .isEqualTo("王芳");
    }

    private static List<String> duties(String login) {
        return ok(server.as(login).get("/api/v1/duties")).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("duty") + " " + one.getInteger("count"))
                .toList();
    }

    @Test
    @Tag("F2")
    void a_complaint_that_was_filed_of_a_call_is_linked_with_it() {
        long call = answered("agent1", "+86" + PHONE);
        var first = ok(write("agent1", call, 0, draft("complaint").put("what", "少了一箱")));
        assertThat(first.getJsonArray("missing")).contains("complaint");
        var number = desk.file("王芳", PHONE);
        var linked = ok(
                server.as("agent1").put(CALLS + "/" + call + "/complaint", new JsonObject().put("complaint", number)));
        assertThat(linked.getString("complaint")).isEqualTo(number);
        assertThat(items("agent1", CALLS).getJsonObject(0).getString("complaint"))
                .isEqualTo(number);
        assertThat(server.as("agent1")
                        .put(CALLS + "/" + call + "/complaint", new JsonObject().put("complaint", "202609-999999"))
                        .status())
                .isEqualTo(422);
        long other = answered("agent1", "+86" + PHONE);
        ok(write("agent1", other, 0, inquiry()));
        assertThat(server.as("agent1")
                        .put(CALLS + "/" + other + "/complaint", new JsonObject().put("complaint", number))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Tag("T3")
    @Tag("T9")
    @Tag("K11")
    void a_suggestion_goes_to_the_leaders_of_a_department_who_take_note_of_it() {
        var record = ok(byHand("agent1", draft("suggestion").put("what", "网点周末也该开门")));
        assertThat(record.getJsonObject("passed").getString("department")).isEqualTo("customer-service");
        assertThat(duties("supervisor1")).contains("suggestions 1");
        assertThat(server.as("agent1").get("/api/v1/call-suggestions").status()).isEqualTo(403);
        var read = items("supervisor1", "/api/v1/call-suggestions").getJsonObject(0);
        assertThat(read.getString("what")).isEqualTo("网点周末也该开门");
        var at = CALLS + "/" + record.getLong("call") + "/answer";
        var answered = ok(server.as("supervisor1").post(at, new JsonObject().put("words", "已安排")));
        assertThat(answered.getJsonObject("passed").getString("answer")).isEqualTo("已安排");
        assertThat(server.as("supervisor1").post(at, new JsonObject()).status()).isEqualTo(409);
        assertThat(duties("supervisor1")).doesNotContain("suggestions 1");
        assertThat(items("supervisor1", "/api/v1/call-suggestions?view=all")).hasSize(1);

        var elsewhere =
                ok(byHand("agent1", draft("suggestion").put("what", "分拨太慢").put("department", "operations")));
        assertThat(server.as("supervisor1")
                        .post(CALLS + "/" + elsewhere.getLong("call") + "/answer", new JsonObject())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void what_a_record_can_not_be_is_refused_field_by_field() {
        assertThat(byHand("agent1", new JsonObject().put("kind", "inquiry")).body())
                .contains("/who", "/what");
        assertThat(byHand("agent1", draft("other").put("what", "x").put("urgency", "later"))
                        .body())
                .contains("/urgency");
        assertThat(byHand("agent1", draft("inquiry").put("what", "x").put("phone", "12"))
                        .body())
                .contains("/record/phone");
        assertThat(byHand("agent1", draft("inquiry").put("what", "x").put("customer", 999_999))
                        .body())
                .contains("/customer");
        assertThat(byHand("agent1", draft("suggestion").put("what", "x").put("department", "no-such"))
                        .status())
                .isEqualTo(422);
        assertThat(byHand("branch1", inquiry()).status()).isEqualTo(403);
        assertThat(byHand("analyst1", inquiry()).status()).isEqualTo(403);
    }

    @Test
    @Tag("K8")
    void looks_at_records_are_registered_and_a_call_opens_its_customers_file() {
        desk.file("王芳", PHONE);
        long file = desk.customerOf(desk.file("王芳", PHONE));
        long call = answered("agent2", "+86" + PHONE);
        assertThat(ok(server.as("agent2").get("/api/v1/telephony/callers?number=" + PHONE))
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("王芳");
        ok(write("agent2", call, 0, inquiry()));
        ok(server.as("agent2").get(CALLS + "/" + call));
        assertThat(server.database()
                        .value("SELECT count(*) FROM personal_data_access WHERE what = 'call record' AND calls = ARRAY["
                                + call + "::bigint] AND customers = ARRAY[" + file + "::bigint]"))
                .isEqualTo("1");
        assertThat(server.as("branch1").get(CALLS).status()).isEqualTo(403);
        assertThat(server.as("analyst1")
                        .get("/api/v1/telephony/callers?number=" + PHONE)
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Tag("K8")
    void a_supervisor_who_opens_a_call_without_a_record_leaves_a_look() {
        long call = answered("agent2", "+86" + PHONE);
        ok(server.as("supervisor1").get(CALLS + "/" + call));
        assertThat(server.database()
                        .value("SELECT count(*) FROM personal_data_access a JOIN person p ON p.id = a.person"
                                + " WHERE p.login = 'supervisor1' AND calls = ARRAY[" + call + "::bigint]"))
                .isEqualTo("1");
    }

    @Test
    @Tag("A2")
    void calls_and_suggestions_of_a_sealed_customer_are_masked_until_their_file_is_opened() {
        var record = ok(byHand("agent1", inquiry()));
        long call = record.getLong("call");
        long suggested = ok(byHand(
                        "agent1",
                        draft("suggestion").put("what", "网点周末也该开门").put("customer", record.getLong("customer"))))
                .getLong("call");
        server.database()
                .execute("UPDATE customer_file SET sealed_at = now() WHERE id = " + record.getLong("customer"));

        assertThat(items("agent1", CALLS).encode()).doesNotContain(PHONE, "大件运费");
        assertThat(server.as("agent1").get(CALLS + "/" + call).status()).isEqualTo(403);
        assertThat(items("supervisor1", "/api/v1/call-suggestions").encode()).doesNotContain(PHONE, "周末");
        assertThat(server.as("supervisor1").get(CALLS + "/" + call).body()).contains("sealed");
        assertThat(ok(server.as("supervisor1").post(CALLS + "/" + suggested + "/answer", new JsonObject()))
                        .encode())
                .doesNotContain(PHONE, "周末");
    }

    @Test
    void two_records_of_callers_on_one_number_make_one_file() {
        var all = java.util.stream.IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> byHand("agent" + (1 + i % 2), inquiry()).status())
                .toList();
        assertThat(all).containsOnly(200);
        assertThat(server.database().value("SELECT count(*) FROM customer_file"))
                .isEqualTo("1");
        assertThat(server.database().value("SELECT count(*) FROM call_record")).isEqualTo("6");
    }
}
