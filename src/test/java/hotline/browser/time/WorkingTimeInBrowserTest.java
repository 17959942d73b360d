package hotline.browser.time;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.policy.BusinessHours;
import hotline.policy.BusinessHours.Span;
import hotline.sla.CalendarReader;
import hotline.sla.PublicHolidays;
import hotline.sla.WorkingCalendar;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens count working time as the server does, to the minute. */
class WorkingTimeInBrowserTest extends ScreenTest {
    private static final PublicHolidays CHINA = CalendarReader.read("cn", "cn.json", shipped());
    private static final BusinessHours HOURS =
            new BusinessHours(List.of(new Span(9 * 60, 12 * 60), new Span(13 * 60 + 30, 18 * 60)));
    private static final Instant FROM = Instant.parse("2025-12-15T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(400);
    private static final int VECTORS = 400;

    /** Rounded down, as {@link Duration#toMinutes} does for durations that are not negative. */
    private static final String COUNT = """
            return (async (hours, vectors) => {
              const { WorkingTime } = await import('/shared/working-time.js');
              const time = new WorkingTime(JSON.parse(hours));
              return JSON.parse(vectors).map(([from, to]) => Math.floor(time.between(Date.parse(from), Date.parse(to)) / 60000));
            })(...arguments);
            """;

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "UTC"})
    void any_span_is_as_long_as_on_the_server(String zone) {
        var calendar = new WorkingCalendar(CHINA, HOURS, ZoneId.of(zone));
        var random = new Random(zone.hashCode());
        var vectors = new ArrayList<List<Instant>>();
        for (int i = 0; i < VECTORS; i++) {
            vectors.add(List.of(somewhen(random), somewhen(random)));
        }
        compare(calendar, asJson(calendar), vectors);
    }

    /** Lunch, nights, weekends, the National Day holidays and the Saturday worked for them. */
    @Test
    void openings_and_holidays_begin_and_end_as_on_the_server() {
        var calendar = new WorkingCalendar(CHINA, HOURS, ZoneId.of("Asia/Shanghai"));
        var edges = new ArrayList<Instant>();
        for (var day = LocalDate.of(2026, 9, 18); day.isBefore(LocalDate.of(2026, 10, 13)); day = day.plusDays(1)) {
            for (String time :
                    List.of("00:00:00", "08:59:59", "09:00:00", "11:59:59", "12:00:00", "13:30:00", "18:00:00")) {
                edges.add(OffsetDateTime.parse(day + "T" + time + "+08:00").toInstant());
            }
        }
        var vectors = new ArrayList<List<Instant>>();
        for (int i = 0; i < edges.size(); i++) {
            vectors.add(List.of(edges.get(i), edges.get((i * 37 + 11) % edges.size())));
        }
        compare(calendar, asJson(calendar), vectors);
    }

    @Test
    void the_server_sends_all_days_that_are_needed() {
        var calendar = new WorkingCalendar(CHINA, HOURS, ZoneId.of("Asia/Shanghai"));
        var now = server.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        var vectors = new ArrayList<List<Instant>>();
        for (int i = 0; i < VECTORS; i++) {
            vectors.add(List.of(now.minus(Duration.ofHours(i * 17L)), now.plus(Duration.ofHours(i))));
        }
        compare(calendar, server.as("agent1").get("/api/v1/policy").json(), vectors);
    }

    private static Instant somewhen(Random random) {
        return FROM.plusSeconds((long) (random.nextDouble() * SPAN.toSeconds()));
    }

    /** As {@code GET /api/v1/policy} would. */
    private static JsonObject asJson(WorkingCalendar calendar) {
        var days = calendar.specialDays(LocalDate.of(2025, 1, 1), LocalDate.of(2027, 12, 31));
        return new JsonObject()
                .put("timeZone", calendar.zone().getId())
                .put(
                        "businessHours",
                        new JsonArray()
                                .add(new JsonObject().put("from", "09:00").put("to", "12:00"))
                                .add(new JsonObject().put("from", "13:30").put("to", "18:00")))
                .put(
                        "calendar",
                        new JsonObject()
                                .put(
                                        "off",
                                        new JsonArray(days.off().stream()
                                                .map(LocalDate::toString)
                                                .toList()))
                                .put(
                                        "work",
                                        new JsonArray(days.work().stream()
                                                .map(LocalDate::toString)
                                                .toList())));
    }

    private static void compare(WorkingCalendar calendar, JsonObject hours, List<List<Instant>> vectors) {
        var sent = new JsonArray();
        var counted = new ArrayList<Long>();
        for (var vector : vectors) {
            var from = vector.get(0).isBefore(vector.get(1)) ? vector.get(0) : vector.get(1);
            var to = from.equals(vector.get(0)) ? vector.get(1) : vector.get(0);
            sent.add(new JsonArray().add(from.toString()).add(to.toString()));
            counted.add(calendar.workingMinutesBetween(from, to));
        }
        browser.go("/");
        assertThat(browser.script(COUNT, hours.encode(), sent.encode())).isEqualTo(counted);
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("src/main/resources/calendars/cn.json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
