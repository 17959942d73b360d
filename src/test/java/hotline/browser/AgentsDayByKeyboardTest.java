package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A whole day of an agent without a mouse: keys and a few Tabs lead from each action to the next. */
class AgentsDayByKeyboardTest extends ScreenTest {
    private static final String FOCUSED = "document.activeElement";

    @BeforeEach
    void atTheDesk() {
        at("2026-09-28T10:00:00");
        browser.size(1280, 720);
        removeAllComplaints();
    }

    @Test
    void an_agent_works_a_whole_day_by_keyboard_alone() {
        var handedOn = file().getString("number");
        var number = file().getString("number");
        signInByKeyboard();
        browser.see(".row");
        focusIs("the list", FOCUSED + ".closest('.queue') !== null");
        tabsBackTo("taking the next", button("console-top", "t"), 4);
        browser.press("t");
        browser.seeText("case-head", handedOn);
        focusIs("the next step", FOCUSED + ".dataset.step === 'investigate'");
        browser.seeThat("return document.title", "投诉 " + handedOn + " · 工作台");
        tabsTo("handing on", button("limit-actions", "h"), 7);
        tabsTo("the judgement", button("case-words", "u"), 3);
        tabsTo("the note", FOCUSED + ".closest('note-form vaadin-text-area') !== null", 2);
        browser.press(Keys.ESCAPE);

        browser.press("v");
        focusIs("the next step after that", FOCUSED + ".dataset.step === 'resolve'");

        browser.press("m");
        browser.press("已请分拨中心核对。");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-story .noted", "已请分拨中心核对");
        browser.press(Keys.ESCAPE);

        correctTheJudgement();
        handOn();

        browser.press("t");
        browser.seeText("case-head", number);
        focusIs("the next step", FOCUSED + ".dataset.step === 'investigate'");
        browser.press("v");
        focusIs("the next step after that", FOCUSED + ".dataset.step === 'resolve'");
        browser.press("r");
        browser.see("step-dialog dialog[open]");
        browser.press("已在分拨中心找到货物，今日送达，客户同意。");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-head .chips", "待回访");

        callBack(number);
        browser.press("/", number, Keys.ENTER);
        browser.seeText("case-head", number);
        browser.seeText("case-head .chips", "已办结");

        fileByPhone();
        signOutByKeyboard();
        browser.hasNoErrors();
    }

    private static void signInByKeyboard() {
        browser.go("/console");
        focusIs("the login", FOCUSED + ".id === 'sign-in-login'");
        browser.press("agent1", Keys.TAB, TestServer.PASSWORD, Keys.ENTER);
        browser.seeNo("sign-in-dialog dialog");
    }

    private static void correctTheJudgement() {
        browser.press("u");
        browser.see("judgement-dialog dialog[open]");
        tabsTo("the reason", FOCUSED + ".closest('judgement-dialog') && " + FOCUSED + ".localName === 'textarea'", 4);
        browser.press("客户补充说是少货。");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-story", "客户补充说是少货");
    }

    private static void handOn() {
        browser.press("h");
        browser.see("hand-over-dialog dialog[open]");
        browser.press(Keys.SPACE);
        tabsTo("the reason", FOCUSED + ".closest('hand-over-dialog') && " + FOCUSED + ".localName === 'textarea'", 2);
        browser.press("请财务核对赔付。");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-story", "请财务核对赔付");
        focusIs("the case", "document.activeElement.closest('article.case') !== null");
    }

    private static void callBack(String number) {
        browser.press("g", "c");
        browser.seeText("callback-desk .rows", number);
        browser.press("c");
        focusIs("the heading of the callback", FOCUSED + ".localName === 'h2'");
        browser.press("1");
        browser.see("callback-card .survey-question");
        browser.press("c");
        focusIs("the outcome", FOCUSED + ".closest('callback-card .outcome') !== null");
        browser.press(Keys.TAB, "5");
        tabsTo(
                "recording the outcome",
                FOCUSED + ".closest('callback-card form vaadin-button[theme=primary]') !== null",
                9);
        browser.press(Keys.ENTER);
        browser.seeNo("callback-card");
    }

    private static void fileByPhone() {
        browser.press("n");
        focusIs("the phone", FOCUSED + ".closest('[name=phone]') !== null");
        browser.press("13899990001", Keys.TAB, "张强");
        tabsTo("the description", FOCUSED + ".closest('[name=description]') !== null", 5);
        browser.press("货物外包装破损，里面的杯子碎了三个。");
        browser.seeText(".read-out", "前办结");
        tabsTo("filing", FOCUSED + ".closest('new-complaint-form form vaadin-button[theme=primary]') !== null", 11);
        browser.press(Keys.ENTER);
        browser.see("filed-case .big");
    }

    private static void signOutByKeyboard() {
        browser.press("/");
        focusIs("the search", FOCUSED + ".closest('case-search') !== null");
        tabsTo("the person's menu", FOCUSED + ".closest('person-menu summary') !== null", 6);
        browser.press(Keys.ENTER);
        tabsTo("signing out", FOCUSED + ".textContent.trim() === '退出'", 6);
        browser.press(Keys.ENTER);
        focusIs("the login", FOCUSED + ".id === 'sign-in-login'");
    }

    private static String button(String within, String key) {
        return FOCUSED + ".closest('" + within + " [aria-keyshortcuts=\"" + key + "\"]') !== null";
    }

    private static void focusIs(String what, String condition) {
        browser.await(
                what, page -> Boolean.TRUE.equals(page.script("return Boolean(" + condition + ")")) ? true : null);
    }

    private static void tabsTo(String what, String condition, int most) {
        tabs(what, condition, most, () -> browser.press(Keys.TAB));
    }

    private static void tabsBackTo(String what, String condition, int most) {
        tabs(what, condition, most, () -> browser.pressTogether(Keys.SHIFT, Keys.TAB));
    }

    private static void tabs(String what, String condition, int most, Runnable tab) {
        int tabs = 0;
        while (!Boolean.TRUE.equals(browser.script("return Boolean(" + condition + ")")) && tabs <= most) {
            tab.run();
            tabs++;
        }
        assertThat(tabs).as("tabs to %s", what).isLessThanOrEqualTo(most);
    }
}
