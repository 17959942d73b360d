package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What a person has typed is not lost, and no other person reads it. */
class DraftsOnScreenTest extends ScreenTest {
    private static final String WAYBILL = "new-complaint-form [name=waybill] input";

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 720);
    }

    @Test
    void a_complaint_half_typed_outlives_other_views_and_a_reload_and_is_cleared_only_when_confirmed() {
        signInAt("/console?case=new", "agent1");
        browser.type(WAYBILL, "HD2609250099");
        browser.click("nav a[href*='view=callbacks']");
        browser.see("callback-desk .filters");
        browser.press("n");
        browser.seeValue(WAYBILL, "HD2609250099");

        browser.go("/console?case=new");
        browser.seeValue(WAYBILL, "HD2609250099");
        browser.isAccessible();
        browser.click("ask-first button");
        browser.isAccessible();
        browser.click("ask-first [data-no]");
        browser.seeValue(WAYBILL, "HD2609250099");
        browser.click("ask-first button");
        browser.click("ask-first [data-yes]");
        browser.seeValue(WAYBILL, "");
        browser.go("/console?case=new");
        browser.seeValue(WAYBILL, "");
        browser.hasNoErrors();
    }

    @Test
    void a_draft_of_another_form_fills_only_the_fields_that_fit() {
        signInAt("/console", "agent1");
        browser.see(".row, .queue .state");
        browser.script("""
                const key = `hotline-draft/${document.querySelector('hotline-console').person.id}/new`;
                const value = { phone: 5, description: {}, judgement: 'severe', waybill: 'HD2609250099' };
                localStorage.setItem(key, JSON.stringify({ at: Date.now(), value }));
                """);
        browser.go("/console?case=new");
        browser.seeValue(WAYBILL, "HD2609250099");
        browser.seeValue("new-complaint-form [name=phone] input", "");
        browser.hasNoErrors();
    }

    @Test
    void notes_and_dialogs_keep_their_text_after_a_reload() {
        var number = file().getString("number");
        var path = "/console?view=open&case=" + number;
        signInAt(path, "agent1");
        browser.see("case-head h2");
        browser.type("note-form textarea", "已联系分拨中心");
        browser.click("[data-step=assign]");
        browser.see("[data-step=investigate]");
        browser.click("[data-step=resolve]");
        browser.type("step-dialog textarea", "货已找到");

        browser.go(path);
        browser.seeValue("note-form textarea", "已联系分拨中心");
        browser.click("[data-step=resolve]");
        browser.seeValue("step-dialog textarea", "货已找到");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-head .chips", "待回访");
        assertThat(stored()).as("what was sent is not kept").doesNotContain("货已找到");
    }

    @Test
    void drafts_are_their_writers_only_and_deleted_when_the_writer_signs_out() {
        signInAt("/console?case=new", "agent1");
        browser.type(WAYBILL, "HD2609250099");
        server.as("agent1").delete("/api/v1/sessions/current");
        browser.go("/console?case=new");
        signIn("agent2");
        browser.see(".desk");
        browser.seeValue(WAYBILL, "");
        browser.click("person-menu summary");
        browser.click("person-menu .entry:last-of-type");
        browser.see("#sign-in-login");
        assertThat(stored()).as("another person's drafts stay").contains("HD2609250099");

        signIn("agent1");
        browser.go("/console?case=new");
        browser.seeValue(WAYBILL, "HD2609250099");
        browser.click("person-menu summary");
        browser.click("person-menu .entry:last-of-type");
        browser.see("#sign-in-login");
        assertThat(stored()).doesNotContain("HD2609250099");
    }

    @Test
    void what_only_the_database_has_is_gone_after_the_writer_signs_out() {
        signInAt("/console?case=new", "agent1");
        browser.see(WAYBILL);
        browser.script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }");
        browser.type(WAYBILL, "HD2609250099");
        browser.await("the copy", page -> browser.textsOnDisk().contains("HD2609250099") ? true : null);
        assertThat(stored()).doesNotContain("HD2609250099");
        browser.click("person-menu summary");
        browser.click("person-menu .entry:last-of-type");
        browser.see("#sign-in-login");
        browser.await("no copy", page -> browser.textsOnDisk().contains("HD2609250099") ? null : true);
        signIn("agent1");
        browser.go("/console?case=new");
        browser.seeValue(WAYBILL, "");
    }

    @Test
    void a_customers_draft_is_offered_to_be_thrown_away_and_expires_after_a_week() {
        browser.size(390, 844);
        browser.go("/");
        browser.type("complaint-form [name=complainant]", "王小明");
        browser.go("/?again");
        browser.seeValue("complaint-form [name=complainant]", "王小明");
        browser.seeText("ask-first", "不是我填写的");
        browser.isAccessible();
        aWeekLater();
        browser.go("/?later");
        browser.seeValue("complaint-form [name=complainant]", "");
        assertThat(stored()).doesNotContain("王小明");

        browser.type("complaint-form [name=complainant]", "李四");
        browser.go("/?other");
        browser.click("ask-first button");
        browser.click("ask-first [data-yes]");
        browser.seeValue("complaint-form [name=complainant]", "");
        assertThat(stored()).doesNotContain("李四");
        browser.hasNoErrors();
    }

    @Test
    void what_a_customer_types_on_a_followed_case_outlives_a_reload_and_is_cleared_when_sent_or_not_theirs() {
        browser.size(390, 844);
        var filed = file();
        resolve(filed.getString("number"));
        var code = filed.getString("trackingCode");
        follow(code);
        browser.type("#add-text", "箱子上有蓝色胶带");
        browser.click(".score-2");
        browser.type("#rating-comment", "说好周五送到");

        follow(code);
        browser.seeValue("#add-text", "箱子上有蓝色胶带");
        browser.seeValue("#rating-comment", "说好周五送到");
        browser.seeThat("return document.querySelector('.score-2 input').checked", true);
        browser.seeText("add-words kept-before", inShanghai(filed.getString("number")));
        browser.isAccessible();
        assertThat(stored()).as("the code opens the case").doesNotContain(code);

        browser.click("add-words kept-before button");
        browser.click("add-words kept-before [data-yes]");
        browser.seeValue("#add-text", "");
        assertThat(stored()).doesNotContain("蓝色胶带").contains("周五");
        follow(file().getString("trackingCode"));
        browser.seeNo("kept-before");
        browser.seeValue("#add-text", "");
        follow(code);
        browser.click("rate-complaint .primary");
        browser.seeText(".state", "重新办理");
        assertThat(stored()).doesNotContain("周五");

        browser.type("#add-text", "第二天又少一件");
        aWeekLater();
        follow(code);
        browser.seeValue("#add-text", "");
        assertThat(stored()).doesNotContain("第二天");
        browser.hasNoErrors();
    }

    @Test
    void two_tabs_show_one_draft_and_none_overwrites_what_was_typed_in_the_other() {
        var number = file().getString("number");
        signInAt("/console?view=open&case=" + number, "agent1");
        browser.see("note-form textarea");
        browser.newTab().go("/console?view=open&case=" + number);
        browser.type("note-form textarea", "先打电话，");
        browser.toTab(0);
        browser.seeValue("note-form textarea", "先打电话，");
        browser.type("note-form textarea", "再回信");
        browser.toTab(1);
        browser.seeValue("note-form textarea", "先打电话，再回信");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeValue("note-form textarea", "");
        browser.toTab(0);
        browser.seeValue("note-form textarea", "");

        browser.go("/");
        browser.type("#complainant", "李娜");
        browser.toTab(1).go("/");
        browser.type("#phone", "13812345678");
        browser.toTab(0);
        browser.seeValue("#phone", "13812345678");
        browser.type("#description", "少了一件");
        browser.click("[name=send]");
        browser.see("[data-number]");
        browser.toTab(1);
        browser.seeValue("#complainant", "");
        browser.hasNoErrors();
    }

    /** Everything that is kept becomes older by eight days, also what is on the disk. */
    private static void aWeekLater() {
        browser.script("""
                dispatchEvent(new Event('pagehide'));
                const older = (kept) => kept && { ...kept, at: kept.at - 8 * 24 * 60 * 60 * 1000 };
                for (const key of Object.keys(localStorage).filter((each) => each.startsWith('hotline-draft')))
                  localStorage.setItem(key, JSON.stringify(older(JSON.parse(localStorage.getItem(key)))));
                return new Promise((done) => {
                  const opening = indexedDB.open('hotline', 1);
                  opening.onsuccess = () => {
                    const changes = opening.result.transaction('texts', 'readwrite');
                    const all = changes.objectStore('texts').getAll();
                    all.onsuccess = () => all.result.forEach((one) => changes.objectStore('texts').put({ ...older(one), kept: older(one.kept) }));
                    changes.oncomplete = () => { opening.result.close(); done(); };
                  };
                });
                """);
    }

    private static void follow(String code) {
        browser.go("/icon.svg");
        browser.go("/#track=" + code);
        browser.see("#add-text");
    }

    /** When the draft was typed, by the clock of the house. */
    private static String inShanghai(String number) {
        return browser.script("""
                        const kept = JSON.parse(localStorage.getItem(`hotline-draft/case-${arguments[0]}/words`));
                        return new Intl.DateTimeFormat('zh-CN', {month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
                          timeZone: 'Asia/Shanghai'}).format(kept.at);
                        """, number).toString();
    }

    private static void signInAt(String path, String login) {
        browser.go(path);
        signIn(login);
        browser.see(".desk");
    }

    private static String stored() {
        return browser.script("return JSON.stringify({...localStorage})").toString();
    }
}
