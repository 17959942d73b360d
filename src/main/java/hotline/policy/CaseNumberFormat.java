package hotline.policy;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How case numbers (流水编号) are written: month and a serial that starts at 1 each month, without gaps and never reused (P1).
 *
 * @param pattern letters, digits and dashes with {@code {year}}, {@code {month}} and last {@code {serial:n}}, n being the
 * least count of digits; a month with more cases than that gets longer numbers
 * @param zone time zone in which a month begins at midnight
 */
public record CaseNumberFormat(String pattern, ZoneId zone) {
    /** The longest number that fits in a tracking code together with its secret. */
    public static final int LONGEST = 35;

    private static final Pattern SHAPE = Pattern.compile("((?:[A-Za-z0-9-]|\\{year}|\\{month})*+)\\{serial:([1-9])}");
    /** A serial may outgrow its least count of digits, but hardly this many. */
    private static final int MOST_DIGITS = 9;

    public CaseNumberFormat {
        // Without the year a number would come back after twelve months.
        if (!SHAPE.matcher(pattern).matches() || !pattern.contains("{year}") || !pattern.contains("{month}")) {
            throw new IllegalArgumentException(
                    "must hold {year} and {month}, beside them only letters, digits and dashes,"
                            + " and end with {serial:n}, n from 1 to 9, such as \"{year}{month}-{serial:6}\"");
        }
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
