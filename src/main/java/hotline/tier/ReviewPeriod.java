package hotline.tier;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The periods of reviews as they are written. */
final class ReviewPeriod {
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Pattern HALF_YEAR = Pattern.compile("20\\d\\d-H[12]");

    private static final int JULY = 7;

    private ReviewPeriod() {}

    static Optional<String> halfYear(String typed) {
        return Optional.of(typed.toUpperCase(Locale.ROOT))
                .filter(period -> HALF_YEAR.matcher(period).matches());
    }

    static Optional<String> of(Scheme scheme, String typed) {
        return switch (scheme) {
            case TRADE -> Optional.of(typed).filter(year -> YEAR.matcher(year).matches());
            case SCORE -> halfYear(typed);
        };
    }

    /**
     * The last one that has ended before a day.
     *
     * @param nextBegins the first day after it
     */
    record Ended(String period, LocalDate nextBegins) {
        static Ended before(Scheme scheme, LocalDate day) {
            int year = day.getYear();
            boolean isSecondHalf = day.getMonthValue() >= JULY;
            return switch (scheme) {
                case TRADE -> new Ended(Integer.toString(year - 1), LocalDate.of(year, 1, 1));
                case SCORE ->
                    isSecondHalf
                            ? new Ended(year + "-H1", LocalDate.of(year, JULY, 1))
                            : new Ended((year - 1) + "-H2", LocalDate.of(year, 1, 1));
            };
        }
    }
}
