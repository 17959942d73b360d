package hotline.search;

import static hotline.support.Await.await;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One box finds complaints and customers by anything that is typed into it. */
class SearchTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static JsonObject file(Draft draft) {
        var filed = server.anybody().post(COMPLAINTS, draft.json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json();
    }

    private static JsonObject usual() {
        return file(Draft.usual()
                .complainant("王芳")
                .phone("13812345678")
                .waybill("SF1234567890")
                .description("外箱破损，杯子碎了，The box was damaged")
                .demand("要求赔偿"));
    }

    private static Reply reply(String login, String typed) {
        return server.as(login).get("/api/v1/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    private static List<JsonObject> groups(String login, String typed) {
        var reply = reply(login, typed);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return objects(reply.json().getJsonArray("groups"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    /** The hits of a kind, as an agent sees them. */
    private static List<JsonObject> hits(String kind, String typed) {
        return groups("agent1", typed).stream()
                .filter(group -> group.getString("kind").equals(kind))
                .flatMap(group -> objects(group.getJsonArray("items")).stream())
                .toList();
    }

    private static List<String> complaints(String kind, String typed) {
        return hits(kind, typed).stream()
                .map(hit -> hit.getJsonObject("complaint").getString("number"))
                .toList();
    }

    private static String matchedBy(JsonObject hit) {
        return hit.getJsonObject("matched").getString("by");
    }

    private static void indexed(String number) {
        await(number + " is found", () -> server.database()
                .value("SELECT count(*) FROM complaint c WHERE number = '" + number
                        + "' AND EXISTS (SELECT FROM text_gram) AND EXISTS (SELECT FROM complaint_file f WHERE f.complaint = c.id)"
                        + " AND (SELECT count(*) = 2 FROM log_position WHERE reader IN ('search', 'customers') AND (tx, id) >="
                        + " (SELECT e.tx, e.id FROM event e WHERE e.complaint_id = c.id AND e.seq = 1))")
                .equals("1"));
    }

    @Test
    void a_number_is_found_in_any_writing() {
        var number = usual().getString("number");
        for (String typed : List.of(number, "#" + number, number.replace("-", ""), "编号：" + number)) {
            assertThat(complaints("number", typed)).as(typed).containsExactly(number);
        }
        assertThat(matchedBy(hits("number", number + "-N2").get(0))).isEqualTo("notice");
    }

    @Test
    void a_tracking_code_is_said_to_be_right_only_as_a_whole() {
        var filed = usual();
        var code = filed.getString("trackingCode");
        assertThat(matchedBy(hits("number", code).get(0))).isEqualTo("code");
        var wrong = code.substring(0, code.length() - 1) + (code.endsWith("7") ? '8' : '7');
        assertThat(matchedBy(hits("number", wrong).get(0))).isEqualTo("number");
        assertThat(reply("agent1", code).body()).doesNotContain(code.substring(code.length() - 24));
    }

    @Test
    void a_waybill_is_found_in_any_case_and_width() {
        var number = usual().getString("number");
        for (String typed : List.of("SF1234567890", "sf1234567890", "ＳＦ１２３４５６７８９０", "SF 1234 5678 90")) {
            assertThat(complaints("waybill", typed)).as(typed).containsExactly(number);
        }
    }

    @Test
    void a_phone_number_finds_its_complaints_and_all_its_customers() {
        var number = usual().getString("number");
        indexed(number);
        for (String typed : List.of("13812345678", "+86 138-1234-5678", "１３８１２３４５６７８", "008613812345678")) {
            assertThat(complaints("phone", typed)).as(typed).containsExactly(number);
            assertThat(hits("customer", typed)).as(typed).hasSize(1);
        }
    }

    @Test
    void the_last_digits_of_a_number_find_customers_of_each_country() {
        usual();
        var hongKong =
                file(Draft.usual().complainant("陈大文").phone("+852 9123 5678")).getString("number");
        indexed(hongKong);
        assertThat(hits("customer", "5678"))
                .extracting(hit -> hit.getJsonObject("matched").getString("text"))
                .containsExactlyInAnyOrder("138 1234 5678", "+852 9123 5678");
        assertThat(hits("customer", "5678")).allMatch(hit -> matchedBy(hit).equals("last-digits"));
        assertThat(hits("customer", "678")).isEmpty();
        assertThat(hits("customer", "王芳 5678"))
                .extracting(hit -> hit.getJsonObject("customer").getString("name"))
                .containsExactly("王芳");
        assertThat(hits("customer", "wf5678")).hasSize(1);
        assertThat(hits("customer", "王强 5678")).isEmpty();
    }

    @Test
    void a_name_is_found_by_characters_and_by_the_way_it_is_said() {
        indexed(file(Draft.usual().complainant("曾国藩")).getString("number"));
        for (String typed : List.of("曾国藩", "曾國藩", "zengguofan", "zgf", "cgf", "曾")) {
            assertThat(hits("customer", typed)).as(typed).hasSize(1);
        }
    }

    @Test
    void a_complaint_is_found_by_the_words_that_it_was_told_in() {
        var number = usual().getString("number");
        indexed(number);
        for (String typed : List.of("破损", "破損", "碎了", "赔偿 破损", "DAMAGED", "dama", "ｂｏｘ 杯子")) {
            assertThat(complaints("words", typed)).as(typed).containsExactly(number);
        }
        for (String typed : List.of("破", "破了", "amaged", "破损 丢失")) {
            assertThat(complaints("words", typed)).as(typed).isEmpty();
        }
        var matched = hits("words", "破損").get(0).getJsonObject("matched");
        assertThat(matched.getString("text")).startsWith("外箱破损");
        assertThat(matched.getJsonArray("marks").encode()).isEqualTo("[{\"from\":2,\"to\":4}]");
    }

    @Test
    void open_complaints_come_before_ended_ones_and_then_the_newest() {
        var first = usual().getString("number");
        var second = usual().getString("number");
        var third = usual().getString("number");
        indexed(third);
        server.database().execute("UPDATE complaint SET ended_at = received_at WHERE number = '" + third + "'");
        assertThat(complaints("phone", "13812345678")).containsExactly(second, first, third);
        assertThat(complaints("words", "破损")).containsExactly(second, first, third);
    }

    @Test
    void a_group_says_that_there_are_more_and_the_list_has_them() {
        String last = "";
        for (int i = 0; i < 12; i++) {
            last = usual().getString("number");
        }
        indexed(last);
        var words = groups("agent1", "破损").get(0);
        assertThat(words.getBoolean("more")).isTrue();
        assertThat(words.getJsonArray("items")).hasSize(10);
        var list = server.as("agent1")
                .get(COMPLAINTS + "?search=" + URLEncoder.encode("破损", StandardCharsets.UTF_8))
                .json();
        assertThat(list.getJsonArray("items")).hasSize(12);
    }

    @Test
    void the_list_behind_more_has_all_customers_and_complaints_that_last_digits_find() {
        String last = "";
        for (int i = 0; i < 12; i++) {
            last = file(Draft.usual().complainant("王芳").phone("13%02d2345678".formatted(80 + i)))
                    .getString("number");
        }
        indexed(last);
        for (String typed : List.of("5678", "345678", "王芳 5678", "wf5678")) {
            var group = groups("agent1", typed).get(0);
            assertThat(group.getString("kind")).isEqualTo("customer");
            assertThat(group.getBoolean("more")).as(typed).isTrue();
            assertThat(list("agent1", "/api/v1/customers?name=", typed))
                    .as(typed)
                    .hasSize(12);
        }
        assertThat(list("agent1", "/api/v1/customers?name=", "王强 5678")).isEmpty();
        server.database().execute("UPDATE complaint SET filed_by_branch = '上海虹桥网点'");
        assertThat(groups("branch1", "5678").get(0).getBoolean("more")).isTrue();
        assertThat(list("branch1", COMPLAINTS + "?search=", "5678")).hasSize(12);
        assertThat(list("branch1", COMPLAINTS + "?search=", "5679")).isEmpty();
    }

    @Test
    void of_many_with_one_surname_the_whole_name_comes_first_and_the_digits_of_the_number_leave_one() {
        var given = "伟敏静丽强磊军洋勇艳杰娟涛";
        for (int i = 0; i < given.length(); i++) {
            file(Draft.usual().complainant("王" + given.charAt(i)).phone("137%08d".formatted(i)));
        }
        indexed(file(Draft.usual().complainant("王芳").phone("13912344321")).getString("number"));
        assertThat(groups("agent1", "王").get(0).getBoolean("more")).isTrue();
        assertThat(hits("customer", "王芳").get(0).getJsonObject("customer").getString("name"))
                .isEqualTo("王芳");
        for (String typed : List.of("王 4321", "王芳 4321", "w4321")) {
            assertThat(hits("customer", typed)).as(typed).hasSize(1);
        }
    }

    @Test
    void a_name_with_digits_is_found_in_the_list_too() {
        indexed(file(Draft.usual().complainant("1688商贸")).getString("number"));
        assertThat(list("agent1", "/api/v1/customers?name=", "1688商贸")).hasSize(1);
    }

    private static JsonArray list(String login, String address, String typed) {
        var reply = server.as(login).get(address + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items");
    }

    @Test
    @Tag("P6")
    void a_branch_finds_its_own_complaints_and_no_customer() {
        indexed(usual().getString("number"));
        for (String typed : List.of("破损", "5678", "13812345678", "SF1234567890", "王芳")) {
            assertThat(groups("branch1", typed)).as(typed).isEmpty();
        }
        server.database().execute("UPDATE complaint SET filed_by_branch = '上海虹桥网点'");
        for (String typed : List.of("破损", "5678", "13812345678", "SF1234567890")) {
            var found = groups("branch1", typed);
            assertThat(found).as(typed).hasSize(1);
            assertThat(found.get(0).getString("kind")).isNotEqualTo("customer");
        }
    }

    @Test
    @Tag("K8")
    void the_look_at_what_was_found_is_on_record() {
        indexed(usual().getString("number"));
        groups("agent1", "破损");
        groups("agent1", "nothing of that kind");
        assertThat(
                        server.database()
                                .value(
                                        "SELECT string_agg(what || ' ' || cardinality(complaints), ',') FROM personal_data_access"))
                .isEqualTo("search 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "%_",
                "😀",
                "𠮷",
                "𠮷田",
                "' OR 1=1; --",
                "<script>alert(1)</script>",
                "()[]{}*+?^$|",
                "a"
            })
    void a_hostile_text_finds_nothing_and_breaks_nothing(String typed) {
        indexed(usual().getString("number"));
        assertThat(groups("agent1", typed)).isEmpty();
    }

    @Test
    void complaints_with_the_words_as_they_were_typed_come_first_then_those_that_have_them_together() {
        var typed = described("外箱破损，杯子碎了");
        var together = described("破损的是外箱，里面完好");
        var apart = described("外箱上写的是别人的名字，打开以后发现里面根本不是我买的东西，问了网点也说不清楚，而且里面的杯子也破损了");
        var newest = described("外箱 破损，要求赔偿");
        var ended = described("外箱破损，今天送到");
        indexed(ended);
        server.database().execute("UPDATE complaint SET ended_at = received_at WHERE number = '" + ended + "'");
        assertThat(complaints("words", "外箱 破损")).containsExactly(newest, typed, ended, together, apart);
        assertThat(complaints("words", "破损 外箱")).first().isNotEqualTo(ended);
        assertThat(complaints("words", "箱 破损")).isNotEmpty();
    }

    private static String described(String text) {
        return file(Draft.usual().description(text)).getString("number");
    }

    @Test
    void the_last_digits_of_a_merged_files_number_find_the_customer_that_it_is_now() {
        var first = file(Draft.usual().complainant("王芳").phone("13812345678")).getString("number");
        var second = file(Draft.usual().complainant("王方").phone("13900009999")).getString("number");
        indexed(second);
        long into = customerOf(first);
        long from = customerOf(second);
        var merged = server.as("agent1")
                .with("If-Match", "\"1\"")
                .post(
                        "/api/v1/customers/" + from + "/merge",
                        new JsonObject().put("into", into).put("intoVersion", 1).put("reason", "同一人"));
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        for (String typed : List.of("9999", "王方 9999", "00009999", "13900009999")) {
            var found = hits("customer", typed);
            assertThat(found).as(typed).hasSize(1);
            assertThat(found.get(0).getJsonObject("customer").getLong("id")).isEqualTo(into);
            assertThat(found.get(0).getJsonObject("matched").getString("text")).isEqualTo("139 0000 9999");
        }
    }

    private static long customerOf(String number) {
        return server.as("agent1")
                .get(COMPLAINTS + "/" + number)
                .json()
                .getJsonObject("customer")
                .getLong("id");
    }

    @Test
    void a_text_that_is_none_is_refused_by_its_name() {
        for (String typed : List.of("", " ", "\u3000\u3000", "\u0000", "w".repeat(401), "破".repeat(401))) {
            var reply = reply("agent1", typed);
            assertThat(reply.status()).as(typed).isEqualTo(422);
            assertThat(reply.body()).as(typed).contains("q");
        }
        assertThat(reply("agent1", "破".repeat(401)).body()).contains("400").contains("words of the complaint");
        assertThat(reply("agent1", "w ".repeat(200)).status()).isEqualTo(200);
        assertThat(reply("agent1", "破损".repeat(200)).status()).isEqualTo(200);
        var longest = reply("agent1", "破".repeat(1_000));
        assertThat(longest.status()).isEqualTo(400);
        assertThat(longest.body()).contains("8192").contains("Chinese character");
    }
}
