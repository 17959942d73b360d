package hotline.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Instants as text, in JSON, over the wire and on the command line: RFC 3339, always with an offset. */
public final class Rfc3339 {
    // ISO 8601 also writes +0800 and +08, which programs other than ours do; read leniently, +HH means them all.
    private static final DateTimeFormatter TYPED = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .parseLenient()
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT);
    private static final String EXAMPLES = "2026-09-25T16:00:00+08:00 or 2026-09-25T08:00:00Z";
    private static final int SHOWN = 60;

    private Rfc3339() {}

    /** In UTC. */
    public static String of(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }

    /** With the offset that the zone has then, and seconds even when they are zero. */
    public static String of(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    /** Any offset, or Z; throws DateTimeException. */
    public static Instant parse(String text) {
        return withOffset(text).toInstant();
    }

    /** The same as it was written. */
    public static OffsetDateTime withOffset(String text) {
        return OffsetDateTime.parse(text);
    }

    /**
     * The same, and the offsets that people type; throws IllegalArgumentException with a message that shows the right
     * form.
     */
    public static Instant typed(String text) {
        try {
            var time = OffsetDateTime.parse(text, TYPED);
            var inUtc = time.withOffsetSameInstant(ZoneOffset.UTC);
            if (inUtc.getYear() < 0 || inUtc.plusHours(18).getYear() > 9999) {
                throw new IllegalArgumentException(quoted(text) + " lies outside the years 0000 to 9999");
            }
            return time.toInstant();
        } catch (DateTimeException refused) {
            throw new IllegalArgumentException(
                    quoted(text)
                            + (hasNoOffset(text) ? " has no offset, so it names no instant" : " is no timestamp")
                            + "; write it as " + EXAMPLES,
                    refused);
        }
    }

    private static boolean hasNoOffset(String text) {
        try {
            LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException noTimeEither) {
            return false;
        }
    }

    private static String quoted(String text) {
        return "“" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "”";
    }
}
