package hotline.customer.lists;

import static hotline.customer.lists.ListClient.LISTS;
import static hotline.customer.lists.ListClient.counts;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of customers become files: tried first, taken row by row, each refused row with its reasons. */
@Tag("A1")
class CustomerListsTest {
    private static final String CUSTOMERS = "/api/v1/customers";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private final ListClient lists = new ListClient(server, "supervisor1");

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static JsonObject only(String query) {
        var found = server.as("agent1").get(CUSTOMERS + "?" + query).json().getJsonArray("items");
        assertThat(found).as(query).hasSize(1);
        return found.getJsonObject(0);
    }

    private static List<String> files() {
        return List.of(server.database()
                .value("SELECT coalesce(string_agg(name, ' ' ORDER BY id), '') FROM customer_file")
                .split(" ", -1));
    }

    private static JsonObject fileOf(String name, String phone) {
        server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual().complainant(name).phone(phone).json());
        await("the caller has a file", () -> !server.as("agent1")
                .get(CUSTOMERS + "?phone=" + phone)
                .json()
                .getJsonArray("items")
                .isEmpty());
        return only("phone=" + phone);
    }

    private static List<String> values(JsonObject customer, String kind) {
        return customer.getJsonArray("contacts").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("kind").equals(kind))
                .map(one -> one.getString("value"))
                .toList();
    }

    @Test
    void a_check_changes_nothing_and_names_every_refused_row_with_line_column_and_reason_in_both_languages() {
        var checked = lists.checked("""
                name,phones,kind,credit-code,department,e-mails,responsible
                王小明,13812340001,,,,,
                海纳贸易有限公司,021-61234567 ext. 12 [财务] | 13812340002,company,91310000710924363X,,a@b,
                ,13812340003,person,,,,
                李四,1381234,robot,,nowhere,,nobody
                赵六,,,,,,
                """);
        assertThat(checked.getString("state")).isEqualTo("checked");
        assertThat(counts(checked.getJsonObject("trial"))).isEqualTo("1 added, 0 updated, 0 same, 4 refused");
        assertThat(files()).containsExactly("");
        var refused = lists.refused(checked);
        assertThat(refused.stream().map(one -> one.getLong("line"))).containsExactly(3L, 4L, 5L, 6L);
        assertThat(refused.get(2).getJsonArray("faults").stream()
                        .map(JsonObject.class::cast)
                        .map(one ->
                                one.getString("column") + " " + one.getInteger("place") + " " + one.getString("code")))
                .containsExactly("kind 3 no-kind", "phones 2 no-phone-number");
        assertThat(lists.refusedFile(checked, "zh"))
                .startsWith("\uFEFFname,phones,")
                .contains("李四,1381234,robot,,nowhere,,nobody,,5,客户类别: 应为“个人”或“单位”；电话: ");
        assertThat(lists.refusedFile(checked, "en"))
                .contains("赵六,,,,,,,,6,\"Phone numbers: A phone number or a customer number is needed");
        assertThat(server.as("admin1")
                        .get(LISTS + "/" + checked.getLong("id"))
                        .json()
                        .getBoolean("isMine"))
                .isFalse();
        assertThat(server.as("admin1")
                        .get(LISTS + "/" + checked.getLong("id") + "/refused")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_list_makes_files_that_callers_are_found_by_and_taking_it_again_changes_nothing() {
        var csv = """
                客户编号,姓名或名称,电话,地址,对接部门,客户类别,最近联系
                K-1,海纳贸易有限公司,021-61234567 转 12 [财务] | 13812340002,上海市长宁区虹桥路100号 [仓库],客服部,单位,2026/9/1
                K-2,王小明,13812340001,,,,
                """;
        var taken = lists.taken(csv);
        assertThat(taken.getString("state")).isEqualTo("taken");
        assertThat(counts(taken.getJsonObject("taken"))).isEqualTo("2 added, 0 updated, 0 same, 0 refused");
        var company = only("name=hainamaoyi");
        assertThat(company.getString("externalId")).isEqualTo("K-1");
        assertThat(company.getString("kind")).isEqualTo("company");
        assertThat(company.getString("lastContactAt")).startsWith("2026-09-01");
        assertThat(values(company, "address")).containsExactly("上海市长宁区虹桥路100号");
        assertThat(company.getJsonArray("contacts").encode()).contains("财务").contains("\"12\"");
        assertThat(only("phone=13812340001").getString("name")).isEqualTo("王小明");
        assertThat(fileOf("王先生", "13812340001").getString("name")).isEqualTo("王小明");
        assertThat(counts(lists.taken(csv).getJsonObject("taken"))).isEqualTo("0 added, 0 updated, 2 same, 0 refused");
        var changes = server.as("agent1").get(CUSTOMERS + "/" + company.getLong("id") + "/changes");
        assertThat(changes.json().getJsonArray("items").getJsonObject(0).getString("what"))
                .isEqualTo("made");
    }

    @Test
    void by_phone_a_list_only_fills_what_is_empty_and_by_number_it_changes_what_it_says() {
        var mother = fileOf("王丽", "13812340001");
        var changed = lists.taken("""
                name,phones,region,customer
                王芳,13812340001,上海,
                王女士,13812340001,北京,
                """);
        assertThat(counts(changed.getJsonObject("taken"))).isEqualTo("1 added, 1 updated, 0 same, 0 refused");
        var kept =
                server.as("agent1").get(CUSTOMERS + "/" + mother.getLong("id")).json();
        assertThat(kept.getString("name")).isEqualTo("王丽");
        var named = lists.taken(
                "name,region,customer\n王丽丽,上海,%d\n,南京,%d\n".formatted(mother.getLong("id"), mother.getLong("id") + 1));
        assertThat(named.getJsonObject("taken").getLong("updated")).isEqualTo(2);
        var after =
                server.as("agent1").get(CUSTOMERS + "/" + mother.getLong("id")).json();
        assertThat(after.getString("name")).isEqualTo("王丽丽");
        assertThat(after.getString("region")).isEqualTo("上海");
        assertThat(only("name=wanglili").getLong("id")).isEqualTo(mother.getLong("id"));
    }

    @Test
    void no_list_takes_a_refusal_back_or_brings_an_ended_number_back() {
        lists.taken("external-id,name,phones,calls,sms\nK-1,王小明,13812340001 | 13812340009,refused,agreed\n");
        var file = only("phone=13812340001");
        var ended = file.getJsonArray("contacts").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("value").endsWith("0009"))
                .findFirst()
                .orElseThrow();
        server.as("agent1").delete(CUSTOMERS + "/" + file.getLong("id") + "/contacts/" + ended.getLong("id"));
        var again =
                lists.taken("external-id,name,phones,calls,sms\nK-1,王小明,13812340001 | 13812340009,agreed,refused\n");
        assertThat(again.getJsonObject("taken").getLong("refusalsKept")).isEqualTo(1);
        var after = only("phone=13812340001");
        assertThat(after.getString("calls")).isEqualTo("refused");
        assertThat(after.getString("sms")).isEqualTo("refused");
        assertThat(values(after, "phone")).containsExactly("+8613812340001");
    }

    @Test
    @Tag("A2")
    @Tag("K8")
    void a_sealed_file_takes_no_row_and_the_refusal_of_an_erased_customer_holds_when_a_list_brings_them_again() {
        lists.taken("external-id,name,phones,calls\nK-1,王小明,13812340001,\nK-2,李四,13812340002,refused\n");
        long sealed = only("phone=13812340001").getLong("id");
        long erased = only("phone=13812340002").getLong("id");
        server.database().execute("UPDATE customer_file SET sealed_at = now() WHERE id = " + sealed);
        var checked = lists.checked("""
                customer,external-id,name,phones
                %d,,王小明,
                ,K-1,王小明,
                ,,王小明,13812340001
                """.formatted(sealed));
        assertThat(lists.refused(checked).stream()
                        .map(one -> one.getJsonArray("faults").getJsonObject(0))
                        .map(one -> one.getString("column") + " " + one.getString("code")))
                .containsExactly("customer sealed-customer", "external-id sealed-customer", "phones sealed-customer");
        assertThat(server.as("supervisor1")
                        .with("If-Match", "*")
                        .post(CUSTOMERS + "/" + erased + "/erasure", new JsonObject().put("why", "asked"))
                        .status())
                .isEqualTo(200);
        await("the erasure is done", () -> server.database()
                .value("SELECT count(finished_at)::text FROM erasure")
                .equals("1"));
        var again =
                lists.taken("external-id,name,phones,calls,sms\nK-2,李四,13812340002,agreed,agreed\n,赵六,13812340002,,\n");
        assertThat(counts(again.getJsonObject("taken"))).isEqualTo("2 added, 0 updated, 0 same, 0 refused");
        assertThat(again.getJsonObject("taken").getLong("refusalsKept")).isEqualTo(1);
        var both =
                server.as("agent1").get(CUSTOMERS + "?phone=13812340002").json().getJsonArray("items");
        assertThat(both.stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("calls") + " " + one.getString("externalId")))
                .containsExactlyInAnyOrder("refused K-2", "refused null");
        assertThat(both.encode()).contains("\"sms\":\"agreed\"");
    }

    @Test
    void numbers_of_other_customers_unknown_ones_and_repeated_ones_are_refused() {
        lists.taken("external-id,name,phones\nK-1,王小明,13812340001\nK-2,李四,13812340002\n");
        long wang = only("phone=13812340001").getLong("id");
        var checked = lists.checked("""
                customer,external-id,name,phones,credit-code
                99999,,王小明,,
                %d,K-2,王小明,,
                ,K-1,王小明,,123
                ,K-1,王小明,,
                """.formatted(wang));
        assertThat(lists.refused(checked).stream()
                        .map(one -> one.getJsonArray("faults").getJsonObject(0).getString("code")))
                .containsExactly("unknown-customer", "other-customer", "bad-credit-code", "twice");
        assertThat(lists.checked("name,phones,surprise\n")
                        .getJsonObject("unreadable")
                        .getString("code"))
                .isEqualTo("unknown-column");
        var gb = lists.checked("gb.csv", "姓名或名称\n王\n".getBytes(Charset.forName("GB18030")));
        assertThat(gb.getString("state")).isEqualTo("unreadable");
        assertThat(gb.getJsonObject("unreadable").getString("code")).isEqualTo("other-encoding");
        assertThat(lists.step(gb.getLong("id"), "take").status()).isEqualTo(409);
    }

    @Test
    void a_workbook_is_read_with_its_sheets_and_with_phone_numbers_that_excel_holds_as_numbers() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var about = book.newWorksheet("说明");
            about.value(0, 0, "这是客户名单");
            var first = book.newWorksheet("华东");
            first.value(0, 0, "姓名或名称");
            first.value(0, 1, "电话");
            first.value(0, 2, "客户编号");
            first.value(1, 0, "王小明");
            first.value(1, 1, 13812340001L);
            first.value(1, 2, 7001);
            var second = book.newWorksheet("华南");
            second.value(0, 0, "Name");
            second.value(0, 1, "Phone numbers");
            second.value(2, 0, "李四");
            second.value(2, 1, "12");
        }
        var checked = lists.checked("客户.xlsx", bytes.toByteArray());
        assertThat(checked.getString("state")).as(checked.encode()).isEqualTo("checked");
        assertThat(counts(checked.getJsonObject("trial"))).isEqualTo("1 added, 0 updated, 0 same, 1 refused");
        assertThat(lists.refused(checked).get(0).getString("sheet")).isEqualTo("华南");
        assertThat(lists.refused(checked).get(0).getLong("line")).isEqualTo(3);
        lists.taken(checked);
        assertThat(only("phone=13812340001").getString("externalId")).isEqualTo("7001");
        var broken = new ByteArrayOutputStream();
        broken.write(bytes.toByteArray(), 0, bytes.size() / 2);
        assertThat(lists.checked("half.xlsx", broken.toByteArray()).getString("state"))
                .isEqualTo("unreadable");
    }

    @Test
    void a_node_that_takes_a_list_over_continues_behind_the_last_row_that_was_written() {
        var csv = new StringBuilder("external-id,name,phones\n");
        for (int i = 0; i < 1_200; i++) {
            csv.append("K-%d,客户%d,138%08d\n".formatted(i, i, i));
        }
        csv.append("K-3,客户3,13800000003\n");
        var checked = lists.checked(csv.toString());
        long id = checked.getLong("id");
        assertThat(counts(checked.getJsonObject("trial"))).isEqualTo("1200 added, 0 updated, 0 same, 1 refused");
        var request = new ListRequest(id, false, 1, Optional.empty()).json().encode();
        var result = new ListCounts(500, 500, 0, 0, 0, 0).json().encode();
        server.database().execute("""
                WITH died AS (
                    INSERT INTO background_job (kind, state, request, position, done, result, asked_at, run, lease_until)
                    VALUES ('customer-list', 'running', jsonb_set('%s', '{by}', (SELECT to_jsonb(person) FROM customer_list WHERE id = %d)),
                        500, 500, '%s', '2026-09-28T01:00:00Z', 1, '2026-09-28T01:00:30Z')
                    RETURNING id)
                UPDATE customer_list SET take_job = died.id FROM died WHERE customer_list.id = %d
                """.formatted(request, id, result, id));
        var over = lists.over(id);
        assertThat(over.getString("state")).isEqualTo("taken");
        assertThat(counts(over.getJsonObject("taken"))).isEqualTo("1200 added, 0 updated, 0 same, 1 refused");
        assertThat(server.database().value("SELECT count(*)::text FROM customer_file"))
                .isEqualTo("700");
        assertThat(server.database().value("SELECT min(external_id) FROM customer_file WHERE name = '客户500'"))
                .isEqualTo("K-500");
        assertThat(new JsonArray(lists.refused(over)).encode()).contains("twice");
    }

    @Test
    void parts_of_the_wrong_size_and_lists_that_are_not_whole_are_refused() {
        var begun = server.as("supervisor1")
                .post(LISTS, new JsonObject().put("fileName", "a.csv").put("size", 20));
        long id = begun.json().getLong("id");
        assertThat(lists.put(id, 0, new byte[7])).isEqualTo(422);
        assertThat(lists.put(id, 1, new byte[7])).isEqualTo(422);
        assertThat(lists.step(id, "check").status()).isEqualTo(409);
        assertThat(server.as("supervisor1").delete(LISTS + "/" + id).status()).isEqualTo(204);
        assertThat(lists.put(id, 0, new byte[20])).isEqualTo(409);
    }
}
