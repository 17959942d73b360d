package hotline.browser.calls;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.telephony.figure.CallCounting;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Supervisors read how calls were answered on the page of measures, and open the calls behind a number. */
class CallFiguresOnScreenTest extends ScreenTest {
    private static final String FIGURES = "call-figures ";

    /** Twelve were answered after 3, 6 and so on to 36 s, three given up, one engaged; agents hung up first on two. */
    private static void calls() {
        server.database().execute("""
                INSERT INTO call (connector, day, call_id, direction, state, queue, offered_at, alerting_at, answered_at, ended_at, cause, ended_by, person, times_by, seen_at)
                SELECT k.id, '2026-09-28', 'screen-' || n, 'in', 'ended', '投诉专线', o.at, CASE WHEN n <= 12 THEN o.at + make_interval(secs => n) END,
                       CASE WHEN n <= 12 THEN o.at + make_interval(secs => 3 * n) END, o.at + make_interval(secs => 10 * n),
                       CASE WHEN n <= 12 THEN 'answered' WHEN n <= 15 THEN 'abandoned' ELSE 'busy' END, CASE WHEN n <= 2 THEN 'agent' WHEN n <= 15 THEN 'customer' END,
                       CASE WHEN n <= 12 THEN (SELECT id FROM person WHERE login = 'agent1') END, 'exchange', o.at
                FROM generate_series(1, 16) AS n
                    CROSS JOIN LATERAL (SELECT '2026-09-28T01:00:00Z'::timestamptz + make_interval(mins => 7 * n) AS at) AS o
                    CROSS JOIN (SELECT id FROM connector WHERE code = 'screen') AS k
                """);
        var counting = new CallCounting(() -> ZoneId.of("Asia/Shanghai"));
        var ids = server.database().value("SELECT string_agg(id::text, ' ') FROM call WHERE call_id LIKE 'screen-%'");
        Arrays.stream(ids.split(" ", -1))
                .map(Long::valueOf)
                .forEach(id -> await(server.connections()
                        .pool()
                        .withTransaction(transaction -> counting.count(
                                transaction, List.of(id), server.clock().instant()))));
    }

    @Test
    @Tag("T1")
    @Tag("C1")
    void figures_of_calls_stand_below_the_measures_and_open_their_calls() {
        at("2026-09-28T12:00:00");
        server.database()
                .execute(
                        "INSERT INTO connector (code, name, format, zone, created_at) VALUES ('screen', '总机', 'zammad', 'Asia/Shanghai', now())");
        calls();
        browser.size(1280, 720);
        browser.go("/console?view=measures&period=today");
        signIn("supervisor1");
        browser.seeText(FIGURES + ".formula", "服务水平 F");
        browser.seeText(FIGURES + "[data-row=total]", "16 · 接通 12");
        browser.seeText(FIGURES + "[data-row=total]", "12 / 16");
        browser.isAccessible();
        browser.click(FIGURES + "[data-row=total] [data-part=agent-first]");
        browser.seeText(FIGURES + "calls-behind", "坐席先挂");
        browser.see(FIGURES + "calls-behind tbody tr:nth-child(2)");
        browser.isAccessible();
        browser.script("""
                const by = document.querySelector('call-figures [data-pick=by]');
                by.value = 'hour';
                by.dispatchEvent(new Event('change'));
                """);
        // Seven minutes apart from 9:07 on, so eight came in within the hour.
        browser.click(FIGURES + "[data-row='09'] [data-part=answered]");
        browser.see(FIGURES + "calls-behind tbody tr:nth-child(8)");
        browser.seeThat("return document.querySelectorAll('calls-behind tbody tr').length", 8L);
        browser.languages("en-GB");
        browser.go("/console?view=measures&period=today");
        browser.seeText(FIGURES + ".formula", "Service level F");
        browser.seeText(FIGURES + "[data-row=total]", "12 / 16");
        browser.click(FIGURES + "[data-row=total] [data-part=agent-first]");
        browser.see(FIGURES + "calls-behind tbody tr:nth-child(2)");
        browser.isAccessible();
        browser.size(390, 844);
        browser.script("document.querySelector('call-figures').scrollIntoView()");
        assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                .isTrue();
        browser.isAccessible();
        browser.hasNoErrors();
    }
}
