package hotline.telephony;

import hotline.telephony.CallWriting.Arrived;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that some messages say about one call.
 *
 * @param raws the message of each event; empty: our own
 * @param heard when each came in
 */
record Said(CallStore.Key key, List<CallEvent> events, List<Optional<Long>> raws, List<Instant> heard) {
    /** Calls of an exchange that have one id. */
    record Name(long connector, String callId) {}

    /** An event with its message, and the day on which it happened there. */
    private record Heard(CallEvent event, Optional<Long> raw, Instant at, LocalDate day) {}

    Said {
        events = List.copyOf(events);
        raws = List.copyOf(raws);
        heard = List.copyOf(heard);
    }

    /** The days of all events, with their ids. */
    static List<CallStore.Key> keys(List<Arrived> arrived) {
        return byName(arrived).entrySet().stream()
                .flatMap(one -> one.getValue().stream()
                        .map(event -> new CallStore.Key(
                                one.getKey().connector(), one.getKey().callId(), event.day())))
                .distinct()
                .toList();
    }

    /** @param known calls with those ids on those days and the ones next to them */
    static List<Said> of(List<Arrived> arrived, Collection<Call> known) {
        var said = new ArrayList<Said>();
        byName(arrived).forEach((name, all) -> said.addAll(of(name, all, known)));
        return said;
    }

    private static Collection<Said> of(Name name, List<Heard> all, Collection<Call> known) {
        var spans = new HashMap<LocalDate, SameCall.Span>();
        known.stream()
                .filter(call -> name.equals(new Name(call.connector(), call.callId())))
                .forEach(call -> spans.put(call.day(), SameCall.Span.of(call)));
        var calls = new SameCall(spans);
        var byCall = new LinkedHashMap<LocalDate, Said>();
        all.stream()
                .sorted(Comparator.comparing(one -> SameCall.begin(one.event())))
                .forEach(one -> byCall.merge(
                        calls.day(one.event(), one.day()),
                        new Said(
                                new CallStore.Key(name.connector(), name.callId(), one.day()),
                                List.of(one.event()),
                                List.of(one.raw()),
                                List.of(one.at())),
                        Said::and));
        byCall.replaceAll((day, one) -> one.on(day));
        return byCall.values();
    }

    private static Map<Name, List<Heard>> byName(List<Arrived> arrived) {
        var byName = new LinkedHashMap<Name, List<Heard>>();
        for (Arrived message : arrived) {
            for (CallEvent event : message.events()) {
                byName.computeIfAbsent(new Name(message.connector(), event.callId()), first -> new ArrayList<>())
                        .add(new Heard(
                                event,
                                message.raw(),
                                message.heardAt(),
                                event.at().atZone(message.zone()).toLocalDate()));
            }
        }
        return byName;
    }

    private Said on(LocalDate day) {
        return new Said(new CallStore.Key(key.connector(), key.callId(), day), events, raws, heard);
    }

    private Said and(Said more) {
        return new Said(key, joined(events, more.events), joined(raws, more.raws), joined(heard, more.heard));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** With an event of our own. */
    Said and(CallEvent event, Instant at) {
        return and(new Said(key, List.of(event), List.of(Optional.empty()), List.of(at)));
    }

    /** When the latest came in. */
    Instant heardAt() {
        return heard.stream().max(Instant::compareTo).orElseThrow();
    }
}
