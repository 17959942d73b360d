package hotline.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of complaints over HTTP. */
class ComplaintListRoutesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running
    private static TestServer server;

    @BeforeEach
    void removeAll() {
        server.database().execute("TRUNCATE complaint, event, sla_clock, notice CASCADE");
        server.clock().set(TestServer.FRIDAY_AFTERNOON);
    }

    @Test
    void a_day_of_receipt_is_a_day_of_the_policys_zone_and_the_last_one_is_included() {
        var evening = fileAt("2026-09-25T23:59:59+08:00");
        var midnight = fileAt("2026-09-26T00:00:00+08:00");

        assertThat(listed("receivedTo=2026-09-25")).containsExactly(evening);
        assertThat(listed("receivedFrom=2026-09-26")).containsExactly(midnight);
        assertThat(listed("receivedFrom=2026-09-25&receivedTo=2026-09-26"))
                .containsExactlyInAnyOrder(evening, midnight);
        end(evening);
        end(midnight);
        assertThat(listed("view=ended")).containsExactly(midnight, evening);
        assertThat(listed("view=ended&receivedTo=2026-09-25")).containsExactly(evening);
        assertThat(listed("view=ended&receivedFrom=2026-09-26")).containsExactly(midnight);
    }

    @Test
    void the_ended_ones_of_some_days_come_with_the_last_ended_first() {
        var first = fileAt("2026-09-24T10:00:00+08:00");
        var second = fileAt("2026-09-24T11:00:00+08:00");
        var third = fileAt("2026-09-24T12:00:00+08:00");
        endAt("2026-09-24T23:59:59+08:00", third);
        endAt("2026-09-25T00:00:00+08:00", second);
        endAt("2026-09-25T09:00:00+08:00", first);

        assertThat(listed("view=ended&endedFrom=2026-09-25&endedTo=2026-09-25")).containsExactly(first, second);
        assertThat(listed("view=ended&endedTo=2026-09-24")).containsExactly(third);
        assertThat(listed("view=ended&status=closed&endedFrom=2026-09-25")).isEmpty();
        var page = list("view=ended&endedFrom=2026-09-24&limit=2").json();
        assertThat(listed("view=ended&endedFrom=2026-09-24&limit=2&after=" + page.getString("next")))
                .containsExactly(third);
    }

    @Test
    void lists_by_limit_hold_what_the_wallboard_counts() {
        var number = fileAt("2026-09-24T10:00:00+08:00");
        var due = OffsetDateTime.parse(
                server.as("agent1").get(COMPLAINTS + "/" + number).json().getString("dueAt"));
        var later = fileAt("2026-09-28T17:00:00+08:00");

        server.clock().set(due.withHour(0).toInstant());
        assertThat(listed("due=today")).containsExactly(number);
        assertThat(listed("due=next-hour")).isEmpty();
        server.clock().set(due.minusMinutes(59).toInstant());
        assertThat(listed("due=next-hour")).containsExactly(number);
        assertThat(listed("due=passed")).isEmpty();
        server.clock().set(due.toInstant());
        assertThat(listed("due=today")).as("due at this moment").containsExactly(number);
        server.clock().set(due.plusSeconds(1).toInstant());
        assertThat(listed("due=passed")).containsExactly(number).doesNotContain(later);
        assertThat(listed("due=passed&order=severity")).containsExactly(number);
        assertThat(listed("due=today")).isEmpty();
    }

    @Test
    void the_open_ones_of_one_agent_are_a_list_for_every_colleague() {
        var first = fileAt("2026-09-24T10:00:00+08:00");
        var second = fileAt("2026-09-24T11:00:00+08:00");
        fileAt("2026-09-24T12:00:00+08:00");
        assign("agent2", first);
        assign("agent2", second);
        var agent2 = server.as("agent2").get("/api/v1/sessions/current").json().getInteger("id");
        assertThat(listed("view=open&owner=" + agent2)).containsExactly(first, second);
        assertThat(listed("view=open&order=severity&owner=" + agent2)).containsExactlyInAnyOrder(first, second);
        assertThat(listed("view=queue&owner=" + agent2)).isEmpty();
        end(second);
        assertThat(listed("view=open&owner=" + agent2)).containsExactly(first);
        assertThat(listed("view=ended&owner=" + agent2)).containsExactly(second);
    }

    private static void assign(String login, String number) {
        var reply = server.as(login)
                .with("If-Match", "\"1\"")
                .post(COMPLAINTS + "/" + number + "/steps", new JsonObject().put("step", "assign"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void complaints_that_a_person_has_to_judge_are_a_list_until_they_are_judged() {
        var unclear = server.anybody()
                .post(COMPLAINTS, Draft.usual().description("我要投诉").json())
                .json()
                .getString("number");
        var clear = fileAt("2026-09-25T16:00:00+08:00");

        assertThat(listed("toBeJudged=true")).containsExactly(unclear);
        assertThat(listed("toBeJudged=false")).containsExactly(clear);
        assertThat(listed("view=queue&order=severity&toBeJudged=true")).containsExactly(unclear);
        var reply = server.as("agent1")
                .with("If-Match", "\"1\"")
                .put(
                        COMPLAINTS + "/" + unclear + "/judgement",
                        new JsonObject()
                                .put("type", "delay")
                                .put("severity", "minor")
                                .put("reason", "电话里说是延误"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(listed("toBeJudged=true")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view=closed",
                "order=newest",
                "receivedFrom=yesterday",
                "receivedTo=2026-02-30",
                "receivedFrom=2026-09-26&receivedTo=2026-09-25",
                "type=%E5%85%A8%E9%83%A8",
                "channel=fax",
                "heldBy=nobody",
                "owner=0",
                "owner=agent1",
                "endedFrom=2026-09-26&endedTo=2026-09-25",
                "due=tomorrow",
                "toBeJudged=perhaps"
            })
    void a_list_that_makes_no_sense_is_refused(String query) {
        assertThat(list(query).status()).isEqualTo(422);
    }

    @Test
    void the_last_row_of_a_page_by_severity_leads_to_the_next_page() {
        fileAt("2026-09-25T16:00:00+08:00");
        fileAt("2026-09-25T16:00:00+08:00");

        var first = list("order=severity&limit=1").json();
        var second =
                list("order=severity&limit=1&after=" + first.getString("next")).json();
        assertThat(second.getJsonArray("items")).hasSize(1).isNotEqualTo(first.getJsonArray("items"));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void each_agent_reads_the_their_own_counts_tabs() {
        var mine = fileAt("2026-09-25T16:00:00+08:00");
        fileAt("2026-09-25T16:00:00+08:00");
        server.as("agent1")
                .with("If-Match", "\"1\"")
                .post(COMPLAINTS + "/" + mine + "/steps", new JsonObject().put("step", "assign"));

        assertThat(counts("agent1").getMap())
                .containsEntry("queue", 1)
                .containsEntry("open", 2)
                .containsEntry("mine", 1);
        assertThat(counts("agent2").getInteger("mine")).isZero();
    }

    @Test
    void a_page_may_ask_whether_a_person_is_signed_in_without_an_error() {
        assertThat(server.anybody()
                        .get("/api/v1/sessions/current?optional=true")
                        .status())
                .isEqualTo(204);
        assertThat(server.anybody().get("/api/v1/sessions/current").status()).isEqualTo(401);
        assertThat(server.as("agent1")
                        .get("/api/v1/sessions/current?optional=true")
                        .json()
                        .getString("login"))
                .isEqualTo("agent1");
    }

    private static JsonObject counts(String login) {
        return server.as(login).get("/api/v1/complaint-counts").json();
    }

    private static String fileAt(String time) {
        server.clock().set(OffsetDateTime.parse(time).toInstant());
        return server.anybody()
                .post(COMPLAINTS, Draft.usual().description("五件货只到四件").json())
                .json()
                .getString("number");
    }

    private static void endAt(String time, String number) {
        server.clock().set(OffsetDateTime.parse(time).toInstant());
        end(number);
    }

    private static void end(String number) {
        var reply = server.as("agent1")
                .with("If-Match", "*")
                .post(
                        COMPLAINTS + "/" + number + "/steps",
                        new JsonObject().put("step", "withdraw").put("reason", "客户说不用了"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static Reply list(String query) {
        return server.as("agent1").get(COMPLAINTS + "?" + query);
    }

    private static List<String> listed(String query) {
        return list(query).json().getJsonArray("items").stream()
                .map(row -> ((JsonObject) row).getString("number"))
                .toList();
    }
}
