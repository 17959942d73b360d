package hotline.http.connection;

import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The server's time on its answers (RFC 9110), by which pages correct a desk's wrong clock. Written once a second; threads
 * that meet at its turn write the same.
 */
public final class DateHeader {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private record Second(long epochSecond, CharSequence text) {}

    private final InstantSource clock;
    private volatile Second latest = new Second(Long.MIN_VALUE, "");

    public DateHeader(InstantSource clock) {
        this.clock = clock;
    }

    public CharSequence text() {
        var now = clock.instant();
        var second = latest;
        if (second.epochSecond() != now.getEpochSecond()) {
            second = new Second(now.getEpochSecond(), HttpHeaders.createOptimized(FORM.format(now)));
            latest = second;
        }
        return second.text();
    }
}
