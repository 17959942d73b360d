package hotline.export;

import static hotline.export.ExportClient.asked;
import static hotline.export.ExportClient.column;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.breakdown.Measure;
import hotline.policy.taxonomy.Severity;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures, units, volumes and looks taken out of the system: the file says what the answer says (S5). */
@Tag("S5")
class FigureExportsTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-28T02:00:00Z");
    private static final String MEASURES = "/api/v1/measures";
    private static final int AT_HONGQIAO = 12;
    private static final int AT_SONGJIANG = 3;

    private static TestServer server;
    private static ExportClient exports;

    @BeforeAll
    static void start(@Running Servers servers) {
        server = servers.start(ServerSetup.usual().at(MONDAY_MORNING));
        exports = new ExportClient(server);
        csv(
                "/api/v1/units/imports",
                "code,kind,name_zh,parent,phone\nHUB-SH,hub,上海分拨中心,,\nSH001,branch,上海虹桥网点,HUB-SH,021-58000000\n"
                        + "SH002,branch,上海松江网点,HUB-SH,\n");
        csv(
                "/api/v1/volumes/imports",
                "day,branch,parcels,insured\n2026-09-26,SH001,5000,100\n2026-09-27,SH001,6000,\n");
        for (int i = 0; i < AT_HONGQIAO + AT_SONGJIANG; i++) {
            file(i < AT_HONGQIAO ? "SH001" : "SH002", i % 4 == 0 ? Severity.SEVERE : Severity.MINOR);
        }
        await("the complaints are counted", () -> server.as("supervisor1")
                .get(MEASURES + "/breakdown?measures=received")
                .body()
                .contains("\"counted\":" + (AT_HONGQIAO + AT_SONGJIANG)));
    }

    private static void csv(String path, String file) {
        var reply = server.as("admin1").with("Content-Type", "text/csv").send("POST", path, file);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static void file(String branch, Severity severity) {
        var filed = server.as("agent1")
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .channel("hotline")
                                .branch(branch)
                                .complainant("欧阳晓燕")
                                .judged("cargo-damage", severity)
                                .json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
    }

    private static JsonObject filters(String query) {
        var filters = new JsonObject();
        Stream.of(query.split("&", -1)).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            var parts = pair.split("=", 2);
            filters.put(parts[0], parts[1]);
        });
        return filters;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "compare=before,year-before",
                "measures=received,severity-judged-automatically,complaints-per-10000&by=branch&compare=before",
                "measures=received,open&interval=day&from=2026-09-20",
                "measures=received&by=severity&interval=week&branch=SH001",
                "measures=resolution-time-p90,holding-time,on-time-closure&by=department",
                "measures=received&branch=-"
            })
    void a_file_of_figures_holds_each_number_of_the_answer_to_the_same_question(String query) {
        var answer = server.as("supervisor1")
                .get(MEASURES + "/breakdown" + (query.isEmpty() ? "" : "?" + query))
                .json();
        var expected = expected(answer);
        var lines = exports.csv("supervisor1", "figures", filters(query));
        int columns = lines.get(0).split(",", -1).length;
        assertThat(lines.get(0)).startsWith("measure,unit,period,total,").endsWith(",finalFrom");
        assertThat(lines.stream().skip(1).map(line -> said(line, columns == 16)))
                .isEqualTo(expected);

        var book = exports.book("supervisor1", exports.done("supervisor1", asked("figures", filters(query), "xlsx")));
        assertThat(book.sheet(2)).hasSize(expected.size() + 1);
        int counted = lines.get(0).split(",counted", 2)[0].split(",", -1).length;
        assertThat(book.sheet(2).stream().skip(1).map(row -> row.get(counted).value()))
                .containsExactlyElementsOf(column(lines, counted));
    }

    /** Without unit and final day; a share that rests on few has marks instead of a value. */
    private static String said(String line, boolean isSplit) {
        var cells = line.split(",", -1);
        int at = isSplit ? 5 : 4;
        return String.join(
                " ",
                cells[0],
                cells[2],
                cells[3],
                isSplit ? cells[4] : "",
                cells[at],
                cells[at + 1],
                cells[at + 2],
                cells[at + 3],
                cells[at + 4],
                cells[at + 7],
                cells[at + 9]);
    }

    private static List<String> expected(JsonObject answer) {
        boolean isSplit = answer.getString("by") != null;
        var all = new ArrayList<String>();
        answer.getJsonArray("periods").stream().map(JsonObject.class::cast).forEach(period -> {
            for (Measure measure : Measure.values()) {
                period.getJsonArray("rows").stream()
                        .map(JsonObject.class::cast)
                        .forEach(row -> add(
                                all,
                                measure,
                                period.getString("name") + "  "
                                        + (isSplit
                                                ? Optional.ofNullable(row.getString("code"))
                                                        .orElse("-")
                                                : ""),
                                row,
                                row.getJsonObject("values")));
                add(all, measure, period.getString("name") + " true ", period, period.getJsonObject("total"));
            }
        });
        return all;
    }

    private static void add(List<String> to, Measure measure, String which, JsonObject days, JsonObject values) {
        var value = values.getJsonObject(measure.code());
        if (value == null) {
            return;
        }
        long base =
                switch (measure.way()) {
                    case COUNT, PER_10000 -> 0;
                    case SHARE, MEAN -> value.getLong("of");
                    case PERCENTILE -> value.getLong("counted");
                };
        boolean isTooFew = base > 0 && base < 10;
        to.add(String.join(
                " ",
                measure.code(),
                which,
                days.getString("from"),
                days.getString("to"),
                value.getLong("counted").toString(),
                value.getLong("of") == null ? "" : value.getLong("of").toString(),
                value.getDouble("value") == null || isTooFew ? "" : plain(value.getDouble("value")),
                isTooFew ? "true" : "",
                value.getBoolean("provisional") ? "true" : ""));
    }

    private static String plain(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Test
    void the_first_sheet_says_period_definitions_zone_and_place_in_the_log() {
        var export = exports.done(
                "supervisor1",
                asked("figures", filters("measures=received,satisfaction&by=branch&severity=minor"), "xlsx"));
        var about = exports.book("supervisor1", export).sheet(1).stream()
                .map(row -> row.get(0).value() + " " + row.get(1).value())
                .toList();
        assertThat(about)
                .contains(
                        "内容 统计指标",
                        "指标 受理、满意率",
                        "拆分 网点",
                        "程度 一般",
                        "期间 2026-09-01 – 2026-09-28",
                        "时区 Asia/Shanghai",
                        "满意率 评分 4、5 分 ÷ 全部评分；未评的不计。")
                .anyMatch(line -> line.matches("日志位置 \\d+-\\d+"))
                .anyMatch(line -> line.startsWith("统计截至 2026-09-28 10:00"))
                .anyMatch(line -> line.startsWith("收支平衡 0 + "));
    }

    @Test
    void a_branch_takes_out_the_its_own_figures_unit_alone() {
        var lines = exports.csv("branch1", "figures", filters("measures=received&branch=SH002"));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("received,count,asked,true,2026-09-01,2026-09-28," + AT_HONGQIAO + ",");
    }

    @Test
    @Tag("K8")
    void the_complaints_behind_a_number_are_as_many_as_it_says_and_each_look_is_on_record() {
        var query = filters("measure=received&branch=SH001&severity=severe");
        var listed = server.as("supervisor1").get(MEASURES + "/received/complaints?branch=SH001&severity=severe");
        var numbers = listed.json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getJsonObject("complaint").getString("number"))
                .toList();
        var lines = exports.csv("supervisor1", "complaints-behind", query);
        assertThat(lines.get(0)).startsWith("times,number,status,").contains("complainant");
        assertThat(column(lines, 1)).isEqualTo(numbers).hasSize(3);
        assertThat(column(lines, 0)).containsOnly("1");
        assertThat(server.as("admin1")
                        .get("/api/v1/looks?number=" + numbers.get(0))
                        .body())
                .contains("in an export", "complaints-behind");
    }

    @Test
    void a_comparison_holds_each_member_and_says_of_whom_nothing_can_be_said() {
        var query = "by=branch";
        var members = server.as("analyst1")
                .get(MEASURES + "/severity-judged-automatically/comparison?" + query)
                .json();
        var lines = exports.csv("analyst1", "comparison", filters("measure=severity-judged-automatically&" + query));
        assertThat(lines.get(0)).startsWith("branch,counted,of,value,low95,high95,");
        int enough = members.getJsonArray("members").size();
        assertThat(column(lines, 0)).containsExactlyInAnyOrder("SH001", "SH002");
        assertThat(lines.stream().skip(1).filter(line -> line.contains(",true,")))
                .as("too few: %s", members)
                .hasSize(2 - enough);
        members.getJsonArray("members").stream().map(JsonObject.class::cast).forEach(member -> assertThat(lines)
                .anyMatch(line -> line.startsWith(member.getString("code") + "," + member.getLong("counted") + ","
                        + member.getLong("of") + "," + plain(member.getDouble("value")))));
    }

    @Test
    void volumes_have_a_row_for_each_day_also_for_missing_ones() {
        var days = exports.csv("analyst1", "volumes", filters("from=2026-09-26&to=2026-09-27&by=branch"));
        assertThat(days)
                .containsExactly(
                        "branch,hub,region,day,parcels,insured,missing",
                        "SH001,HUB-SH,,2026-09-26,5000,100,",
                        "SH001,HUB-SH,,2026-09-27,6000,,",
                        "SH002,,,2026-09-26,,,true",
                        "SH002,,,2026-09-27,,,true");
        assertThat(exports.csv("admin1", "volumes", filters("from=2026-09-26&to=2026-09-27&by=hub")))
                .containsExactly("hub,parcels,insured,missing", "HUB-SH,11000,100,2");
    }

    @Test
    void units_are_taken_out_with_their_phones_but_for_analysts() {
        var units = exports.csv("admin1", "units", filters("kind=branch"));
        assertThat(units.get(0)).startsWith("code,kind,nameZh,nameEn,parent,region,line,phone,");
        assertThat(units).hasSize(3).anyMatch(line -> line.startsWith("SH001,branch,上海虹桥网点,") && line.contains("5800"));
        var ofAnalyst = exports.csv("analyst1", "units", filters("search=songjiang"));
        assertThat(ofAnalyst).hasSize(2);
        assertThat(ofAnalyst.get(0)).doesNotContain("phone");
        assertThat(exports.csv("analyst1", "units", new JsonObject()).toString())
                .doesNotContain("58000000");
    }

    @Test
    void an_administrator_takes_the_register_of_looks_out_and_that_is_registered_too() {
        server.as("supervisor2").get("/api/v1/complaints?view=open");
        var looks = exports.csv("admin1", "looks", filters("login=supervisor2"));
        assertThat(looks.get(0)).startsWith("id,at,login,name,what,why,until,numbers,export,");
        assertThat(column(looks, 2)).containsOnly("supervisor2");
        assertThat(looks.get(1)).contains(",list,,,2026");
        assertThat(server.as("admin1").get("/api/v1/looks?login=admin1").body())
                .contains("\"what\":\"looks\"", "周例会核对");
    }

    @ParameterizedTest
    @CsvSource({
        "analyst1, figures, by=agent, 403",
        "analyst1, figures, agent=1, 403",
        "analyst1, figures, by=department, 200",
        "analyst1, comparison, measure=satisfaction&by=agent, 403",
        "analyst1, complaints-behind, measure=received, 403",
        "analyst1, complaints, view=open, 403",
        "analyst1, callbacks, view=waiting, 403",
        "analyst1, notices, view=all, 403",
        "analyst1, looks, login=agent1, 403",
        "agent1, figures, by=type, 403",
        "agent1, complaints-behind, measure=received, 403",
        "agent1, units, kind=branch, 403",
        "branch1, figures, by=agent, 403",
        "branch1, figures, by=validity, 403",
        "branch1, figures, cause=long-wait, 403",
        "branch1, figures, by=outcome, 200",
        "branch1, complaints, validity=upheld, 422",
        "branch1, complaints, heldBy=claims, 422",
        "analyst1, warnings, '', 200",
        "agent1, warnings, '', 403",
        "admin1, warnings, '', 403",
        "analyst1, agent-log, from=2026-09-28, 403",
        "agent1, agent-log, from=2026-09-28, 403",
        "supervisor1, agent-log, from=2026-09-29&to=2026-09-29, 422",
        "supervisor1, agent-log, from=2020-01-01, 422",
        "supervisor1, agent-log, from=28.09.2026, 422",
        "agent1, extensions, view=undecided, 403",
        "analyst1, extensions, view=undecided, 403",
        "supervisor1, extensions, view=mine, 422",
        "supervisor1, comparison, measure=complaints-per-10000, 200",
        "analyst1, comparison, measure=valid-complaints-per-10000&by=hub, 200",
        "analyst1, comparison, measure=complaints-per-10000&by=department, 422",
        "branch1, comparison, measure=satisfaction, 403",
        "branch1, volumes, by=day, 403",
        "admin1, figures, by=type, 403",
        "admin1, looks, login=nobody, 404",
        "supervisor1, looks, login=agent1, 403",
        "supervisor1, figures, by=colour, 422",
        "supervisor1, figures, colour=red, 422",
        "supervisor1, comparison, measure=received, 422",
        "supervisor1, complaints-behind, by=type, 422",
        "supervisor1, volumes, from=yesterday, 422",
        "supervisor1, figures, from=2020-01-01&interval=day&by=type, 422"
    })
    void each_role_takes_out_what_it_may_read(String login, String what, String query, int status) {
        var preview = new JsonObject().put("what", what).put("filters", filters(query));
        var reply = server.as(login).post(ExportClient.EXPORTS + "/preview", preview);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor1, complaints, view=open, branch1",
        "supervisor1, complaints, view=mine, agent2",
        "supervisor1, callbacks, view=mine, agent2",
        "supervisor1, notices, view=mine, agent2",
        "supervisor1, figures, measures=received, analyst1",
        "supervisor1, figures, measures=received, branch1",
        "supervisor1, comparison, measure=satisfaction, analyst1",
        "supervisor1, units, kind=branch, analyst1",
        "supervisor1, units, kind=branch, admin1",
        "supervisor1, warnings, '', analyst1",
        "supervisor1, volumes, by=hub, analyst1",
        "branch1, complaints, '', branch2"
    })
    void a_file_that_was_asked_for_in_one_role_is_not_fetched_in_another(
            String login, String what, String query, String other) {
        var export = exports.done(login, asked(what, filters(query), "csv-rfc4180"));
        isOf(other, export);
        assertThat(fetched(other, export)).isEqualTo(403);
        isOf(login, export);
        assertThat(fetched(login, export)).isEqualTo(200);
    }

    /** As if its person had that account's role and branch now. */
    private static void isOf(String login, JsonObject export) {
        server.database()
                .execute("UPDATE data_export SET person = (SELECT id FROM person WHERE login = '%s') WHERE id = %d"
                        .formatted(login, export.getLong("id")));
    }

    private static int fetched(String login, JsonObject export) {
        return server.as(login)
                .get(ExportClient.EXPORTS + "/" + export.getLong("id") + "/file")
                .status();
    }

    @Test
    @Tag("C4")
    void the_log_of_problems_is_taken_out_by_days_with_its_cases_and_its_checks() {
        var number = server.database().value("SELECT min(number) FROM complaint");
        var entry =
                new JsonObject().put("kind", "branch").put("text", "=网点电话无人接听").put("number", number);
        var written = server.as("agent1").post("/api/v1/agent-log", entry);
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        var later = new JsonObject().put("text", "昨日系统慢").put("day", "2026-09-27");
        assertThat(server.as("agent2").post("/api/v1/agent-log", later).status())
                .isEqualTo(201);
        server.as("supervisor1")
                .post(
                        "/api/v1/agent-log/checks",
                        new JsonObject()
                                .put("ids", new JsonArray().add(written.json().getLong("id"))));

        var days = filters("from=2026-09-27&to=2026-09-28");
        var lines = exports.csv("supervisor1", "agent-log", days);
        assertThat(lines.get(0)).isEqualTo("id,day,agent,kind,text,complaint,writtenAt,checkedBy,checkedAt");
        assertThat(column(lines, 1)).containsExactly("2026-09-27", "2026-09-28");
        assertThat(column(lines, 3)).containsExactly("other", "branch");
        assertThat(column(lines, 4)).containsExactly("昨日系统慢", "=网点电话无人接听");
        assertThat(lines.get(2)).contains(number).endsWith("+08:00");
        assertThat(exports.csv("supervisor1", "agent-log", new JsonObject()))
                .as("today's")
                .hasSize(2);
        var forExcel =
                exports.fetched("supervisor1", exports.done("supervisor1", asked("agent-log", days, "csv-excel")));
        assertThat(forExcel).contains("\"网点与运输\"", "\"'=网点电话无人接听\"");
        assertThat(server.as("admin1").get("/api/v1/looks?number=" + number).body())
                .contains("agent-log");
    }

    @Test
    void early_warnings_are_taken_out_with_their_judgements_and_for_analysts_without_the_person() {
        server.database().execute("""
                INSERT INTO early_warning (level, member, type, raised_at, began, last_day, seen, expected, base)
                VALUES ('branch', 'SH001', 'cargo-damage', '2026-09-25T01:00Z', '2026-09-18', '2026-09-24', 12, 4.2, 0.6),
                       ('hub', 'HUB-SH', 'delay', '2026-09-26T01:00Z', '2026-09-20', '2026-09-25', 30, 9.26, 1.5)""");
        var open = exports.csv("analyst1", "warnings", new JsonObject());
        assertThat(open.get(0)).isEqualTo("id,level,member,type,from,to,seen,expected,raisedAt,verdict,words,judgedAt");
        assertThat(open).hasSize(3);
        assertThat(open.get(1)).contains("hub,HUB-SH,delay,2026-09-20,2026-09-25,30,9.3,2026-09-26T09:00:00+08:00,,");

        var id = open.get(2).split(",", 2)[0];
        var judged = server.as("supervisor1")
                .post(
                        "/api/v1/warnings/" + id + "/judgement",
                        new JsonObject().put("verdict", "true").put("words", "装卸班组未按规范堆码"));
        assertThat(judged.status()).as(judged.body()).isEqualTo(200);
        var after = exports.csv("supervisor1", "warnings", new JsonObject().put("judged", true));
        assertThat(after).hasSize(2);
        assertThat(after.get(0)).endsWith(",judgedBy");
        assertThat(after.get(1)).startsWith(id + ",branch,SH001,").contains(",true,装卸班组未按规范堆码,");
        var book = exports.book(
                "analyst1", exports.done("analyst1", asked("warnings", new JsonObject().put("judged", true), "xlsx")));
        assertThat(book.sheet(2).get(1).stream().map(cell -> cell.value()))
                .contains("网点", "上海虹桥网点", "属实：确有原因")
                .doesNotContain(judged.json().getJsonObject("judgement").getString("by"));
        server.database().execute("DELETE FROM early_warning");
    }

    @Test
    @Tag("F6")
    void extensions_are_taken_out_as_their_list_shows_them() {
        var number = server.as("agent1")
                .post(
                        "/api/v1/complaints",
                        Draft.usual().channel("hotline").branch("SH002").json())
                .json()
                .getString("number");
        server.as("agent1")
                .with("If-Match", "\"1\"")
                .post("/api/v1/complaints/" + number + "/steps", new JsonObject().put("step", "assign"));
        var asked = server.as("agent1")
                .with("If-Match", "\"2\"")
                .post(
                        "/api/v1/complaints/" + number + "/extensions",
                        new JsonObject().put("workingDays", 2).put("reason", "等候承运商的签收底单"));
        assertThat(asked.status()).as(asked.body()).isLessThan(300);
        var listed = server.as("supervisor1")
                .get("/api/v1/extensions")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);

        var lines = exports.csv("supervisor1", "extensions", new JsonObject());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("complaint,type,severity,heldBy,owner,workingDays,reason,askedBy,");
        assertThat(lines.get(1)).startsWith(number + ",").contains(",2,等候承运商的签收底单,");
        var times = lines.get(1);
        assertThat(List.of("askedAt", "dueBefore", "dueAfter"))
                .allSatisfy(field -> assertThat(Instant.parse(listed.getString(field))
                                .atOffset(ZoneOffset.ofHours(8))
                                .toString())
                        .as(field)
                        .satisfies(at -> assertThat(times).contains(at.substring(0, 16))));
        assertThat(exports.csv("supervisor1", "extensions", filters("view=decided")))
                .as("none is decided")
                .hasSize(1);
        assertThat(server.as("admin1").get("/api/v1/looks?number=" + number).body())
                .contains("extensions");
    }

    @Test
    void a_comparison_per_parcel_is_a_file_as_well() {
        var lines = exports.csv(
                "supervisor1", "comparison", filters("measure=complaints-per-10000&from=2026-09-26&to=2026-09-27"));
        assertThat(lines.get(0)).startsWith("branch,counted,of,value,").contains(",missingDays,");
        assertThat(lines).anyMatch(line -> line.startsWith("SH001,") && line.endsWith(",true,"));
    }
}
