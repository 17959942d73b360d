package hotline.scenario.calendar;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.scenario.CaseDesk;
import hotline.sla.PublishedYear;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Years of the calendar that are not published yet, are uploaded, can't be, and are taken back. */
class YearsOfTheCalendarTest {
    private static final String CALENDAR = "/api/v1/calendars/cn";

    @Running
    private TestServer server;

    @Test
    void a_year_that_becomes_known_takes_the_warning_away() {
        server.clock().set(Instant.parse("2026-12-29T02:00:00Z"));
        var desk = CaseDesk.filed(server, "severe");
        assertThat(desk.read().getString("calendarWarning")).contains("2027");
        assertThat(provisional(desk)).containsExactly(true, true, true, true);

        awaitDone(upload(with2027()).json().getLong("recount"));

        assertThat(desk.read().getValue("calendarWarning")).isNull();
        assertThat(provisional(desk)).containsExactly(false, false, false, false);
        assertThat(server.as("admin1").get(CALENDAR).json().getJsonArray("years"))
                .contains(2027);
    }

    /** In January before anything is published: counted by law, marked, and recounted after publication. */
    @Test
    void a_complaint_of_a_provisional_january_is_recounted_by_the_real_calendar() {
        server.clock().set(Instant.parse("2027-01-04T02:00:00Z"));
        var desk = CaseDesk.taken(server, "moderate");
        assertThat(desk.read().getString("dueAt")).isEqualTo("2027-01-07T18:00:00+08:00");
        assertThat(provisional(desk)).containsExactly(true, true, true, true);
        var policy = server.as("supervisor1").get("/api/v1/policy").json().getJsonObject("calendar");
        assertThat(policy.getInteger("awaitedYear")).isEqualTo(2027);
        assertThat(policy.getJsonArray("provisionalYears")).containsExactly(2027, 2028);
        assertThat(policy.getJsonArray("off")).contains("2027-02-05");

        awaitDone(upload(with2027("2027-01-06")).json().getLong("recount"));

        assertThat(desk.read().getString("dueAt")).isEqualTo("2027-01-08T18:00:00+08:00");
        assertThat(provisional(desk)).containsExactly(false, false, false, false);
        assertThat(desk.story()).endsWith("recounted");
    }

    @Test
    void a_limit_paused_over_new_year_is_marked_once_it_runs_again() {
        server.clock().set(Instant.parse("2026-12-28T02:00:00Z"));
        var desk = CaseDesk.taken(server, "moderate");
        assertThat(provisional(desk)).containsExactly(false, false, false, false);
        desk.pause("customers-documents");
        server.clock().set(Instant.parse("2026-12-31T02:00:00Z"));
        desk.resume();
        assertThat(desk.read().getString("dueAt")).startsWith("2027-01-");
        assertThat(provisional(desk)).containsExactly(true, true, true, true);
    }

    /** Of the complaint, its customer's clock, its row in the list and the customer's page. */
    private List<Boolean> provisional(CaseDesk desk) {
        var complaint = desk.read();
        var rows =
                server.as("agent1").get("/api/v1/complaints?view=open").json().getJsonArray("items");
        return List.of(
                complaint.getBoolean("provisional"),
                complaint.getJsonArray("clocks").stream()
                        .map(JsonObject.class::cast)
                        .filter(clock -> clock.getString("kind").equals("handling"))
                        .findFirst()
                        .orElseThrow()
                        .getBoolean("provisional"),
                rows.getJsonObject(0).getBoolean("provisional"),
                desk.tracked().getBoolean("provisional"));
    }

    @Test
    void an_uploaded_future_year_can_be_taken_back() {
        server.clock().set(Instant.parse("2026-12-29T02:00:00Z"));
        var desk = CaseDesk.filed(server, "severe");
        awaitDone(upload(with2027("2027-01-04", "2027-01-05")).json().getLong("recount"));
        assertThat(desk.read().getString("dueAt")).isEqualTo("2027-01-12T18:00:00+08:00");

        var back = upload(shipped());

        assertThat(back.status()).as(back.body()).isEqualTo(201);
        assertThat(back.json().getJsonArray("years")).doesNotContain(2027);
        awaitDone(back.json().getLong("recount"));
        assertThat(desk.read().getString("dueAt")).isEqualTo("2027-01-08T18:00:00+08:00");
        assertThat(provisional(desk)).containsExactly(true, true, true, true);
    }

    @Test
    void impossible_days_are_refused_with_their_place_and_change_nothing() {
        refused("2026", "+999999999-12-31", "/years/2026/off/33", "does not lie in 2026");
        refused("2026", "2027-01-01", "/years/2026/off/33", "does not lie in 2026");
        refused("2025", "2026-02-30", "/years/2025/off/28", "is no date");

        assertThat(server.as("admin1").get(CALENDAR).json().getString("origin")).isEqualTo("shipped");
        assertThat(server.as("agent1").get("/api/v1/policy").status()).isEqualTo(200);
        // A look at the calendar does not read its text again.
        server.database().execute("UPDATE calendar_version SET source = 'torn'");
        assertThat(server.as("admin1").get(CALENDAR).json().getJsonArray("years"))
                .hasSize(8);
        assertThat(CaseDesk.filed(server, "minor").read().getString("dueAt")).isEqualTo("2026-09-28T18:00:00+08:00");
    }

    private void refused(String year, String day, String pointer, String why) {
        var calendar = shipped();
        calendar.getJsonObject("years").getJsonObject(year).getJsonArray("off").add(day);
        var refused = upload(calendar);
        assertThat(problem(refused)).contains(day, why);
        var error = refused.json().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).isEqualTo(pointer);
        assertThat(error.getInteger("line")).isEqualTo(1);
        assertThat(error.getInteger("column")).isPositive();
    }

    /**
     * The larger one is of the kind that took minutes; no request may be held up meanwhile, which is checked when the
     * server ends.
     */
    @Test
    void years_that_can_not_have_been_published_so_are_refused() {
        var incomplete = shipped();
        incomplete.getJsonObject("years").put("2027", withOff("2027-01-01"));
        assertThat(problem(upload(incomplete))).contains("2027-02-05", "must be off by law");
        var endless = shipped();
        for (int year = 3000; year < 6000; year++) {
            endless.getJsonObject("years").put(Integer.toString(year), withOff(year + "-01-01"));
        }
        assertThat(problem(upload(endless))).contains("at most 200 years");
    }

    private static JsonObject withOff(String day) {
        return new JsonObject().put("off", new JsonArray().add(day)).put("work", new JsonArray());
    }

    private static JsonObject with2027(String... moreOff) {
        var calendar = shipped();
        calendar.getJsonObject("years").put("2027", PublishedYear.of(2027, moreOff));
        return calendar;
    }

    @Test
    void a_calendar_with_a_missing_year_or_an_impossible_day_is_refused() {
        var forgetful = shipped();
        forgetful.getJsonObject("years").remove("2025");
        var withoutThisYear = shipped();
        withoutThisYear.getJsonObject("years").remove("2026");
        var broken = shipped();
        broken.getJsonObject("years").getJsonObject("2026").getJsonArray("off").add("2026-02-30");

        assertThat(problem(upload(forgetful))).contains("2025");
        assertThat(problem(upload(withoutThisYear))).contains("2026");
        assertThat(problem(upload(broken))).contains("2026-02-30");
        assertThat(upload(shipped()).json().getBoolean("changed")).isTrue();
        assertThat(upload(shipped()).json().getBoolean("changed")).isFalse();
        assertThat(server.as("supervisor1").get("/api/v1/calendars/us").status())
                .isEqualTo(404);
    }

    @Test
    void a_calendar_that_no_policy_counts_by_is_refused() {
        for (String mistyped : List.of("xx", "cn-2026", "us")) {
            assertThat(problem(server.as("admin1").post("/api/v1/calendars/" + mistyped, shipped())))
                    .isEqualTo("no policy counts by “" + mistyped + "”; policies count by cn");
            assertThat(server.as("admin1").get("/api/v1/calendars/" + mistyped).status())
                    .isEqualTo(404);
        }
    }

    private Reply upload(JsonObject calendar) {
        return server.as("admin1").post(CALENDAR, calendar);
    }

    private static String problem(Reply reply) {
        assertThat(reply.status()).isEqualTo(422);
        return reply.json().getJsonArray("errors").getJsonObject(0).getString("detail");
    }

    private void awaitDone(long job) {
        await("the job is done", () -> "done"
                .equals(server.as("admin1").get("/api/v1/jobs/" + job).json().getString("state")));
    }

    private static JsonObject shipped() {
        try (var file = CalendarWhileRunningTest.class.getClassLoader().getResourceAsStream("calendars/cn.json")) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
