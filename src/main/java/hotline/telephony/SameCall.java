package hotline.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which call of those with the same id an event is about. Exchanges give their ids again, some each day from one on: calls of one day with one id are the same,
 * those of neighbouring days where they are near each other in time, as around midnight. Pure.
 */
final class SameCall {
    /** By which messages of an ended call may be late, or clocks differ. */
    private static final Duration NEAR = Duration.ofMinutes(15);
    /** No one knows when it ended, or when it began. */
    private static final Duration WHERE_UNKNOWN = Duration.ofHours(6);

    /**
     * Known facts about a call's time.
     *
     * @param offered when it came in
     * @param ended empty: it continues
     * @param isEndKnown false: it was silent for long, and counts as ended
     */
    record Span(Instant begin, Optional<Instant> offered, Optional<Instant> ended, boolean isEndKnown) {
        static Span of(Call call) {
            var facts = call.facts();
            return new Span(
                    call.began(),
                    facts.offeredAt(),
                    facts.endedAt(),
                    facts.cause().filter(cause -> cause != CallCause.UNKNOWN).isPresent());
        }

        static Span of(CallEvent event) {
            var at = SameCall.begin(event);
            boolean isEnd = event.type() == CallEventType.ENDED && event.leg().isEmpty();
            return new Span(
                    at,
                    event.type() == CallEventType.OFFERED
                            ? Optional.of(at)
                            : event.times().offered(),
                    isEnd ? Optional.of(event.at()) : event.times().ended(),
                    true);
        }

        Span and(Span other) {
            var later = Stream.of(ended, other.ended).flatMap(Optional::stream).max(Comparator.naturalOrder());
            return new Span(
                    begin.isBefore(other.begin) ? begin : other.begin,
                    offered.or(other::offered),
                    later,
                    ended.isEmpty() || isEndKnown);
        }

        /** How far the event lies outside of the call; empty: it is about another one. */
        Optional<Duration> to(CallEvent event) {
            var at = SameCall.begin(event);
            boolean beganAgain = event.type() == CallEventType.OFFERED
                    && offered.filter(first -> Duration.between(first, at).abs().compareTo(NEAR) > 0)
                            .isPresent();
            if (beganAgain) {
                return Optional.empty();
            }
            if (at.isBefore(begin)) {
                return within(Duration.between(at, begin), offered.isPresent() ? NEAR : WHERE_UNKNOWN);
            }
            return ended.filter(at::isAfter)
                    .map(end -> within(Duration.between(end, at), isEndKnown ? NEAR : WHERE_UNKNOWN))
                    .orElse(Optional.of(Duration.ZERO));
        }

        private static Optional<Duration> within(Duration gap, Duration longest) {
            return Optional.of(gap).filter(length -> length.compareTo(longest) <= 0);
        }
    }

    private final Map<LocalDate, Span> calls;

    /** @param calls that are known, by their day */
    SameCall(Map<LocalDate, Span> calls) {
        this.calls = new HashMap<>(calls);
    }

    /** Of the first step that a record tells of. */
    static Instant begin(CallEvent event) {
        var times = event.times();
        return times.offered()
                .or(times::queued)
                .or(times::alerting)
                .or(times::answered)
                .orElse(event.at());
    }

    /**
     * The day of the call that it is about, known before or not. Earlier events come first.
     *
     * @param own the day of the event
     */
    LocalDate day(CallEvent event, LocalDate own) {
        record Near(LocalDate day, Duration gap) {}
        var day = Stream.of(own, own.minusDays(1), own.plusDays(1))
                .flatMap(one -> Optional.ofNullable(calls.get(one)).flatMap(span -> span.to(event)).stream()
                        .map(gap -> new Near(one, gap)))
                .min(Comparator.comparing(Near::gap))
                .map(Near::day)
                .orElse(own);
        calls.merge(day, Span.of(event), Span::and);
        return day;
    }
}
