package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Agents say what they do in the bar on top, see their own day and write the log of problems; supervisors see the floor and decide, by the mouse and by keys. */
class FloorOnScreenTest extends ScreenTest {
    @BeforeEach
    void emptyFloor() {
        server.forgetComplaints();
        browser.size(1280, 720);
    }

    private static void chooses(String login, String state) {
        var reply = server.as(login).put("/api/v1/floor/me", new JsonObject().put("state", state));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static void isNoWiderThanTheScreen() {
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    @Tag("R2")
    void an_agent_takes_a_break_by_keys_and_reads_what_a_supervisor_tells() {
        at("2026-09-28T10:00:00");
        browser.go("/console");
        signIn("agent1");
        browser.seeText("presence-bar summary", "未上岗");
        browser.press("q");
        browser.press(Keys.ENTER);
        browser.seeText("presence-bar summary", "待接");
        browser.press("q");
        browser.seeText("presence-bar .entries", "轮接第 1 位");
        browser.isAccessible();
        browser.click("presence-bar [data-choice=rest]");
        browser.seeText("presence-bar summary", "小休");
        var id = server.database().value("SELECT id FROM person WHERE login = 'agent1'");
        var told = server.as("supervisor1")
                .post(
                        "/api/v1/floor/" + id + "/state",
                        new JsonObject().put("state", "ready").put("words", "来电较多，请回到岗位"));
        assertThat(told.status()).as(told.body()).isEqualTo(204);
        browser.seeText("presence-bar summary", "待接");
        browser.press("q");
        browser.seeText("presence-bar .entries", "孙丽：来电较多，请回到岗位");
        browser.languages("en-GB").go("/console");
        browser.see("presence-bar .badge[data-state=ready]");
        browser.press("q");
        browser.seeText("presence-bar .entries", "Leave the floor");
        browser.isAccessible();
        browser.size(390, 844);
        isNoWiderThanTheScreen();
        browser.hasNoErrors();
    }

    @Test
    @Tag("R8")
    void a_supervisor_sees_who_is_there_confirms_an_absence_and_swaps_turns_by_keys() {
        at("2026-09-28T10:00:00");
        chooses("agent1", "ready");
        chooses("agent2", "away-on-duty");
        chooses("agent4", "ready");
        browser.go("/console?view=floor");
        signIn("supervisor1");
        browser.seeText("floor-desk [data-state=away-on-duty]", "李伟");
        browser.seeText("floor-desk [data-line=customer-service] [data-count=present]", "2");
        browser.isAccessible();
        browser.click("floor-desk [data-state=away-on-duty] [data-act=confirm]");
        browser.seeNo("floor-desk [data-act=confirm]");
        browser.press("j");
        browser.press("b");
        browser.seeText("swap-dialog dialog[open]", "与谁调换");
        browser.isAccessible();
        browser.click("swap-dialog vaadin-button[theme=primary]");
        browser.seeText("swap-dialog", "请填写");
        browser.type("swap-dialog vaadin-text-area textarea", "接孩子");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("swap-dialog dialog[open]");
        chooses("agent3", "ready");
        browser.seeText("floor-desk [data-line=customer-service] [data-count=present]", "3");
        browser.size(390, 844);
        isNoWiderThanTheScreen();
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    @Tag("R2")
    @Tag("R8")
    void a_supervisor_changes_a_state_takes_an_offer_back_and_confirms_by_keys_in_english() {
        server.database().execute("TRUNCATE offer, agent_floor, rotation, floor_event, visit");
        at("2026-09-28T10:00:00");
        chooses("agent1", "ready");
        chooses("agent2", "away-on-duty");
        file();
        browser.languages("en-GB").go("/console?view=floor");
        signIn("supervisor1");
        browser.seeText("floor-desk [data-state=offered]", "offered work");
        browser.press("j");
        browser.see("floor-desk tr.current[data-state=offered]");
        browser.press("d");
        browser.see("take-back-dialog dialog[open]");
        browser.isAccessible();
        browser.type("take-back-dialog vaadin-text-area textarea", "the customer's own agent is back");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("take-back-dialog dialog[open]");
        assertThat(server.database().value("SELECT answer || ' ' || reason FROM offer"))
                .isEqualTo("withdrawn by-supervisor");
        browser.see("floor-desk tr.current[data-state=ready]");
        browser.press("b");
        browser.see("swap-dialog dialog[open]");
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        browser.seeNo("swap-dialog dialog[open]");
        browser.press("s");
        browser.see("state-dialog dialog[open]");
        browser.isAccessible();
        browser.type("state-dialog vaadin-text-area textarea", "calls are many");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("state-dialog dialog[open]");
        browser.press("j");
        browser.see("floor-desk tr.current [data-act=confirm]");
        browser.press("y");
        browser.seeNo("floor-desk tr.current [data-act=confirm]");
        browser.hasNoErrors();
    }

    @Test
    @Tag("C6")
    void a_mentor_sees_what_the_new_agent_does_and_is_offered() {
        server.database()
                .execute("TRUNCATE offer, agent_floor, rotation, floor_event, visit, staff_skill, staff_member");
        at("2026-09-28T10:00:00");
        var id = server.database().value("SELECT id FROM person WHERE login = 'agent1'");
        var mentor = Integer.valueOf(server.database().value("SELECT id FROM person WHERE login = 'agent2'"));
        var paired = server.as("supervisor1")
                .put(
                        "/api/v1/staff/" + id,
                        new JsonObject()
                                .put("skills", new JsonArray())
                                .put("mentor", mentor)
                                .put("version", 0));
        assertThat(paired.status()).as(paired.body()).isEqualTo(200);
        chooses("agent1", "ready");
        chooses("agent3", "away-on-duty");
        var number = file().getString("number");
        browser.languages("en-GB").go("/console?view=day");
        signIn("agent2");
        browser.seeText("mentored-list [data-mentored='" + id + "'] [data-offered]", number);
        browser.seeThat("return document.querySelectorAll('[data-mentored]').length", 1L);
        browser.isAccessible();
        var offer = server.as("agent1").get("/api/v1/offers/mine").json().getJsonObject("open");
        server.as("agent1")
                .put(
                        "/api/v1/offers/case/" + offer.getLong("subject") + "/" + offer.getInteger("number"),
                        new JsonObject().put("answer", "accepted"));
        browser.seeText("mentored-list [data-mentored='" + id + "'] a", number);
        browser.seeNo("mentored-list [data-offered]");
        browser.languages("zh-CN").size(390, 844).go("/console?view=day");
        browser.seeText("mentored-list h3", "带教");
        browser.isAccessible();
        isNoWiderThanTheScreen();
        browser.hasNoErrors();
    }

    @Test
    @Tag("R7")
    void a_supervisor_reads_whom_the_next_works_would_go_to_and_why_they_wait() {
        at("2026-09-28T10:00:00");
        chooses("agent1", "away-on-duty");
        var number = file().getString("number");
        file();
        var last = file().getString("number");
        browser.languages("zh-CN");
        browser.go("/console?view=floor");
        signIn("supervisor1");
        browser.seeText("floor-queues [data-queue=case]", "不限技能");
        browser.seeText("floor-queues [data-queue=case]", "未知");
        browser.seeText("floor-queues", "服务水平 F");
        browser.click("dispatch-preview summary");
        browser.seeText("dispatch-preview [data-case='" + number + "']", "能接的人在忙");
        browser.isAccessible();
        browser.click("dispatch-preview [data-case='" + last + "'] [data-move]");
        browser.see("move-dialog dialog[open]");
        browser.isAccessible();
        browser.type("move-dialog vaadin-text-area textarea", "客户明早离境");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("dispatch-preview tbody tr:first-child", last);
        browser.languages("en-GB");
        browser.size(390, 844).go("/console?view=floor");
        browser.click("dispatch-preview summary");
        browser.seeText("dispatch-preview [data-waits=agent]", "Those who could take it are busy");
        isNoWiderThanTheScreen();
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    @Tag("C4")
    void an_agent_writes_an_entry_sums_up_on_duty_and_a_supervisor_checks_it() {
        browser.size(1280, 720);
        at("2026-09-28T10:00:00");
        browser.go("/console");
        signIn("agent1");
        browser.see("complaint-queue");
        browser.press("g", "d");
        browser.seeText("my-day .today", "今天");
        browser.seeThat("return document.querySelectorAll('my-day tr[data-day]').length", 6L);
        browser.seeText("my-day .own-log", "本周由您每日汇总");
        browser.click("entry-form vaadin-button");
        browser.seeText("entry-form .wrong", "请写下");
        browser.type("#entry-text", "网点电话无人接听");
        browser.click("entry-form vaadin-button");
        browser.seeText("my-day .log-entries", "网点电话无人接听");
        browser.isAccessible();
        browser.click("day-summary vaadin-button");
        browser.seeText("day-summary", "王芳 据 1 条记录汇总");
        browser.press("n");
        browser.see("case-panel new-complaint-form");
        browser.hasNoErrors();

        browser.forgetEverything();
        browser.size(390, 844).go("/console?view=logs");
        signIn("supervisor1");
        browser.seeText("team-log .log-entries", "王芳");
        browser.isAccessible();
        browser.click("team-log .log-entries button");
        browser.seeText("team-log .log-entries", "孙丽 已检查");
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }

    @Test
    void my_day_reads_english_on_a_phone() {
        at("2026-09-28T10:00:00");
        browser.go("/console");
        browser.script("localStorage.setItem('hotline-language', 'en')");
        browser.size(390, 844).go("/console?view=day");
        signIn("agent3");
        browser.seeText("my-day h2", "My day");
        browser.seeText("my-day .own-log", "sums up each day");
        server.database().execute("""
                INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, answer, answered_at, taking, why)
                SELECT 'visit', 77, 1, id, department, '2026-09-24T01:00:00Z', '2026-09-24T01:00:20Z', 'accepted', '2026-09-24T01:00:04Z', 'dealt', '{}'
                FROM person WHERE login = 'agent3'""");
        browser.go("/console?view=day");
        browser.click("own-work [data-row='2026-09-24'] [data-part=accepted]");
        browser.seeText("own-work work-behind tbody tr", "Visit");
        browser.isAccessible();
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }
}
