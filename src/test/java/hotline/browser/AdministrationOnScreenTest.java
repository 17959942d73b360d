package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.rules.Variations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The desks of administrators, and passwords that people choose. */
class AdministrationOnScreenTest extends ScreenTest {
    private static final List<String> DESKS =
            List.of("people", "network", "volumes", "policies", "calendars", "jobs", "looks");
    private static final String CHOSEN = "correct-horse-battery";
    private static final String BRANCHES = "code,kind,name_zh\nSH001,branch,上海虹桥网点\nSH002,branch,上海松江网点\n";

    @TempDir
    private static Path folder;

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 900);
    }

    @Test
    void an_administrator_adds_a_person_who_chooses_a_password_and_is_closed_out_later() {
        browser.go("/console");
        signIn("admin1");
        browser.seeText("people-desk table", "agent1");
        browser.isAccessible();
        browser.click("people-desk [data-add]");
        browser.see("#person-login");
        browser.press("feng.lin", Keys.TAB, "冯琳");
        browser.script("""
                const department = document.querySelector('#person-department');
                department.value = 'claims';
                department.dispatchEvent(new Event('change'));
                """);
        browser.see("#person-duty");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        var oneTime = browser.text("person-dialog output");
        assertThat(oneTime).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
        browser.isAccessible();
        browser.click("person-dialog [data-done]");
        browser.seeText("people-desk table", "feng.lin");
        assertThat(browser.script("return document.body.innerHTML").toString()).doesNotContain(oneTime);
        browser.hasNoErrors();

        browser.forgetEverything();
        browser.go("/console");
        signIn("feng.lin", oneTime);
        browser.seeText("password-dialog dialog", "一次性密码");
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        choose("wrong", CHOSEN, CHOSEN);
        browser.seeText("password-dialog .wrong", "当前密码不正确");
        choose(oneTime, CHOSEN, "another-horse-battery");
        browser.seeText("password-dialog .wrong", "两次输入不一致");
        choose(oneTime, "1234567890", "1234567890");
        browser.seeText("password-dialog .wrong", "密码太弱");
        choose(oneTime, CHOSEN, CHOSEN);
        browser.seeNo("password-dialog dialog");
        browser.see("complaint-queue .state, complaint-queue a.row");

        browser.click("person-menu summary");
        browser.click("person-menu [data-password]");
        browser.see("#password-current");
        browser.isAccessible();
        choose(CHOSEN, "another-horse-battery", "another-horse-battery");
        browser.seeNo("password-dialog dialog");

        browser.forgetEverything();
        browser.go("/console?view=people");
        signIn("admin1");
        browser.click("people-desk [data-open='feng.lin']");
        browser.click("person-dialog .person-history summary");
        browser.seeText("person-dialog .person-history", "自行修改密码");
        browser.isAccessible();
        browser.click("person-dialog [data-disable]");
        browser.click("person-dialog [data-disable]");
        browser.seeText("people-desk tr.closed", "feng.lin");
        browser.hasNoErrors();
    }

    @Test
    void an_administrator_corrects_a_policy_by_its_lines_and_puts_it_in_force() {
        browser.go("/console?view=policies");
        signIn("admin1");
        browser.seeText("policies-desk table", "freight-network");
        browser.isAccessible();
        write("#policy-source", "id: freight-network\nversion: '7'\nlimits: soon\n");
        browser.click("policy-upload .actions vaadin-button");
        browser.seeText("policy-upload .faults", "第 3 行");
        browser.seeText("policy-upload .faults", "应当是");
        assertThat(browser.text("policy-upload .faults")).doesNotContain("must be");
        browser.isAccessible();
        browser.click("policy-upload .faults [data-line='3']");
        assertThat(browser.script("""
                        const { value, selectionStart } = document.querySelector('#policy-source');
                        return value.slice(0, selectionStart).split('\\n').length;
                        """)).isEqualTo(3L);

        write("#policy-source", Variations.withWorkingDays("7", 4) + """
                ladder:
                  soon-due-2: {kind: reminder, clock: handling, when: {before-due: {working-minutes: 60}}, to: holder}
                  supervision: {to: head}
                """);
        browser.click("policy-upload .actions vaadin-button");
        browser.seeText("policy-upload .would", "4 个工作日");
        browser.seeText("policy-upload .would", "督办阶梯，新增：提醒 · 办理时限 · 到期前 60 分钟工作时间 · 发给经办人");
        browser.seeText(
                "policy-upload .would",
                "督办阶梯，修改：督办 · 办理时限 · 逾期 1 个工作日后 · 发给部门主管 · 须答复：1 个工作日内" + " → 督办 · 办理时限 · 逾期 1 个工作日后 · 发给部门负责人");
        browser.isAccessible();
        browser.click("policy-upload [data-install]");
        browser.await(
                "version 7 in force",
                page -> page.script("return document.querySelector('policies-desk table').textContent")
                                .toString()
                                .contains("7")
                        ? true
                        : null);
        assertThat(server.as("admin1").get("/api/v1/policy").json().getString("version"))
                .isEqualTo("7");
        browser.click("policies-desk [data-source]");
        browser.await(
                "the text of the version",
                page -> page.script("return document.querySelector('#policy-source').value")
                                .toString()
                                .contains("id:")
                        ? true
                        : null);
        browser.hasNoErrors();
    }

    @Test
    void an_administrator_sees_a_year_and_takes_a_coming_one_back() {
        var code = "/api/v1/calendars/cn";
        var calendar = server.as("admin1").get(code).json();
        int coming = server.clock().instant().atZone(ZoneOffset.UTC).getYear() + 1;
        assertThat(calendar.getJsonArray("years")).doesNotContain(coming);
        browser.go("/console?view=calendars");
        signIn("admin1");
        browser.see("calendar-year td.off");
        browser.see("calendar-year td.work");
        browser.isAccessible();
        browser.click("calendar-upload [data-edit]");
        browser.script("""
                const text = document.querySelector('#calendar-source');
                const calendar = JSON.parse(text.value);
                calendar.years[arguments[0]] = { off: arguments[1], work: [] };
                text.value = JSON.stringify(calendar);
                text.dispatchEvent(new Event('input'));
                """, coming, law(coming));
        browser.click("calendar-upload form .actions vaadin-button");
        browser.seeText("calendar-upload .would", coming + "-10-01");
        browser.isAccessible();
        browser.click("calendar-upload [data-install]");
        browser.click("calendar-upload [data-take-back='" + coming + "']");
        browser.seeText("calendar-upload .would", "撤回的年份: " + coming);
        browser.click("calendar-upload [data-install]");
        browser.seeNo("calendar-upload [data-take-back]");
        assertThat(server.as("admin1").get(code).json().getJsonArray("years"))
                .isEqualTo(calendar.getJsonArray("years"));
        browser.hasNoErrors();
    }

    private static Object law(int year) {
        return server.as("admin1")
                .get("/api/v1/calendars/cn/years/" + year)
                .json()
                .getJsonArray("law")
                .getList();
    }

    @Test
    void an_administrator_reads_jobs_and_which_people_looked_at_a_case() {
        var number = file().getString("number");
        server.as("agent1").get("/api/v1/complaints/" + number);
        server.database().execute("""
                INSERT INTO background_job (kind, state, request, done, total, problem, asked_at, finished_at)
                VALUES ('replay', 'failed', '{}', 120, 400, 'the node went away three times', '%1$s', '%1$s')
                """.formatted(server.clock().instant()));
        browser.go("/console?view=looks");
        signIn("admin1");
        browser.type("#looks-whom", number);
        browser.press(Keys.ENTER);
        browser.seeText("looks-desk table", "王芳");
        browser.seeText("looks-desk table", "投诉详情");
        browser.isAccessible();
        browser.type("#looks-whom", "9");
        browser.click("looks-desk [data-ask]");
        browser.seeText("looks-desk", "重试");
        browser.go("/console?view=jobs");
        browser.seeText("jobs-desk table", "失败");
        browser.seeText("jobs-desk table", "the node went away three times");
        browser.seeText("jobs-desk table", "120 / 400");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void each_desk_fits_a_phone_and_is_accessible_in_english() {
        browser.size(390, 844).go("/console?view=people");
        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.go("/console?view=people");
        signIn("admin1");
        for (String desk : DESKS) {
            browser.go("/console?view=" + desk);
            browser.see(desk + "-desk .admin");
            browser.seeNo(desk + "-desk .skeleton");
            assertThat((Boolean) browser.script("""
                            const desk = document.querySelector(arguments[0]);
                            return desk.scrollWidth <= desk.clientWidth && document.body.scrollWidth <= innerWidth;
                            """, desk + "-desk")).as(desk).isTrue();
            browser.isAccessible();
        }
        browser.hasNoErrors();
    }

    private static void signIn(String login, String password) {
        browser.type("#sign-in-login", login);
        browser.type("#sign-in-password", password);
        browser.click("sign-in-dialog .primary");
        browser.seeNo("sign-in-dialog dialog");
    }

    private static void choose(String current, String chosen, String again) {
        browser.see("#password-current").clear();
        browser.type("#password-current", current);
        browser.see("#password-chosen").clear();
        browser.type("#password-chosen", chosen);
        browser.see("#password-again").clear();
        browser.type("#password-again", again);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
    }

    /** As a paste does. */
    private static void write(String css, String text) {
        browser.see(css);
        browser.script("""
                const field = document.querySelector(arguments[0]);
                field.value = arguments[1];
                field.dispatchEvent(new Event('input'));
                """, css, text);
    }

    @Test
    void volumes_are_imported_and_a_missing_day_is_shown_as_missing() throws IOException {
        server.as("admin1").with("Content-Type", "text/csv").send("POST", "/api/v1/units/imports", BRANCHES);
        var today = server.clock().instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        var before = today.minusMonths(1);
        browser.size(1280, 720);
        browser.go("/console?view=people");
        signIn("admin1");
        browser.see("people-desk table");
        browser.press("g", "v");
        browser.see("volume-month table");
        browser.isAccessible();
        browser.click("volumes-desk [data-part=import]");
        upload("day,branch,parcels\n" + before + ",SH009,7\n" + before + ",SH001,x\n");
        browser.seeText("volume-import table", "SH009");
        browser.isAccessible();
        upload("day,branch,parcels,insured\n" + before + ",SH001,4321,12\n" + before + ",SH002,0,\n");
        browser.seeText("volume-import .would", "2");
        browser.click("volume-import [data-take]");
        browser.see("volume-month table");
        browser.click("volume-month [data-before]");
        browser.seeText("volume-month [data-branch=SH001]", "4,321");
        assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .as("words for screen readers alone stay within the table that scrolls")
                .isTrue();
        assertThat(browser.text("volume-month [data-branch=SH002] .badge"))
                .isEqualTo("缺 " + (before.lengthOfMonth() - 1) + " 天");
        browser.isAccessible();
        browser.click("volumes-desk [data-part=past]");
        browser.seeText("past-imports table", before.toString());
        browser.size(390, 800);
        for (String part : new String[] {"month", "import", "past"}) {
            browser.click("volumes-desk [data-part=" + part + "]");
            browser.see("volumes-desk [data-part=" + part + "][aria-pressed=true]");
            assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                    .as(part)
                    .isTrue();
        }
        browser.hasNoErrors();
    }

    private static void upload(String text) throws IOException {
        var file = Files.writeString(folder.resolve("volumes.csv"), text);
        browser.see("volume-import");
        browser.script("document.querySelector('volume-import input[type=file]').classList.remove('visually-hidden')");
        browser.see("volume-import input[type=file]").sendKeys(file.toString());
    }
}
