package hotline.telephony;

import static hotline.telephony.CallEventType.ALERTING;
import static hotline.telephony.CallEventType.ANSWERED;
import static hotline.telephony.CallEventType.ENDED;
import static hotline.telephony.CallEventType.OFFERED;
import static hotline.telephony.CallEventType.QUEUED;
import static hotline.telephony.CallEventType.TRANSFERRED;

import hotline.telephony.CallFacts.TimesBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes one call of all that was said about it, in whatever order and however often (T1, T11). Pure. Each fact is set by the
 * earliest event of its kind; a record of the exchange fills gaps and is right about times; what no one said stays unknown; an
 * end is final. Messages that came in the wrong order, or clocks that disagree, never make a time negative: an earlier step
 * is moved back to the later one.
 */
public final class CallFold {
    /** Below that, the time of a message and that of the record are the same. */
    private static final Duration ALIKE = Duration.ofSeconds(2);

    static final Comparator<CallEvent> BY_TIME = Comparator.comparing(CallEvent::at)
            .thenComparing(CallEvent::leg)
            .thenComparing(CallEvent::ownId)
            .thenComparing(CallEvent::toString);
    private static final Comparator<CallEvent> BY_TYPE =
            Comparator.comparing(CallEvent::type).thenComparing(BY_TIME);

    private final List<CallEvent> events;
    private final LegFold whole;
    private final Map<String, LegFold> legs = new TreeMap<>();

    private CallFold(Collection<CallEvent> all) {
        this.events = distinct(all).sorted(BY_TYPE).toList();
        events.stream().map(CallEvent::leg).distinct().forEach(leg -> legs.put(leg, legOf(leg)));
        this.whole = legOf("");
    }

    /** @param events of one call, at least one */
    public static CallFacts fold(Collection<CallEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a call has at least one event");
        }
        return new CallFold(events).facts();
    }

    /** The time, or the limit where that is earlier. */
    static Optional<Instant> notAfter(Optional<Instant> time, Optional<Instant> limit) {
        return time.map(at -> limit.filter(at::isAfter).orElse(at));
    }

    /** An event that came again may have a later time, that of its arrival. */
    private static Stream<CallEvent> distinct(Collection<CallEvent> all) {
        record Key(String leg, CallEventType type, String ownId) {}
        var first = new HashMap<Key, CallEvent>();
        for (CallEvent event : all) {
            first.merge(
                    new Key(event.leg(), event.type(), event.ownId()),
                    event,
                    (one, other) -> BY_TIME.compare(one, other) <= 0 ? one : other);
        }
        return first.values().stream();
    }

    private LegFold legOf(String leg) {
        return new LegFold(
                leg, events.stream().filter(event -> event.leg().equals(leg)).toList());
    }

    private CallFacts facts() {
        var answering = answering();
        var ended = ended();
        var answered = notAfter(
                whole.at(ANSWERED)
                        .or(() -> answering.flatMap(leg -> leg.at(ANSWERED)))
                        .or(() -> first(ANSWERED)),
                ended);
        var alerting = notAfter(alerting(answering), answered.or(() -> ended));
        var queued = notAfter(first(QUEUED), answered.or(() -> ended));
        var offered = notAfter(first(OFFERED), earliest(Stream.of(queued, alerting, answered, ended)));
        var agent = answering.or(this::rangLast).flatMap(LegFold::agent);
        return new CallFacts(
                direction(),
                state(ended, answered, alerting, queued),
                first(CallEvent::from),
                first(CallEvent::to),
                first(CallEvent::callerName),
                first(CallEvent::queue),
                offered,
                queued,
                alerting,
                answered,
                ended.isPresent() ? Optional.empty() : heldSince(),
                held(answered, ended),
                notAfter(first(TRANSFERRED), ended),
                ended,
                ended.map(at -> cause(answered.isPresent())),
                whole.atEnd(CallEvent::endedBy).or(() -> ended.flatMap(at -> first(CallEvent::endedBy))),
                agent,
                first(CallEvent::origCall),
                timesBy(),
                corrected(),
                telephones()
                        .map(leg -> leg.asLeg(isSilenced(leg, answered) ? answered : ended))
                        .toList());
    }

    private static CallState state(
            Optional<Instant> ended, Optional<Instant> answered, Optional<Instant> alerting, Optional<Instant> queued) {
        return ended.isPresent()
                ? CallState.ENDED
                : answered.isPresent()
                        ? CallState.ANSWERED
                        : alerting.isPresent()
                                ? CallState.ALERTING
                                : queued.isPresent() ? CallState.QUEUED : CallState.OFFERED;
    }

    /** The telephone that answered first; the call as a whole where no telephone is known to have. */
    private Optional<LegFold> answering() {
        return telephones()
                .filter(leg -> leg.at(ANSWERED).isPresent())
                .min(by(ANSWERED))
                .or(() -> Optional.of(whole).filter(call -> call.at(ANSWERED).isPresent()));
    }

    private Optional<LegFold> rangLast() {
        return telephones()
                .filter(leg -> leg.at(ALERTING).isPresent())
                .max(by(ALERTING))
                .or(() -> Optional.of(whole)
                        .filter(call -> call.first(CallEvent::agent).isPresent()));
    }

    private static Comparator<LegFold> by(CallEventType type) {
        return Comparator.comparing((LegFold leg) -> leg.at(type).orElse(Instant.MAX))
                .thenComparing(LegFold::leg);
    }

    /** Some exchanges name the one who is called like a telephone of ours. */
    private Stream<LegFold> telephones() {
        var called = direction() == CallDirection.OUT ? first(CallEvent::to) : Optional.<String>empty();
        return legs.values().stream()
                .filter(leg -> !leg.leg().isEmpty()
                        && (called.isEmpty() || !leg.agent().equals(called)));
    }

    private CallDirection direction() {
        return first(CallEvent::direction).orElse(CallDirection.IN);
    }

    /** It rang when another one answered. Not every exchange says that it stopped. */
    private static boolean isSilenced(LegFold leg, Optional<Instant> answered) {
        return leg.at(ANSWERED).isEmpty()
                && answered.isPresent()
                && leg.at(ALERTING).filter(at -> !at.isAfter(answered.get())).isPresent();
    }

    /** At the telephone that answered; where none is known to have, when the first one began to ring. */
    private Optional<Instant> alerting(Optional<LegFold> answering) {
        return answering
                .filter(leg -> !leg.leg().isEmpty())
                .map(leg -> leg.at(ALERTING).or(() -> whole.at(ALERTING)))
                .orElseGet(() -> whole.recorded(ALERTING).or(() -> first(ALERTING)));
    }

    /** Of the call as a whole; that one telephone hung up ends its leg alone. */
    private Optional<Instant> ended() {
        return whole.at(ENDED).or(() -> whole.of(ENDED).map(CallEvent::at).findFirst());
    }

    private Optional<Instant> first(CallEventType type) {
        return whole.recorded(type).or(() -> legs.values().stream()
                .flatMap(leg -> leg.at(type).stream())
                .min(Instant::compareTo));
    }

    private <T> Optional<T> first(Function<CallEvent, Optional<T>> fact) {
        return events.stream().flatMap(event -> fact.apply(event).stream()).findFirst();
    }

    private static Optional<Instant> earliest(Stream<Optional<Instant>> times) {
        return times.flatMap(Optional::stream).min(Instant::compareTo);
    }

    private CallCause cause(boolean isAnswered) {
        var said = whole.atEnd(CallEvent::cause);
        boolean isSilence = whole.at(ENDED).isEmpty();
        if (isSilence) {
            return CallCause.UNKNOWN;
        }
        if (!isAnswered) {
            // It is said to have been answered, and that answer is missing.
            return said.filter(cause -> cause != CallCause.ANSWERED).orElse(CallCause.UNKNOWN);
        }
        return said.filter(cause -> cause == CallCause.FORWARDED || cause == CallCause.VOICEMAIL)
                .orElse(CallCause.ANSWERED);
    }

    private Optional<Instant> heldSince() {
        return legs.values().stream()
                .flatMap(leg -> leg.hold(leg.at(ENDED)).since().stream())
                .min(Instant::compareTo);
    }

    /** Never longer than they spoke. The record of the customer's telephone has none where the agent's put on hold. */
    private long held(Optional<Instant> answered, Optional<Instant> ended) {
        long held = whole.recordedHold().filter(millis -> millis > 0).orElseGet(() -> legs.values().stream()
                .mapToLong(leg -> leg.asLeg(ended).heldMillis())
                .sum());
        long longest = answered.isEmpty()
                ? 0
                : ended.map(at -> Duration.between(answered.get(), at).toMillis())
                        .orElse(Long.MAX_VALUE);
        return Math.max(0, Math.min(held, longest));
    }

    private TimesBy timesBy() {
        boolean byExchange = events.stream().anyMatch(CallEvent::atByExchange);
        boolean byArrival = events.stream().anyMatch(event -> !event.atByExchange());
        return byExchange && byArrival ? TimesBy.BOTH : byExchange ? TimesBy.EXCHANGE : TimesBy.ARRIVAL;
    }

    private Set<CallEventType> corrected() {
        var corrected = EnumSet.noneOf(CallEventType.class);
        for (LegFold leg : legs.values()) {
            for (CallEventType type : List.of(OFFERED, QUEUED, ALERTING, ANSWERED, ENDED)) {
                boolean contradicts = leg.recorded(type)
                        .flatMap(record -> leg.live(type)
                                .filter(live ->
                                        Duration.between(live, record).abs().compareTo(ALIKE) > 0))
                        .isPresent();
                if (contradicts) {
                    corrected.add(type);
                }
            }
        }
        return corrected;
    }
}
