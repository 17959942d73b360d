package hotline.report;

import hotline.sla.WorkingCalendar;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * On which days a report is prepared, and when. Days are those of the policy's zone; working days are those of its calendar,
 * with days off and weekend days that are worked in exchange (调休).
 *
 * @param number which weekday (1 is Monday), day or working day of the month; 0 where the days need none
 * @param at local time; where the clocks leave it out, an hour later
 */
public record ScheduleRule(Days days, int number, LocalTime at) {
    /** A year of the calendar holds a run of each rule. */
    private static final int FURTHEST = 400;

    /** The days of a rule. */
    public enum Days {
        EACH_DAY("day", 0, 0) {
            @Override
            boolean holds(LocalDate day, int number, WorkingCalendar calendar) {
                return true;
            }
        },
        WORKING_DAY("working-day", 0, 0) {
            @Override
            boolean holds(LocalDate day, int number, WorkingCalendar calendar) {
                return calendar.isWorkingDay(day);
            }
        },
        WEEKDAY("weekday", 1, 7) {
            @Override
            boolean holds(LocalDate day, int number, WorkingCalendar calendar) {
                return day.getDayOfWeek().getValue() == number;
            }
        },
        /** Up to the 28th, which each month has. */
        DAY_OF_MONTH("day-of-month", 1, 28) {
            @Override
            boolean holds(LocalDate day, int number, WorkingCalendar calendar) {
                return day.getDayOfMonth() == number;
            }
        },
        /** The first working day of the month is number 1. */
        WORKING_DAY_OF_MONTH("working-day-of-month", 1, 15) {
            @Override
            boolean holds(LocalDate day, int number, WorkingCalendar calendar) {
                return calendar.isWorkingDay(day)
                        && LongStream.rangeClosed(day.withDayOfMonth(1).toEpochDay(), day.toEpochDay())
                                        .filter(one -> calendar.isWorkingDay(LocalDate.ofEpochDay(one)))
                                        .count()
                                == number;
            }
        };

        private final String code;
        private final int least;
        private final int most;

        Days(String code, int least, int most) {
            this.code = code;
            this.least = least;
            this.most = most;
        }

        public static Optional<Days> of(String code) {
            return Arrays.stream(values())
                    .filter(days -> days.code.equals(code))
                    .findFirst();
        }

        public String code() {
            return code;
        }

        public int least() {
            return least;
        }

        public int most() {
            return most;
        }

        /** Whether holidays and days worked in exchange move its runs. */
        boolean asksCalendar() {
            return this == WORKING_DAY || this == WORKING_DAY_OF_MONTH;
        }

        abstract boolean holds(LocalDate day, int number, WorkingCalendar calendar);
    }

    public ScheduleRule {
        if (number < days.least || number > days.most) {
            throw new IllegalArgumentException(days.code + " has no number " + number);
        }
    }

    /** The first run after that moment. */
    Instant next(Instant after, WorkingCalendar calendar) {
        var from = LocalDate.ofInstant(after, calendar.zone());
        for (var day = from; day.isBefore(from.plusDays(FURTHEST)); day = day.plusDays(1)) {
            var run = day.atTime(at).atZone(calendar.zone()).toInstant();
            if (run.isAfter(after) && days.holds(day, number, calendar)) {
                return run;
            }
        }
        throw new IllegalStateException("no run of " + json() + " within " + FURTHEST + " days after " + after);
    }

    /** Whether the calendar knows that day only provisionally, and the rule asks it. */
    boolean isProvisional(Instant run, WorkingCalendar calendar) {
        return days.asksCalendar()
                && !calendar.knownYears()
                        .contains(LocalDate.ofInstant(run, calendar.zone()).getYear());
    }

    /** The next runs. */
    public List<Instant> next(Instant after, WorkingCalendar calendar, int many) {
        var runs = new ArrayList<Instant>();
        for (var last = after; runs.size() < many; last = runs.get(runs.size() - 1)) {
            runs.add(next(last, calendar));
        }
        return runs;
    }

    public JsonObject json() {
        return new JsonObject().put("on", days.code).put("number", number).put("at", at.toString());
    }

    /** Throws {@link IllegalArgumentException} where it is none. */
    static ScheduleRule of(JsonObject json) {
        try {
            return new ScheduleRule(
                    Days.of(json.getString("on", ""))
                            .orElseThrow(() -> new IllegalArgumentException("no such days: " + json.getString("on"))),
                    json.getInteger("number", 0),
                    LocalTime.parse(json.getString("at", "")));
        } catch (DateTimeParseException noTime) {
            throw new IllegalArgumentException("no time of day: " + json.getString("at"), noTime);
        }
    }
}
