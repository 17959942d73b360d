package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import hotline.policy.reading.PolicyInvalid;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Collections;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {
    /** More of them, with each day written out, are longer than a calendar may be. */
    private static final int MOST_WHOLE_YEARS = 45;

    @Test
    void the_shipped_calendar_knows_2019_to_2026() {
        assertThat(Calendars.china().years()).containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    }

    @Test
    void each_problem_is_reported_with_its_line() {
        var json = """
                {
                 "years": {
                  "2026": {
                   "off": ["2026-01-32", "2026-10-10"],
                   "work": ["2026-10-10"]
                  },
                  "next": {"off": [], "work": [], "half": []}
                 }
                }
                """;
        assertThatThrownBy(() -> CalendarReader.read("cn", "cn.json", json))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining(
                        "cn.json:4:12: years.2026.off[0]: “2026-01-32” is no date; write it as 2026-10-01")
                .hasMessageContaining("cn.json:3:3: years.2026: 2026-10-10 stands both under off and under work")
                .hasMessageContaining("cn.json:7:")
                .hasMessageContaining("years.next: must be a year of four digits")
                .hasMessageContaining("years.next.half: unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "2027-01-01", "2025-12-31", "9999-12-31"})
    void a_day_must_lie_in_its_year(String day) {
        var json = withYear(2026, PublishedYear.of(2026, day));
        assertThatThrownBy(() -> CalendarReader.read("cn", "cn.json", json))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageMatching(
                        "cn.json:1:\\d+: years.2026.off\\[13]: “" + Pattern.quote(day) + "” does not lie in 2026.*");
    }

    @Test
    void a_year_that_lacks_a_day_of_law_was_not_published_so() {
        var json = withYear(
                2027,
                new JsonObject().put("off", new JsonArray().add("2027-01-01")).put("work", new JsonArray()));
        assertThatThrownBy(() -> CalendarReader.read("cn", "cn.json", json))
                .hasMessageContaining("years.2027: can't be the published days of the year: 2027-02-05, 2027-02-06")
                .hasMessageContaining("must be off by law");
        assertThat(CalendarReader.read("de", "de.json", json).years()).containsExactly(2027);
        assertThat(CalendarReader.readStored("cn", "cn", json).years()).isEmpty();
    }

    @Test
    void only_weekend_days_are_worked_in_exchange() {
        var year = PublishedYear.of(2026)
                .put("work", new JsonArray().add("2026-01-05").add("2026-01-04"));
        assertThatThrownBy(() -> CalendarReader.read("cn", "cn.json", withYear(2026, year)))
                .hasMessageContaining("years.2026.work: 2026-01-05 is no Saturday or Sunday");
        assertThat(CalendarReader.readStored("cn", "calendar version 3", withYear(2026, year))
                        .years())
                .isEmpty();
    }

    @Test
    void a_year_with_hardly_a_working_day_is_rejected() {
        var days = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .map(LocalDate::toString)
                .toList();
        var year = new JsonObject().put("off", new JsonArray(days)).put("work", new JsonArray());
        assertThatThrownBy(() -> CalendarReader.read("cn", "cn.json", withYear(2026, year)))
                .hasMessageContaining("261 weekdays are off");
    }

    /** As an older hotline stored it: the server starts all the same and leaves impossible days out. */
    @Test
    void a_stored_calendar_is_read_without_its_impossible_days() {
        var stored = withYear(2026, PublishedYear.of(2026, "+999999999-12-31", "2026-02-30", "2026-03-02"));
        var holidays = CalendarReader.readStored("cn", "calendar version 3", stored);
        assertThat(holidays.years()).containsExactly(2026);
        assertThat(holidays.off()).contains(LocalDate.of(2026, 3, 2)).hasSize(14);
    }

    @Test
    void there_is_a_bound_on_years_days_and_length() {
        var years = new JsonObject();
        for (int year = 1949; year < 2150; year++) {
            years.put(
                    Integer.toString(year),
                    new JsonObject().put("off", new JsonArray()).put("work", new JsonArray()));
        }
        assertRefused(new JsonObject().put("years", years).encode(), "at most 200 years");
        var many = new JsonArray(Collections.nCopies(367, "2026-01-01"));
        assertRefused(
                withYear(2026, new JsonObject().put("off", many).put("work", new JsonArray())), "at most the 366 days");
        assertRefused(withYear(2026, PublishedYear.of(2026)) + " ".repeat(256 * 1024), "is longer than");
    }

    /** As many days as are allowed at all, each of them wrong. Three thousand years once took 43 seconds. */
    @Test
    void the_largest_wrong_calendar_is_refused() {
        assertRefused(everyDayOff(MOST_WHOLE_YEARS), "261 weekdays are off");
    }

    /** Counted in what the reader allocates, which no other work on the machine changes. */
    @Test
    void twice_the_years_cost_about_twice_the_work() {
        var whole = everyDayOff(MOST_WHOLE_YEARS);
        var half = everyDayOff(MOST_WHOLE_YEARS / 2);
        allocatedByReading(half);
        assertThat(allocatedByReading(whole)).isLessThan(3 * allocatedByReading(half));
    }

    private static String everyDayOff(int count) {
        var years = new JsonObject();
        for (int year = 2000; year < 2000 + count; year++) {
            var days = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .map(LocalDate::toString)
                    .toList();
            years.put(
                    Integer.toString(year),
                    new JsonObject().put("off", new JsonArray(days)).put("work", new JsonArray()));
        }
        return new JsonObject().put("years", years).encode();
    }

    private static long allocatedByReading(String json) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertRefused(json, "weekdays are off");
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static void assertRefused(String json, String why) {
        assertThatThrownBy(() -> CalendarReader.read("cn", "cn.json", json)).hasMessageContaining(why);
    }

    private static String withYear(int year, JsonObject days) {
        return new JsonObject()
                .put("years", new JsonObject().put(Integer.toString(year), days))
                .encode();
    }
}
