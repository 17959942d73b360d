package hotline.report;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.measures.facts.FactReader;
import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports from their drafts to their proof: published by a person, numbered without gaps, never changed. */
@Tag("F8")
@Tag("P10")
class ReportsTest {
    private static final Instant AUGUST = Instant.parse("2026-08-17T02:00:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2026-09-28T02:00:00Z");
    private static final String REPORTS = "/api/v1/reports";
    private static final String DRAFTS = "/api/v1/report-drafts";
    private static final String COMPLAINTS = "/api/v1/complaints";

    private static TestServer server;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start(@Running Servers servers) {
        server = servers.start(ServerSetup.usual().at(AUGUST));
    }

    /** Three complaints of August, of which a branch withdrew one. */
    @BeforeEach
    void complaints() {
        server.forgetComplaints();
        assertThat(server.as("admin1")
                        .post("/api/v1/units", unit("SH900", "上海临港网点"))
                        .status())
                .isEqualTo(201);
        file("claims");
        file("delay");
        var withdrawn = server.as("branch1")
                .post(COMPLAINTS, Draft.usual().with("channel", "branch").json())
                .json()
                .getString("number");
        assertThat(server.as("branch1")
                        .post(COMPLAINTS + "/" + withdrawn + "/withdrawal", new JsonObject().put("reason", "客户已收到货"))
                        .status())
                .isEqualTo(200);
        counted();
        server.clock().set(SEPTEMBER);
    }

    private static JsonObject unit(String code, String name) {
        return new JsonObject()
                .put("code", code)
                .put("kind", "branch")
                .put("name", new JsonObject().put("zh", name).put("en", "Branch " + code));
    }

    private static String file(String type) {
        return server.as("agent1")
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .channel("hotline")
                                .branch("SH900")
                                .judged(type, "minor")
                                .json())
                .json()
                .getString("number");
    }

    /** All events so far are facts. */
    private static void counted() {
        await("facts are counted", () -> server.database()
                .value("SELECT (NOT EXISTS (SELECT FROM event e, log_position p WHERE p.reader = '" + FactReader.NAME
                        + "' AND (e.tx, e.id) > (p.tx, p.id)))::text")
                .equals("true"));
    }

    private static JsonObject open(String kind, String day) {
        return opened(new JsonObject().put("kind", kind).put("day", day)).json();
    }

    private static Reply opened(JsonObject wanted) {
        return server.as("supervisor1").post(DRAFTS, wanted);
    }

    private static JsonObject preview(JsonObject draft) {
        return server.as("supervisor1")
                .get(DRAFTS + "/" + draft.getLong("id") + "/preview")
                .json();
    }

    private static Reply publish(JsonObject draft, JsonObject preview) {
        var seen = new JsonObject()
                .put("version", preview.getInteger("version"))
                .put("position", preview.getString("position"))
                .put("digest", preview.getString("digest"));
        return server.as("supervisor1").post(DRAFTS + "/" + draft.getLong("id") + "/publication", seen);
    }

    private static String published(String kind, String day) {
        var draft = open(kind, day);
        var published = publish(draft, preview(draft));
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        return published.json().getString("number");
    }

    private static Reply report(String number) {
        return server.as("supervisor1").get(REPORTS + "/" + number);
    }

    @Test
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
        assertThat(content.getJsonObject("insuredClaims").getJsonArray("branches"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject()
                                .put("code", "SH900")
                                .put(
                                        "name",
                                        new JsonObject().put("zh", "上海临港网点").put("en", "Branch SH900"))
                                .put("received", 1)
                                .put("closings", 0)));
        assertThat(content.getJsonArray("leftOut").encode()).contains("amounts", "responsibility");
        assertThat(content.getString("program")).isNotEmpty();
        assertThat(body.getJsonObject("publishedBy").getString("login")).isEqualTo("supervisor1");
        assertThat(await(new ReportAudit(server.connections().pool()).of(number))
                        .orElseThrow()
                        .faults())
                .isEmpty();
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
        assertThat(await(new ReportAudit(server.connections().pool()).of(number))
                        .orElseThrow()
                        .faults())
                .isEmpty();
    }

    @Test
    void the_draft_that_was_looked_at_is_published_or_nothing() {
        var draft = open("monthly", "2026-08-17");
        var seen = preview(draft);
        server.clock().set(AUGUST);
        file("delay");
        counted();
        server.clock().set(SEPTEMBER);
        var published = publish(draft, seen);
        assertThat(published.status()).isEqualTo(201);
        assertThat(report(published.json().getString("number")).json().getJsonObject("content"))
                .isEqualTo(seen.getJsonObject("content"));

        var correction = opened(new JsonObject()
                        .put("kind", "monthly")
                        .put("day", "2026-08-17")
                        .put("reason", "补记一件"))
                .json();
        var old = preview(correction);
        assertThat(old.getJsonObject("content").getJsonObject("balance").getInteger("received"))
                .isEqualTo(4);
        server.as("supervisor1")
                .post(
                        DRAFTS + "/" + correction.getLong("id") + "/remarks",
                        new JsonObject().put("section", "proposal").put("text", "夜班复核"));
        assertThat(publish(correction, old).status()).isEqualTo(412);
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
    void an_audit_finds_a_changed_byte_a_changed_fact_and_a_missing_report() {
        var first = published("daily", "2026-08-16");
        var number = published("monthly", "2026-08-31");
        var audit = new ReportAudit(server.connections().pool());

        server.database()
                .execute("UPDATE fact SET n = 2 WHERE kind = 1 AND complaint = (SELECT min(complaint) FROM fact)");
        assertThat(faults(audit, number)).anyMatch(fault -> fault.contains("/balance/received: the report says 3"));
        server.database()
                .execute("UPDATE fact SET n = 1 WHERE kind = 1 AND complaint = (SELECT min(complaint) FROM fact)");
        assertThat(faults(audit, number)).isEmpty();

        tamper(
                "UPDATE report SET body = convert_to(replace(convert_from(body, 'UTF8'), '\"received\":3', '\"received\":4'), 'UTF8')"
                        + " WHERE number = '" + number + "'");
        assertThat(faults(audit, number))
                .anyMatch(fault -> fault.startsWith("its bytes have the digest"))
                .anyMatch(fault -> fault.contains("the report says 4"));
        assertThat(faults(audit, first)).isEmpty();
        tamper("DELETE FROM report WHERE number = '" + first + "'");
        assertThat(faults(audit, number)).anyMatch(fault -> fault.contains("the report before it is missing"));
        assertThat(await(audit.of("R-200001-1"))).isEmpty();
    }

    private static List<String> faults(ReportAudit audit, String number) {
        return await(audit.of(number)).orElseThrow().faults();
    }

    /** As someone with all rights over the database could. */
    private static void tamper(String statement) {
        server.database()
                .execute("ALTER TABLE report DISABLE TRIGGER report_stays; " + statement
                        + "; ALTER TABLE report ENABLE TRIGGER report_stays");
    }

    @Test
    void the_database_refuses_to_change_a_report() {
        var number = published("daily", "2026-08-16");
        assertThatThrownBy(() ->
                        server.database().execute("UPDATE report SET digest = '' WHERE number = '" + number + "'"))
                .hasStackTraceContaining("never changes");
    }

    @Test
    void a_period_that_has_not_ended_has_no_report_and_sections_belong_to_their_kind() {
        var early = opened(new JsonObject().put("kind", "monthly").put("day", "2026-09-01"));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("not-ended");
        var draft = open("monthly", "2026-08-01");
        assertThat(open("monthly", "2026-08-31").getLong("id")).isEqualTo(draft.getLong("id"));
        var remarks = DRAFTS + "/" + draft.getLong("id") + "/remarks";
        assertThat(server.as("supervisor1")
                        .post(
                                remarks,
                                new JsonObject().put("section", "achievement").put("text", "好"))
                        .status())
                .isEqualTo(422);
        var added = server.as("admin1")
                .post(remarks, new JsonObject().put("section", "proposal").put("text", "好"));
        var remark = added.json().getJsonArray("remarks").getJsonObject(0).getLong("id");
        assertThat(server.as("admin1").delete(remarks + "/" + remark).json().getJsonArray("remarks"))
                .isEmpty();
        assertThat(server.as("admin1")
                        .delete(DRAFTS + "/" + draft.getLong("id"))
                        .status())
                .isEqualTo(204);
        assertThat(server.as("admin1").get(DRAFTS).json().getJsonArray("items")).isEmpty();
    }

    @Test
    void an_empty_day_is_a_missing_one_and_a_draft_goes_with_remarks_added_meanwhile() {
        var empty = opened(new JsonObject().put("kind", "monthly").put("day", ""));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("/day", "missing");
        var draft = DRAFTS + "/" + open("monthly", "2026-08-01").getLong("id");
        var replies = Callers.atOnce(
                server.vertx(),
                8,
                8,
                i -> i == 0
                        ? server.as("admin1").delete(draft).status()
                        : server.as("supervisor1")
                                .post(
                                        draft + "/remarks",
                                        new JsonObject()
                                                .put("section", "proposal")
                                                .put("text", "好"))
                                .status());
        assertThat(replies.get(0)).isEqualTo(204);
        assertThat(server.as("admin1").get(draft).status()).isEqualTo(404);
    }

    @Test
    void of_many_drafts_each_is_found_again_and_they_are_read_in_pages() {
        server.database()
                .execute(
                        "INSERT INTO report_draft (kind, first_day, last_day, opened_at)"
                                + " SELECT 'daily', day, day, now() FROM generate_series(date '2025-01-01', '2025-08-31', '1 day') day");
        var old = open("daily", "2025-01-02");
        assertThat(open("daily", "2025-01-02").getLong("id")).isEqualTo(old.getLong("id"));
        var first = server.as("admin1").get(DRAFTS + "?limit=100").json();
        assertThat(first.getJsonArray("items")).hasSize(100);
        var second = server.as("admin1")
                .get(DRAFTS + "?limit=100&after=" + first.getString("next"))
                .json();
        assertThat(second.getJsonArray("items").getJsonObject(0).getLong("id"))
                .isLessThan(first.getJsonArray("items").getJsonObject(99).getLong("id"));
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
        var answer = client.send(
                HttpRequest.newBuilder(server.uri(REPORTS + "/" + number + "/workbook?language=en"))
                        .header("Authorization", "Bearer " + server.token("supervisor1"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        var about = sheet(answer.body(), "xl/worksheets/sheet1.xml");
        assertThat(about)
                .contains(
                        "R-202606-1",
                        report(number).header("ETag").orElseThrow().replace("\"", ""));
        assertThat(sheet(answer.body(), "xl/worksheets/sheet2.xml")).contains("Figure", "Received");
        assertThat(sheet(answer.body(), "xl/workbook.xml")).contains("Achievements");
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
