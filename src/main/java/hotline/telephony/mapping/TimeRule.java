package hotline.telephony.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a time comes from: seconds, milliseconds or microseconds since 1970, told apart by their digits; a date and time
 * with its offset; or one without, which is meant in the connector's zone. 0 says never.
 *
 * @param from the first of these paths at which a time stands
 * @param plus a length in seconds, or as 0:00:24, that is added
 * @param minus lengths that are taken away
 * @param given a length that must be more than zero, else there is no such time
 */
record TimeRule(List<String> from, Optional<String> plus, List<String> minus, Optional<String> given) {
    private static final Pattern DIGITS = Pattern.compile("\\d{10}|\\d{13}|\\d{16}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}(?:\\.\\d{1,9})?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3})\\.)?(\\d{1,3}):(\\d{2}):(\\d{2})(?:\\.\\d+)?");
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("[yyyy-M-d][yyyy/M/d]['T'][' '][' ']H:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS]XX", Locale.ROOT);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    TimeRule {
        from = List.copyOf(from);
        minus = List.copyOf(minus);
    }

    Optional<Instant> read(Scope scope, ZoneId zone) {
        if (given.isPresent()
                && length(scope, given).filter(one -> !one.isZero()).isEmpty()) {
            return Optional.empty();
        }
        return from.stream()
                .flatMap(scope::texts)
                .flatMap(text -> instant(text, zone).stream())
                .findFirst()
                .map(at -> at.plus(length(scope, plus).orElse(Duration.ZERO))
                        .minus(minus.stream()
                                .map(path -> length(scope, Optional.of(path)).orElse(Duration.ZERO))
                                .reduce(Duration.ZERO, Duration::plus)));
    }

    private static Optional<Duration> length(Scope scope, Optional<String> path) {
        return path.stream()
                .flatMap(scope::texts)
                .flatMap(text -> length(text).stream())
                .findFirst();
    }

    static Optional<Duration> length(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)));
        }
        var clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        long days = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        return Optional.of(Duration.ofDays(days)
                .plusHours(Long.parseLong(clock.group(2)))
                .plusMinutes(Long.parseLong(clock.group(3)))
                .plusSeconds(Long.parseLong(clock.group(4))));
    }

    static Optional<Instant> instant(String text, ZoneId zone) {
        if (DIGITS.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return within(
                    text.length() == 10
                            ? Instant.ofEpochSecond(number)
                            : text.length() == 13
                                    ? Instant.ofEpochMilli(number)
                                    : Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000));
        }
        return Stream.<Optional<Instant>>of(
                        tried(() -> DateTimeFormatter.ISO_OFFSET_DATE_TIME
                                .parse(text, ZonedDateTime::from)
                                .toInstant()),
                        tried(() -> OFFSET.parse(text, ZonedDateTime::from).toInstant()),
                        tried(() ->
                                LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant()),
                        tried(() ->
                                LocalDateTime.parse(text, AMERICAN).atZone(zone).toInstant()))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(TimeRule::within);
    }

    private interface Parsing {
        Instant instant();
    }

    private static Optional<Instant> tried(Parsing parsing) {
        try {
            return Optional.of(parsing.instant());
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> within(Instant at) {
        return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? Optional.empty() : Optional.of(at);
    }
}
