package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Agents see their own day and write the log of problems, which supervisors check. */
class MyDayOnScreenTest extends ScreenTest {
    @BeforeEach
    void atTheDesk() {
        server.forgetComplaints();
        browser.size(1280, 900);
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
        assertThat(browser.script("return document.querySelectorAll('my-day tbody tr').length"))
                .isEqualTo(6L);
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
        browser.isAccessible();
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.hasNoErrors();
    }
}
