package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two complaints about one matter: one leads, the other follows, until they are separated (并单). */
@Tag("F4")
class OneMatterTest {
    private static final String BY_SAME_WORDS = "五件货只到四件，少了一件，里面是衣服，价值约八百元，网点说找不到了，一直没人回电话。";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private int phones;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    /** Their own customer for each. */
    private Draft draft(String waybill) {
        return Draft.usual()
                .complainant(List.of("王芳", "李强", "赵敏", "孙伟").get(phones % 4))
                .phone("1380000100" + phones++)
                .waybill(waybill)
                .description("货少了一件");
    }

    private CaseDesk filed(String waybill) {
        return CaseDesk.filed(server, draft(waybill).json());
    }

    private CaseDesk taken(String waybill) {
        var desk = filed(waybill);
        desk.step(new JsonObject().put("step", "assign"));
        return desk;
    }

    private static Reply join(CaseDesk follower, CaseDesk leader) {
        return follower.changing()
                .put(
                        follower.path("/leader"),
                        new JsonObject().put("leader", "#" + leader.number).put("reason", "同一票货"));
    }

    private static void joined(CaseDesk follower, CaseDesk leader) {
        var reply = join(follower, leader);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().getBoolean("following")).isTrue();
    }

    private static Reply separate(CaseDesk follower) {
        return follower.post("/separation", new JsonObject().put("reason", "两票不同的货"));
    }

    private static JsonObject around(CaseDesk desk) {
        return server.as("agent1").get(desk.path("/joined")).json();
    }

    private static List<String> numbers(JsonArray rows) {
        return rows.stream().map(row -> ((JsonObject) row).getString("number")).toList();
    }

    private static List<String> hinted(CaseDesk desk) {
        return around(desk).getJsonArray("hints").stream()
                .map(hint -> (JsonObject) hint)
                .map(hint -> hint.getJsonObject("complaint").getString("number") + hint.getJsonArray("reasons"))
                .toList();
    }

    private static List<String> listed(String view) {
        return numbers(server.as("agent1")
                .get("/api/v1/complaints?view=" + view)
                .json()
                .getJsonArray("items"));
    }

    /** Row of a complaint without what counts its changes. */
    private static String row(CaseDesk desk) {
        return server.database()
                .value("SELECT (to_jsonb(c) - 'version' - 'last_seq')::text FROM complaint c WHERE number = '"
                        + desk.number + "'");
    }

    private static String clocks(CaseDesk desk) {
        return server.database()
                .value(
                        "SELECT jsonb_agg(to_jsonb(k) ORDER BY k.kind, k.ordinal)::text FROM sla_clock k JOIN complaint c"
                                + " ON c.id = k.complaint_id WHERE c.number = '" + desk.number + "'");
    }

    private static String facts() {
        return server.database().value("""
                        SELECT jsonb_agg(to_jsonb(s) ORDER BY s::text)::text FROM (
                            SELECT f.day, f.kind, f.flags, f.variant, f.value, sum(f.n) AS n
                            FROM fact f GROUP BY 1, 2, 3, 4, 5 HAVING sum(f.n) <> 0) s""");
    }

    private static void counted() {
        await(
                "the reader of facts has read the log",
                () -> server.database().value("""
                SELECT (SELECT max(id) FROM event) <= (SELECT id FROM log_position WHERE reader = 'facts')""").equals("t"));
    }

    /** It can't be decided while the limit rests. */
    @Test
    void more_time_asked_for_a_follower_waits_until_it_stands_for_itself() {
        var leader = taken("YT0000009001");
        var follower = taken("YT0000009001");
        var asked = follower.post(
                "/extensions", new JsonObject().put("workingDays", 1).put("reason", "等网点查监控"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(waitForMoreTime()).containsExactly(follower.number);
        assertThat(openOnMyDay()).isEqualTo(2);
        joined(follower, leader);
        assertThat(waitForMoreTime()).isEmpty();
        assertThat(openOnMyDay()).isEqualTo(1);
        assertThat(separate(follower).status()).isEqualTo(200);
        assertThat(waitForMoreTime()).containsExactly(follower.number);
    }

    private static long openOnMyDay() {
        return server.as("agent1")
                .get("/api/v1/my-day")
                .json()
                .getJsonObject("work")
                .getLong("open");
    }

    private static List<String> waitForMoreTime() {
        return server.as("supervisor1").get("/api/v1/extensions").json().getJsonArray("items").stream()
                .map(one -> ((JsonObject) one).getString("number"))
                .toList();
    }

    @Test
    void join_separate_join_and_separate_returns_to_the_start() {
        var leader = taken("YT0000000001");
        var follower = taken("YT0000000002");
        counted();
        var state = row(follower);
        var clocks = clocks(follower);
        var facts = facts();
        for (int i = 0; i < 2; i++) {
            joined(follower, leader);
            counted();
            assertThat(facts()).as("one case counts").isNotEqualTo(facts);
            server.clock().advance(Duration.ofMinutes(7));
            var reply = separate(follower);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            counted();
            assertThat(row(follower)).isEqualTo(state);
            assertThat(clocks(follower)).isEqualTo(clocks);
            assertThat(facts()).isEqualTo(facts);
        }
        assertThat(follower.deeds()).endsWith("joined", "separated", "joined", "separated");
        assertThat(leader.deeds()).endsWith("joined", "separated", "joined", "separated");
    }

    @Test
    void a_follower_with_a_pause_and_a_promised_reply_returns_to_both_when_it_is_separated() {
        var leader = taken("YT0000000001");
        var follower = taken("YT0000000002");
        follower.change(
                "/promises",
                new JsonObject()
                        .put("by", "2026-09-28T12:00:00+08:00")
                        .put("text", "周一中午前告知查找结果")
                        .put("agreed", true));
        follower.pause("customers-documents");
        counted();
        var state = row(follower);
        var clocks = clocks(follower);
        var facts = facts();
        joined(follower, leader);
        server.clock().advance(Duration.ofMinutes(7));
        var reply = separate(follower);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        counted();
        assertThat(row(follower)).isEqualTo(state);
        assertThat(clocks(follower)).isEqualTo(clocks);
        assertThat(facts()).isEqualTo(facts);
        assertThat(follower.read().getString("clock")).isEqualTo("paused");
        assertThat(follower.clock("promised-reply").getString("state")).isEqualTo("running");
        follower.resume();
        assertThat(follower.clock("handling").getString("state")).isEqualTo("running");
    }

    @Test
    void a_follower_is_in_no_queue_and_its_ladder_rests_until_it_is_separated() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        var other = filed("YT0000000003");
        assertThat(listed("queue")).contains(follower.number, other.number);
        joined(follower, leader);
        assertThat(listed("queue")).containsExactly(other.number);
        assertThat(around(follower).getJsonObject("leader").getString("number")).isEqualTo(leader.number);
        assertThat(numbers(around(leader).getJsonArray("followers"))).containsExactly(follower.number);
        server.clock().advance(Duration.ofDays(40));
        await("the other one is late", () -> other.story().contains("breached"));
        await("the leader is late", () -> leader.story().contains("breached"));
        assertThat(follower.story()).doesNotContain("breached", "overdue", "notice-issued");
        assertThat(separate(follower).status()).isEqualTo(200);
        await("its customer has waited all the time", () -> follower.story().contains("breached"));
    }

    @Test
    @Tag("F9")
    void the_leaders_answer_is_the_followers_and_each_customer_is_called() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        joined(follower, leader);
        leader.step(new JsonObject().put("step", "resolve").put("resolution", "已找到货物，明日送达"));
        for (CaseDesk desk : List.of(leader, follower)) {
            assertThat(desk.read().getString("status")).isEqualTo("resolved");
            assertThat(desk.read().getJsonArray("callbacks")).hasSize(1);
            assertThat(desk.tracked().getString("resolution")).isEqualTo("已找到货物，明日送达");
        }
        var customer = server.anybody().with("Tracking-Code", leader.trackingCode);
        assertThat(customer.post("/api/v1/tracking/rating", new JsonObject().put("score", 5))
                        .status())
                .isLessThan(300);
        assertThat(leader.read().getString("status")).isEqualTo("closed");
        assertThat(follower.read().getString("status"))
                .as("its own customer is still to be called")
                .isEqualTo("resolved");
        var other = server.anybody().with("Tracking-Code", follower.trackingCode);
        assertThat(other.post("/api/v1/tracking/rating", new JsonObject().put("score", 4))
                        .status())
                .isLessThan(300);
        assertThat(follower.read().getString("status")).isEqualTo("closed");
        leader.step(new JsonObject().put("step", "reopen").put("reason", "货物又不见了"));
        assertThat(follower.read().getString("status")).isEqualTo("reopened");
        assertThat(follower.read().getBoolean("following")).isTrue();
    }

    @Test
    void the_leaders_outcome_is_the_followers_with_what_a_refused_customer_can_do() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        joined(follower, leader);
        leader.step(new JsonObject()
                .put("step", "resolve")
                .put("resolution", "经查不予赔偿")
                .put("outcome", "refused"));
        assertThat(leader.tracked().getJsonArray("alternatives")).isNotEmpty();
        sameAnswer(follower, leader);
        leader.step(new JsonObject().put("step", "reopen").put("reason", "找到了货损的照片"));
        leader.step(new JsonObject()
                .put("step", "resolve")
                .put("resolution", "全额退款")
                .put("outcome", "refunded"));
        assertThat(leader.tracked().getJsonArray("alternatives")).isEmpty();
        sameAnswer(follower, leader);
    }

    @Test
    @Tag("F9")
    void an_outcome_that_is_corrected_after_the_answer_is_the_followers_too() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        joined(follower, leader);
        leader.step(new JsonObject()
                .put("step", "resolve")
                .put("resolution", "全额退款")
                .put("outcome", "refused"));
        var corrected = leader.changing().post(leader.path("/codes"), new JsonObject().put("outcome", "refunded"));
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(leader.tracked().getJsonObject("outcome").getString("code")).isEqualTo("refunded");
        sameAnswer(follower, leader);
    }

    private static void sameAnswer(CaseDesk follower, CaseDesk leader) {
        var told = leader.tracked();
        var toldToo = follower.tracked();
        assertThat(told.getJsonObject("outcome")).isNotNull();
        for (String field : List.of("resolution", "outcome", "alternatives")) {
            assertThat(toldToo.getValue(field)).as(field).isEqualTo(told.getValue(field));
        }
    }

    @Test
    void a_customer_who_does_not_accept_the_common_answer_gets_their_own_case() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        joined(follower, leader);
        leader.step(new JsonObject().put("step", "resolve").put("resolution", "已赔付"));
        follower.step(new JsonObject().put("step", "reopen").put("reason", "客户不认可"));
        assertThat(follower.read().getBoolean("following")).isFalse();
        assertThat(follower.deeds()).containsSubsequence("resolved", "reopened", "separated");
        assertThat(leader.read().getString("status")).isEqualTo("resolved");
        assertThat(around(leader).getJsonArray("followers")).isEmpty();
    }

    @Test
    void a_leader_that_is_withdrawn_leaves_its_followers_to_be_answered() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        var another = filed("YT0000000003");
        joined(follower, leader);
        joined(another, leader);
        leader.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));
        assertThat(listed("queue")).containsExactlyInAnyOrder(follower.number, another.number);
        assertThat(leader.deeds()).endsWith("withdrawn", "separated", "separated");
    }

    @Test
    void what_a_followers_customer_adds_is_told_to_who_works_on_the_leader() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        joined(follower, leader);
        assertThat(server.anybody()
                        .with("Tracking-Code", follower.trackingCode)
                        .post("/api/v1/tracking/additions", new JsonObject().put("text", "里面还有一份合同"))
                        .status())
                .isLessThan(300);
        var note = leader.lastEvent("noted");
        assertThat(note.getBoolean("internal")).isTrue();
        assertThat(note.getJsonObject("data").getString("text")).isEqualTo(follower.number + ": 里面还有一份合同");
    }

    @Test
    void neither_customer_reads_anything_of_the_other() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        joined(follower, leader);
        leader.note("另一位客户王芳也来电", true);
        leader.step(new JsonObject().put("step", "resolve").put("resolution", "已赔付"));
        var seenByFollower = follower.tracked().encode();
        assertThat(seenByFollower).doesNotContain(leader.number, "王芳", "13800001000", "YT0000000001");
        assertThat(leader.tracked().encode()).doesNotContain(follower.number, "李强", "13800001001", "YT0000000002");
    }

    @Test
    void work_on_a_follower_is_refused_and_only_those_who_work_on_one_of_both_join() {
        var leader = taken("YT0000000001");
        var follower = filed("YT0000000002");
        assertThat(join(follower.as("agent2"), leader).status()).isEqualTo(403);
        joined(follower, leader);
        assertThat(follower.post("/steps", new JsonObject().put("step", "assign"))
                        .status())
                .isEqualTo(409);
        assertThat(follower.read().getJsonArray("allowedSteps")).containsExactly("withdraw");
        assertThat(follower.post("/pauses", new JsonObject().put("reason", "customer"))
                        .status())
                .isIn(409, 422);
        var third = taken("YT0000000003");
        assertThat(join(third, follower).body()).contains("follows another");
        assertThat(join(leader, third).body()).contains("leads other complaints");
        assertThat(join(third, third).status()).isEqualTo(422);
        var old = third.changing();
        third.note("改动", true);
        third.step(new JsonObject().put("step", "investigate"));
        assertThat(old.put(third.path("/leader"), new JsonObject().put("leader", leader.number))
                        .status())
                .isEqualTo(412);
        assertThat(third.changing()
                        .put(
                                third.path("/leader"),
                                new JsonObject().put("leader", leader.number).put("leaderVersion", 1))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void of_two_agents_who_join_each_way_at_once_one_is_refused() {
        for (int i = 0; i < 5; i++) {
            var one = taken("YT000000010" + i);
            var other = taken("YT000000020" + i);
            var sent = Callers.atOnce(
                    server.vertx(), 2, 2, nth -> (nth == 0 ? join(one, other) : join(other, one)).status());
            assertThat(sent).containsOnlyOnce(200);
            assertThat(sent.get(0) == 200 ? sent.get(1) : sent.get(0)).isIn(409, 412);
        }
    }

    @Test
    void pairs_are_noticed_with_their_reasons_and_a_decided_pair_never_again() {
        var first = taken("YT0000000001");
        var same = filed("yt0000000001");
        await("the pair is noticed", () -> !hinted(same).isEmpty());
        assertThat(hinted(same)).containsExactly(first.number + "[\"waybill\"]");
        assertThat(hinted(first)).containsExactly(same.number + "[\"waybill\"]");
        joined(same, first);
        assertThat(hinted(first)).isEmpty();
        assertThat(separate(same).status()).isEqualTo(200);
        var dismissed = CaseDesk.filed(server, draft("YT0000000001").json());
        await("the others are noticed", () -> hinted(dismissed).size() == 2);
        var reply = server.as("agent1")
                .post(dismissed.path("/dismissed-hints"), new JsonObject().put("other", first.number));
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        assertThat(hinted(dismissed)).containsExactly(same.number + "[\"waybill\"]");
        assertThat(hinted(first)).as("undone, dismissed").isEmpty();
    }

    @Test
    void a_corrected_complaint_is_compared_with_those_of_its_customers_merged_files() {
        var first = CaseDesk.filed(
                server,
                Draft.usual()
                        .complainant("周琳")
                        .phone("13900002100")
                        .description("货没到")
                        .json());
        var again = CaseDesk.filed(
                server,
                Draft.usual()
                        .complainant("周琳")
                        .phone("13900002101")
                        .description("还是没有收到")
                        .json());
        await(
                "both have their files",
                () -> file(first).matches("\\d+") && file(again).matches("\\d+"));
        await("both were compared", OneMatterTest::hintsHaveReadAll);
        assertThat(hinted(again)).as("two numbers, so two customers").isEmpty();
        server.database()
                .execute("INSERT INTO file_root (file, root) VALUES (%s, %s)".formatted(file(again), file(first)));
        var reply = again.changing()
                .put(
                        again.path("/particulars"),
                        new JsonObject()
                                .put("complainant", "周琳")
                                .put("phone", "13900002101")
                                .put("waybill", "YT0000000007"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        await("the pair is noticed", () -> !hinted(again).isEmpty());
        assertThat(hinted(again)).containsExactly(first.number + "[\"customer\"]");
    }

    private static String file(CaseDesk desk) {
        return server.database()
                .value(
                        "SELECT coalesce((SELECT f.file::text FROM complaint_file f JOIN complaint c ON c.id = f.complaint"
                                + " WHERE c.number = '" + desk.number + "'), '')");
    }

    private static boolean hintsHaveReadAll() {
        return server.database().value("""
                SELECT (SELECT max(id) FROM event) <= (SELECT id FROM log_position WHERE reader = 'hints')""").equals("t");
    }

    @Test
    void one_customer_and_like_words_are_reasons_too_but_not_for_two_waybills() {
        var first = CaseDesk.filed(
                server,
                Draft.usual()
                        .complainant("周琳")
                        .phone("13900002000")
                        .description("货没到")
                        .json());
        var again = CaseDesk.filed(
                server,
                Draft.usual()
                        .complainant("周女士")
                        .phone("139 0000 2000")
                        .description("还是没有收到")
                        .json());
        var branch = CaseDesk.filed(
                server,
                draft("YT0000000005").branch("上海浦东").description(BY_SAME_WORDS).json());
        var alike = CaseDesk.filed(
                server,
                Draft.usual()
                        .complainant("钱进")
                        .phone("13900003000")
                        .branch("上海浦东")
                        .description(BY_SAME_WORDS.replace("一直", "至今"))
                        .json());
        var differs = CaseDesk.filed(
                server,
                draft("YT0000000006").branch("上海浦东").description(BY_SAME_WORDS).json());
        await(
                "both are noticed",
                () -> !hinted(again).isEmpty() && !hinted(alike).isEmpty());
        assertThat(hinted(again)).containsExactly(first.number + "[\"customer\"]");
        assertThat(hinted(alike)).contains(branch.number + "[\"text\"]");
        assertThat(hinted(differs)).doesNotContain(branch.number + "[\"text\"]");
        var typed = server.as("agent1")
                .post(
                        "/api/v1/same-matter",
                        new JsonObject().put("phone", "13900002000").put("complainant", "周琳"));
        assertThat(typed.status()).as(typed.body()).isEqualTo(200);
        assertThat(typed.json().getJsonArray("items")).hasSize(2);
    }
}
