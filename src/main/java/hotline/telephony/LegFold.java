package hotline.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Known facts about one telephone of a call. Pure.
 *
 * @param events of this leg, in the order of {@link CallFold}
 */
record LegFold(String leg, List<CallEvent> events) {
    /** Silence is no news: it counts where nothing else says that the call has ended. */
    static final String SILENCE = "silence";

    LegFold {
        events = List.copyOf(events);
    }

    Stream<CallEvent> of(CallEventType type) {
        return events.stream().filter(event -> event.type() == type);
    }

    /** When the exchange's messages say that it came to this step, or its record does, which is right in doubt. */
    Optional<Instant> at(CallEventType type) {
        return recorded(type).or(() -> live(type));
    }

    Optional<Instant> live(CallEventType type) {
        return of(type).filter(event -> !event.ownId().equals(SILENCE))
                .map(CallEvent::at)
                .min(Instant::compareTo);
    }

    Optional<Instant> recorded(CallEventType type) {
        return of(CallEventType.RECORD)
                .flatMap(event -> time(event.times(), type).stream())
                .min(Instant::compareTo);
    }

    private static Optional<Instant> time(CallTimes times, CallEventType type) {
        return switch (type) {
            case OFFERED -> times.offered();
            case QUEUED -> times.queued();
            case ALERTING -> times.alerting();
            case ANSWERED -> times.answered();
            case ENDED -> times.ended();
            case HELD, RETRIEVED, TRANSFERRED, RECORD -> Optional.empty();
        };
    }

    /** The first that any of its events says. */
    <T> Optional<T> first(Function<CallEvent, Optional<T>> fact) {
        return events.stream().flatMap(event -> fact.apply(event).stream()).findFirst();
    }

    /** Of several names for it the one by which it answered. */
    Optional<String> agent() {
        return of(CallEventType.ANSWERED)
                .flatMap(event -> event.agent().stream())
                .findFirst()
                .or(() -> first(CallEvent::agent));
    }

    /** What a record or the hang-up says; of two the record. */
    <T> Optional<T> atEnd(Function<CallEvent, Optional<T>> fact) {
        return Stream.concat(of(CallEventType.RECORD), of(CallEventType.ENDED).filter(event -> !event.ownId()
                        .equals(SILENCE)))
                .flatMap(event -> fact.apply(event).stream())
                .findFirst();
    }

    Optional<Long> recordedHold() {
        return of(CallEventType.RECORD)
                .flatMap(event -> event.heldMillis().stream().boxed())
                .findFirst();
    }

    /** Between each hold and the next retrieval; the last hold may continue until the end. */
    Hold hold(Optional<Instant> end) {
        var steps = Stream.concat(of(CallEventType.HELD), of(CallEventType.RETRIEVED))
                .sorted(CallFold.BY_TIME)
                .toList();
        long millis = 0;
        var since = Optional.<Instant>empty();
        for (CallEvent step : steps) {
            var at = end.filter(step.at()::isAfter).orElse(step.at());
            if (step.type() == CallEventType.HELD) {
                since = since.or(() -> Optional.of(at));
            } else if (since.isPresent()) {
                millis += Duration.between(since.get(), at).toMillis();
                since = Optional.empty();
            }
        }
        if (since.isPresent() && end.isPresent()) {
            return new Hold(
                    millis
                            + Math.max(
                                    0, Duration.between(since.get(), end.get()).toMillis()),
                    Optional.empty());
        }
        return new Hold(millis, since);
    }

    /** @param since it goes on */
    record Hold(long millis, Optional<Instant> since) {}

    /** @param end of the call */
    CallLeg asLeg(Optional<Instant> end) {
        var ended = at(CallEventType.ENDED).or(() -> end);
        var answered = CallFold.notAfter(at(CallEventType.ANSWERED), ended);
        return new CallLeg(
                leg,
                agent(),
                CallFold.notAfter(at(CallEventType.ALERTING), answered.or(() -> ended)),
                answered,
                recordedHold().orElseGet(() -> hold(ended).millis()),
                ended,
                atEnd(CallEvent::cause));
    }
}
