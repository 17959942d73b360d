package hotline.policy;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How case numbers (流水编号) are written: month and a serial that starts at 1 each month, without gaps and never reused (P1).
 *
 * <p>People read numbers out, type them on telephones and paste them, so {@link #read} takes any case, {@code O} for
 * {@code 0}, and serials without their zeros.
 *
 * @param pattern letters, digits and dashes with {@code {year}}, {@code {month}} and last {@code {serial:n}}, n being the
 * least count of digits; a month with more cases than that gets longer numbers
 * @param zone time zone in which a month begins at midnight
 */
public record CaseNumberFormat(String pattern, ZoneId zone) {
    /** The longest number that fits in a tracking code together with its secret. */
    public static final int LONGEST = 35;

    private static final Pattern SHAPE = Pattern.compile("((?:[A-Za-z0-9-]|\\{year}|\\{month})*+)\\{serial:([1-9])}");
    private static final Pattern PART = Pattern.compile("\\{year}|\\{month}|\\{serial:[1-9]}|[A-Za-z0-9-]");
    /** Digits, and letters that look like them. */
    private static final String DIGIT = "[0-9OIL]";
    /** A serial may outgrow its least count of digits, but hardly this many. */
    private static final int MOST_DIGITS = 9;

    public CaseNumberFormat {
        if (!isPattern(pattern)) {
            throw new IllegalArgumentException("“" + pattern + "” is no pattern of case numbers");
        }
    }

    /** Without the year a number would come back after twelve months. */
    public static boolean isPattern(String pattern) {
        return SHAPE.matcher(pattern).matches() && pattern.contains("{year}") && pattern.contains("{month}");
    }

    /** The month that numbers a complaint received then. */
    public YearMonth month(Instant received) {
        return YearMonth.from(received.atZone(zone));
    }

    /** The common beginning of all numbers of a month; the name of that month's serial. */
    public String series(YearMonth month) {
        return shape().group(1)
                .replace("{year}", padded(month.getYear(), 4))
                .replace("{month}", padded(month.getMonthValue(), 2));
    }

    /** Characters that a number may have. */
    public int longest() {
        return series(YearMonth.of(2026, 12)).length() + MOST_DIGITS;
    }

    public boolean hasSmallLetters() {
        return series(YearMonth.of(2026, 12)).chars().anyMatch(Character::isLowerCase);
    }

    /** The least count of digits of a serial. */
    public int digits() {
        return Integer.parseInt(shape().group(2));
    }

    public String format(YearMonth month, long serial) {
        if (serial < 1) {
            throw new IllegalArgumentException("serials start at 1, not " + serial);
        }
        return series(month) + padded(serial, digits());
    }

    /**
     * The number that was meant.
     *
     * @param letters letters and digits of the number as it was typed, in capitals, without dashes
     */
    public Optional<String> read(String letters) {
        var read = typed().matcher(letters);
        if (!read.matches()) {
            return Optional.empty();
        }
        int month = digits(read.group("month"));
        long serial = digits(read.group("serial"));
        return month < 1 || month > 12 || serial < 1
                ? Optional.empty()
                : Optional.of(format(YearMonth.of(digits(read.group("year")), month), serial));
    }

    /** What {@link #read} takes; a place that is named twice counts by its first. */
    private Pattern typed() {
        var typed = new StringBuilder();
        var parts = PART.matcher(pattern);
        while (parts.find()) {
            var part = parts.group();
            boolean again = typed.indexOf("<" + part.replaceAll("\\W|serial:\\d", "") + ">") >= 0;
            if (part.equals("{year}")) {
                typed.append(again ? DIGIT + "{4}" : "(?<year>" + DIGIT + "{4})");
            } else if (part.equals("{month}")) {
                typed.append(again ? DIGIT + "{2}" : "(?<month>" + DIGIT + "{2})");
            } else if (part.startsWith("{serial")) {
                typed.append("(?<serial>" + DIGIT + "{1," + MOST_DIGITS + "})");
            } else if (!part.equals("-")) {
                typed.append(alike(Character.toUpperCase(part.charAt(0))));
            }
        }
        return Pattern.compile(typed.toString());
    }

    private static String alike(char c) {
        return switch (c) {
            case '0', 'O' -> "[0O]";
            case '1', 'I', 'L' -> "[1IL]";
            default -> Character.toString(c);
        };
    }

    private static int digits(String typed) {
        return Integer.parseInt(typed.replace('O', '0').replace('I', '1').replace('L', '1'));
    }

    private Matcher shape() {
        var shape = SHAPE.matcher(pattern);
        shape.matches();
        return shape;
    }

    private static String padded(long number, int width) {
        var digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
