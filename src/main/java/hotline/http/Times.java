package hotline.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as they go over the wire: RFC 3339 with the offset of the policy's zone, milliseconds only where there are any. */
public final class Times {
    private Times() {}

    public static String of(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    /** Null, as JSON writes it, where there is none. */
    public static String of(Optional<Instant> instant, ZoneId zone) {
        return instant.map(present -> of(present, zone)).orElse(null);
    }
}
