package hotline.browser.calls;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Who calls is on the screen before the agent says hello, and what the call was about is recorded by one key. */
class CallsOnScreenTest extends ScreenTest {
    private static final String PHONE = "+8613812345678";

    @BeforeEach
    void atTheTelephone() {
        browser.size(1280, 720);
        at("2026-09-28T10:00:00");
        server.forgetComplaints();
        at("2026-09-28T10:00:00");
        browser.languages("zh-CN");
        browser.go("/console?view=mine");
        signIn("agent1");
        browser.see("complaint-queue");
        browser.await(
                "the card has read that nobody calls",
                page -> (Boolean) browser.script("return Boolean(document.querySelector('call-card')?.answer)")
                        ? true
                        : null);
    }

    /** As an exchange reports a call that rings at an agent. */
    private static long ring(String login, String phone) {
        long call = Long.parseLong(server.database()
                .value("""
                INSERT INTO call (connector, day, call_id, direction, state, from_number, to_number, offered_at, alerting_at, person, times_by, seen_at)
                SELECT k.id, '2026-09-28', gen_random_uuid()::text, 'in', 'alerting', '%2$s', '4008001234', at, at, p.id, 'exchange', at
                FROM connector k, person p, (SELECT '%3$s'::timestamptz AS at) t WHERE k.code = 'by-hand' AND p.login = '%1$s' RETURNING id
                """.formatted(login, phone, server.clock().instant())));
        server.database().execute("""
                INSERT INTO call_leg (call, leg, person, alerting_at) SELECT id, '1', person, alerting_at FROM call WHERE id = %d
                """.formatted(call));
        tell(call);
        return call;
    }

    private static void answer(long call) {
        server.database().execute("""
                UPDATE call SET state = 'answered', answered_at = '%2$s', seen_at = '%2$s' WHERE id = %1$d;
                UPDATE call_leg SET answered_at = '%2$s' WHERE call = %1$d;
                INSERT INTO call_to_record (call, agent, since) SELECT id, person, answered_at FROM call WHERE id = %1$d
                """.formatted(call, server.clock().instant()));
        tell(call);
    }

    private static void end(long call) {
        server.database().execute("""
                UPDATE call SET state = 'ended', ended_at = '%2$s', cause = 'answered', ended_by = 'customer' WHERE id = %1$d;
                UPDATE call_leg SET ended_at = '%2$s' WHERE call = %1$d
                """.formatted(call, server.clock().instant()));
        tell(call);
    }

    private static void tell(long call) {
        server.database().execute("""
                INSERT INTO call_news (person) SELECT person FROM call WHERE id = %d
                ON CONFLICT (person) DO UPDATE SET version = call_news.version + 1
                """.formatted(call));
    }

    @Test
    @Tag("T1")
    @Tag("T2")
    @Tag("T12")
    void a_call_that_rings_shows_its_customer_and_its_record_is_written_by_keyboard() {
        var number = file().getString("number");
        server.as("agent2")
                .post(
                        "/api/v1/callbacks",
                        new JsonObject().put("phone", "13812345678").put("reason", "答复理赔进度"));
        browser.await(
                "the file is there",
                page -> server.database()
                                .value("SELECT count(*) FROM complaint_file")
                                .equals("1")
                        ? true
                        : null);
        long call = ring("agent1", PHONE);
        browser.seeText("call-card h2", "来电振铃");
        browser.seeText("caller-pop .file", number);
        browser.seeText("caller-pop", "欠回访");
        browser.seeText("caller-pop [data-take]", "现在就办");
        browser.isAccessible();
        browser.hasNoErrors();
        at("2026-09-28T10:00:22");
        browser.seeText("call-card [data-apologise]", "对不起，让您久等了");

        answer(call);
        browser.seeText("call-card h2", "通话中");
        end(call);
        browser.seeText("call-card .call", "客户先挂");
        browser.press("6");
        browser.see("call-record-dialog dialog[open]");
        browser.seeText("call-record-dialog h2", "来电记录");
        browser.press("大件运费怎么算");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("call-card .call");
        seeMessage("还缺：从哪里来电、为什么、购买紧迫度");
        assertThat(server.database().value("SELECT kind || ' ' || what || ' ' || (file IS NOT NULL) FROM call_record"))
                .isEqualTo("inquiry 大件运费怎么算 true");

        browser.press("g", "p");
        browser.seeText("call-list [data-call]", "咨询");
        browser.isAccessible();
    }

    @Test
    void a_complaint_is_filed_from_the_call_in_english_on_a_telephone_and_linked_with_it() {
        browser.size(390, 844).languages("en-GB");
        browser.go("/console?view=mine");
        long call = ring("agent1", PHONE);
        browser.seeText("call-card h2", "ringing");
        browser.seeText("caller-pop", "first call of this number");
        answer(call);
        browser.seeText("call-card h2", "On the phone");
        browser.isAccessible();
        browser.script("document.querySelector('call-card [data-kind=complaint]').click()");
        browser.await(
                "the number is filled in",
                page -> browser.script("return document.querySelector('new-complaint-form [name=phone]')?.value ?? ''")
                                .toString()
                                .contains("138")
                        ? true
                        : null);
        browser.type("new-complaint-form [name=complainant] input", "李娜");
        browser.type("new-complaint-form [name=description] textarea", "五件货只到四件，少了一件。");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.see("filed-case h2");
        browser.await(
                "the call is recorded",
                page -> server.database()
                                .value(
                                        "SELECT count(*) FROM call_record r JOIN complaint c ON c.id = r.complaint WHERE r.call = "
                                                + call + " AND r.kind = 'complaint' AND r.who = '李娜'")
                                .equals("1")
                        ? true
                        : null);
        assertThat(server.database().value("SELECT count(*) FROM call_to_record"))
                .isEqualTo("0");
    }

    @Test
    void two_windows_show_one_call_and_a_hidden_one_reads_it_when_it_comes_back() {
        long call = ring("agent1", PHONE);
        browser.see("call-card .call");
        browser.newTab().go("/console?view=queue");
        browser.see("call-card .call");
        answer(call);
        browser.seeText("call-card h2", "通话中");
        end(call);
        browser.press("8");
        browser.see("call-record-dialog dialog[open]");
        browser.press("打错电话");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("call-card .call");
        browser.toTab(0);
        browser.seeNo("call-card .call");
        browser.toTab(1);
        browser.closeTab();
        browser.toTab(0);
    }

    @Test
    @Tag("T9")
    @Tag("C1")
    void a_supervisor_sees_who_talks_and_who_waits_and_takes_note_of_a_suggestion() {
        long call = ring("agent1", PHONE);
        answer(call);
        server.database().execute("""
                INSERT INTO call (connector, day, call_id, direction, state, from_number, queue, offered_at, queued_at, times_by, seen_at)
                SELECT id, '2026-09-28', 'waits', 'in', 'queued', '+8613900000001', 'service', '2026-09-28T01:58:00Z', '2026-09-28T01:58:00Z', 'exchange', '2026-09-28T01:58:00Z'
                FROM connector WHERE code = 'by-hand'
                """);
        server.as("agent1")
                .post(
                        "/api/v1/calls",
                        new JsonObject()
                                .put("direction", "in")
                                .put(
                                        "record",
                                        new JsonObject()
                                                .put("kind", "suggestion")
                                                .put("who", "王芳")
                                                .put("what", "网点周末也该开门")));
        browser.forgetEverything();
        browser.languages("en-GB");
        browser.go("/console?view=calls&part=live");
        signIn("supervisor1");
        browser.seeText("live-calls [data-figure=talking]", "1");
        browser.seeText("live-calls [data-figure=waiting]", "1");
        browser.see("live-calls .figure.late");
        assertThat(browser.see("live-calls table").getText()).doesNotContain("13812345678", "138 1234 5678");
        browser.isAccessible();
        browser.click("calls-desk [data-part=suggestions]");
        browser.seeText("suggestion-list [data-suggestion]", "网点周末也该开门");
        browser.click("suggestion-list [data-note]");
        browser.see("suggestion-dialog dialog[open]");
        browser.isAccessible();
        browser.press("we open on Saturdays");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("suggestion-list", "No suggestions");
        browser.click("calls-desk [data-part=all]");
        browser.seeText("call-list [data-call]", "＊＊");
        browser.isAccessible();
    }

    @Test
    void a_call_that_no_exchange_told_of_is_recorded_by_a_key() {
        browser.press("7");
        browser.see("call-record-dialog dialog[open]");
        browser.seeText("call-record-dialog h2", "记录一个来电");
        browser.press("王芳");
        browser.type("call-record-dialog [name=what] textarea", "网点周末也该开门");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("call-record-dialog dialog[open]");
        assertThat(server.database().value("SELECT kind || ' ' || department FROM call_record"))
                .isEqualTo("suggestion customer-service");
    }
}
