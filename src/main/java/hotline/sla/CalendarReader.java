package hotline.sla;

import hotline.policy.PolicyInvalid;
import hotline.policy.PolicyNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a calendar file: {@code {"years": {"2026": {"off": [dates], "work": [dates]}}}}. JSON is YAML, so the policies'
 * own nodes read it and say the line of a wrong date.
 */
public final class CalendarReader {
    private static final Set<String> KEYS = Set.of("_", "years");
    private static final Set<String> YEAR_KEYS = Set.of("off", "work");
    private static final LocalDate NO_DATE = LocalDate.MIN;

    private CalendarReader() {}

    /** Throws {@link PolicyInvalid} with all problems of the file. */
    public static PublicHolidays read(String code, String fileLabel, String json) {
        var root = PolicyNode.parse(fileLabel, json).onlyKnows(KEYS);
        var years = new TreeSet<Integer>();
        var off = new HashSet<LocalDate>();
        var work = new HashSet<LocalDate>();
        root.required("years").members().forEach((year, days) -> {
            days.onlyKnows(YEAR_KEYS);
            if (year.matches("\\d{4}")) {
                years.add(Integer.valueOf(year));
            } else {
                days.problem("must be a year of four digits");
            }
            days.required("off").items().forEach(day -> off.add(date(day)));
            days.required("work").items().forEach(day -> work.add(date(day)));
            both(off, work).forEach(day -> days.problem(day + " stands both under off and under work"));
        });
        if (years.isEmpty()) {
            root.problem("knows no year");
        }
        root.reading().orThrow(root);
        return new PublicHolidays(code, years, off, work);
    }

    private static List<LocalDate> both(Set<LocalDate> off, Set<LocalDate> work) {
        return off.stream()
                .filter(day -> work.contains(day) && !day.equals(NO_DATE))
                .sorted()
                .toList();
    }

    private static LocalDate date(PolicyNode node) {
        return node.made(CalendarReader::parsed, () -> NO_DATE);
    }

    private static LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            throw new IllegalArgumentException("“" + text + "” is no date; write it as 2026-10-01", noDate);
        }
    }
}
