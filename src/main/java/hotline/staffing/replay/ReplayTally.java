package hotline.staffing.replay;

import hotline.floor.FloorEvent;
import hotline.floor.FloorState;
import hotline.policy.ServiceLevel;
import hotline.policy.dispatch.WorkKind;
import hotline.staffing.replay.Outcome.Kind;
import hotline.staffing.replay.Past.PastWork;
import hotline.staffing.replay.Past.Step;
import hotline.staffing.replay.WaitingWorks.Waits;
import hotline.workday.Answers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes what happened to works and agents in a period, in truth or in a replay, and counts it by the same definitions. */
final class ReplayTally {
    private static final Duration SMALL = Duration.ofSeconds(5);

    private final ZoneId zone;
    private final Instant from;
    private final Instant to;
    private final List<Contact> contacts = new ArrayList<>();
    private final IdentityHashMap<Waits, Contact> waiting = new IdentityHashMap<>();
    private final Map<Long, Since> states = new HashMap<>();
    private Duration working = Duration.ZERO;
    private Duration ready = Duration.ZERO;

    private record Since(FloorState state, Instant at) {}

    private static final class Contact {
        private final WorkKind kind;
        private final Instant since;
        /** It arrived before the period, so its whole wait is not of the period. */
        private final boolean isOld;

        private Optional<Instant> taken = Optional.empty();
        private Optional<Instant> gone = Optional.empty();

        Contact(PastWork work, int nth, Instant since, Instant from) {
            this.kind = work.id().kind();
            this.since = since;
            this.isOld = nth == 0 && work.arrived().isBefore(from);
        }

        boolean isWaitingAt(Instant at) {
            return since.isBefore(at)
                    && taken.filter(end -> end.isBefore(at)).isEmpty()
                    && gone.filter(end -> end.isBefore(at)).isEmpty();
        }
    }

    ReplayTally(ZoneId zone, Instant from, Instant to) {
        this.zone = zone;
        this.from = from;
        this.to = to;
    }

    /** What really happened. */
    static ReplayTally ofRecord(Past past) {
        var tally = new ReplayTally(past.zone(), past.from(), past.to());
        for (var work : past.works()) {
            for (int nth = 0; nth < work.times().size(); nth++) {
                var time = work.times().get(nth);
                var contact = new Contact(work, nth, time.waits(), past.from());
                contact.taken = time.taken();
                contact.gone = time.gone();
                tally.contacts.add(contact);
            }
        }
        past.steps().forEach(tally::step);
        return tally;
    }

    private void step(Step step) {
        switch (step.what()) {
            case CHOSE, WORKED -> state(step.person(), step.state(), step.at());
            case LOST -> state(step.person(), FloorState.OFF, step.at());
            case WRAPPED_UP -> state(step.person(), FloorState.READY, step.at());
            case NEXT, AWAY_CONFIRMED, AWAY_REFUSED, RESTORED, SWAPPED, MOVED -> {}
        }
    }

    void waits(Waits work, Instant now) {
        var contact = new Contact(work.work, work.nth, now, from);
        contacts.add(contact);
        waiting.put(work, contact);
    }

    void taken(Waits work, Instant now) {
        Optional.ofNullable(waiting.remove(work)).ifPresent(contact -> contact.taken = Optional.of(now));
    }

    void gone(Waits work, Instant now) {
        Optional.ofNullable(waiting.remove(work)).ifPresent(contact -> contact.gone = Optional.of(now));
    }

    void floor(FloorEvent event) {
        if (event.type() == FloorEvent.Type.STATE) {
            state(event.person(), event.to().orElseThrow(), event.at());
        }
    }

    private void state(long person, FloorState state, Instant at) {
        var before = states.put(person, new Since(state, at));
        if (before != null) {
            add(before, at);
        }
    }

    private void add(Since span, Instant end) {
        var begins = span.at().isBefore(from) ? from : span.at();
        if (!end.isAfter(begins)) {
            return;
        }
        var lasted = Duration.between(begins, end);
        switch (span.state()) {
            case BUSY, WRAP_UP -> working = working.plus(lasted);
            case READY, OFFERED -> ready = ready.plus(lasted);
            case OFF, BREAK, AWAY_ON_DUTY, MISSED -> {}
        }
    }

    /** Of the whole period; ask once. */
    Outcome outcome(ServiceLevel level) {
        states.values().forEach(span -> add(span, to));
        states.clear();
        var kinds = new TreeMap<WorkKind, Kind>();
        for (var kind : WorkKind.values()) {
            var of = contacts.stream()
                    .filter(one -> one.kind == kind && one.since.isBefore(to))
                    .toList();
            if (!of.isEmpty()) {
                kinds.put(kind, kind(of, level.within()));
            }
        }
        return new Outcome(kinds, days(), working, ready);
    }

    private Kind kind(List<Contact> all, Duration within) {
        long answered = 0;
        long inTime = 0;
        long givenUp = 0;
        long givenUpInTime = 0;
        long small = 0;
        long gone = 0;
        var waits = new ArrayList<Duration>();
        var counted = all.stream().filter(one -> !one.isOld).toList();
        for (var one : counted) {
            var end = one.taken.or(() -> one.gone).filter(at -> at.isBefore(to));
            var wait = Duration.between(one.since, end.orElse(to));
            boolean isWithin = wait.compareTo(within) <= 0;
            boolean isTaken = end.isPresent() && one.taken.isPresent();
            if (isTaken) {
                answered++;
                inTime += isWithin ? 1 : 0;
                waits.add(wait);
            } else if (end.isPresent()) {
                gone++;
                givenUp++;
                givenUpInTime += isWithin ? 1 : 0;
                small += wait.compareTo(SMALL) <= 0 ? 1 : 0;
            } else {
                // Whether what waits for less than T will be answered in time is not known yet.
                givenUp += isWithin ? 0 : 1;
                waits.add(wait);
            }
        }
        waits.sort(null);
        return new Kind(
                counted.size(),
                answered,
                gone,
                all.stream().filter(one -> one.isWaitingAt(to)).count(),
                new Answers(answered, inTime, givenUp, givenUpInTime, small),
                at(waits, .5),
                at(waits, .9),
                at(waits, 1));
    }

    /** The least wait that so large a part does not exceed. */
    private static Optional<Duration> at(List<Duration> sorted, double part) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((int) Math.ceil(part * sorted.size()) - 1));
    }

    private List<Outcome.DayEnd> days() {
        var days = new ArrayList<Outcome.DayEnd>();
        var day = LocalDate.ofInstant(from, zone);
        while (day.atStartOfDay(zone).toInstant().isBefore(to)) {
            var next = day.plusDays(1).atStartOfDay(zone).toInstant();
            var end = next.isBefore(to) ? next : to;
            var waits = new EnumMap<WorkKind, Long>(WorkKind.class);
            contacts.stream().filter(one -> one.isWaitingAt(end)).forEach(one -> waits.merge(one.kind, 1L, Long::sum));
            days.add(new Outcome.DayEnd(day, waits));
            day = day.plusDays(1);
        }
        return days;
    }
}
