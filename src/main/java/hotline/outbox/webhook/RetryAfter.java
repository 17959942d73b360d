package hotline.outbox.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After}: seconds, or a date of HTTP. Pure. */
final class RetryAfter {
    private RetryAfter() {}

    /** Empty where it says nothing that can be read, or a time that is over. */
    static Optional<Duration> read(String text, Instant now) {
        return text.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : date(text).map(at -> Duration.between(now, at)).filter(pause -> !pause.isNegative());
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
