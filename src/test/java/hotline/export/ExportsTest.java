package hotline.export;

import static hotline.export.ExportClient.EXPORTS;
import static hotline.export.ExportClient.asked;
import static hotline.export.ExportClient.column;
import static hotline.export.ExportClient.lines;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.export.ReadWorkbook.Cell;
import hotline.policy.taxonomy.Severity;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists taken out of the system: asked for, written, fetched, registered, refused (S5). */
@Tag("S5")
class ExportsTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-28T02:00:00Z");
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String MARK = "\uFEFF";

    private static TestServer server;
    private static String formula;
    private static String owned;

    @BeforeAll
    static void start(@Running Servers servers) {
        server = servers.start(ServerSetup.usual().at(MONDAY_MORNING));
        formula = file("agent1", "hotline", "13800000001", "123456789012", "=HYPERLINK(\"http://x\")");
        owned = file("agent1", "hotline", "13800000002", "HD0002", "＝cmd|' /C calc'!A0, \"quoted\"\nsecond line");
        file("branch1", "branch", "13800000003", "HD0003", "外箱破损");
        file("branch2", "branch", "13800000004", "HD0004", "迟了一天");
        server.as("agent1")
                .with("If-Match", "\"1\"")
                .post(COMPLAINTS + "/" + owned + "/steps", new JsonObject().put("step", "assign"));
    }

    @Test
    void all_three_formats_hold_the_rows_of_the_list_in_its_order() {
        var listed = numbers(server.as("supervisor1").get(COMPLAINTS + "?view=open&order=severity"));
        assertThat(listed).hasSize(4);
        var filters = new JsonObject().put("view", "open").put("order", "severity");

        var programs = lines(fetched("supervisor1", done("supervisor1", asked("complaints", filters, "csv-rfc4180"))));
        var excel = lines(fetched("supervisor1", done("supervisor1", asked("complaints", filters, "csv-excel"))));
        var book = book("supervisor1", done("supervisor1", asked("complaints", filters, "xlsx")));

        assertThat(programs.get(0))
                .startsWith("number,status,type,subtype,severity,source,channel,branch,complainant,phone");
        assertThat(column(programs, 0)).isEqualTo(listed);
        assertThat(excel.get(0)).startsWith(MARK + "\"案件编号\",\"状态\"");
        assertThat(column(excel, 0)).isEqualTo(listed);
        assertThat(book.sheet(2).stream().skip(1).map(row -> row.get(0).value()))
                .isEqualTo(listed);
        assertThat(book.sheet(1).stream()
                        .map(row -> row.get(0).value() + " " + row.get(1).value()))
                .contains("列表 全部未结", "行数 4", "理由 周例会核对", "时区 Asia/Shanghai")
                .anyMatch(line -> line.matches("日志位置 \\d+-\\d+"));
    }

    @Test
    void phones_and_waybills_stay_texts_and_no_cell_is_a_formula() {
        var filters = new JsonObject().put("waybill", "123456789012");
        var row = book("supervisor1", done("supervisor1", asked("complaints", filters, "xlsx")))
                .sheet(2)
                .get(1);
        assertThat(row)
                .filteredOn(cell -> cell.type().equals("inlineStr"))
                .extracting(Cell::value)
                .contains(formula, "+8613800000001", "123456789012", "=HYPERLINK(\"http://x\")");

        var excel = fetched("supervisor1", done("supervisor1", asked("complaints", filters, "csv-excel")));
        assertThat(excel).contains("\"'+8613800000001\"", "\"'=HYPERLINK(\"\"http://x\"\")\"", "\"123456789012\"");
        var second = new JsonObject().put("phone", "13800000002");
        assertThat(fetched("supervisor1", done("supervisor1", asked("complaints", second, "csv-excel"))))
                .contains("\"'＝cmd|' /C calc'!A0, \"\"quoted\"\"\nsecond line\"");
        assertThat(fetched("supervisor1", done("supervisor1", asked("complaints", second, "csv-rfc4180"))))
                .doesNotStartWith(MARK)
                .contains("\"＝cmd|' /C calc'!A0, \"\"quoted\"\"\nsecond line\"", ",2026-09-28T10:00:00+08:00,");
    }

    @Test
    void a_file_has_its_length_and_a_name_that_each_browser_reads() throws Exception {
        var export = done("supervisor1", asked("complaints", new JsonObject(), "xlsx"));
        var answer = file("supervisor1", export);
        long id = export.getLong("id");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"complaints-" + id + ".xlsx\"; filename*=UTF-8''%E6%8A%95%E8%AF%89-"
                        + id + ".xlsx");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        assertThat(export.getLong("size")).isEqualTo(answer.body().length);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(export.getString("fileUntil")).isEqualTo("2026-10-05T10:00:00+08:00");
    }

    @Test
    void a_long_list_is_written_in_many_parts_and_nothing_is_lost_between_them() {
        copies(formula, 2_500, "长");
        try {
            var export = done("supervisor1", asked("complaints", new JsonObject(), "csv-rfc4180"));
            assertThat(export.getLong("done"))
                    .isEqualTo(export.getLong("total"))
                    .isEqualTo(2_504);
            assertThat(export.getLong("leftOut")).isZero();
            long id = export.getLong("id");
            assertThat(Integer.parseInt(
                            server.database().value("SELECT count(*) FROM data_export_chunk WHERE export = " + id)))
                    .isGreaterThan(2);
            var numbers = column(lines(fetched("supervisor1", export)), 0);
            assertThat(numbers.stream().filter(number -> number.startsWith("copy-")))
                    .hasSize(2_500)
                    .doesNotHaveDuplicates();

            assertThat(looks("supervisor1", "export").get(0).getJsonArray("numbers"))
                    .isEmpty();
            var atOne = server.as("admin1")
                    .get("/api/v1/looks?number=" + formula + "&limit=1")
                    .json();
            var look = atOne.getJsonArray("items").getJsonObject(0);
            assertThat(look.getString("what")).isEqualTo("in an export");
            assertThat(look.getJsonObject("export").getLong("id")).isEqualTo(id);
        } finally {
            server.database().execute("DELETE FROM complaint WHERE number LIKE 'copy-%'");
        }
    }

    @Test
    void an_export_is_registered_with_person_list_filters_rows_reason_and_when_it_was_fetched() {
        var filters = new JsonObject().put("view", "open").put("type", "cargo-damage");
        var export = done("supervisor2", asked("complaints", filters, "csv-excel"));
        fetched("supervisor2", export);

        var looks = looks("supervisor2", "export");
        assertThat(looks).hasSize(2);
        assertThat(looks.get(0).getString("what")).isEqualTo("export fetched");
        assertThat(looks.get(1).getString("what")).isEqualTo("export");
        var registered = looks.get(1).getJsonObject("export");
        assertThat(registered.getString("what")).isEqualTo("complaints");
        assertThat(registered.getJsonObject("filters")).isEqualTo(filters);
        assertThat(registered.getLong("rows")).isEqualTo(export.getLong("done"));
        assertThat(registered.getString("reason")).isEqualTo("周例会核对");
        assertThat(registered.getString("format")).isEqualTo("csv-excel");
        assertThat(registered.getString("fetchedAt")).isNotNull();
    }

    @Test
    void agents_take_out_their_own_work_without_personal_data_and_branches_what_they_filed() {
        var agents = lines(fetched(
                "agent1", done("agent1", asked("complaints", new JsonObject().put("view", "mine"), "csv-rfc4180"))));
        assertThat(column(agents, 0)).containsExactly(owned);
        assertThat(agents.get(0))
                .doesNotContain("phone", "complainant", "waybill", "description")
                .contains("owner");

        var branch = lines(fetched("branch1", done("branch1", asked("complaints", new JsonObject(), "csv-rfc4180"))));
        assertThat(column(branch, 0))
                .isEqualTo(numbers(server.as("branch1").get(COMPLAINTS)))
                .hasSize(1);
        assertThat(branch.get(0)).doesNotContain("owner", "heldBy", "phone", "complainant");
    }

    @ParameterizedTest
    @CsvSource({
        "agent1, complaints, open, 403",
        "agent1, callbacks, waiting, 403",
        "agent1, notices, all, 403",
        "branch1, callbacks, mine, 403",
        "branch1, notices, mine, 403",
        "admin1, complaints, open, 403"
    })
    void a_list_that_the_role_may_not_take_out_is_refused(String login, String what, String view, int status) {
        var body = asked(what, new JsonObject().put("view", view), "xlsx");
        assertThat(server.as(login).post(EXPORTS, body).status()).isEqualTo(status);
        body.remove("format");
        body.remove("reason");
        body.remove("language");
        assertThat(server.as(login).post(EXPORTS + "/preview", body).status()).isEqualTo(status);
    }

    @Test
    void callbacks_and_notices_are_written_too() {
        server.as("agent1")
                .with("If-Match", "\"2\"")
                .post(
                        COMPLAINTS + "/" + owned + "/steps",
                        new JsonObject().put("step", "resolve").put("resolution", "已补送"));
        var callbacks =
                lines(fetched("supervisor1", done("supervisor1", asked("callbacks", new JsonObject(), "csv-rfc4180"))));
        assertThat(callbacks.get(0)).startsWith("number,status,type");
        assertThat(column(callbacks, 0)).contains(owned);

        server.database()
                .execute("INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department,"
                        + " due_at, issued_at, to_department, tell_at, in_digest, answer_due_at)"
                        + " SELECT number || '-N1', id, 'handling', 1, 'expediting', 'expediting', 'customer-service',"
                        + " received_at, received_at, 'customer-service', received_at, false, received_at"
                        + " FROM complaint WHERE number = '" + formula + "'");
        var notices = lines(fetched(
                "supervisor1",
                done(
                        "supervisor1",
                        asked("notices", new JsonObject().put("view", "all").put("kind", "expediting"), "csv-excel"))));
        assertThat(column(notices, 0)).containsExactly(formula + "-N1");
        assertThat(notices.get(1)).contains("\"催办单\"", "\"办理时限\"", "\"客服部\"");
    }

    @Test
    void another_persons_export_is_not_there() {
        var place = EXPORTS + "/"
                + done("supervisor1", asked("complaints", new JsonObject(), "xlsx"))
                        .getLong("id");
        for (String login : List.of("supervisor2", "agent1", "branch1")) {
            assertThat(server.as(login).get(place).status()).isEqualTo(404);
            assertThat(server.as(login).get(place + "/file").status()).isEqualTo(404);
            assertThat(server.as(login).delete(place).status()).isEqualTo(404);
            assertThat(server.as(login).get(EXPORTS).body())
                    .doesNotContain("\"id\":" + place.replaceAll(".*/", "") + ",");
        }
        assertThat(server.as("admin1").get(place + "/file").status()).isEqualTo(404);
    }

    @Test
    void an_export_that_another_node_left_half_written_is_written_again_from_its_beginning() {
        var export = done("supervisor1", asked("complaints", new JsonObject(), "csv-rfc4180"));
        var before = fetched("supervisor1", export);
        long id = export.getLong("id");
        server.database().execute("""
                UPDATE background_job
                SET state = 'running', done = 2500, position = 2500, total = 9000, finished_at = NULL, lease_until = '2026-09-01'
                WHERE id = (SELECT job FROM data_export WHERE id = %d)
                """.formatted(id));
        server.database().execute("UPDATE data_export_chunk SET bytes = 'half a file' WHERE export = " + id);

        var again = over("supervisor1", id);
        assertThat(again.getString("state")).isEqualTo("done");
        assertThat(again.getLong("done")).isEqualTo(export.getLong("done"));
        assertThat(again.getLong("total")).isEqualTo(export.getLong("total"));
        assertThat(fetched("supervisor1", again)).isEqualTo(before);
    }

    @Test
    void a_cancelled_export_leaves_no_file_and_a_deleted_one_leaves_the_list() {
        var export = done("supervisor1", asked("complaints", new JsonObject(), "csv-rfc4180"));
        long id = export.getLong("id");
        var place = EXPORTS + "/" + id;
        server.database().execute("""
                UPDATE background_job SET state = 'running', finished_at = NULL, lease_until = 'infinity'
                WHERE id = (SELECT job FROM data_export WHERE id = %d)
                """.formatted(id));
        var supervisor = server.as("supervisor1");
        assertThat(supervisor.get(place + "/file").status()).isEqualTo(409);
        assertThat(supervisor.delete(place).status()).isEqualTo(204);
        assertThat(supervisor.get(place).json().getString("state")).isEqualTo("cancelled");
        assertThat(chunks(id)).isEqualTo("0");
        assertThat(supervisor.get(place + "/file").status()).isEqualTo(409);

        assertThat(supervisor.delete(place).status()).isEqualTo(204);
        assertThat(supervisor.get(place).status()).isEqualTo(404);
        assertThat(looks("supervisor1", "export").stream()
                        .map(look -> look.getJsonObject("export").getLong("id")))
                .contains(id);
    }

    @Test
    void a_file_ends_to_exist_after_its_days() {
        var export = done("supervisor1", asked("complaints", new JsonObject(), "csv-rfc4180"));
        long id = export.getLong("id");
        var place = EXPORTS + "/" + id;
        server.database().execute("UPDATE data_export SET file_until = '2026-09-28T02:00:00Z' WHERE id = " + id);
        assertThat(server.as("supervisor1").get(place).json().getString("state"))
                .isEqualTo("expired");
        assertThat(server.as("supervisor1").get(place + "/file").status()).isEqualTo(404);

        var oldFiles = new OldFiles(server.connections().pool(), server.clock());
        assertThat(await(oldFiles.delete())).isTrue();
        assertThat(await(oldFiles.delete())).isFalse();
        assertThat(chunks(id)).isEqualTo("0");
        assertThat(server.as("supervisor1").get(place).json().getValue("fileUntil"))
                .isNull();
    }

    @Test
    void three_exports_of_a_person_are_under_way_at_once_and_a_cancelled_one_makes_room() {
        var agent = server.as("agent2");
        var body = asked("complaints", new JsonObject().put("view", "mine"), "xlsx");
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            ids.add(done("agent2", body).getLong("id"));
        }
        server.database()
                .execute("UPDATE background_job SET state = 'running', lease_until = 'infinity' WHERE id IN"
                        + " (SELECT job FROM data_export WHERE id = ANY ('{" + ids.get(0) + "," + ids.get(1) + ","
                        + ids.get(2) + "}'))");
        var refused = agent.post(EXPORTS, body);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isPresent();
        agent.delete(EXPORTS + "/" + ids.get(0));
        assertThat(agent.post(EXPORTS, body).status()).isEqualTo(202);
        ids.forEach(id -> agent.delete(EXPORTS + "/" + id));
    }

    @Test
    void a_list_with_more_rows_than_a_file_may_have_is_refused_before_it_begins() {
        copies(formula, TestServer.MOST_EXPORTED_ROWS, "");
        try {
            var body = asked("complaints", new JsonObject(), "xlsx");
            var refused = server.as("supervisor1").post(EXPORTS, body);
            assertThat(refused.status()).isEqualTo(422);
            var error = refused.json().getJsonArray("errors").getJsonObject(0);
            assertThat(error.getString("pointer")).isEqualTo("/filters");
            assertThat(error.getString("code")).isEqualTo("too-many-rows");
            var preview = server.as("supervisor1")
                    .post(EXPORTS + "/preview", new JsonObject().put("what", "complaints"))
                    .json();
            assertThat(preview.getInteger("rows")).isEqualTo(preview.getInteger("most"));
            assertThat(preview.getBoolean("tooMany")).isTrue();
        } finally {
            server.database().execute("DELETE FROM complaint WHERE number LIKE 'copy-%'");
        }
    }

    @Test
    void a_preview_counts_and_names_columns_and_registers_nothing() {
        var before = server.database().value("SELECT count(*) FROM personal_data_access");
        var preview = server.as("supervisor1")
                .post(
                        EXPORTS + "/preview",
                        new JsonObject()
                                .put("what", "complaints")
                                .put("filters", new JsonObject().put("waybill", "HD0002")));
        assertThat(preview.json().getInteger("rows")).isEqualTo(1);
        assertThat(preview.json().getBoolean("tooMany")).isFalse();
        assertThat(preview.json().getJsonArray("columns")).contains("phone", "description");
        assertThat(server.database().value("SELECT count(*) FROM personal_data_access"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"what\":\"people\"} | /what",
                "{\"what\":\"complaints\",\"filters\":{\"status\":\"weird\"}} | /filters/status",
                "{\"what\":\"complaints\",\"filters\":{\"receivedFrom\":\"2026-13-01\"}} | /filters/receivedFrom",
                "{\"what\":\"complaints\",\"filters\":{\"after\":\"x\"}} | /filters/after",
                "{\"what\":\"complaints\",\"filters\":{\"pastDue\":\"yes\"}} | /filters/pastDue",
                "{\"what\":\"complaints\",\"filters\":{\"view\":7}} | /filters/view",
                "{\"what\":\"complaints\",\"filters\":[]} | /filters",
                "{\"what\":\"callbacks\",\"filters\":{\"view\":\"all\"}} | /filters/view",
                "{\"what\":\"notices\",\"filters\":{\"digest\":\"today\"}} | /filters/digest",
                "{\"what\":\"notices\",\"filters\":{\"kind\":\"' OR 1=1\"}} | /filters/kind"
            })
    void wrong_filters_are_named(String body, String pointer) {
        var refused = server.as("supervisor1").post(EXPORTS + "/preview", new JsonObject(body));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo(pointer);
        assertThat(refused.body()).doesNotContain("Exception", "hotline.");
    }

    @ParameterizedTest
    @CsvSource({"reason, ab", "reason, '   '", "format, pdf", "language, fr"})
    void wrong_requests_are_named(String field, String value) {
        var body = asked("complaints", new JsonObject(), "xlsx").put(field, value);
        var refused = server.as("supervisor1").post(EXPORTS, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/" + field);
    }

    @Test
    void an_account_that_is_disabled_meanwhile_gets_no_file() {
        var export = done("agent5", asked("complaints", new JsonObject().put("view", "mine"), "xlsx"));
        server.database().execute("UPDATE person SET enabled = false WHERE login = 'agent5'");
        server.database().execute("""
                UPDATE background_job SET state = 'waiting', finished_at = NULL
                WHERE id = (SELECT job FROM data_export WHERE id = %d)
                """.formatted(export.getLong("id")));
        await("the job ends", () -> server.database()
                .value("SELECT state FROM background_job WHERE id = (SELECT job FROM data_export WHERE id = "
                        + export.getLong("id") + ")")
                .equals("failed"));
    }

    private static String file(String login, String channel, String phone, String waybill, String text) {
        var draft = Draft.usual().channel(channel).phone(phone).waybill(waybill).description(text);
        var judged = channel.equals("hotline") ? draft.judged("cargo-damage", Severity.MINOR) : draft;
        return server.as(login).post(COMPLAINTS, judged.json()).json().getString("number");
    }

    /** As many open complaints more, which differ in their numbers, with long texts. */
    private static void copies(String number, int many, String text) {
        server.database().execute("""
                INSERT INTO complaint
                SELECT (jsonb_populate_record(NULL::complaint, to_jsonb(c)
                    || jsonb_build_object('id', 1000000 + n, 'number', 'copy-' || n, 'description', repeat('%s', 200) || n))).*
                FROM complaint c, generate_series(1, %d) AS n
                WHERE c.number = '%s'
                """.formatted(text, many, number));
    }

    private static JsonObject done(String login, JsonObject body) {
        return new ExportClient(server).done(login, body);
    }

    private static JsonObject over(String login, long id) {
        return new ExportClient(server).over(login, id);
    }

    private static String fetched(String login, JsonObject export) {
        return new ExportClient(server).fetched(login, export);
    }

    private static ReadWorkbook book(String login, JsonObject export) {
        return new ExportClient(server).book(login, export);
    }

    private static HttpResponse<byte[]> file(String login, JsonObject export) {
        return new ExportClient(server).file(login, export);
    }

    private static String chunks(long id) {
        return server.database().value("SELECT count(*) FROM data_export_chunk WHERE export = " + id);
    }

    private static List<JsonObject> looks(String login, String what) {
        var looks = new ArrayList<JsonObject>();
        server.as("admin1")
                .get("/api/v1/looks?limit=200&login=" + login)
                .json()
                .getJsonArray("items")
                .forEach(look -> looks.add((JsonObject) look));
        return looks.stream()
                .filter(look -> look.getString("what").startsWith(what))
                .toList();
    }

    private static List<String> numbers(Reply list) {
        return list.json().getJsonArray("items").stream()
                .map(row -> ((JsonObject) row).getString("number"))
                .toList();
    }
}
