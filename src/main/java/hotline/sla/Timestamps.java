package hotline.sla;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Instants as people and programs write them: RFC 3339, always with an offset. */
public final class Timestamps {
    private static final DateTimeFormatter WRITE = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    // ISO 8601 also writes +0800 and +08, which programs other than ours do; read leniently, +HH means them all.
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .parseLenient()
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT);
    private static final String EXAMPLES = "2026-09-25T16:00:00+08:00 or 2026-09-25T08:00:00Z";
    private static final int SHOWN = 60;

    private Timestamps() {}

    /** Any offset, or Z; throws IllegalArgumentException that says what would be right. */
    public static Instant parse(String text) {
        try {
            var time = OffsetDateTime.parse(text, READ);
            if (time.getYear() < 0 || time.getYear() > 9999) {
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

    /** With the offset that the zone has then, and seconds even when they are zero. */
    public static String format(Instant instant, ZoneId zone) {
        return WRITE.format(instant.atZone(zone));
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
