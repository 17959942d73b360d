package hotline.rows;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants as text, in JSON, in the log of complaints and over the wire: RFC 3339. */
public final class Rfc3339 {
    private Rfc3339() {}

    /** In UTC, to the microsecond that the database keeps. */
    public static String utc(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }

    /** With the offset that the zone has then, seconds always, milliseconds only where there are any. */
    public static String in(ZoneId zone, Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    /** Any offset, or Z; throws DateTimeParseException. */
    public static Instant parse(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
