package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people type, paste and scan them: stored in one writing, found in every writing, corrected later. */
class TypedIdentifiersTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running(shared = true)
    private static TestServer server;

    @Test
    void a_waybill_is_stored_and_found_in_any_case_and_width() {
        var number = file(Draft.usual().waybill(" ｈd26-typed－0017x。")).getString("number");
        assertThat(read(number).getString("waybill")).isEqualTo("HD26-TYPED-0017X");
        for (String typed : List.of("hd26-typed-0017x", "HD26-TYPED-0017X", "ＨＤ２６－ＴＹＰＥＤ－００１７Ｘ", "#HD26-TYPED-0017X ")) {
            assertThat(found("waybill", typed)).as(typed).containsExactly(number);
            assertThat(found("search", typed)).as(typed).containsExactly(number);
        }
        for (String typed : List.of("运单", "-----", "。")) {
            assertThat(refused(Draft.usual().waybill(typed))).as(typed).isEqualTo("/waybill bad-waybill");
        }
    }

    @Test
    void a_waybill_that_is_too_long_and_a_time_beyond_the_last_year_are_refused_once() {
        var tooLong = Draft.usual().waybill("a".repeat(41));
        assertThat(refused(tooLong)).isEqualTo("/waybill too-long");
        assertThat(server.anybody().post(COMPLAINTS, tooLong.json()).json().getJsonArray("errors"))
                .hasSize(1);
        var late = server.anybody()
                .post(COMPLAINTS, Draft.usual().json().put("preferredCallbackAt", "9999-12-31T23:59:59Z"));
        assertThat(late.status()).as(late.body()).isEqualTo(422);
        assertThat(late.body()).contains("/preferredCallbackAt").doesNotContain("+10000");
    }

    @Test
    void all_digits_are_searched_as_waybill_and_as_phone() {
        var ofWaybill = file(Draft.usual().waybill("880012345678")).getString("number");
        assertThat(found("search", "880012345678")).containsExactly(ofWaybill);
        var ofPhone = file(Draft.usual().phone("13990007001")).getString("number");
        var both = file(Draft.usual().waybill("13990007001")).getString("number");
        assertThat(found("search", "139 9000 7001")).containsExactly(both, ofPhone);
    }

    @Test
    void a_case_is_found_by_its_number_its_code_and_the_receipt_in_any_writing() {
        var filed = file(Draft.usual());
        var number = filed.getString("number");
        var code = filed.getString("trackingCode");
        for (String typed : List.of(
                number,
                "#" + number,
                number.replace("-", ""),
                number.replace('-', ' '),
                fullWidth(number),
                number + "-N2",
                code,
                code.toLowerCase(Locale.ROOT),
                code.replace('-', ' '),
                "编号 " + number.replace('-', ' '),
                "查询码：" + code.replace('-', ' ') + "，谢谢",
                "Tracking-Code: " + code.replace('-', ' '),
                "投诉受理编号 " + number + "，承诺 9月30日（周三）18:00 前办结。查询码 " + code + "，查询：https://h/#track=" + code)) {
            assertThat(found("search", typed)).as(typed).containsExactly(number);
        }
        assertThat(found("search", "王芳的投诉")).isEmpty();
        assertThat(found("search", "。。。")).isEmpty();
        assertThat(list(server.as("agent1"), "search", " ")
                        .getJsonArray("items")
                        .size())
                .isPositive();
    }

    @Test
    void a_waybill_is_found_with_dashes_that_its_label_lacks() {
        var number = file(Draft.usual().waybill("HD2609250777")).getString("number");
        assertThat(found("search", "HD-2609-250777")).containsExactly(number);
        assertThat(found("search", "运单 hd-2609-250777 到哪了")).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource({
        "HD-2609-250778, 13990007101",
        "hd 2609 250778, 13990007102",
        "运单号：HD2609-250778, 13990007103",
        "Waybill No.: HD-2609250778, 13990007104"
    })
    void a_waybill_with_dashes_is_found_without_them_and_the_other_way_round(String typed, String phone) {
        var number = file(Draft.usual().phone(phone).waybill(typed)).getString("number");
        assertThat(read(number).getString("waybill")).matches("HD-?2609-?250778");
        for (String asked : List.of("HD2609250778", "HD-26-09-25-07-78", "hd 2609 2507 78", "运单号：HD2609250778")) {
            assertThat(found("waybill", asked)).as(asked).contains(number);
            assertThat(found("search", asked)).as(asked).contains(number);
        }
        assertThat(found("search", "你好，运单 HD 2609 2507 78 到哪了")).contains(number);
        var ofCustomer = server.as("agent1").get(COMPLAINTS + "?waybill=HD2609250778&phone=" + phone);
        assertThat(ofCustomer.json().getJsonArray("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"62881239, area-code-missing", "6288 1239, area-code-missing", "138****5678, hidden-digits"})
    void a_search_for_a_number_that_lacks_a_part_says_so(String typed, String code) {
        var asked = server.as("agent1").get(COMPLAINTS + "?search=" + encoded(typed));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.json().getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo(code);
    }

    @Test
    void a_waybill_that_looks_like_such_a_number_is_found() {
        var number = file(Draft.usual().waybill("62881777")).getString("number");
        assertThat(found("search", "62881777")).containsExactly(number);
    }

    @Test
    void a_case_is_read_and_changed_by_its_number_in_any_writing() {
        var number = file(Draft.usual()).getString("number");
        for (String typed :
                List.of("#" + number, number.replace("-", ""), fullWidth(number), number + "-N2", " " + number)) {
            var path = COMPLAINTS + "/"
                    + URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20");
            assertThat(server.as("agent1").get(path).json().getString("number"))
                    .as(typed)
                    .isEqualTo(number);
            assertThat(server.as("agent1").get(path + "/events").status()).isEqualTo(200);
            assertThat(server.as("agent1")
                            .post(
                                    path + "/notes",
                                    new JsonObject().put("text", typed).put("internal", true))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(server.as("agent1").get(COMPLAINTS + "/HD26-TYPED-0017X").status())
                .isEqualTo(404);
    }

    @Test
    void every_action_takes_the_number_in_any_writing() {
        var filed = server.as("branch1")
                .post(COMPLAINTS, Draft.usual().channel("branch").json())
                .json();
        var typed = encoded("# " + fullWidth(filed.getString("number"))).replace("+", "%20");
        for (var action : List.of(
                List.of(
                        "agent1",
                        "PUT",
                        "judgement",
                        "{\"type\":\"cargo-damage\",\"severity\":\"minor\",\"reason\":\"x\"}"),
                List.of("agent1", "POST", "judgement/trials", "{\"type\":\"cargo-damage\",\"severity\":\"minor\"}"),
                List.of("agent1", "PUT", "particulars", "{\"complainant\":\"李\",\"phone\":\"13990007005\"}"),
                List.of("supervisor1", "POST", "ruling", "{\"reason\":\"x\"}"),
                List.of("branch1", "POST", "additions", "{\"text\":\"x\"}"),
                List.of("agent1", "POST", "pauses", "{\"reason\":\"customer\"}"),
                List.of("agent1", "PUT", "pause-review", "{}"),
                List.of("agent1", "POST", "resumption", "{}"),
                List.of("agent1", "POST", "extensions", "{\"workingDays\":1,\"reason\":\"x\"}"),
                List.of("agent1", "POST", "hand-over", "{\"department\":\"claims\",\"reason\":\"x\"}"),
                List.of("agent1", "POST", "stages/next", "{}"),
                List.of(
                        "agent1",
                        "POST",
                        "promises",
                        "{\"by\":\"2026-09-28T10:00:00+08:00\",\"text\":\"x\",\"agreed\":true}"),
                List.of("agent1", "POST", "steps", "{\"step\":\"assign\"}"),
                List.of("branch1", "POST", "withdrawal", "{\"reason\":\"x\"}"))) {
            var caller = server.as(action.get(0)).with("If-Match", "\"99\"");
            var path = COMPLAINTS + "/" + typed + "/" + action.get(2);
            var body = new JsonObject(action.get(3));
            var reply = action.get(1).equals("PUT") ? caller.put(path, body) : caller.post(path, body);
            assertThat(reply.status()).as(action.get(2) + " " + reply.body()).isIn(200, 409, 412);
        }
        assertThat(server.as("agent1")
                        .get(COMPLAINTS + "/" + typed + "/notices")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void supervisors_name_cases_and_notices_in_any_writing() {
        var number = file(Draft.usual()).getString("number");
        var typed = " " + fullWidth(number);
        var supervisor = server.as("supervisor1");
        var reminded = supervisor.post(
                COMPLAINTS + "/reminders",
                new JsonObject().put("numbers", new JsonArray().add(typed).add("#" + number)));
        assertThat(reminded.json().getJsonArray("items")).hasSize(1);
        var item = reminded.json().getJsonArray("items").getJsonObject(0);
        assertThat(item.getString("number")).isEqualTo(number);
        assertThat(item.getString("notice")).isEqualTo(number + "-N1");
        assertThat(server.as("agent1")
                        .post(
                                "/api/v1/notices/" + encoded(number.replace("-", "") + "n1") + "/receipt",
                                new JsonObject())
                        .status())
                .as("to another person: forbidden, but found")
                .isIn(200, 403);
    }

    @Test
    void ended_cases_are_found_and_a_branch_finds_its_own_only() {
        var branch = server.as("branch1");
        var own = branch.post(
                        COMPLAINTS,
                        Draft.usual().channel("branch").waybill("BR77OWN01").json())
                .json()
                .getString("number");
        var foreign = file(Draft.usual().waybill("BR77OTHER1")).getString("number");
        step(own, new JsonObject().put("step", "withdraw").put("reason", "客户撤回"));
        assertThat(found("search", "br77own01")).containsExactly(own);
        assertThat(found(branch, "search", "br77own01")).containsExactly(own);
        assertThat(found(branch, "search", own)).containsExactly(own);
        assertThat(found(branch, "search", foreign)).isEmpty();
        assertThat(found(branch, "search", "BR77OTHER1")).isEmpty();
    }

    @Test
    void a_code_opens_the_case_however_it_was_typed() {
        var filed = file(Draft.usual());
        var code = filed.getString("trackingCode");
        int end = code.length() - 12;
        for (String typed : List.of(
                code,
                code.toLowerCase(Locale.ROOT),
                code.replace('-', ' '),
                code.replace('0', 'O'),
                code.replace('1', 'l'),
                code.substring(0, end) + " " + code.substring(end),
                fullWidth(code),
                "查询码 " + code + "，查询：https://h/#track=" + code)) {
            var sent = URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20");
            var reply = server.anybody().with("Tracking-Code", sent).get("/api/v1/tracking");
            assertThat(reply.status()).as(typed).isEqualTo(200);
            assertThat(reply.json().getString("number")).isEqualTo(filed.getString("number"));
        }
        assertThat(server.anybody()
                        .with("Tracking-Code", " " + code.replace('-', ' '))
                        .get("/api/v1/tracking")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "021-6123 4567 转 801 | +862161234567 | 801 | 021-6123 4567",
                "0755-26012345-8 | +8675526012345 | 8 | 0755-2601 2345",
                "400-820-1234 | +864008201234 | - | 400-820-1234",
                "95338 | 95338 | - | 95338",
                "１３５１４８１７２７３ | +8613514817273 | - | 135 1481 7273"
            })
    void a_phone_is_kept_with_its_extension_apart_and_shown_as_people_write_it(
            String typed, String phone, String extension, String written) {
        var filed = file(Draft.usual().phone(typed));
        assertThat(filed.getJsonObject("phone").getString("written")).isEqualTo(written);
        var seen = read(filed.getString("number"));
        assertThat(seen.getString("phone")).isEqualTo(phone);
        assertThat(seen.getString("phoneExtension")).isEqualTo(extension);
        assertThat(seen.getString("phoneWritten")).isEqualTo(written);
        assertThat(seen.getString("phoneLink")).startsWith("tel:");
        var list = list(server.as("agent1"), "phone", typed);
        assertThat(list.getJsonObject("phone"))
                .isEqualTo(new JsonObject()
                        .put("number", phone)
                        .put("extension", extension)
                        .put("written", written));
        assertThat(found("phone", typed)).contains(filed.getString("number"));
    }

    @ParameterizedTest
    @CsvSource({
        "61234567, area-code-missing",
        "6123456, area-code-missing",
        "138****5678, hidden-digits",
        "1381234567, mobile-digits",
        "110, no-phone-number",
        "没有, no-phone-number"
    })
    void a_number_that_can_not_be_called_is_refused_and_never_called_unknown(String typed, String code) {
        assertThat(refused(Draft.usual().phone(typed))).isEqualTo("/phone " + code);
        var asked = server.as("agent1").get(COMPLAINTS + "?phone=" + encoded(typed));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.json().getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo(code);
    }

    @Test
    @Tag("P2")
    void a_waybill_of_punctuation_is_refused_and_removes_none() {
        var number =
                file(Draft.usual().phone("13990007004").waybill("KEEP7004")).getString("number");
        var correction = new JsonObject()
                .put("complainant", "李娜")
                .put("phone", "13990007004")
                .put("reason", "客户来电更正");
        for (String typed : List.of("-----", "。")) {
            var refused =
                    correct(server.as("agent1"), number, "1", correction.copy().put("waybill", typed));
            assertThat(refused.status()).as(typed).isEqualTo(422);
            assertThat(read(number).getString("waybill")).isEqualTo("KEEP7004");
        }
        var removed =
                correct(server.as("agent1"), number, "1", correction.copy().putNull("waybill"));
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().getString("waybill")).isNull();
    }

    @Test
    @Tag("P2")
    void an_agent_corrects_phone_name_and_waybill_and_the_log_keeps_the_old_ones() {
        var number = file(Draft.usual().phone("13990007002").waybill("OLD7002")).getString("number");
        var correction = new JsonObject()
                .put("complainant", "李\u200b娜娜")
                .put("phone", "021-6123 7002 转 801")
                .put("waybill", "new7002")
                .put("reason", "客户来电更正");
        var corrected = correct(server.as("agent1"), number, "1", correction);
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.header("ETag")).contains("\"2\"");
        assertThat(corrected.json().getString("complainant")).isEqualTo("李娜娜");
        assertThat(corrected.json().getString("phone")).isEqualTo("+862161237002");
        assertThat(corrected.json().getString("phoneExtension")).isEqualTo("801");
        assertThat(corrected.json().getString("waybill")).isEqualTo("NEW7002");
        assertThat(found("search", "13990007002")).isEmpty();
        assertThat(found("search", "OLD7002")).isEmpty();
        assertThat(found("phone", "021-61237002")).containsExactly(number);
        assertThat(found("search", "new7002")).containsExactly(number);

        var event = events(number).getJsonObject(1);
        assertThat(event.getString("type")).isEqualTo("particulars-corrected");
        assertThat(event.getBoolean("internal")).isTrue();
        var data = event.getJsonObject("data");
        assertThat(data.getJsonObject("from"))
                .isEqualTo(new JsonObject()
                        .put("complainant", "李娜")
                        .put("phone", "+8613990007002")
                        .put("phoneWritten", "139 9000 7002")
                        .put("waybill", "OLD7002"));
        assertThat(data.getJsonObject("to"))
                .isEqualTo(new JsonObject()
                        .put("complainant", "李娜娜")
                        .put("phone", "+862161237002")
                        .put("phoneWritten", "021-6123 7002")
                        .put("phoneExtension", "801")
                        .put("waybill", "NEW7002"));
        assertThat(data.getString("reason")).isEqualTo("客户来电更正");
        assertThat(server.database()
                        .value("SELECT data->>'from' || (data->>'to') FROM event WHERE type = 'particulars-corrected'"
                                + " AND complaint_id = (SELECT id FROM complaint WHERE number = '" + number + "')"))
                .isEqualTo("{}{}");
    }

    @Test
    void a_correction_is_checked_like_a_draft_and_needs_the_version_read() {
        var number =
                file(Draft.usual().phone("13990007003").waybill("KEEP7003")).getString("number");
        var agent = server.as("agent1");
        var body = new JsonObject().put("complainant", "李娜").put("phone", "13990007003");
        assertThat(correct(agent, number, "7", body).status()).isEqualTo(412);
        assertThat(agent.put(COMPLAINTS + "/" + number + "/particulars", body).status())
                .isEqualTo(428);
        assertThat(correct(agent, number, "1", body.copy().put("phone", "61237003"))
                        .status())
                .isEqualTo(422);
        assertThat(correct(agent, number, "1", body.copy().put("complainant", "\u200b"))
                        .status())
                .isEqualTo(422);
        assertThat(correct(agent, number, "1", body.copy().put("waybill", "keep7003"))
                        .status())
                .isEqualTo(409);
        assertThat(correct(agent, number, "1", body).json().getValue("waybill")).isNull();
        assertThat(correct(server.as("branch1"), number, "2", body).status()).isEqualTo(403);
        assertThat(correct(agent, "202609-999999", "1", body).status()).isEqualTo(404);
    }

    private static JsonObject file(Draft draft) {
        var filed = server.as("agent1")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(COMPLAINTS, draft.json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json();
    }

    private static String refused(Draft draft) {
        var refused = server.as("agent1").post(COMPLAINTS, draft.json());
        assertThat(refused.status()).isEqualTo(422);
        var error = refused.json().getJsonArray("errors").getJsonObject(0);
        return error.getString("pointer") + " " + error.getString("code");
    }

    private static JsonObject read(String number) {
        return server.as("agent1").get(COMPLAINTS + "/" + number).json();
    }

    private static void step(String number, JsonObject step) {
        assertThat(server.as("agent1")
                        .with("If-Match", "\"1\"")
                        .post(COMPLAINTS + "/" + number + "/steps", step)
                        .status())
                .isEqualTo(200);
    }

    private static Reply correct(TestClient client, String number, String version, JsonObject body) {
        return client.with("If-Match", "\"" + version + "\"").put(COMPLAINTS + "/" + number + "/particulars", body);
    }

    private static JsonArray events(String number) {
        return server.as("agent1")
                .get(COMPLAINTS + "/" + number + "/events")
                .json()
                .getJsonArray("items");
    }

    private static List<String> found(String by, String text) {
        return found(server.as("agent1"), by, text);
    }

    private static List<String> found(TestClient client, String by, String text) {
        return list(client, by, text).getJsonArray("items").stream()
                .map(row -> ((JsonObject) row).getString("number"))
                .toList();
    }

    private static JsonObject list(TestClient client, String by, String text) {
        var reply = client.get(COMPLAINTS + "?" + by + "=" + encoded(text));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String fullWidth(String ascii) {
        return ascii.chars()
                .map(c -> c + 0xfee0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
