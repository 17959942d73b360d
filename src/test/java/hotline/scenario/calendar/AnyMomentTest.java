package hotline.scenario.calendar;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.demo.DemoData.Scale;
import hotline.scenario.CaseDesk;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The way of a complaint, on a server with three months of demo data, at the moment at which the run's clocks start.
 */
@Tag("dates")
class AnyMomentTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Running
    private Servers servers;

    private TestServer server;

    /** In one test, since each needs the demo's data; each moment is a test of its own name, which counts by itself. */
    @ParameterizedTest
    @MethodSource("hotline.support.TestMoment#all")
    void complaints_the_calendar_and_the_demo_go_by_the_present_day(Instant moment) {
        server = servers.start(ServerSetup.usual().at(moment).withDemo(new Scale(60, 5)));
        the_demo_reaches_up_to_this_moment_and_not_beyond_it();
        screens_show_for_every_day_of_three_years_whether_it_is_a_working_day();
        a_complaint_is_filed_handled_rated_and_counted_on_the_present_day();
    }

    private void a_complaint_is_filed_handled_rated_and_counted_on_the_present_day() {
        var now = server.clock().instant().atZone(CHINA);
        var desk = CaseDesk.filed(server, "moderate");
        assertThat(desk.number).startsWith(now.format(DateTimeFormatter.ofPattern("yyyyMM")) + "-");
        var due = OffsetDateTime.parse(desk.read().getString("dueAt"));
        assertThat(due.toInstant()).isAfter(server.clock().instant().plus(Duration.ofDays(2)));
        assertThat(due.getHour()).isEqualTo(18);

        desk.step(new JsonObject().put("step", "assign"));
        desk.pause("customers-documents");
        server.clock().advance(Duration.ofSeconds(2));
        desk.resume();
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        var rated = server.anybody()
                .with("Tracking-Code", desk.trackingCode)
                .post("/api/v1/tracking/rating", new JsonObject().put("score", 5));
        assertThat(rated.status()).as(rated.body()).isEqualTo(200);
        assertThat(desk.tracked().getString("status")).isEqualTo("closed");

        var today = server.clock().instant().atZone(CHINA).toLocalDate();
        var path = "/api/v1/measures?from=" + today + "&to=" + today;
        await(
                "the figures of today hold it",
                () -> server.as("supervisor1")
                                .get(path)
                                .json()
                                .getJsonObject("onTimeClosure")
                                .getInteger("denominator")
                        > 0);
        assertThat(server.as("supervisor1").get("/api/v1/measures/now").status())
                .isEqualTo(200);
    }

    private void screens_show_for_every_day_of_three_years_whether_it_is_a_working_day() {
        var calendar = server.as("agent1").get("/api/v1/policy").json().getJsonObject("calendar");
        int year = server.clock().instant().atZone(CHINA).getYear();
        assertThat(calendar.getString("from")).isEqualTo(year - 1 + "-01-01");
        assertThat(calendar.getString("to")).isEqualTo(year + 1 + "-12-31");
        for (int each = year - 1; each <= year + 1; each++) {
            var first = OffsetDateTime.parse(each + "-10-01T00:00:00+08:00");
            boolean isWeekend = first.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            assertThat(calendar.getJsonArray("off").contains(each + "-10-01")).isEqualTo(!isWeekend);
        }
    }

    private void the_demo_reaches_up_to_this_moment_and_not_beyond_it() {
        assertThat(server.database()
                        .value("SELECT count(*) FROM complaint WHERE received_at > '"
                                + server.clock().instant() + "'"))
                .isEqualTo("0");
        assertThat(server.database().value("SELECT count(*) >= 60 FROM complaint"))
                .isEqualTo("t");
    }
}
