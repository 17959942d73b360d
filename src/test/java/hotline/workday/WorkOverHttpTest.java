package hotline.workday;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What agents did, as supervisors, analysts and the agents themselves read it. */
class WorkOverHttpTest {
    private static final String WORK = "/api/v1/measures/work";
    private static final String BEHIND = "/api/v1/measures/work-behind/";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeAll
    static void anAgentWorks() {
        choose(new JsonObject().put("state", "ready"));
        pass(60);
        choose(new JsonObject().put("state", "break").put("reason", "rest"));
        pass(20);
        choose(new JsonObject().put("state", "ready"));
        pass(10);
        server.database().execute("""
                INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, answer, answered_at, taking, why)
                SELECT 'case', 1000 + n, 1, p.id, p.department, '2026-09-28T02:10:00Z', '2026-09-28T02:10:20Z', how, '2026-09-28T02:10:00Z'::timestamptz + took, 'dealt', '{}'
                FROM person p, (VALUES (1, 'accepted', interval '4 s'), (2, 'accepted', '19 s'), (3, 'expired', '20 s'), (4, 'withdrawn', '3 s'),
                    (5, 'declined', '2 s')) AS of (n, how, took)
                WHERE p.login = 'agent1'""");
    }

    private static void pass(int minutes) {
        server.clock().advance(Duration.ofMinutes(minutes));
    }

    private static void choose(JsonObject choice) {
        var reply = server.as("agent1").put("/api/v1/floor/me", choice);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static JsonObject only(String query) {
        var reply = server.as("supervisor1").get(WORK + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("rows").getJsonObject(0);
    }

    @Test
    @Tag("C5")
    void agents_see_their_own_breaks_and_offers_and_how_they_are_counted() {
        var day = server.as("agent1").get("/api/v1/my-day").json();
        assertThat(day.getJsonObject("serviceLevel"))
                .isEqualTo(
                        new JsonObject().put("seconds", 20).put("percent", 80).put("formula", "F"));
        var worked = day.getJsonArray("days").getJsonObject(0).getJsonObject("worked");
        var rest = worked.getJsonObject("floor").getJsonArray("breaks").getJsonObject(0);
        assertThat(rest)
                .isEqualTo(new JsonObject()
                        .put("reason", "rest")
                        .put("times", 1)
                        .put("seconds", 1200)
                        .put("overTimes", 1)
                        .put("overSeconds", 300));
        assertThat(worked.getJsonObject("floor").getInteger("signedInSeconds")).isEqualTo(90 * 60);
        assertThat(worked.getJsonObject("offers").getInteger("made")).isEqualTo(5);
        assertThat(server.as("agent2")
                        .get("/api/v1/my-day")
                        .json()
                        .getJsonArray("days")
                        .getJsonObject(0)
                        .getJsonObject("worked")
                        .getJsonObject("offers")
                        .getInteger("made"))
                .isZero();
    }

    @Test
    @Tag("C1")
    void of_an_offer_withdrawn_at_once_the_service_level_says_nothing() {
        var offers = only("?by=line").getJsonObject("figures").getJsonObject("offers");
        var level = offers.getJsonObject("serviceLevel");
        assertThat(level.getInteger("counted")).isEqualTo(2);
        assertThat(level.getInteger("of"))
                .as("two accepted, one declined, one missed")
                .isEqualTo(4);
        assertThat(level.getInteger("leftOut")).isEqualTo(1);
        assertThat(level.getInteger("fewerThan")).isEqualTo(10);
    }

    @Test
    void an_open_offer_counts_once_it_is_late() {
        server.database().execute("""
                INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, taking, why)
                SELECT 'case', 1, 1, id, 'claims', '%s'::timestamptz + interval '1 s', '2026-10-01T00:00:00Z', 'dealt', '{}' FROM person WHERE login = 'agent3'
                """.formatted(server.clock().instant().minusSeconds(21)));
        server.database().execute("""
                INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, taking, why)
                SELECT 'case', 2, 1, id, 'claims', '%s', '2026-10-01T00:00:00Z', 'dealt', '{}' FROM person WHERE login = 'agent2'
                """.formatted(server.clock().instant().minusSeconds(21)));
        var reply = server.as("supervisor1").get(WORK + "?line=claims&by=line").json();
        server.database().execute("DELETE FROM offer WHERE line = 'claims'");
        var offers = reply.getJsonObject("total").getJsonObject("offers");
        assertThat(offers.getInteger("late")).isEqualTo(1);
        assertThat(offers.getJsonObject("serviceLevel").getInteger("of")).isEqualTo(1);
    }

    @Test
    @Tag("C5")
    void behind_each_number_stand_its_offers_calls_and_breaks_page_by_page() {
        var figures = only("?by=agent").getJsonObject("figures");
        var agent = only("?by=agent").getString("code");
        assertThat(behind("supervisor1", "accepted", "?agent=" + agent)).hasSize(2);
        assertThat(behind("supervisor1", "offers", "?agent=" + agent))
                .hasSize(figures.getJsonObject("offers").getInteger("made"));
        for (var part : List.of("declined", "expired", "withdrawn", "lost", "late")) {
            assertThat(behind("supervisor1", part, ""))
                    .as(part)
                    .hasSize(figures.getJsonObject("offers").getInteger(part));
        }
        assertThat(behind("supervisor1", "in-time", "")).hasSize(2);
        assertThat(behind("supervisor1", "accepted", "?about=callback")).isEmpty();

        var missed = behind("supervisor1", "expired", "").get(0);
        assertThat(missed.getString("about")).isEqualTo("case");
        assertThat(missed.getString("answer")).isEqualTo("expired");
        assertThat(missed.getInteger("seconds")).isEqualTo(20);

        var rest = behind("agent1", "breaks", "");
        assertThat(rest).singleElement().satisfies(one -> {
            assertThat(one.getString("about")).isEqualTo("rest");
            assertThat(one.getInteger("seconds")).isEqualTo(1200);
            assertThat(one.getInteger("overSeconds")).isEqualTo(300);
        });
        assertThat(behind("agent1", "breaks-over", "")).isEqualTo(rest);
    }

    @Test
    @Tag("C5")
    void a_break_over_midnight_is_over_its_limit_on_one_day_as_in_the_list_behind_it() {
        server.database().execute("""
                INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until)
                SELECT id, department, 'off', '2026-09-27T16:40:00Z', 30000000000, '2026-09-27', '2026-09-27T16:40:00Z' FROM person WHERE login = 'agent2';
                INSERT INTO floor_event (person, line, type, at, details)
                SELECT p.id, p.department, 'state', e.at::timestamptz, e.details::jsonb
                FROM person p, (VALUES
                    ('2026-09-27T15:50:00Z', '{"from": "ready", "to": "break", "reason": "rest", "until": "2026-09-27T16:05:00Z"}'),
                    ('2026-09-27T16:30:00Z', '{"from": "break", "to": "ready"}'),
                    ('2026-09-27T16:40:00Z', '{"from": "ready", "to": "off"}')) AS e (at, details)
                WHERE p.login = 'agent2'""");
        for (var day : List.of("2026-09-27", "2026-09-28")) {
            var range = "?from=" + day + "&to=" + day;
            var counted = breaksOfAgent2(range);
            assertThat(behind("agent2", "breaks", range)).as(day).hasSize(counted.getInteger("times"));
            assertThat(behind("agent2", "breaks-over", range)).as(day).hasSize(counted.getInteger("overTimes"));
        }
        assertThat(breaksOfAgent2("?from=2026-09-27&to=2026-09-28"))
                .isEqualTo(new JsonObject()
                        .put("reason", "rest")
                        .put("times", 1)
                        .put("seconds", 2400)
                        .put("overTimes", 1)
                        .put("overSeconds", 1500));
        assertThat(breaksOfAgent2("?from=2026-09-28&to=2026-09-28").getInteger("overTimes"))
                .isEqualTo(1);
        server.database().execute("""
                DELETE FROM floor_event WHERE person = (SELECT id FROM person WHERE login = 'agent2');
                DELETE FROM agent_floor WHERE person = (SELECT id FROM person WHERE login = 'agent2')""");
    }

    private static JsonObject breaksOfAgent2(String range) {
        var id = server.database().value("SELECT id FROM person WHERE login = 'agent2'");
        var reply = server.as("supervisor1").get(WORK + range + "&by=agent");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("code").equals(id))
                .map(row -> row.getJsonObject("figures")
                        .getJsonObject("floor")
                        .getJsonArray("breaks")
                        .getJsonObject(0))
                .findAny()
                .orElseThrow();
    }

    @Test
    void calls_that_we_broke_off_are_counted_among_an_agents_calls_and_listed_with_their_case() {
        var filed = server.anybody().post("/api/v1/complaints", Draft.usual().json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        server.database().execute("""
                WITH made AS (
                    INSERT INTO callback (complaint_id, status, due_at, not_before, created_at, attempts)
                    SELECT id, 'cancelled', '2026-09-28T09:00:00Z', '2026-09-28T02:00:00Z', '2026-09-28T02:00:00Z', 3 FROM complaint RETURNING id)
                INSERT INTO callback_attempt (callback_id, attempt, agent, started_at, ended_at, outcome)
                SELECT made.id, n, p.id, '2026-09-28T02:20:00Z', '2026-09-28T02:21:00Z', how
                FROM made, person p, (VALUES (1, 'abandoned-by-us'), (2, 'reached'), (3, 'given-back')) AS of (n, how) WHERE p.login = 'agent1'""");
        var calls = only("?by=agent").getJsonObject("figures").getJsonObject("calls");
        assertThat(calls.getInteger("made")).isEqualTo(2);
        assertThat(calls.getJsonArray("outcomes"))
                .contains(new JsonObject().put("outcome", "abandoned-by-us").put("n", 1));
        assertThat(behind("agent1", "abandoned-by-us", "")).singleElement().satisfies(one -> {
            assertThat(one.getInteger("seconds")).isEqualTo(60);
            assertThat(one.getString("case")).isEqualTo(filed.json().getString("number"));
        });
        assertThat(behind("agent1", "calls", "")).hasSize(2);
        assertThat(behind("agent1", "not-called", "")).hasSize(1);
        server.database().execute("DELETE FROM callback_attempt; DELETE FROM callback");
    }

    @Test
    @Tag("C5")
    void agents_read_what_stands_behind_their_own_numbers_and_analysts_name_nobody() {
        assertThat(behind("agent2", "offers", "")).isEmpty();
        var id = only("?by=agent").getString("code");
        assertThat(behind("agent2", "offers", "?agent=" + id)).isEmpty();
        assertThat(behind("analyst1", "accepted", ""))
                .hasSize(2)
                .allMatch(one -> one.getValue("agent") == null && one.getValue("case") == null);
        var page = server.as("analyst1").get(BEHIND + "accepted?limit=1").json();
        assertThat(Base64.getUrlDecoder().decode(page.getString("next")))
                .as("sealed: neither the agent nor the case can be read from it")
                .hasSize(56);
        assertThat(server.as("analyst1").get(BEHIND + "accepted?agent=" + id).status())
                .isEqualTo(403);
        assertThat(server.as("supervisor1").get(BEHIND + "nothing").status()).isEqualTo(404);
        assertThat(server.as("supervisor1").get(BEHIND + "accepted?after=1-2").status())
                .isEqualTo(422);
    }

    /** All pages, one row each. */
    private static List<JsonObject> behind(String login, String part, String query) {
        var all = new ArrayList<JsonObject>();
        String next = null;
        do {
            var reply = server.as(login)
                    .get(BEHIND + part + (query.isEmpty() ? "?" : query + "&") + "limit=1"
                            + (next == null ? "" : "&after=" + next));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            reply.json().getJsonArray("items").forEach(one -> all.add((JsonObject) one));
            next = reply.json().getString("next");
        } while (next != null);
        return all;
    }

    @Test
    @Tag("C4")
    void figures_of_people_are_for_supervisors_and_stand_by_name_with_counts_alone_below_thirty() {
        var row = only("?by=agent");
        assertThat(row.getString("name")).isNotBlank();
        assertThat(row.getJsonObject("figures")
                        .getJsonObject("offers")
                        .getJsonObject("serviceLevel")
                        .getInteger("fewerThan"))
                .isEqualTo(30);
        assertThat(server.as("analyst1").get(WORK + "?by=agent").status()).isEqualTo(403);
        assertThat(server.as("analyst1").get(WORK + "?by=day").status()).isEqualTo(200);
        assertThat(server.as("agent1").get(WORK).status()).isEqualTo(403);
    }
}
