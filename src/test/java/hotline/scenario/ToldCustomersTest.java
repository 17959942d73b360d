package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.outbox.mail.Bounces;
import hotline.outbox.mail.Bounces.Taken;
import hotline.outbox.mail.MessageIds;
import hotline.policy.message.MessageKind;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKeys;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.RestingRelay;
import hotline.support.Running;
import hotline.support.TestServer;
import hotline.wiring.MessageServices;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers are told by mail, what never leaves the house, and what links in mails do. */
@Tag("K3")
class ToldCustomersTest {
    private static final String ADDRESS = "li.na@example.com";
    private static final String BASE = RestingRelay.LINKS;
    private static final String DOCUMENTS = "customers-documents";

    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        RestingRelay.of(server);
    }

    /** O2, after each story: what waits to be sent goes to the address of its own complaint. */
    @AfterEach
    void no_message_has_an_address_that_its_complaint_does_not_have() {
        assertThat(server.database()
                        .value("SELECT string_agg(c.number || ' ' || o.kind || ' ' || o.address, ', ')"
                                + " FROM outbox o JOIN complaint c ON c.id = o.complaint_id WHERE o.way = 'mail'"
                                + " AND o.state = 'waiting' AND lower(o.address) IS DISTINCT FROM lower(c.email)"))
                .isNull();
    }

    private static CaseDesk filed(String language) {
        return CaseDesk.filed(
                server,
                Draft.usual()
                        .description("五件货只到四件，少了一件，里面是衣服，价值约八百元。")
                        .language(language)
                        .with("email", ADDRESS)
                        .json());
    }

    private static CaseDesk taken(String language) {
        var desk = filed(language);
        desk.step(new JsonObject().put("step", "assign"));
        return desk;
    }

    private static String of(CaseDesk desk, String what, String kind) {
        return server.database()
                .value("SELECT (SELECT " + what
                        + " FROM outbox o JOIN complaint c ON c.id = o.complaint_id WHERE c.number = '" + desk.number
                        + "' AND o.kind = '" + kind + "' ORDER BY o.id DESC LIMIT 1)");
    }

    /** The newest mail of that kind, once there is one. */
    private static String mail(CaseDesk desk, String kind) {
        await(kind + " is told", () -> of(desk, "body", kind) != null);
        return of(desk, "o.subject || E'\\n' || o.body", kind);
    }

    private static String kinds(CaseDesk desk) {
        return server.database()
                .value("SELECT string_agg(o.kind || ' ' || o.state, ', ' ORDER BY o.id) FROM outbox o"
                        + " JOIN complaint c ON c.id = o.complaint_id WHERE c.number = '" + desk.number + "'");
    }

    private static void readAll() {
        await("the log is read", () -> server.database()
                .value("SELECT count(*) FROM event e, log_position p WHERE p.reader = 'messages'"
                        + " AND (e.tx, e.id) > (p.tx, p.id)")
                .equals("0"));
    }

    @Test
    @Tag("T6")
    void a_customer_is_told_that_the_complaint_arrived_with_its_number_the_promised_time_and_a_way_back() {
        var chinese = filed("zh");
        assertThat(mail(chinese, "received"))
                .startsWith("已收到您的投诉，编号 " + chinese.number)
                .containsPattern("2026年\\d+月\\d+日\\d\\d:\\d\\d前给您处理结果")
                .contains(BASE + "/#open=", BASE + "/#stop=");
        assertThat(of(chinese, "address", "received")).isEqualTo(ADDRESS);
        assertThat(of(chinese, "template || ' ' || template_version", "received"))
                .isEqualTo("received/zh 1");
        assertThat(mail(filed("en"), "received"))
                .startsWith("We have received your complaint")
                .containsPattern("by \\d\\d:\\d\\d on \\d+ [A-Z][a-z]+ 2026");
    }

    @Test
    @Tag("M15")
    void the_subject_of_a_mail_ends_with_the_number_and_check_letters() {
        var desk = filed("zh");
        assertThat(mail(desk, "received").lines().findFirst().orElseThrow())
                .matches(".* \\[" + desk.number + " [A-Z2-7]{4}\\]");
    }

    @Test
    @Tag("T4")
    @Tag("P6")
    void a_reply_is_told_without_its_words_and_with_the_time_of_the_next_one_and_a_note_is_told_nowhere() {
        var desk = taken("zh");
        mail(desk, "received");
        desk.note("仓库怀疑内盗", true);
        var reply = new JsonObject().put("text", "货在二号库").put("nextReplyBy", "2026-09-28T12:00:00+08:00");
        assertThat(server.as("agent1").post(desk.path("/replies"), reply).status())
                .isEqualTo(201);
        assertThat(mail(desk, "reply"))
                .contains("投诉 " + desk.number + " 有新的答复", "下次答复不晚于2026年9月28日12:00")
                .doesNotContain("二号库");
        readAll();
        assertThat(kinds(desk)).as("one mail for both").doesNotContain("reply-promised");
        assertThat(server.as("agent1")
                        .post(desk.path("/replies"), new JsonObject().put("text", "已找到"))
                        .status())
                .isEqualTo(201);
        readAll();
        assertThat(kinds(desk)).contains("reply cancelled", "reply waiting");

        var customer = server.anybody().with("Tracking-Code", desk.trackingCode);
        assertThat(List.of(
                        customer.get("/api/v1/tracking"),
                        customer.post("/api/v1/tracking/additions", new JsonObject().put("text", "好")),
                        customer.put("/api/v1/tracking/phone", new JsonObject().put("phone", "13900001111")),
                        customer.put("/api/v1/tracking/call-wish", new JsonObject().putNull("preferredCallbackAt")),
                        customer.post("/api/v1/tracking/withdrawal", new JsonObject())))
                .allSatisfy(answer -> assertThat(answer.body()).doesNotContain("内盗"));
        readAll();
        assertThat(server.database().value("SELECT count(*) FROM outbox o WHERE o::text LIKE '%内盗%'"))
                .as("no mail and no webhook")
                .isEqualTo("0");
    }

    @Test
    @Tag("T4")
    void each_step_that_changes_what_the_customer_may_expect_is_told() {
        var desk = taken("zh");
        mail(desk, "received");
        desk.pause(DOCUMENTS);
        assertThat(mail(desk, "documents-wanted")).contains("请补充我们需要的资料。请在2026年", "前提供。收到后我们接着办");
        desk.resume();
        desk.change(
                "/promises",
                new JsonObject()
                        .put("by", "2026-09-28T12:00:00+08:00")
                        .put("text", "内部不便说明的原因")
                        .put("agreed", true));
        assertThat(mail(desk, "reply-promised")).contains("2026年9月28日12:00前我们都会给您答复");
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已补送少到的一件"));
        assertThat(mail(desk, "resolved")).contains("已有处理结果").doesNotContain("补送");
        desk.step(new JsonObject().put("step", "reopen").put("reason", "客户不认可"));
        assertThat(mail(desk, "reopened")).contains("已经重新办理");
        server.clock().set(server.clock().instant().plus(Duration.ofHours(2)));
        desk.as("supervisor1")
                .step(new JsonObject()
                        .put("step", "judge-not-valid")
                        .put("reason", "无据可查")
                        .put("resolution", "不成立"));
        readAll();
        assertThat(of(desk, "state", "resolved")).as("told again").isEqualTo("waiting");
    }

    @Test
    @Tag("T4")
    void a_limit_that_passes_is_told_once_and_not_where_it_was_moved_before() {
        var desk = taken("zh");
        var waiting = filed("en");
        mail(desk, "received");
        mail(waiting, "received");
        server.clock().set(Instant.parse("2026-12-20T00:00:00Z"));
        assertThat(mail(desk, "late")).contains("没能按时办完", "非常抱歉", "原因是核查还没有结束。您的投诉没有搁下");
        assertThat(mail(waiting, "late")).contains("no one has begun with it yet", "It is not forgotten");
        readAll();
        assertThat(kinds(desk)).containsOnlyOnce("late");
    }

    @Test
    @Tag("T4")
    void a_granted_extension_is_told_with_the_new_date_and_takes_the_place_of_a_mail_that_says_late() {
        var desk = taken("zh");
        mail(desk, "received");
        var due = OffsetDateTime.parse(desk.read().getString("dueAt")).toInstant();
        server.clock().set(due.minus(Duration.ofHours(1)));
        desk.change("/extensions", new JsonObject().put("workingDays", 1).put("reason", "等仓库内盘点"));
        server.clock().set(due.plus(Duration.ofMinutes(1)));
        mail(desk, "late");
        var supervisor = server.as("supervisor1");
        var asked = supervisor
                .get("/api/v1/extensions?view=undecided")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        var granted = supervisor.post(
                "/api/v1/extensions/decisions",
                new JsonObject()
                        .put("ids", new JsonArray().add(asked.getLong("id")))
                        .put("granted", true)
                        .put("reason", "需等待检测报告")
                        .put("dryRun", false));
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        var until = OffsetDateTime.parse(desk.read().getString("dueAt"));
        assertThat(until.toInstant()).isAfter(due);
        assertThat(mail(desk, "extended"))
                .contains(DateTimeFormatter.ofPattern("现在的时限是yyyy年M月d日HH:mm").format(until))
                .doesNotContain("盘点", "检测报告");
        readAll();
        assertThat(of(desk, "state || ' ' || last_code", "late")).isEqualTo("cancelled superseded");
    }

    @Test
    @Tag("P7")
    void who_has_not_rated_is_asked_once_the_case_is_closed_and_who_has_rated_or_was_asked_on_the_telephone_is_not() {
        var asked = taken("zh");
        ended(asked, "no-answer");
        assertThat(mail(asked, "please-rate")).contains("投诉 " + asked.number + " 办结了，请您评价", "我们还没有听到您的意见");

        var refused = taken("zh");
        ended(refused, "refused");
        var rated = taken("zh");
        rated.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        var rating = server.anybody()
                .with("Tracking-Code", rated.trackingCode)
                .post("/api/v1/tracking/rating", new JsonObject().put("score", 4));
        assertThat(rating.json().getString("status")).isEqualTo("closed");
        readAll();
        for (var desk : List.of(refused, rated)) {
            assertThat(kinds(desk)).contains("resolved").doesNotContain("please-rate");
        }
    }

    /** Resolved, and called with that outcome until it is closed. */
    private static void ended(CaseDesk desk, String outcome) {
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        for (int i = 0; i < 60 && !desk.read().getString("status").equals("closed"); i++) {
            var call = server.as("agent1").post("/api/v1/callbacks/take-next");
            if (call.status() == 200) {
                var end = server.as("agent1")
                        .post(
                                "/api/v1/callbacks/" + call.json().getValue("id") + "/outcome",
                                new JsonObject()
                                        .put("attempt", call.json().getInteger("attempt"))
                                        .put("outcome", outcome));
                assertThat(end.status()).as(end.body()).isEqualTo(200);
            } else {
                server.clock().set(server.clock().instant().plus(Duration.ofHours(4)));
            }
        }
        assertThat(desk.read().getString("status")).isEqualTo("closed");
    }

    @Test
    void a_newer_message_takes_the_place_of_one_that_still_waits() {
        var desk = taken("zh");
        for (String by : List.of("2026-09-28T12:00:00+08:00", "2026-09-29T12:00:00+08:00")) {
            desk.change(
                    "/promises",
                    new JsonObject().put("by", by).put("text", "稍后").put("agreed", true));
            readAll();
        }
        assertThat(kinds(desk)).isEqualTo("received waiting, reply-promised cancelled, reply-promised waiting");
        assertThat(of(desk, "body", "reply-promised")).contains("9月29日");
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        readAll();
        assertThat(kinds(desk))
                .isEqualTo("received waiting, reply-promised cancelled, reply-promised cancelled, resolved waiting");
    }

    /** By kind and round: when it is due, and when it was stopped. */
    private static JsonObject clocks(CaseDesk desk) {
        return new JsonObject(server.database()
                .value(
                        "SELECT jsonb_object_agg(k.kind || ' ' || k.ordinal, k.due_at || ' ' || coalesce(k.stopped_at::text, 'runs'))"
                                + " FROM sla_clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.number = '"
                                + desk.number
                                + "'"));
    }

    private static Set<String> changed(JsonObject before, JsonObject after) {
        return Stream.concat(before.fieldNames().stream(), after.fieldNames().stream())
                .filter(clock -> !Objects.equals(before.getValue(clock), after.getValue(clock)))
                .map(clock -> clock.substring(0, clock.indexOf(" ")))
                .collect(Collectors.toSet());
    }

    /** Property 23. */
    @Test
    @Tag("T4")
    void mails_leave_every_clock_as_it_is_and_an_answer_ends_the_first_response_and_the_promise_alone() {
        var desk = taken("zh");
        var begun = clocks(desk);
        assertThat(begun.fieldNames()).as("there are others").hasSizeGreaterThan(1);
        mail(desk, "received");
        readAll();
        assertThat(clocks(desk)).isEqualTo(begun);
        var reply = new JsonObject().put("text", "还在核查。").put("nextReplyBy", "2026-09-28T12:00:00+08:00");
        assertThat(server.as("agent1").post(desk.path("/replies"), reply).status())
                .isEqualTo(201);
        var promised = clocks(desk);
        assertThat(changed(begun, promised)).containsExactlyInAnyOrder("first-response", "promised-reply");
        mail(desk, "reply");
        readAll();
        assertThat(clocks(desk)).isEqualTo(promised);
        assertThat(server.as("agent1")
                        .post(desk.path("/replies"), new JsonObject().put("text", "查清楚了。"))
                        .status())
                .isEqualTo(201);
        readAll();
        assertThat(changed(promised, clocks(desk))).containsExactly("promised-reply");
    }

    /** Property 22, and P6. */
    @Test
    @Tag("P6")
    @Tag("K8")
    void nothing_that_a_person_wrote_stands_in_a_mail() {
        var typed = "王小二的隐私丁香路九十九号";
        var desk = CaseDesk.filed(
                server,
                Draft.usual()
                        .complainant("欧阳修竹文")
                        .description("五件货只到四件，" + typed)
                        .demand("赔偿一千二百元整")
                        .language("zh")
                        .with("email", "zzyyxxwwvv@example.com")
                        .json());
        desk.step(new JsonObject().put("step", "assign").put("reason", "同事间的安排说明"));
        desk.note("只给同事看的记录内容", true);
        desk.note("写给客户看的答复内容", false);
        desk.change(
                "/pauses",
                new JsonObject()
                        .put("reason", DOCUMENTS)
                        .put("note", "请寄发票复印件过来")
                        .put("noteIsForCustomer", true));
        desk.resume();
        desk.change(
                "/promises",
                new JsonObject()
                        .put("by", "2026-09-28T12:00:00+08:00")
                        .put("text", "等仓库的录像调取")
                        .put("agreed", true));
        desk.step(new JsonObject()
                .put("step", "resolve")
                .put("resolution", "赔付五百元并致歉")
                .put("reason", "主管口头同意了"));
        mail(desk, "resolved");
        var sent = server.database().value("SELECT string_agg(subject || body, ' ') FROM outbox");
        for (String words : List.of(
                "欧阳修竹文",
                typed,
                "赔偿一千二百元整",
                "同事间的安排说明",
                "只给同事看的记录内容",
                "写给客户看的答复内容",
                "请寄发票复印件过来",
                "等仓库的录像调取",
                "赔付五百元并致歉",
                "主管口头同意了",
                "13812345678",
                "zzyyxxwwvv")) {
            IntStream.rangeClosed(0, words.length() - 4)
                    .forEach(from -> assertThat(sent).doesNotContain(words.substring(from, from + 4)));
        }
        assertThat(kinds(desk)).doesNotContain("noted");
    }

    /** Property 23: what the program says is no answer of ours. */
    @Test
    @Tag("F2")
    @Tag("T4")
    void messages_leave_all_clocks_and_the_story_as_they_are() {
        var told = filed("zh");
        var silent = CaseDesk.filed(server, "moderate");
        mail(told, "received");
        server.database().execute("UPDATE outbox SET state = 'delivered', next_at = NULL, settled_at = now()");
        assertThat(told.story()).isEqualTo(List.of("received"));
        assertThat(told.read().getJsonArray("clocks").stream()
                        .map(one -> ((JsonObject) one).getString("kind") + ((JsonObject) one).getString("state"))
                        .toList())
                .isEqualTo(silent.read().getJsonArray("clocks").stream()
                        .map(one -> ((JsonObject) one).getString("kind") + ((JsonObject) one).getString("state"))
                        .toList());
        assertThat(told.read().getValue("firstResponseAt")).isNull();
    }

    private static String token(CaseDesk desk, String purpose) {
        var found = Pattern.compile("#" + purpose + "=(\\S+)").matcher(mail(desk, "received"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Reply open(String token, String digits) {
        return server.anybody()
                .with("Tracking-Code", "link." + token + "." + digits)
                .get("/api/v1/tracking");
    }

    @Test
    void the_link_of_a_mail_with_the_last_four_digits_opens_the_customers_page_and_shows_whose_address_it_is() {
        var desk = filed("zh");
        var token = token(desk, "open");
        assertThat(open(token, "1234").status()).isEqualTo(404);
        var opened = open(token, "5678");
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(opened.json().getString("number")).isEqualTo(desk.number);
        assertThat(server.database().value("SELECT verified_at IS NOT NULL FROM contact_point"))
                .isEqualTo("t");
        var added = server.anybody()
                .with("Tracking-Code", "link." + token + ".5678")
                .with("Idempotency-Key", "from-the-link")
                .post("/api/v1/tracking/additions", new JsonObject().put("text", "补充说明"));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(open(token(desk, "stop"), "5678").status())
                .as("a link that stops mails opens nothing")
                .isEqualTo(404);
    }

    @Test
    void five_wrong_digits_close_a_link_and_one_of_no_complaint_answers_the_same() {
        var desk = filed("zh");
        var ours = token(desk, "open");
        var forged = ours.substring(0, ours.lastIndexOf('.') + 1) + "a".repeat(24);
        var foreign = "zzzz." + ours.split("\\.", -1)[1] + "." + "b".repeat(24);
        for (String token : List.of(forged, foreign, ours)) {
            if (token.equals(ours)) {
                assertThat(open(ours, "5678").status())
                        .as("forged links take no tries from the customer's own")
                        .isEqualTo(200);
            }
            for (int i = 0; i < 5; i++) {
                assertThat(open(token, "000" + i).status()).isEqualTo(404);
            }
            assertThat(open(token, "5678").status()).isEqualTo(429);
        }
        server.clock().set(server.clock().instant().plus(Duration.ofDays(1)));
        assertThat(open(ours, "5678").status()).isEqualTo(200);
    }

    private static Reply exchanged(String token, String digits) {
        return server.anybody()
                .post(
                        "/api/v1/tracking/link-sessions",
                        new JsonObject().put("link", token).put("phoneDigits", digits));
    }

    @Test
    void a_link_and_its_digits_are_exchanged_once_for_what_opens_the_page_for_a_day_without_tries() {
        var desk = filed("zh");
        var token = token(desk, "open");
        assertThat(exchanged(token, "1234").status()).isEqualTo(404);
        var opened = exchanged(token, "5678");
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        var customer = server.anybody().with("Tracking-Code", opened.json().getString("trackingCode"));
        var tries = "SELECT coalesce(string_agg(id || ' ' || at || ' ' || base, ',' ORDER BY id), '') FROM allowance";
        var before = server.database().value(tries);
        assertThat(IntStream.range(0, 12)
                        .parallel()
                        .map(i -> customer.get("/api/v1/tracking/attachments").status())
                        .boxed()
                        .distinct())
                .containsExactly(200);
        assertThat(server.database().value(tries)).isEqualTo(before);
        server.clock().set(server.clock().instant().plus(Duration.ofDays(1)));
        assertThat(customer.get("/api/v1/tracking").status()).isEqualTo(404);
    }

    @Test
    void an_address_that_the_complaint_has_no_more_opens_nothing() {
        var desk = filed("zh");
        var token = token(desk, "open");
        server.database().execute("UPDATE complaint SET email = 'other@example.com'");
        assertThat(open(token, "5678").status()).isEqualTo(404);
        server.database().execute("UPDATE complaint SET email = '" + ADDRESS + "'");
    }

    private static Reply choose(String link, boolean wanted) {
        return server.anybody()
                .post(
                        "/api/v1/tracking/mails",
                        new JsonObject().put("link", link).put("wanted", wanted));
    }

    @Test
    void the_link_below_a_mail_stops_mails_to_the_address_and_starts_them_again() {
        var desk = taken("zh");
        var link = token(desk, "stop");
        assertThat(choose(token(desk, "open"), false).status()).isEqualTo(404);
        assertThat(choose(link, false).json().getBoolean("wanted")).isFalse();
        assertThat(choose(link, false).status()).isEqualTo(200);
        assertThat(kinds(desk)).isEqualTo("received cancelled");
        desk.pause(DOCUMENTS);
        readAll();
        assertThat(kinds(desk)).isEqualTo("received cancelled");
        desk.resume();
        assertThat(choose(link, true).status()).isEqualTo(200);
        desk.pause(DOCUMENTS);
        assertThat(mail(desk, "documents-wanted")).isNotEmpty();
        assertThat(server.database().value("SELECT count(*) FROM callback_by_hand"))
                .as("who wants no mail is not called for it")
                .isEqualTo("0");
    }

    private static String details(CaseDesk desk, String kind) {
        return of(desk, "o.details ->> 'unsubscribe'", kind);
    }

    /** RFC 8058; an answer to what the customer did is none of those mails. */
    @Test
    void the_button_of_a_mail_program_stops_mails_by_one_press_and_opening_its_address_does_not() {
        var desk = taken("zh");
        mail(desk, "received");
        desk.pause(DOCUMENTS);
        mail(desk, "documents-wanted");
        assertThat(details(desk, "received")).isNull();
        var address = details(desk, "documents-wanted");
        assertThat(address).startsWith(BASE + "/api/v1/tracking/mails/");
        var path = address.substring(BASE.length());
        var opened = server.anybody().get(path);
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.header("Location")).contains("/#stop=" + token(desk, "stop"));
        assertThat(kinds(desk)).isEqualTo("received waiting, documents-wanted waiting");
        for (int press = 0; press < 30; press++) {
            assertThat(server.anybody()
                            .with("Content-Type", "application/x-www-form-urlencoded")
                            .send("POST", path, "List-Unsubscribe=One-Click")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(kinds(desk)).isEqualTo("received cancelled, documents-wanted cancelled");
        assertThat(server.anybody().post(path + "a", new JsonObject()).status()).isEqualTo(404);
    }

    @Test
    void a_corrected_address_takes_back_what_waits_and_tells_it_again_where_the_customer_reads_it() {
        var desk = taken("zh");
        mail(desk, "received");
        desk.pause(DOCUMENTS);
        mail(desk, "documents-wanted");
        corrected(desk, "right@example.com");
        await("it is told again", () -> "right@example.com".equals(of(desk, "address", "documents-wanted")));
        assertThat(kinds(desk))
                .isEqualTo(
                        "received cancelled, documents-wanted cancelled, received waiting, documents-wanted waiting");
        assertThat(server.database()
                        .value("SELECT string_agg(DISTINCT last_code, ',') FROM outbox WHERE state = 'cancelled'"))
                .isEqualTo("address-corrected");
        var token = token(desk, "open");
        assertThat(open(token, "5678").status())
                .as("its link is of the new address")
                .isEqualTo(200);
        desk.resume();
        corrected(desk, "third@example.com");
        await("what is still true is told again", () -> "third@example.com".equals(of(desk, "address", "received")));
        readAll();
        assertThat(of(desk, "address", "documents-wanted"))
                .as("nothing is wanted any more")
                .isEqualTo("right@example.com");
    }

    private static void corrected(CaseDesk desk, String email) {
        var changed = desk.changing()
                .put(
                        desk.path("/particulars"),
                        new JsonObject()
                                .put("complainant", "李娜")
                                .put("phone", "13812345678")
                                .put("email", email)
                                .put("reason", "客户来电更正"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    @Test
    void a_customer_who_withdraws_gets_nothing_that_still_waits() {
        var desk = taken("zh");
        mail(desk, "received");
        desk.pause(DOCUMENTS);
        mail(desk, "documents-wanted");
        desk.step(new JsonObject().put("step", "withdraw").put("reason", "客户来电撤诉"));
        await("they are taken back", () -> kinds(desk).equals("received cancelled, documents-wanted cancelled"));
        assertThat(of(desk, "last_code", "received")).isEqualTo("withdrawn");
    }

    @Test
    @Tag("F9")
    void a_customer_whose_mailbox_does_not_exist_or_has_had_its_share_is_called_for_what_we_have_to_say() {
        var desk = taken("zh");
        mail(desk, "received");
        server.database().execute("UPDATE contact_point SET stopped = 'bounced', stopped_at = now()");
        desk.pause(DOCUMENTS);
        readAll();
        assertThat(called(desk)).isEqualTo("documents-wanted");
        server.database().execute("UPDATE contact_point SET stopped = NULL, stopped_at = NULL");

        var another = taken("zh");
        mail(another, "received");
        another.pause(DOCUMENTS);
        mail(another, "documents-wanted");
        another.resume();
        server.database().execute("UPDATE outbox_window SET n = 5");
        another.pause(DOCUMENTS);
        await("it is kept back", () -> "suppressed cap-address"
                .equals(of(another, "state || ' ' || last_code", "documents-wanted")));
        assertThat(called(another)).isEqualTo("documents-wanted");

        var receipt = filed("zh");
        mail(receipt, "received");
        assertThat(of(receipt, "state", "received")).isEqualTo("suppressed");
        assertThat(called(receipt)).as("a stranger may have filed it").isNull();
    }

    private static String called(CaseDesk desk) {
        return server.database()
                .value(
                        "SELECT string_agg(undelivered, ',') FROM callback_by_hand h JOIN complaint c ON c.id = h.complaint_id"
                                + " WHERE c.number = '" + desk.number + "'");
    }

    private static void reported(CaseDesk desk, String kind, boolean isDelivered) {
        server.database()
                .execute(
                        "UPDATE outbox SET state = 'accepted', next_at = NULL, settled_at = now(), provider_id = 'x' WHERE kind = '"
                                + kind + "'");
        var id = Long.parseLong(of(desk, "o.id", kind));
        assertThat(bounced(id, isDelivered)).isEqualTo(isDelivered ? Taken.DELIVERED : Taken.UNDELIVERED);
        assertThat(bounced(id, isDelivered)).as("it says so twice").isEqualTo(Taken.KNOWN);
    }

    /** A mail server reports about a message (RFC 3464). */
    private static Taken bounced(long message, boolean isDelivered) {
        var keys = new ServerKeys(server.connections().pool());
        var mail = """
                Content-Type: multipart/report; boundary=x

                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example.org

                Action: %s
                Status: %s

                --x
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --x--
                """.formatted(
                        isDelivered ? "delivered" : "failed",
                        isDelivered ? "2.1.5" : "5.2.2",
                        new MessageIds(await(keys.of(KeyPurpose.MESSAGE_ID)), "example.com").ofMessage(message));
        return await(new Bounces(
                        server.connections(),
                        keys,
                        MessageServices.outbox(server.connections(), () -> ZoneOffset.ofHours(8)),
                        server.clock())
                .take(mail.getBytes(StandardCharsets.UTF_8), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"received", "documents-wanted"})
    @Tag("F9")
    void where_no_message_arrives_the_customer_is_called_once(String kind) {
        var desk = taken("zh");
        mail(desk, "received");
        desk.pause(DOCUMENTS);
        mail(desk, "documents-wanted");
        var other = kind.equals("received") ? "documents-wanted" : "received";
        reported(desk, kind, false);
        reported(desk, other, false);
        var calls = server.as("agent1")
                .get("/api/v1/callbacks/by-hand?complaint=" + desk.number)
                .json()
                .getJsonArray("items");
        assertThat(calls).hasSize(1);
        assertThat(calls.getJsonObject(0).getString("undelivered")).isEqualTo(kind);
        assertThat(calls.getJsonObject(0).getString("phone")).isEqualTo("+8613812345678");
        assertThat(calls.getJsonObject(0).getValue("askedBy")).isNull();
        assertThat(calls.getJsonObject(0).getJsonArray("untold"))
                .as("in one call")
                .containsExactly(kind, other);
        server.database().execute("UPDATE outbox SET state = 'accepted'");
        reported(desk, kind, true);
        assertThat(call(desk).getJsonArray("untold"))
                .as("that arrived after all")
                .containsExactly(other);
        reported(desk, other, true);
        assertThat(call(desk).getString("cancelReason")).isEqualTo("arrived");
    }

    private static JsonObject call(CaseDesk desk) {
        return server.as("agent1")
                .get("/api/v1/callbacks/by-hand?complaint=" + desk.number)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
    }

    @Test
    void agents_see_what_was_sent_with_its_state_and_a_covered_address_and_branches_see_nothing() {
        var desk = filed("zh");
        mail(desk, "received");
        var path = "/api/v1/complaints/" + desk.number + "/messages";
        var sent = server.as("agent1").get(path).json().getJsonArray("items");
        assertThat(sent).hasSize(1);
        assertThat(sent.getJsonObject(0).getString("kind")).isEqualTo("received");
        assertThat(sent.getJsonObject(0).getString("state")).isEqualTo("waiting");
        assertThat(sent.getJsonObject(0).getString("address")).isEqualTo("l＊＊@example.com");
        assertThat(server.as("branch1").get(path).status()).isEqualTo(403);
        assertThat(server.as("agent1")
                        .get("/api/v1/complaints/209901-000001/messages")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void administrators_and_supervisors_see_every_mail_filled_in_from_a_made_up_case_and_a_real_one() {
        var previews = server.as("admin1").get("/api/v1/message-previews").json();
        assertThat(previews.getBoolean("isSent")).isTrue();
        assertThat(previews.getJsonArray("items"))
                .hasSize(MessageKind.values().length)
                .allSatisfy(one -> {
                    var preview = (JsonObject) one;
                    assertThat(preview.getJsonObject("zh").getString("text"))
                            .doesNotContainPattern("[{}]")
                            .contains(BASE);
                    assertThat(preview.getJsonObject("en").getString("subject")).isNotBlank();
                    assertThat(preview.getInteger("version")).isEqualTo(1);
                });
        var desk = taken("zh");
        var real = server.as("supervisor1").get("/api/v1/message-previews?complaint=" + desk.number);
        assertThat(real.json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("zh")
                        .getString("subject"))
                .contains(desk.number);
        assertThat(real.json().getJsonArray("items").getJsonObject(3).getValue("zh"))
                .as("no reply is promised")
                .isNull();
        assertThat(server.as("agent1").get("/api/v1/message-previews").status()).isEqualTo(403);
    }

    @Test
    void without_a_relay_or_an_address_no_mail_is_made_and_a_receipt_calls_no_one() {
        var silent = CaseDesk.filed(server, "moderate");
        readAll();
        assertThat(kinds(silent)).isNull();
        assertThat(called(silent)).isNull();
        server.database().execute("UPDATE outbox_route SET state = 'disabled'");
        var desk = filed("zh");
        readAll();
        assertThat(kinds(desk)).isNull();
        assertThat(called(desk)).isNull();
    }
}
