package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.log.AnsweringEvent;
import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.ComplaintEvent;
import hotline.log.Envelope;
import hotline.log.LogEntry;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the events of one moment, numbered, each with the type, severity and channel of that moment. */
final class EventWriter {
    private final ComplaintState complaint;
    private final Actor actor;
    private final Instant at;
    private final List<LoggedEvent> events = new ArrayList<>();
    private Optional<FirstResponse> firstResponse = Optional.empty();

    EventWriter(ComplaintState complaint, Actor actor, Instant at) {
        this.complaint = complaint;
        this.actor = actor;
        this.at = at;
    }

    /** The next event that answers the customer is the first that does, if they are answered first by the change. */
    EventWriter answering(Custody custody, Clocks clocks, SlaCalculator limits) {
        firstResponse = LoggedLimits.firstResponse(complaint, custody, clocks, limits);
        return this;
    }

    EventWriter write(LogEntry entry) {
        return write(entry, actor, complaint.judged());
    }

    EventWriter write(LogEntry entry, Actor by, ComplaintState.Judged judged) {
        var envelope =
                new Envelope(judged.type(), judged.severity(), complaint.facts().channel());
        int seq = complaint.lastSeq() + events.size() + 1;
        events.add(new LoggedEvent(
                complaint.id(), seq, entry.type(), at, by, entry.internal(), envelope.with(answer(entry))));
        return this;
    }

    private ComplaintEvent answer(LogEntry entry) {
        if (firstResponse.isEmpty() || entry.internal() || !(entry.event() instanceof AnsweringEvent answering)) {
            return entry.event();
        }
        var first = answering.first(firstResponse.get());
        firstResponse = Optional.empty();
        return first;
    }

    /** The breaches of running clocks that are not in the log yet. */
    EventWriter writeBreaches(Clocks before, Clocks after, ComplaintState.Judged judged) {
        var known = before.all().stream()
                .filter(clock -> clock.isBreached() || !clock.isOpen())
                .map(EventWriter::name)
                .toList();
        for (SlaClock clock : after.all()) {
            if (clock.isBreached() && !known.contains(name(clock))) {
                write(Breach.of(clock, complaint.facts().receivedAt()), new Actor.Program(), judged);
            }
        }
        return this;
    }

    private static String name(SlaClock clock) {
        return clock.kind().code() + clock.ordinal();
    }

    List<LoggedEvent> events() {
        return List.copyOf(events);
    }
}
