package hotline.browser.figures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** People read figures, down to the complaints behind each number: supervisors, analysts and branches. */
class MeasuresOnScreenTest extends ScreenTest {
    private static final String CELL = "measures-desk tbody tr:first-child td a";

    @BeforeEach
    void atTheDesk() {
        server.forgetComplaints();
        browser.size(1280, 900);
    }

    @Test
    void each_number_opens_as_many_complaints_and_the_address_brings_the_page_back() {
        file();
        file();
        var branch = new JsonObject()
                .put("code", "SH900")
                .put("kind", "branch")
                .put("name", new JsonObject().put("zh", "上海临港网点").put("en", "Shanghai Lingang"));
        assertThat(server.as("admin1").post("/api/v1/units", branch).status()).isEqualTo(201);
        server.anybody()
                .post("/api/v1/complaints", Draft.usual().branch("SH900").json());
        await("the complaints are counted", () -> server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=received")
                .body()
                .contains("\"counted\":3"));
        browser.go("/console");
        signIn("supervisor1");
        browser.see("complaint-queue .row");
        browser.press("g", "m");
        browser.seeText("measures-desk [data-measure=received]", "3");
        browser.seeText("measures-desk .balance", "受理 3");
        browser.seeText("measures-desk [data-measure=satisfaction]", "无");
        // The page says once until when all may change, and a card says it where that is later.
        browser.see("measures-desk [data-measure=reopen-rate] .provisional");
        browser.seeNo("measures-desk [data-measure=received] .provisional");
        browser.isAccessible();

        browser.click("measures-desk [data-measure=received] dt a");
        browser.seeText("measures-desk measure-chart svg", "受理");
        browser.go(place() + "&by=branch");
        browser.seeText("measures-desk tbody tr:first-child", "上海临港网点");
        browser.seeText("measures-desk tfoot", "3");
        browser.see("measures-desk measure-chart svg");
        browser.seeText("measures-desk tbody tr:nth-child(2)", "无");
        browser.click("measures-desk tbody tr:nth-child(2) td a");
        opensTheListOf("2");
        browser.isAccessible();

        browser.go(place());
        opensTheListOf("2");
        browser.click("complaints-behind .row");
        browser.see("case-head");
        browser.script("history.back()");
        browser.see("complaints-behind .end");
        browser.script("history.back()");
        browser.see(CELL);
        browser.hasNoErrors();

        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.size(390, 844).go(place());
        browser.seeText("measures-desk h2", "Measures: 1");
        browser.see("measures-desk measure-chart svg");
        browser.click(CELL);
        opensTheListOf("1");
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }

    @Test
    @Tag("T6")
    void messages_that_were_not_answered_on_their_day_are_listed_behind_their_share() {
        at("2026-09-24T10:00:00");
        var answered = file();
        var waits = file().getString("number");
        var replied = server.as("agent1")
                .post(
                        "/api/v1/complaints/" + answered.getString("number") + "/replies",
                        new JsonObject().put("text", "正在找"));
        assertThat(replied.status()).isEqualTo(201);
        await("both are counted", () -> server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=website-answered-same-day")
                .body()
                .contains("\"counted\":1,\"of\":2"));
        browser.go("/console?view=measures&measure=website-answered-same-day");
        signIn("supervisor1");
        browser.click("measures-desk [data-measure=website-answered-same-day] .parts a:last-of-type");
        browser.seeText("complaints-behind", waits);
        browser.isAccessible();
        browser.hasNoErrors();
    }

    /** From 1 to 24 August are 16 working days, and 18 in September, with the Sunday that is worked. */
    @Test
    void unlike_periods_are_compared_by_working_day_and_early_months_together_with_the_spring_festival() {
        at("2026-08-20T10:00:00");
        file();
        at("2026-09-24T10:00:00");
        file();
        file();
        await("the complaints are counted", () -> server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=received&from=2026-08-01")
                .body()
                .contains("\"counted\":3"));
        browser.go("/console?view=measures");
        signIn("supervisor1");
        browser.seeText("measures-desk [data-season]", "工作日 19 天 · 上期 16");
        browser.seeText("measures-desk [data-measure=received] [data-per-day]", "每工作日 0.1 · 上期 0.1");
        browser.seeNo("measures-desk [data-measure=open] [data-per-day]");
        browser.seeNo("measures-desk [data-measure=on-time-closure] [data-per-day]");
        browser.isAccessible();
        browser.go("/console?view=measures&period=own&from=2026-02-01&to=2026-02-28");
        browser.seeText("measures-desk [data-season]", "春节 2026年2月17日");
        browser.click("measures-desk [data-season] a");
        browser.seeText("measures-desk [data-season]", "工作日 37 天");
        browser.seeNo("measures-desk [data-season] a");
        assertThat(place()).contains("from=2026-01-01", "to=2026-02-28");
        browser.hasNoErrors();
    }

    @Test
    void branches_are_compared_with_what_chance_explains_and_two_of_them_with_each_other() {
        file();
        await("the complaint is counted", () -> server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=received")
                .body()
                .contains("\"counted\":"));
        await(
                "its month has a place",
                () -> server.database().value("SELECT count(*) FROM fact").matches("[1-9].*"));
        rated("HZ100", 400, 360);
        rated("HZ200", 100, 60);
        rated("HZ300", 9, 9);
        browser.go("/console");
        signIn("supervisor1");
        browser.see("complaint-queue");
        browser.press("g", "f");
        browser.see("comparison-desk h2");
        // With this filter the chart over time reads the same facts as the comparison.
        browser.go("/console?view=comparison&measure=satisfaction&only-hub=-");
        browser.see("comparison-desk funnel-chart svg");
        browser.seeText("comparison-desk tbody tr[data-code=HZ200]", "偏低");
        browser.see("comparison-desk [data-too-few='1']");
        browser.see("over-time control-chart svg");
        browser.isAccessible();
        opensThePointsOfTheChart();
        browser.go("/console?view=comparison&measure=satisfaction&one=HZ100&other=HZ200");
        browser.see("two-members [data-alike=differ]");
        browser.click("comparison-desk tbody tr[data-code=HZ200] td a");
        browser.see("complaints-behind h2");
        comparesByParcels();
        judgesTheFirstOfTwoWarnings();
        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.size(390, 844).go("/console?view=comparison&measure=satisfaction");
        browser.seeText("comparison-desk .said", "fewer than 10");
        browser.await("the tabs of the page in sight", page -> (Boolean) browser.script("""
                        return ['.tabs', '.top nav'].every((row) => {
                          const { left, right } = document.querySelector(row + ' [aria-current=page]').getBoundingClientRect();
                          return left >= 0 && right <= innerWidth + 1;
                        });
                        """) ? true : null);
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }

    /** The list behind a point has its measure, its days and the filters of the page. */
    private static void opensThePointsOfTheChart() {
        browser.click("over-time tbody tr:last-child td a:last-of-type");
        opensTheListOf("509");
        assertThat(place()).contains("behind=satisfaction", "part=whole", "cellFrom=20", "cellTo=20", "only-hub=-");
        browser.see("complaints-behind h2 [data-complaints='1']");
        browser.click("complaints-behind [data-export]");
        browser.seeText("export-dialog [role=status]", "1 行。有的投诉不止计一次，共计 509 次");
        browser.press(Keys.ESCAPE);
        browser.script("history.back()");
        browser.see("over-time control-chart svg");
        var point = (WebElement) browser.script("""
                const chart = document.querySelector('control-chart');
                chart.scrollIntoView({ block: 'center' });
                const { top } = chart.getBoundingClientRect();
                return [...chart.querySelectorAll('svg path')].find((path) =>
                  path.getAttribute('d').startsWith('M1 0A1 1') && path.getBoundingClientRect().top > top + 40);
                """);
        point.click();
        opensTheListOf("509");
    }

    /** What is compared stands in the address; only units are offered. */
    private static void comparesByParcels() {
        counted("HZ100", 30, 1, 0);
        counted("HZ200", 12, 1, 0);
        server.database().execute("""
                INSERT INTO parcel_volume (day, branch, parcels, import)
                SELECT (SELECT max(day) FROM fact WHERE kind = 1), unnest(ARRAY['HZ100', 'HZ200']), 20000, 1""");
        browser.go("/console?view=comparison&measure=complaints-per-10000&by=agent");
        browser.seeText("comparison-desk [data-centre]", "每万件 10.5 件");
        browser.see("comparison-desk funnel-chart svg");
        browser.seeText("comparison-desk tbody tr[data-code=HZ100]", "15");
        browser.see("over-time control-chart svg");
        browser.isAccessible();
        browser.click("comparison-desk tbody tr[data-code=HZ200] td a");
        browser.see("complaints-behind h2");
        browser.hasNoErrors();
        server.database().execute("DELETE FROM parcel_volume");
    }

    /** The keyboard continues at the heading of the second. */
    private static void judgesTheFirstOfTwoWarnings() {
        for (String branch : new String[] {"HZ100", "HZ200"}) {
            server.database().execute("""
                    INSERT INTO early_warning (level, member, type, raised_at, began, last_day, seen, expected, base)
                    VALUES ('branch', '%s', 'cargo-damage', '2026-09-25T01:00Z', '2026-09-18', '2026-09-24', 12, 4.2, 0.6)""".formatted(branch));
        }
        browser.go("/console?view=warnings");
        browser.see("warnings-desk li:nth-child(2) warning-card form");
        browser.seeNo("warnings-desk [data-precision]");
        browser.isAccessible();
        browser.script("document.querySelector('warning-card vaadin-select').value = 'false'");
        browser.type("warning-card textarea", "只是节前货量大");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("warnings-desk li:nth-child(2)");
        browser.await(
                "the next heading",
                page -> "H3".equals(browser.script("return document.activeElement.tagName")) ? true : null);
        browser.seeText("warnings-desk [data-precision]", "误报 1 条");
        browser.go("/console?view=warnings&judged=true");
        browser.click("warning-card [data-correct]");
        browser.see("warning-card form");
        browser.script("document.querySelector('warning-card vaadin-select').value = 'true'");
        browser.type("warning-card textarea", "录像显示确是野蛮装卸");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.see("warning-card [data-verdict=true]");
        browser.seeText("warnings-desk [data-precision]", "属实 1 条");
        browser.click("warning-card .earlier summary");
        browser.see("warning-card .earlier [data-verdict=false]");
        browser.isAccessible();
        server.database().execute("DELETE FROM warning_judgement_corrected; DELETE FROM early_warning");
    }

    /** Ratings of that branch this month, as the reader of the log would count them. */
    private static void rated(String branch, int ratings, int satisfied) {
        counted(branch, ratings, 9, satisfied);
    }

    private static void counted(String branch, int facts, int kind, int satisfied) {
        server.database().execute("""
                INSERT INTO dimension (kind, id, code)
                SELECT 8, coalesce(max(id), 0) + 1, '%1$s' FROM dimension WHERE kind = 8 HAVING count(*) FILTER (WHERE code = '%1$s') = 0;
                INSERT INTO fact (tx, id, complaint, value, day, received_on, branch, hub, region, agent, kind, n, flags, variant, type,
                    subtype, severity, channel, source, language, market, department)
                SELECT f.tx, f.id, f.complaint, 5, f.day, f.day, (SELECT id FROM dimension WHERE kind = 8 AND code = '%1$s'), 0, 0, 0, %5$d, 1,
                       CASE WHEN i <= %3$d THEN %4$d ELSE 0 END, 0, f.type, 0, f.severity, f.channel, 0, 0, 0, 0
                FROM (SELECT * FROM fact WHERE kind = 1 ORDER BY day DESC LIMIT 1) AS f, generate_series(1, %2$d) AS i""".formatted(branch, facts, satisfied, 1 << 4, kind));
    }

    /** At half past midnight in Shanghai it is still October in UTC. */
    @Test
    void periods_are_those_of_the_day_in_the_policys_zone() {
        at("2026-11-01T00:30:00");
        browser.go("/console");
        signIn("supervisor1");
        browser.see("complaint-queue");
        assertThat(daysOf("today")).isEqualTo("2026-11-01 2026-11-01");
        assertThat(daysOf("week")).isEqualTo("2026-10-26 2026-11-01");
        assertThat(daysOf("month")).isEqualTo("2026-11-01 2026-11-01");
        assertThat(daysOf("last-month")).isEqualTo("2026-10-01 2026-10-31");
        assertThat(daysOf("last-3-months")).isEqualTo("2026-08-01 2026-10-31");
        assertThat(daysOf("year")).isEqualTo("2026-01-01 2026-11-01");
        browser.hasNoErrors();
    }

    /** The days that the page asks for. */
    private static String daysOf(String period) {
        browser.go("/console?view=measures&period=" + period);
        browser.see("measures-desk [data-measure=received]");
        return browser.script("const { from, to } = document.querySelector('measures-desk export-button').filters;"
                        + " return `${from} ${to}`")
                .toString();
    }

    @Test
    void agents_are_not_offered_measures_of_people_and_units() {
        browser.go("/console?view=measures");
        signIn("agent1");
        browser.see("complaint-queue");
        browser.press("g", "m");
        browser.press("?");
        browser.see("keys-help dialog[open]");
        assertThat(browser.text("keys-help")).contains("大屏").doesNotContain("数据");
        browser.seeNo("measures-desk");
    }

    @Test
    void an_analyst_reads_figures_and_bare_rows_and_no_people() {
        file();
        await("the complaint is counted", () -> server.as("analyst1")
                .get("/api/v1/measures/breakdown?measures=received")
                .body()
                .contains("\"counted\":"));
        browser.go("/console");
        signIn("analyst1");
        browser.see("measures-desk [data-measure=received]");
        browser.seeText("console-top nav", "网点质量");
        browser.seeNo("measures-filters [data-name=only-agent]");
        browser.seeNo("case-search");
        browser.seeText("measures-desk .read", "对比上期");
        browser.click("measures-desk .more-filters summary");
        browser.see("measures-filters [data-name=only-market]");
        browser.isAccessible();
        browser.click("measures-desk [data-measure=received] dd a");
        browser.see("complaints-behind div.row");
        assertThat(browser.text("complaints-behind")).doesNotContain("张三");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void a_page_is_kept_as_a_view_shared_opened_by_a_colleague_and_deleted() {
        browser.go("/console?view=measures&period=last-month&by=type");
        signIn("supervisor1");
        browser.click("measures-desk [data-views]");
        browser.see("views-dialog dialog[open]");
        browser.type("#view-name", "上月按类型");
        browser.click("views-dialog input[name=analyst]");
        browser.isAccessible();
        browser.click("views-dialog .dialog-actions vaadin-button[theme=primary]");
        browser.seeText("views-dialog .kept-views", "上月按类型");
        browser.forgetEverything();
        browser.go("/console");
        signIn("analyst1");
        browser.click("measures-desk [data-views]");
        browser.seeText("views-dialog .kept-views", "同事共享");
        browser.click("views-dialog .kept-views a");
        browser.seeNo("views-dialog dialog[open]");
        browser.await("its place", page -> place().contains("by=type") ? true : null);
        assertThat(place()).contains("period=last-month");
        browser.forgetEverything();
        browser.go("/console?view=queue&type=delay");
        signIn("supervisor1");
        browser.click("queue-filters [data-views]");
        browser.click("views-dialog .kept-views .danger");
        browser.seeText("views-dialog", "还没有保存的视图");
        browser.hasNoErrors();
    }

    @Test
    @Tag("F10")
    @Tag("F14")
    void the_quality_of_a_branch_stands_on_one_page_and_a_branch_sees_its_own() {
        var unit = new JsonObject()
                .put("code", "GZ777")
                .put("kind", "branch")
                .put("name", new JsonObject().put("zh", "广州白云网点").put("en", "Guangzhou Baiyun"));
        assertThat(server.as("admin1").post("/api/v1/units", unit).status()).isEqualTo(201);
        server.anybody()
                .post("/api/v1/complaints", Draft.usual().branch("GZ777").json());
        await("the complaint is counted", () -> server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=received&branch=GZ777")
                .body()
                .contains("\"counted\":1"));
        browser.go("/console?view=unit&unit=GZ777");
        signIn("supervisor1");
        browser.seeText("unit-desk h2", "广州白云网点");
        browser.seeText("unit-desk [data-measure=received] dd", "1");
        browser.seeText("unit-desk", "货物异常与延误");
        browser.isAccessible();
        browser.click("unit-desk [data-measure=received] dd a");
        opensTheListOf("1");
        browser.hasNoErrors();
        browser.forgetEverything();
        browser.size(390, 844).go("/console?view=unit");
        signIn("branch2");
        browser.seeText("unit-desk [data-measure=received] dd", "1");
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }

    /** The number, and how often the complaints of its list are counted in all. */
    private static void opensTheListOf(String number) {
        browser.see("complaints-behind .end[data-sum='" + number + "']");
        browser.see("complaints-behind [data-count='" + number + "']");
    }

    private static String place() {
        return browser.script("return location.pathname + location.search").toString();
    }
}
