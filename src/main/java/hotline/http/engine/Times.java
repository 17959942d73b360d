package hotline.http.engine;

import hotline.rows.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as they go over the wire: RFC 3339 with the offset of the policy's zone, milliseconds only where there are any. */
public final class Times {
    /** Outside these years the database, calendars or JavaScript count wrongly or fail. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 9999;
    /** So that each zone writes a year of ours, too. */
    private static final int MOST_OFFSET = 18;

    private Times() {}

    /** RFC 3339 with an offset; empty if the text is not a time, or of a year outside our range. */
    public static Optional<Instant> parse(String text) {
        try {
            var time = Rfc3339.withOffset(text);
            var inUtc = time.getYear() > LAST_YEAR || time.getYear() < FIRST_YEAR
                    ? time
                    : time.withOffsetSameInstant(ZoneOffset.UTC);
            boolean isKnownEverywhere = isKnown(inUtc.minusHours(MOST_OFFSET).getYear())
                    && isKnown(inUtc.plusHours(MOST_OFFSET).getYear());
            return isKnownEverywhere ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** A day such as 2026-09-25; empty if the text is not a day, or of a year outside our range. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> isKnown(day.getYear()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    public static String of(Instant instant, ZoneId zone) {
        return Rfc3339.of(instant.truncatedTo(ChronoUnit.MILLIS), zone);
    }

    /** Null, as JSON writes it, where there is none. */
    public static @Nullable String of(Optional<Instant> instant, ZoneId zone) {
        return JsonValue.orNull(instant.map(present -> of(present, zone)));
    }
}
