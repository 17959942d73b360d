package hotline.report;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.rules.Variations;
import hotline.support.Callers;
import hotline.support.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published reports: numbered without gaps, never changed. */
@Tag("F8")
@Tag("P10")
class ReportsTest extends ReportDesk {
    @TempDir
    private static Path directory;

    @Test
    @Tag("F7")
    void a_report_counts_the_period_and_balances_and_names_what_it_lacks() {
        var number = published("monthly", "2026-08-31");
        assertThat(number).isEqualTo("R-202608-1");
        var body = report(number).json();
        var content = body.getJsonObject("content");
        assertThat(content.getJsonObject("balance"))
                .isEqualTo(new JsonObject()
                        .put("opening", 0)
                        .put("received", 3)
                        .put("reopened", 0)
                        .put("closed", 0)
                        .put("withdrawn", 1)
                        .put("notValid", 0)
                        .put("closing", 2));
        assertThat(content.getJsonObject("period"))
                .isEqualTo(new JsonObject()
                        .put("from", "2026-08-01")
                        .put("to", "2026-08-31")
                        .put("workingDays", 21));
        assertThat(content.getJsonObject("compared").getJsonObject("yearBefore").getString("to"))
                .isEqualTo("2025-08-31");
        var claims = content.getJsonObject("insuredClaims");
        assertThat(claims.getJsonArray("branches")).isEqualTo(oneClaim("SH900", "上海临港网点"));
        assertThat(claims.getJsonArray("hubs")).isEqualTo(oneClaim("SHH", "上海分拨中心"));
        assertThat(content.getJsonArray("leftOut").encode()).contains("amounts", "responsibility", "rates-of-parcels");
        assertThat(content.getString("program")).isNotEmpty();
        assertThat(body.getJsonObject("publishedBy").getString("login")).isEqualTo("supervisor1");
        assertThat(faults(number)).isEmpty();
    }

    private static JsonArray oneClaim(String unit, String name) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("code", unit)
                        .put("name", new JsonObject().put("zh", name).put("en", "Branch " + unit))
                        .put("received", 1)
                        .put("closings", 0));
    }

    @Test
    void renamed_units_corrected_judgements_and_later_events_leave_each_byte_as_it_was() {
        var number = published("monthly", "2026-08-01");
        var before = report(number);
        var page = server.as("admin1").get(REPORTS + "/" + number + "/page?language=en");
        var renamed = unit("SH900", "改名后的网点");
        renamed.remove("code");
        renamed.remove("kind");
        assertThat(server.as("admin1").put("/api/v1/units/SH900", renamed).status())
                .isEqualTo(200);
        var other = file("delay");
        server.as("supervisor1")
                .with("If-Match", "\"1\"")
                .post(
                        COMPLAINTS + "/" + other + "/judgement",
                        new JsonObject()
                                .put("type", "claims")
                                .put("severity", "severe")
                                .put("reason", "重新核对"));
        counted();
        var after = report(number);
        assertThat(after.body()).isEqualTo(before.body()).contains("上海临港网点").doesNotContain("改名后的网点");
        assertThat(after.header("ETag"))
                .isEqualTo(before.header("ETag"))
                .contains("\"" + CanonicalJson.digest(before.body().getBytes(StandardCharsets.UTF_8)) + "\"");
        assertThat(server.as("admin1")
                        .get(REPORTS + "/" + number + "/page?language=en")
                        .body())
                .isEqualTo(page.body())
                .contains(
                        "Monthly statistics",
                        "<svg",
                        "Branch SH900",
                        "1 August 2026 to 31 August 2026",
                        "there are no data")
                .doesNotContain("working minutes", "+08:00", "% (");
        assertThat(faults(number)).isEmpty();
    }

    @Test
    void reasons_of_which_many_are_others_say_that_types_are_missing() {
        assertThat(pageOf(published("monthly", "2026-08-01"))).doesNotContain("more than 15%");
        server.clock().set(AUGUST);
        for (int i = 0; i < 8; i++) {
            file("other");
        }
        counted();
        server.clock().set(SEPTEMBER);
        assertThat(pageOf(corrected("补录"))).contains("<p class=\"warning\">", "has 72.7%, more than 15%");
    }

    private static String pageOf(String number) {
        return server.as("admin1")
                .get(REPORTS + "/" + number + "/page?language=en")
                .body();
    }

    @Test
    void another_policy_leaves_published_and_superseded_reports_byte_for_byte_and_rules_the_next_one() {
        var first = published("monthly", "2026-08-01");
        var bytes = report(first).body();
        var page = page(first);
        assertThat(install(Variations.withWorkingDays("v-reports", 3)).status()).isEqualTo(201);
        var second = corrected("新制度");
        var third = corrected("再次更正");
        assertThat(report(first).body()).isEqualTo(bytes).contains("\"version\":\"1.0\"");
        assertThat(page(first)).isEqualTo(page).doesNotContain("v-reports");
        assertThat(report(second).body()).contains("v-reports");
        assertThat(report(third).json().getString("replaces")).isEqualTo(second);
        assertThat(List.of(first, second, third))
                .allSatisfy(number -> assertThat(faults(number)).isEmpty());
    }

    private static Reply install(String policy) {
        return server.as("admin1").with("Content-Type", "application/yaml").send("POST", "/api/v1/policies", policy);
    }

    /** Without the line that names the correction. */
    private static String page(String number) {
        return pageOf(number).replaceAll("<p class=\"replaced\">.*?</p>", "");
    }

    private static String corrected(String reason) {
        var draft = opened(new JsonObject()
                        .put("kind", "monthly")
                        .put("day", "2026-08-01")
                        .put("reason", reason))
                .json();
        return publish(draft, preview(draft)).json().getString("number");
    }

    @Test
    void a_correction_has_its_own_number_and_the_old_report_names_its_replacement() {
        var draft = open("monthly", "2026-08-31");
        server.as("supervisor1")
                .post(
                        DRAFTS + "/" + draft.getLong("id") + "/remarks",
                        new JsonObject()
                                .put("section", "proposal")
                                .put("text", "=1+1 分拨中心夜班复核")
                                .put("department", "operations"));
        var first = publish(draft, preview(draft)).json().getString("number");
        var bytes = report(first).body();
        var refused = opened(new JsonObject().put("kind", "monthly").put("day", "2026-08-31"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"correction\"");

        var correction = opened(new JsonObject()
                        .put("kind", "monthly")
                        .put("day", "2026-08-31")
                        .put("reason", "网点名称更正"))
                .json();
        assertThat(correction.getJsonArray("remarks")).hasSize(1);
        var second = publish(correction, preview(correction)).json();
        assertThat(second.getString("number")).isEqualTo("R-202608-2");
        assertThat(second.getString("replaces")).isEqualTo(first);
        assertThat(report(first).body()).isEqualTo(bytes);
        assertThat(report(first).header("Link")).contains("</api/v1/reports/R-202608-2>; rel=\"successor-version\"");
        assertThat(server.as("supervisor1").get(REPORTS + "/" + first + "/page").body())
                .contains("请以 R-202608-2 为准");
        var body = report("r-202608-2").json();
        assertThat(body.getJsonObject("before"))
                .isEqualTo(new JsonObject()
                        .put("number", first)
                        .put(
                                "digest",
                                report(first).header("ETag").orElseThrow().replace("\"", "")));
        assertThat(body.getJsonObject("content").getJsonArray("remarks").encode())
                .contains("operations", "分拨中心夜班复核");
        var list = server.as("admin1").get(REPORTS).json();
        assertThat(list.getJsonArray("items").getJsonObject(1).getString("replacedBy"))
                .isEqualTo("R-202608-2");
        assertThat(list.getValue("due")).isNull();
    }

    @Test
    void of_reports_published_at_once_each_gets_the_next_number_and_none_is_lost() {
        var drafts = IntStream.rangeClosed(1, 8)
                .mapToObj(day -> open("daily", "2026-08-0" + day))
                .toList();
        var previews = drafts.stream().map(ReportsTest::preview).toList();
        var replies = Callers.atOnce(server.vertx(), 16, 16, i -> publish(drafts.get(i / 2), previews.get(i / 2))
                .status());
        assertThat(replies).filteredOn(status -> status == 201).hasSize(8);
        assertThat(replies).filteredOn(status -> status != 201).allMatch(status -> status == 404 || status == 412);
        var serials = server.as("admin1").get(REPORTS).json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getInteger("serial"))
                .toList();
        assertThat(serials).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        var audited = await(new ReportAudit(server.connections().pool()).all());
        assertThat(audited)
                .extracting(ReportAudit.Result::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 8)
                        .mapToObj(n -> "R-202608-" + n)
                        .toList());
        assertThat(audited).allSatisfy(result -> assertThat(result.faults()).isEmpty());
    }

    @Test
    void the_workbook_says_first_what_it_is_and_typed_text_stays_text() throws Exception {
        var draft = open("quarterly", "2026-06-30");
        server.as("supervisor1")
                .post(
                        DRAFTS + "/" + draft.getLong("id") + "/remarks",
                        new JsonObject().put("section", "achievement").put("text", "=HYPERLINK(\"http://x\")"));
        var number = publish(draft, preview(draft)).json().getString("number");
        var client = HttpClient.newHttpClient();
        var asked = HttpRequest.newBuilder(server.uri(REPORTS + "/" + number + "/workbook?language=en"))
                .header("Authorization", "Bearer " + server.token("supervisor1"))
                .build();
        var answer = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
        var about = sheet(answer.body(), "xl/worksheets/sheet1.xml");
        assertThat(about)
                .contains(
                        "R-202606-1",
                        report(number).header("ETag").orElseThrow().replace("\"", ""));
        assertThat(sheet(answer.body(), "xl/worksheets/sheet2.xml")).contains("Figure", "Received");
        assertThat(sheet(answer.body(), "xl/workbook.xml")).contains("Achievements");
        var publishedAt = report(number).json().getString("publishedAt");
        assertThat(sheet(answer.body(), "docProps/core.xml"))
                .as("the time that the library writes would make each file another one")
                .contains(">" + Instant.parse(publishedAt) + "<");
        assertThat(client.send(asked, HttpResponse.BodyHandlers.ofByteArray()).body())
                .isEqualTo(answer.body());
    }

    @Test
    @Tag("F8")
    void a_monthly_report_says_how_calls_were_answered_and_keeps_it_when_an_exchange_corrects_them() {
        server.database().execute("""
                WITH called AS (
                    INSERT INTO call (connector, day, call_id, direction, state, offered_at, ended_at, times_by, seen_at)
                    SELECT k.id, '2026-08-03', 'r' || n, 'in', 'ended', '2026-08-03', '2026-08-03', 'exchange', '2026-08-03'
                    FROM connector k, generate_series(1, 60) n WHERE k.code = 'by-hand' RETURNING id, connector)
                INSERT INTO call_fact (call, kind, about, day, hour, direction, connector, queue, person, value, n, counted_at)
                SELECT id, CASE WHEN row_number() OVER (ORDER BY id) <= 45 THEN 'answered' ELSE 'abandoned' END, '', '2026-08-03', 9, 'in', connector, '', 0,
                       CASE WHEN row_number() OVER (ORDER BY id) <= 30 THEN 8000 ELSE 90000 END, 1, '2026-08-03'
                FROM called
                """);
        var draft = open("monthly", "2026-08-31");
        var number = publish(draft, preview(draft)).json().getString("number");
        var before = report(number).body();
        var calls = report(number).json().getJsonObject("content").getJsonObject("calls");
        assertThat(calls.getJsonArray("figures").stream()
                        .map(JsonObject.class::cast)
                        .filter(figure ->
                                List.of("offered", "wait", "abandoned", "level").contains(figure.getString("figure")))
                        .map(figure -> figure.getString("figure") + " "
                                + figure.getJsonObject("asked").getValue("counted") + " "
                                + figure.getJsonObject("asked").getValue("value")))
                .containsExactly("offered 60 60", "wait 45 35.333333", "level 30 0.5", "abandoned 15 0.25");
        assertThat(server.as("supervisor1")
                        .get("/api/v1/reports/" + number + "/page?language=zh")
                        .body())
                .contains("电话", "35 秒", "25% (15 / 60)");
        server.database().execute("UPDATE call_fact SET value = 1");
        assertThat(report(number).body()).as("not a byte of it changes").isEqualTo(before);
        assertThat(await(new ReportAudit(server.connections().pool()).of(number))
                        .orElseThrow()
                        .faults())
                .isEmpty();
    }

    @Test
    @Tag("K6")
    void a_quarterly_report_says_what_was_planned_done_missed_and_excused_and_stays_when_files_are_merged() {
        server.database().execute("""
                INSERT INTO care_contact (file, way, level, at, recorded_by, recorded_at)
                SELECT 1, 'visit', 'staff', '2026-05-01', min(id), '2026-05-01' FROM person;
                INSERT INTO care_due (file, rule, period_from, period_end, policy_version, tier, rank, department, level, ways, state, changed_at, contact,
                    excused_by, reason)
                SELECT n.file, n.rule, n.first::date, n.last::date, 1, n.tier, 1, '', 'staff', '{visit}', n.state, '2026-04-01',
                       CASE WHEN n.state = 'done' THEN c.id END, CASE WHEN n.state = 'excused' THEN c.recorded_by END, '停产'
                FROM care_contact c, (VALUES
                    (1, 'key-visit', '2026-04-01', '2026-07-01', 'key', 'done'),
                    (2, 'key-visit', '2026-04-01', '2026-07-01', 'key', 'due'),
                    (3, 'key-visit', '2026-04-01', '2026-07-01', 'key', 'excused'),
                    (1, 'key-visit', '2026-01-01', '2026-04-01', 'key', 'missed'),
                    (4, 'ordinary-month', '2026-06-01', '2026-07-01', 'ordinary', 'missed'),
                    (4, 'ordinary-month', '2026-07-01', '2026-08-01', 'ordinary', 'missed'),
                    (4, 'ordinary-visit', '2026-01-01', '2026-07-01', 'ordinary', 'done')) n (file, rule, first, last, tier, state)
                """);
        var draft = open("quarterly", "2026-06-30");
        server.as("supervisor1")
                .post(
                        DRAFTS + "/" + draft.getLong("id") + "/remarks",
                        new JsonObject().put("section", "problem").put("text", "两户未走访"));
        var number = publish(draft, preview(draft)).json().getString("number");
        var before = report(number).body();
        var care = report(number).json().getJsonObject("content").getJsonObject("care");
        assertThat(care.getJsonArray("rows").stream()
                        .map(JsonObject.class::cast)
                        .map(row -> row.getString("rule") + " " + row.getInteger("plan") + " " + row.getInteger("done")
                                + " " + row.getInteger("missed") + " " + row.getInteger("excused")))
                .containsExactly("key-visit 3 1 1 1", "ordinary-month 1 0 1 0", "ordinary-visit 1 1 0 0");
        assertThat(care.getJsonObject("important").getInteger("plan")).isEqualTo(3);
        assertThat(care.getJsonObject("all").getInteger("missed")).isEqualTo(2);
        server.database().execute("INSERT INTO file_root (file, root) VALUES (2, 1)");
        assertThat(report(number).body()).as("not a byte of it changes").isEqualTo(before);
        assertThat(await(new ReportAudit(server.connections().pool()).of(number))
                        .orElseThrow()
                        .faults())
                .isEmpty();
    }

    private static String sheet(byte[] book, String name) throws IOException {
        var file = Files.write(directory.resolve("report.xlsx"), book);
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void last_months_report_is_due_by_the_tenth_and_late_after_it() {
        var due = server.as("admin1").get(REPORTS).json().getJsonObject("due");
        assertThat(due.encode())
                .isEqualTo("{\"from\":\"2026-08-01\",\"to\":\"2026-08-31\",\"by\":\"2026-09-10\",\"isLate\":true}");
        server.clock().set(Instant.parse("2026-09-10T15:59:59Z"));
        assertThat(server.as("admin1").get(REPORTS).json().getJsonObject("due").getBoolean("isLate"))
                .isFalse();
        server.clock().set(Instant.parse("2026-11-30T02:00:00Z"));
        assertThat(server.as("admin1").get(REPORTS).json().getValue("due")).isNull();
    }
}
