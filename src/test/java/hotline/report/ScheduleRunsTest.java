package hotline.report;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports that are prepared by schedule: once, also after a stop, for people who may read them at that moment. */
@Tag("P10")
@Tag("C4")
class ScheduleRunsTest {
    private static final Instant SEPTEMBER = Instant.parse("2026-09-28T02:00:00Z");
    private static final WorkingCalendar CALENDAR =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    private static final String SCHEDULES = "/api/v1/report-schedules";
    private static final String DELIVERIES = "/api/v1/report-deliveries";

    @Running(family = "reports", at = "2026-08-17T02:00:00Z")
    private static TestServer server;

    private static ScheduleRuns runs;

    @BeforeAll
    static void start() {
        runs = new ScheduleRuns(server.connections().pool(), () -> CALENDAR, server.clock());
    }

    @BeforeEach
    void nothing() {
        server.forgetComplaints();
        server.clock().set(SEPTEMBER);
        server.database().execute("UPDATE person SET role = 'supervisor', enabled = true WHERE login = 'supervisor2'");
    }

    private static JsonObject wanted(String kind, String on, int number, String... recipients) {
        var wanted = new JsonObject()
                .put("kind", kind)
                .put("on", on)
                .put("at", "08:30")
                .put("recipients", new JsonArray(List.of(recipients)));
        return number == 0 ? wanted : wanted.put("number", number);
    }

    private static Reply add(JsonObject wanted) {
        return server.as("supervisor1").post(SCHEDULES, wanted);
    }

    private static void runAt(String moment) {
        server.clock().set(Instant.parse(moment));
        // Two nodes at a time, as often as there is something due.
        for (int i = 0; i < 5; i++) {
            var one = runs.round();
            var other = runs.round();
            await(one);
            await(other);
        }
    }

    private static List<String> inbox(String login) {
        return server.as(login).get(DELIVERIES).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("what") + " " + one.getString("kind") + " " + one.getString("from"))
                .toList();
    }

    @Test
    void the_next_three_runs_are_shown_with_their_zone_and_skip_the_holiday() {
        var added = add(wanted("monthly", "working-day-of-month", 1, "supervisor1", "ADMIN1"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(runs(added))
                .containsExactly(
                        "2026-10-08T08:30:00+08:00 false",
                        "2026-11-02T08:30:00+08:00 false",
                        "2026-12-01T08:30:00+08:00 false");
        var next = add(wanted("daily", "day", 0, "admin1"));
        assertThat(runs(next)).noneMatch(run -> run.endsWith("true"));
        var list = server.as("admin1").get(SCHEDULES).json();
        assertThat(list.getJsonArray("readers").stream().map(one -> ((JsonObject) one).getString("login")))
                .contains("supervisor1", "admin1", "analyst1")
                .doesNotContain("agent1", "branch1");
        assertThat(list.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(list.getJsonArray("items").getJsonObject(0).getJsonArray("recipients"))
                .hasSize(2);
    }

    private static List<String> runs(Reply schedule) {
        return schedule.json().getJsonArray("next").stream()
                .map(JsonObject.class::cast)
                .map(run -> run.getString("at") + " " + run.getBoolean("provisional"))
                .toList();
    }

    @Test
    void working_days_of_a_year_without_published_holidays_are_provisional() {
        server.clock().set(Instant.parse("2026-12-20T02:00:00Z"));
        var quarterly = add(wanted("quarterly", "working-day-of-month", 1, "supervisor1"));
        assertThat(runs(quarterly).get(0)).startsWith("2027-01-").endsWith(" true");
        assertThat(runs(add(wanted("daily", "weekday", 5, "supervisor1"))))
                .containsExactly(
                        "2026-12-25T08:30:00+08:00 false",
                        "2027-01-01T08:30:00+08:00 false",
                        "2027-01-08T08:30:00+08:00 false");
    }

    @Test
    void an_analyst_reads_what_a_schedule_sends_and_marks_it_as_seen() {
        add(wanted("daily", "day", 0, "analyst1"));
        runAt("2026-09-29T01:00:00Z");
        assertThat(inbox("analyst1")).containsExactly("draft daily 2026-09-28");
        var last = server.as("analyst1")
                .get(DELIVERIES)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        var seen = server.as("analyst1")
                .post(DELIVERIES + "/receipts", new JsonObject().put("upTo", last.getInteger("id")));
        assertThat(seen.status()).isEqualTo(204);
        assertThat(server.as("analyst1").get(DELIVERIES).json().getInteger("unseen"))
                .isZero();
    }

    @Test
    void a_run_prepares_the_draft_of_last_month_and_notifies_each_recipient_once() {
        add(wanted("monthly", "working-day-of-month", 1, "supervisor1", "supervisor2"));
        runAt("2026-10-08T00:29:59Z");
        assertThat(inbox("supervisor2")).isEmpty();
        runAt("2026-10-08T00:30:00Z");
        assertThat(inbox("supervisor1")).containsExactly("draft monthly 2026-09-01");
        assertThat(inbox("supervisor2")).containsExactly("draft monthly 2026-09-01");
        var drafts = server.as("admin1").get("/api/v1/report-drafts").json().getJsonArray("items");
        assertThat(drafts).hasSize(1);
        assertThat(drafts.getJsonObject(0).getString("openedBy")).isNull();

        var unseen = server.as("supervisor2").get(DELIVERIES).json();
        assertThat(unseen.getInteger("unseen")).isEqualTo(1);
        server.as("supervisor2")
                .post(
                        DELIVERIES + "/receipts",
                        new JsonObject()
                                .put(
                                        "upTo",
                                        unseen.getJsonArray("items")
                                                .getJsonObject(0)
                                                .getLong("id")));
        assertThat(server.as("supervisor2").get(DELIVERIES).json().getInteger("unseen"))
                .isZero();
        assertThat(server.as("supervisor1").get(DELIVERIES).json().getInteger("unseen"))
                .isEqualTo(1);
    }

    @Test
    void runs_missed_during_a_stop_are_made_up_for_in_order() {
        add(wanted("daily", "working-day", 0, "supervisor2"));
        runAt("2026-10-01T04:00:00Z");
        assertThat(inbox("supervisor2")).containsExactly("draft daily 2026-09-29", "draft daily 2026-09-28");
        runAt("2026-10-10T00:30:00Z");
        assertThat(inbox("supervisor2"))
                .containsExactly(
                        "draft daily 2026-10-09",
                        "draft daily 2026-10-08",
                        "draft daily 2026-10-07",
                        "draft daily 2026-09-29",
                        "draft daily 2026-09-28");
    }

    @Test
    void a_recipient_who_lost_the_role_gets_none_and_the_owner_is_notified() {
        add(wanted("daily", "day", 0, "supervisor2", "admin1"));
        server.database().execute("UPDATE person SET role = 'agent' WHERE login = 'supervisor2'");
        runAt("2026-09-29T01:00:00Z");
        assertThat(inbox("supervisor1")).containsExactly("recipient-dropped daily 2026-09-28");
        assertThat(inbox("admin1")).containsExactly("draft daily 2026-09-28");
        assertThat(server.database()
                        .value("SELECT count(*)::text FROM report_delivery WHERE person = (SELECT id FROM person"
                                + " WHERE login = 'supervisor2')"))
                .isEqualTo("0");
        assertThat(server.as("admin1")
                        .get(SCHEDULES)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonArray("recipients"))
                .hasSize(1);
        var unknown = add(wanted("daily", "day", 0, "agent1"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("no-reader", "agent1");
    }

    @Test
    void a_schedule_of_an_owner_without_the_role_stops_and_administrators_are_notified() {
        assertThat(server.as("supervisor2")
                        .post(SCHEDULES, wanted("daily", "day", 0, "supervisor1"))
                        .status())
                .isEqualTo(201);
        server.database().execute("UPDATE person SET enabled = false WHERE login = 'supervisor2'");
        runAt("2026-09-30T01:00:00Z");
        assertThat(inbox("admin1")).containsExactly("schedule-stopped daily 2026-09-28");
        assertThat(inbox("supervisor1")).isEmpty();
        assertThat(server.as("admin1")
                        .get(SCHEDULES)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getBoolean("active"))
                .isFalse();
    }

    @Test
    void a_failed_run_notifies_owner_and_administrators_and_the_others_continue() {
        var broken = add(wanted("daily", "day", 0, "supervisor2")).json().getLong("id");
        add(wanted("quarterly", "weekday", 2, "supervisor2"));
        server.database()
                .execute("UPDATE report_schedule SET rule = '{\"on\": \"full-moon\", \"number\": 0, \"at\": \"08:30\"}'"
                        + " WHERE id = " + broken);
        runAt("2026-09-29T01:00:00Z");
        assertThat(inbox("supervisor1")).containsExactly("run-failed daily 2026-09-27");
        assertThat(inbox("admin1")).containsExactly("run-failed daily 2026-09-27");
        assertThat(inbox("supervisor2")).containsExactly("draft quarterly 2026-04-01");
        assertThat(server.as("admin1").get(DELIVERIES).body()).contains("full-moon");
        assertThat(server.as("supervisor1")
                        .put(SCHEDULES + "/" + broken, wanted("daily", "day", 0, "supervisor2"))
                        .status())
                .isEqualTo(200);
        runAt("2026-09-30T01:00:00Z");
        assertThat(inbox("supervisor2")).contains("draft daily 2026-09-29");
        assertThat(server.as("supervisor1").delete(SCHEDULES + "/" + broken).status())
                .isEqualTo(204);
    }

    @Test
    void a_run_that_can_not_be_sent_is_a_notice_once_and_comes_as_soon_as_it_can() {
        add(wanted("daily", "day", 0, "supervisor2"));
        server.database().execute("ALTER TABLE report_draft ADD CONSTRAINT none CHECK (kind <> 'daily')");
        runAt("2026-09-29T01:00:00Z");
        assertThat(inbox("supervisor1")).containsExactly("run-failed daily 2026-09-28");
        assertThat(inbox("admin1")).containsExactly("run-failed daily 2026-09-28");
        assertThat(inbox("supervisor2")).isEmpty();
        server.database().execute("ALTER TABLE report_draft DROP CONSTRAINT none");
        runAt("2026-09-29T01:01:00Z");
        assertThat(inbox("supervisor2")).containsExactly("draft daily 2026-09-28");
        assertThat(inbox("supervisor1")).hasSize(1);
    }

    @Test
    void a_missing_value_is_refused_and_never_means_all() {
        var whole = wanted("monthly", "working-day-of-month", 1, "supervisor1");
        for (String field : List.of("kind", "on", "number", "at", "recipients")) {
            var lacking = whole.copy();
            lacking.remove(field);
            var refused = add(lacking);
            assertThat(refused.status()).as(field).isEqualTo(422);
            assertThat(refused.body()).as(field).contains("/" + field);
            assertThat(add(whole.copy().putNull(field)).status()).as(field).isEqualTo(422);
        }
        assertThat(add(whole.copy().put("recipients", new JsonArray())).status())
                .isEqualTo(422);
        assertThat(server.as("admin1").get(SCHEDULES).json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void schedules_are_read_with_their_recipients_and_there_are_a_hundred_at_most() {
        server.database().execute("""
                        INSERT INTO report_schedule (kind, rule, owner, ran_until, made_at)
                        SELECT 'daily', '{"on": "day", "number": 0, "at": "08:30"}', p.id, now(), now()
                        FROM generate_series(1, 99) CROSS JOIN person p WHERE p.login = 'supervisor1';
                        INSERT INTO report_recipient (schedule, person)
                        SELECT s.id, p.id FROM report_schedule s CROSS JOIN person p WHERE p.login IN ('admin1', 'supervisor2')""");
        assertThat(add(wanted("daily", "day", 0, "supervisor1")).status()).isEqualTo(201);
        var refused = add(wanted("daily", "day", 0, "supervisor1"));
        assertThat(refused.status()).isEqualTo(409);
        var items = server.as("admin1").get(SCHEDULES).json().getJsonArray("items");
        assertThat(items).hasSize(100);
        assertThat(items.getJsonObject(98).getJsonArray("recipients").stream()
                        .map(one -> ((JsonObject) one).getString("login")))
                .containsExactly("admin1", "supervisor2");
        assertThat(items.getJsonObject(99).getJsonArray("recipients")).hasSize(1);
        var many = IntStream.rangeClosed(1, 51).mapToObj(i -> "person" + i).toArray(String[]::new);
        assertThat(add(wanted("daily", "day", 0, many)).status()).isEqualTo(422);
    }
}
