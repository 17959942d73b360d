package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists on the console: filters that can be taken off, ended cases, and news that agree with the filters. */
class ListsOnScreenTest extends ScreenTest {

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 720);
        removeAllComplaints();
    }

    @Test
    void each_filter_is_chosen_and_taken_off_again() {
        file();
        open("/console?view=open");
        browser.see(".row");
        for (int i = 0; i < 5; i++) {
            choose("queue-filters", i, 1);
            browser.await("a filter in the address", page -> query(page).contains("&") ? true : null);
            choose("queue-filters", i, 0);
            browser.await("no filter in the address", page -> query(page).equals("?view=open") ? true : null);
            browser.see(".row");
        }
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void filters_of_notices_stand_in_the_address_and_are_taken_off_again() {
        browser.go("/console?view=unanswered&kind=inquiry");
        signIn("supervisor1");
        browser.see("unanswered-notices .tools");
        choose("unanswered-notices", 1, 0);
        browser.await("no kind in the address", page -> query(page).contains("kind") ? null : true);
        choose("unanswered-notices", 0, 1);
        browser.await("which notices", page -> query(page).contains("which=all") ? true : null);
        browser.see("unanswered-notices .state");
        browser.hasNoErrors();
    }

    @Test
    void filters_of_an_old_address_that_can_not_be_are_left_out() {
        file();
        open("/console?view=open&severity=zzz&order=qqq&receivedFrom=garbage&receivedTo=2026-13-45&paused=yes");
        browser.see(".row");
        browser.seeNo("[data-clear]");
        browser.go("/console?view=open&severity=severe&receivedFrom=2026-09-24&receivedTo=2026-09-01");
        browser.see("[data-clear]");
        browser.hasReportedNothing();
    }

    @Test
    void a_filter_that_the_server_refuses_leaves_no_rows_and_is_cleared_with_one_click() {
        file();
        open("/console?view=open");
        browser.see(".row");
        browser.script("document.querySelector('hotline-console').go({severity: 'grave'})");
        browser.seeText(".queue .state", "不正确");
        browser.seeNo(".row");
        browser.click("[data-clear]");
        browser.see(".row");
        assertThat(query(browser)).isEqualTo("?view=open");
    }

    @Test
    void a_list_asked_for_without_a_connection_comes_when_the_connection_is_back() {
        var number = file().getString("number");
        open("/console?view=open");
        browser.see(".row");
        try {
            browser.offline(true);
            browser.click("nav a[href*='view=mine']");
            browser.see(".queue .state[role=alert]");
            browser.seeNo(".row");
            browser.click("nav a[href*='view=open']");
            browser.see(".queue .state[role=alert]");
            browser.script("document.querySelector('hotline-console').go({case: arguments[0]})", number);
            browser.see("case-panel .state[role=alert]");
        } finally {
            browser.offline(false);
        }
        browser.see(".row");
        browser.seeText("case-head h2", "李娜");
    }

    @Test
    void ended_cases_have_their_own_tab_and_days_narrow_it() {
        var number = file().getString("number");
        var other = file().getString("number");
        change(
                "agent2",
                number,
                "/steps",
                new JsonObject().put("step", "withdraw").put("reason", "客户说不用了"));
        open("/console?view=open");
        browser.seeText("nav a[href*='view=open'] .count", "1");
        browser.seeText(".row", other);
        browser.click("nav a[href*='view=ended']");
        browser.seeText(".row", number);
        browser.see("received-days vaadin-date-picker");
        browser.click("queue-filters [data-more=codes]");
        browser.see("code-filters [data-name=cause]");
        browser.click("queue-filters [data-more=codes]");
        browser.seeNo("code-filters");
        browser.click("queue-filters [data-more=codes]");
        browser.see("code-filters [data-name=cause]");
        browser.isAccessible();
        browser.go("/console?view=ended&cause=long-wait");
        browser.see("code-filters [data-name=cause]");
        browser.seeText(".queue .state", "没有符合条件的投诉");
        browser.go("/console?view=ended&receivedFrom=2999-01-01");
        browser.seeText(".queue .state", "没有符合条件的投诉");
    }

    /** No change follows that would let them be read again. */
    @Test
    void counts_next_to_the_tabs_that_failed_to_come_are_asked_for_again() {
        file();
        open("/console?view=open");
        browser.seeText("nav a[href*='view=open'] .count", "1");
        browser.script("""
                const send = window.fetch;
                let failed = false;
                window.fetch = (...asked) => {
                  if (failed || !String(asked[0]).includes('complaint-counts')) return send(...asked);
                  failed = true;
                  return Promise.reject(new TypeError('no network'));
                };
                document.querySelector('console-top').counts.read();
                """);
        browser.seeNo("nav a[href*='view=open'] .count");
        browser.script("window.dispatchEvent(new Event('online'))");
        browser.seeText("nav a[href*='view=open'] .count", "1");
    }

    @Test
    void an_agent_hears_at_once_what_a_supervisor_gave_them_but_not_of_what_they_took() {
        var taken = file("website");
        var given = file("website");
        open("/console?view=mine");
        change("agent1", taken, "/steps", new JsonObject().put("step", "assign"));
        var agent = server.as("agent1").get("/api/v1/sessions/current").json().getLong("id");
        var reply = server.as("supervisor1")
                .post(
                        "/api/v1/complaints/assignments",
                        new JsonObject()
                                .put(
                                        "cases",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("number", given)
                                                        .put("version", 1)))
                                .put("person", agent));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        seeMessage("主管把 " + given + " 分派给了您");
        assertThat(message()).doesNotContain(taken);
    }

    /** The page reports a new complaint exactly where the server would list it. */
    @Test
    void news_agree_with_every_filter_of_the_list() {
        var numbers = List.of(file("website"), file("app"), file("website"), file("website"), file("website"));
        change("agent1", numbers.get(1), "/steps", new JsonObject().put("step", "assign"));
        change("agent2", numbers.get(2), "/steps", new JsonObject().put("step", "assign"));
        change(
                "agent2",
                numbers.get(3),
                "/steps",
                new JsonObject().put("step", "withdraw").put("reason", "不用了"));
        server.database()
                .execute(
                        "UPDATE complaint SET severity = 'severe', type = 'delay', subtype = NULL, breached_at = now(),"
                                + " received_at = received_at - interval '40 days' WHERE number = '" + numbers.get(4)
                                + "'");
        server.database()
                .execute("UPDATE complaint SET held_by = 'claims', paused_at = now() WHERE number = '" + numbers.get(2)
                        + "'");
        server.database()
                .execute("UPDATE complaint SET type = 'other', subtype = NULL, due_at = now() + interval '20 minutes',"
                        + " reasons = '[{\"words\": \"\", \"start\": 0, \"speaksFor\": \"to-be-judged-by-a-person\"}]'"
                        + " WHERE number = '" + numbers.get(0) + "'");
        server.database()
                .execute("UPDATE complaint SET tier = 'vip', ahead_minutes = 14400 WHERE number = '" + numbers.get(4)
                        + "'; UPDATE complaint SET tier = 'key', ahead_minutes = 5 WHERE number = '" + numbers.get(0)
                        + "'");
        open("/console");
        var me = server.as("agent1").get("/api/v1/sessions/current").json();
        var all = rows("view=open").addAll(rows("view=ended"));
        assertThat(all).hasSize(5);
        var day = all.getJsonObject(0).getString("receivedAt").substring(0, 10);
        for (String view : List.of("queue", "mine", "open", "ended")) {
            for (String filter : List.of(
                    "",
                    "&severity=severe",
                    "&type=delay",
                    "&channel=app",
                    "&heldBy=claims",
                    "&owner=" + me.getInteger("id"),
                    "&pastDue=true",
                    "&paused=true",
                    "&receivedFrom=" + day,
                    "&receivedTo=" + day,
                    "&receivedFrom=2999-01-01",
                    "&due=today",
                    "&due=next-hour",
                    "&due=passed",
                    "&status=withdrawn",
                    "&status=assigned",
                    "&endedFrom=" + day,
                    "&endedTo=" + day,
                    "&endedTo=2020-01-01",
                    "&toBeJudged=true",
                    "&order=severity",
                    "&order=severity&channel=website")) {
                var listed = rows("view=" + view + filter);
                assertThat(judged(view, filter, all, listed, me))
                        .as(view + filter)
                        .isEqualTo(listed.size() + " in order");
            }
        }
    }

    /** What the page's rule says of all complaints and of the rows that the server listed. */
    private static String judged(String view, String filter, JsonArray all, JsonArray listed, JsonObject me) {
        return browser.script("""
                        return (async (all, listed, query, me, now) => {
                          const { belongs, comesBefore } = await import('/queue/list-rule.js');
                          const place = Object.fromEntries(new URLSearchParams(query));
                          const changeOf = (row) => ({ ...row, heldBy: row.heldBy.code, owner: row.owner?.id ?? null, breached: row.breachedAt !== null,
                            at: row.endedAt ?? now, event: row.endedAt ? 'withdrawn' : 'filed' });
                          const [rows, everything] = [JSON.parse(listed), JSON.parse(all)];
                          const said = everything.filter((row) => belongs(changeOf(row), place, JSON.parse(me))).map((row) => row.number).sort();
                          const there = rows.map((row) => row.number).sort();
                          if (said.join() !== there.join()) return `said ${said}, listed ${there}`;
                          const inOrder = rows.every((row, i) => rows.slice(i + 1).every((later) => comesBefore(changeOf(row), later, place, JSON.parse(me))));
                          return `${said.length} ${inOrder ? 'in order' : 'in another order'}`;
                        })(...arguments);
                        """, all.encode(), listed.encode(), "view=" + view + filter, me.encode(), now())
                .toString();
    }

    private static String now() {
        return OffsetDateTime.ofInstant(server.clock().instant(), ZoneOffset.ofHours(8))
                .toString();
    }

    private static JsonArray rows(String query) {
        return server.as("agent1").get("/api/v1/complaints?" + query).json().getJsonArray("items");
    }

    private static String file(String channel) {
        return server.anybody()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/complaints", Draft.usual().channel(channel).json())
                .json()
                .getString("number");
    }

    /** Chooses an entry of the n-th list box within an element. */
    private static void choose(String within, int box, int entry) {
        browser.await("list box " + box, page -> page.script("""
                        const box = document.querySelectorAll(`${arguments[0]} vaadin-select`)[arguments[1]];
                        if (!box?.items?.[arguments[2]]) return null;
                        box.value = box.items[arguments[2]].value;
                        return true;
                        """, within, box, entry));
    }

    private static String query(Browser page) {
        return page.script("return location.search").toString();
    }

    private static void open(String path) {
        browser.go(path);
        signIn("agent1");
        browser.see(".desk");
    }
}
