package hotline.browser.calls;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.offer.Pbx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
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
        change("agent2", number, "/steps", new JsonObject().put("step", "assign"));
        change(
                "agent2",
                number,
                "/promises",
                new JsonObject()
                        .put("by", "2026-09-28T15:00:00+08:00")
                        .put("text", "下午三点前告知查找结果")
                        .put("agreed", true));
        long call = ring("agent1", PHONE);
        browser.seeText("call-card h2", "来电振铃");
        browser.seeText("caller-pop .file", number);
        browser.seeText("caller-pop .promised", "15:00");
        browser.seeText("caller-pop .promised a", number);
        browser.seeText("caller-pop", "欠回访");
        browser.seeText("caller-pop [data-take]", "现在就办");
        browser.isAccessible();
        browser.hasNoErrors();
        at("2026-09-28T10:00:22");
        // The page learns the time with the next answer of the server.
        tell(call);
        browser.seeText("call-card [data-apologise]", "对不起，让您久等了");

        answer(call);
        browser.seeText("call-card h2", "通话中");
        end(call);
        browser.seeText("call-card .call", "客户先挂");
        browser.press("6");
        browser.see("call-record-dialog dialog[open]");
        browser.seeText("call-record-dialog h2", "来电记录");
        browser.press(Keys.F2);
        browser.see("call-record-dialog phrase-panel");
        browser.isAccessible();
        browser.press(Keys.ENTER);
        browser.see("call-record-dialog .phrase-said");
        browser.click("call-record-dialog [name=what] textarea");
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

    /** In English: the offer names the telephone, which the agent picks up, and the time after the call counts down on the card. */
    @Test
    @Tag("R1")
    @Tag("F2")
    void a_call_that_hotline_routes_is_on_the_offer_card_and_the_time_after_it_counts_down() {
        browser.languages("en-GB");
        browser.go("/console?view=mine");
        browser.see("complaint-queue");
        var pbx = Pbx.connected(server);
        // Until then an agent would be kept for the question by which the connector was tried.
        at("2026-09-28T10:00:30");
        var ready = server.as("agent1").put("/api/v1/floor/me", new JsonObject().put("state", "ready"));
        assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        browser.see("presence-bar .badge[data-state=ready]");
        assertThat(pbx.rungAt("routed", PHONE)).isEqualTo("8001");
        browser.seeText("offer-card h2", "Work for you");
        browser.seeText("offer-card .what", "Your telephone rings");
        browser.seeText("offer-card .why", "your turn");
        browser.seeText("offer-card .left", "20");
        assertThat(browser.script("return document.querySelector('offer-card [data-act=accept]')"))
                .as("the telephone is what answers")
                .isNull();
        assertThat(browser.see("offer-card .offer").getText()).doesNotContain("138");
        browser.isAccessible();

        pbx.offered("routed", PHONE).rings("routed", "8001");
        browser.seeText("call-card h2", "Call ringing");
        pbx.answers("routed", "8001").isHeard("routed", "answered");
        browser.seeNo("offer-card .offer");
        browser.seeText("call-card h2", "On the phone");
        browser.see("presence-bar .badge[data-state=busy]");
        // Within the lease of the agent's presence.
        at("2026-09-28T10:01:00");
        pbx.ends("routed", "answered").isHeard("routed", "ended");
        browser.see("presence-bar .badge[data-state=wrap-up]");
        int left = seconds(browser.text("call-card [data-wrap-up]"));
        assertThat(left).isPositive();
        browser.isAccessible();
        at("2026-09-28T10:01:10");
        tell(pbx.id("routed"));
        browser.seeText("call-card [data-wrap-up]", (left - 10) + " s left");
        server.clock().advance(Duration.ofSeconds(left - 10));
        tell(pbx.id("routed"));
        browser.seeNo("call-card [data-wrap-up]");
        browser.see("presence-bar .badge[data-state=ready]");
        browser.hasNoErrors();
    }

    private static int seconds(String words) {
        return Integer.parseInt(words.replaceAll("[^0-9]", ""));
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
    @Tag("F9")
    void a_supervisor_sees_which_unanswered_callbacks_no_call_proves_and_opens_the_case() {
        var number = file().getString("number");
        server.database().execute("""
                INSERT INTO connector (code, name, format, zone, created_at) VALUES ('pbx', 'PBX', 'hotline', 'Asia/Shanghai', '2026-09-20');
                WITH called AS (
                    INSERT INTO callback (complaint_id, status, due_at, not_before, created_at, attempts)
                    SELECT id, 'waiting', '2026-09-29', '2026-09-29', '2026-09-12', 2 FROM complaint WHERE number = '%s' RETURNING id)
                INSERT INTO callback_attempt (callback_id, attempt, agent, started_at, ended_at, outcome)
                SELECT c.id, n.attempt, p.id, n.at, n.at, 'no-answer'
                FROM called c, person p, (VALUES (1, timestamptz '2026-09-15'), (2, timestamptz '2026-09-28T01:41:00Z')) n (attempt, at)
                WHERE p.login = 'agent2'
                """.formatted(number));
        browser.forgetEverything();
        browser.languages("zh-CN");
        browser.go("/console?view=calls&part=unproven");
        signIn("supervisor1");
        browser.seeText("unproven-attempts [data-attempt]", "没有对应的通话");
        browser.seeText("unproven-attempts [data-attempt]", "无人接听");
        assertThat(browser.script("return document.querySelectorAll('unproven-attempts [data-attempt]').length"))
                .as("none from before there was an exchange")
                .isEqualTo(1L);
        browser.isAccessible();
        browser.size(390, 844);
        browser.isAccessible();
        browser.click("unproven-attempts [data-attempt] a");
        browser.seeText("case-head", number);
        server.database().execute("UPDATE connector SET enabled = false WHERE code = 'pbx'");
    }

    @Test
    void a_call_that_no_exchange_reported_is_recorded_by_a_key() {
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

    @Test
    @Tag("T11")
    void a_call_is_held_and_handed_over_and_the_colleague_reads_who_it_is_before_it_rings() {
        var pbx = Pbx.connected(server);
        pbx.offered("busy", "+8613900000002").answers("busy", "8002").isHeard("busy", "answered");
        pbx.offered("first", PHONE).answers("first", "8001").isHeard("first", "answered");
        browser.seeText("call-card h2", "通话中");
        browser.press(Keys.F8);
        browser.seeText("call-card h2", "保持中");
        browser.seeText("call-card [data-act=hold]", "恢复通话");
        browser.isAccessible();
        at("2026-09-28T10:00:20");
        browser.click("call-card [data-act=hold]");
        browser.seeText("call-card h2", "通话中");

        browser.press(Keys.F9);
        browser.see("hand-call-dialog dialog[open]");
        browser.see("hand-call-dialog option:nth-child(3)");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.see("hand-call-dialog select[aria-invalid=true]");
        browser.see("hand-call-dialog vaadin-text-area[invalid]");
        choose("agent2");
        browser.type("hand-call-dialog [name=words] textarea", "王女士，三单丢失，已道歉");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("hand-call-dialog [role=alert]", "同事正在通话");
        pbx.ends("busy", "answered").isHeard("busy", "ended");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeNo("hand-call-dialog dialog[open]");
        seeMessage("请在电话上转过去");
        browser.hasNoErrors();

        browser.forgetEverything();
        browser.languages("en-GB");
        browser.go("/console?view=queue");
        signIn("agent2");
        browser.seeText("handed-calls li", "is handing a call to you");
        browser.seeText("handed-calls li", "王女士，三单丢失，已道歉");
        browser.isAccessible();
        server.as("agent1")
                .post(
                        "/api/v1/calls/" + pbx.id("first") + "/transfer",
                        new JsonObject().put("to", person("agent2")).put("words", "also asks for the invoice"));
        browser.seeText("handed-calls li", "also asks for the invoice");
        pbx.offered("second", PHONE)
                .rings("second", "8002")
                .answers("second", "8002")
                .isHeard("second", "answered");
        pbx.ends("first", "forwarded").isHeard("first", "ended");
        browser.seeText("handed-calls li", "Call handed over by");
        browser.seeText("call-card .call", "On the phone");
        browser.isAccessible();
        browser.hasNoErrors();
    }

    private static void choose(String login) {
        browser.click("hand-call-dialog option[value='%d']".formatted(person(login)));
    }

    private static long person(String login) {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = '" + login + "'"));
    }
}
