package hotline.tier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The periods of reviews as they are written. */
final class ReviewPeriod {
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Pattern HALF_YEAR = Pattern.compile("20\\d\\d-H[12]");

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
}
