package hotline.sla;

import hotline.policy.reading.Mistake;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyNode;
import hotline.policy.reading.PolicyProblem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a calendar file: {@code {"years": {"2026": {"off": [dates], "work": [dates]}}}}. JSON is YAML, so the policies'
 * own nodes read it and say the line of a wrong date. Each day is looked at once, and their number is bounded.
 */
public final class CalendarReader {
    private static final Set<String> KEYS = Set.of("_", "years");
    private static final Set<String> YEAR_KEYS = Set.of("off", "work");
    /** A century of published days is a third of this. */
    private static final int MOST_CHARACTERS = 256 * 1024;

    private static final int MOST_YEARS = 200;
    private static final int MOST_DAYS = 366;
    /** No country has a third of that; with hardly a working day a limit would end years later. */
    private static final int MOST_WEEKDAYS_OFF = 100;

    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2199;

    private CalendarReader() {}

    /**
     * What stands in a file under one year.
     *
     * @param isPlausible whether these can be the published days of a whole year
     */
    private record Year(int number, Collection<LocalDate> off, Collection<LocalDate> work, boolean isPlausible) {}

    /** For a calendar that is to be put in force. Throws {@link PolicyInvalid} with all problems of the file. */
    public static PublicHolidays read(String code, String fileLabel, String json) {
        if (json.length() > MOST_CHARACTERS) {
            throw new PolicyInvalid(List.of(new PolicyProblem(
                    fileLabel, 0, 0, "", Mistake.LONG_CALENDAR, List.of(Integer.toString(MOST_CHARACTERS)))));
        }
        var root = PolicyNode.parse(fileLabel, json).onlyKnows(KEYS);
        var years = years(code, root);
        if (root.required("years").members().isEmpty()) {
            root.problem(Mistake.NO_YEAR);
        }
        root.reading().orThrow(root);
        return holidays(code, years);
    }

    /**
     * For a calendar in force, perhaps installed by an older hotline with looser checks. Impossible days are left out,
     * and a year that lacks days counts as not published. Throws {@link PolicyInvalid} where it is no YAML at all.
     */
    public static PublicHolidays readStored(String code, String label, String json) {
        return holidays(code, years(code, PolicyNode.parse(label, json)));
    }

    private static PublicHolidays holidays(String code, List<Year> read) {
        var years = new TreeSet<Integer>();
        var off = new HashSet<LocalDate>();
        var work = new HashSet<LocalDate>();
        read.stream().filter(Year::isPlausible).forEach(year -> {
            years.add(year.number());
            off.addAll(year.off());
            work.addAll(year.work());
        });
        return new PublicHolidays(code, years, off, work);
    }

    private static List<Year> years(String code, PolicyNode root) {
        var members = root.required("years").members();
        if (members.size() > MOST_YEARS) {
            root.required("years").problem(Mistake.MANY_YEARS, MOST_YEARS);
            return List.of();
        }
        return members.entrySet().stream()
                .map(member -> year(code, member.getKey(), member.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Year> year(String code, String name, PolicyNode node) {
        node.onlyKnows(YEAR_KEYS);
        if (!name.matches("\\d{4}") || Integer.parseInt(name) < FIRST_YEAR || Integer.parseInt(name) > LAST_YEAR) {
            node.problem(Mistake.BAD_YEAR, FIRST_YEAR, LAST_YEAR);
            return Optional.empty();
        }
        int year = Integer.parseInt(name);
        var off = days(year, node.required("off"));
        var work = days(year, node.required("work"));
        return Optional.of(new Year(year, off, work, isPlausible(code, year, node, off, work, node.required("work"))));
    }

    private static Set<LocalDate> days(int year, PolicyNode list) {
        var items = list.items();
        if (items.size() > MOST_DAYS) {
            list.problem(Mistake.MANY_DAYS, MOST_DAYS);
            return Set.of();
        }
        var days = new HashSet<LocalDate>();
        items.forEach(item -> days.add(item.made(text -> day(year, text), () -> null)));
        days.remove(null);
        return days;
    }

    private static LocalDate day(int year, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() != year) {
                throw Mistake.OTHER_YEAR.with(text, year);
            }
            return day;
        } catch (DateTimeParseException noDate) {
            throw Mistake.NO_DATE.with(text);
        }
    }

    private static boolean isPlausible(
            String code, int year, PolicyNode node, Set<LocalDate> off, Set<LocalDate> work, PolicyNode worked) {
        var both = named(off.stream().filter(work::contains).toList());
        if (!both.isEmpty()) {
            node.problem(Mistake.OFF_AND_WORK, both);
        }
        var weekdays = named(work.stream().filter(day -> !isWeekend(day)).toList());
        if (!weekdays.isEmpty()) {
            worked.problem(Mistake.WORK_ON_WEEKDAY, weekdays);
        }
        var missing = named(StatutoryDays.of(code, year).stream()
                .filter(day -> !off.contains(day))
                .toList());
        if (!missing.isEmpty()) {
            node.problem(Mistake.LAW_MISSING, missing);
        }
        long weekdaysOff = off.stream().filter(day -> !isWeekend(day)).count();
        if (weekdaysOff > MOST_WEEKDAYS_OFF) {
            node.problem(Mistake.MANY_OFF, weekdaysOff);
        }
        return both.isEmpty() && weekdays.isEmpty() && missing.isEmpty() && weekdaysOff <= MOST_WEEKDAYS_OFF;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static String named(Collection<LocalDate> days) {
        return new ArrayList<>(days).stream().sorted().map(LocalDate::toString).collect(Collectors.joining(", "));
    }
}
