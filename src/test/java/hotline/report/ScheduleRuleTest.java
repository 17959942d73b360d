package hotline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.measures.Period;
import hotline.policy.BusinessHours;
import hotline.regulation.PolicyFile;
import hotline.report.ScheduleRule.Days;
import hotline.sla.PublicHolidays;
import hotline.sla.WorkingCalendar;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When reports are prepared, and the periods that they are about. */
class ScheduleRuleTest {
    private static final WorkingCalendar CHINA =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).dueTimes().calendar();
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private static List<String> days(ScheduleRule rule, String after, int many) {
        return rule.next(Instant.parse(after), CHINA, many).stream()
                .map(run -> run.atZone(CHINA.zone()).toLocalDateTime().toString())
                .toList();
    }

    @Test
    void first_working_day_of_october_is_the_eighth_after_the_national_holiday() {
        var first = new ScheduleRule(Days.WORKING_DAY_OF_MONTH, 1, MORNING);
        assertThat(days(first, "2026-09-28T00:00:00Z", 3))
                .containsExactly("2026-10-08T08:30", "2026-11-02T08:30", "2026-12-01T08:30");
    }

    @Test
    void a_saturday_worked_in_exchange_is_a_working_day() {
        assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 10, 10))).isTrue();
        assertThat(days(new ScheduleRule(Days.WORKING_DAY, 0, MORNING), "2026-09-30T01:00:00Z", 4))
                .containsExactly("2026-10-08T08:30", "2026-10-09T08:30", "2026-10-10T08:30", "2026-10-12T08:30");
        assertThat(days(new ScheduleRule(Days.WORKING_DAY_OF_MONTH, 3, MORNING), "2026-09-30T01:00:00Z", 1))
                .containsExactly("2026-10-10T08:30");
    }

    @Test
    void days_of_the_week_and_of_the_month_do_not_move_for_holidays() {
        assertThat(days(new ScheduleRule(Days.WEEKDAY, 1, MORNING), "2026-09-28T00:30:00Z", 2))
                .containsExactly("2026-10-05T08:30", "2026-10-12T08:30");
        assertThat(days(new ScheduleRule(Days.DAY_OF_MONTH, 3, MORNING), "2026-09-28T00:30:00Z", 2))
                .containsExactly("2026-10-03T08:30", "2026-11-03T08:30");
    }

    @Test
    void clocks_that_are_set_leave_out_no_run_and_repeat_none() {
        var london = new WorkingCalendar(
                PublicHolidays.unpublished("none"),
                new BusinessHours(List.of(new BusinessHours.Span(540, 1020))),
                ZoneId.of("Europe/London"));
        var daily = new ScheduleRule(Days.EACH_DAY, 0, LocalTime.of(1, 30));
        assertThat(daily.next(Instant.parse("2026-03-28T00:00:00Z"), london, 3))
                .containsExactly(
                        Instant.parse("2026-03-28T01:30:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(daily.next(Instant.parse("2026-10-24T12:00:00Z"), london, 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void a_rule_that_can_not_be_read_is_a_mistake_and_not_each_day() {
        assertThatThrownBy(() ->
                        ScheduleRule.of(new JsonObject().put("on", "full-moon").put("at", "08:30")))
                .hasMessageContaining("full-moon");
        assertThatThrownBy(() ->
                        ScheduleRule.of(new JsonObject().put("on", "weekday").put("at", "08:30")))
                .hasMessageContaining("no number 0");
        var rule = new ScheduleRule(Days.WEEKDAY, 5, MORNING);
        assertThat(ScheduleRule.of(rule.json())).isEqualTo(rule);
    }

    @Test
    void the_period_of_a_report_is_the_last_one_that_is_over() {
        assertThat(ReportKind.MONTHLY.lastBefore(LocalDate.of(2027, 1, 4)))
                .isEqualTo(new Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)));
        assertThat(ReportKind.QUARTERLY.lastBefore(LocalDate.of(2026, 3, 31)))
                .isEqualTo(new Period(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 12, 31)));
        assertThat(ReportKind.DAILY.lastBefore(LocalDate.of(2026, 3, 1)))
                .isEqualTo(new Period(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 2, 28)));
    }
}
