package hotline.escalation;

import hotline.escalation.TellingRules.Window;
import hotline.log.Envelope;
import hotline.log.EventData;
import hotline.log.LogEntry;
import hotline.sla.SlaClock;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What happened to a batch as one array per column, in the order that {@link EscalationStore}'s statement unnests them. */
final class EscalationColumns {
    private EscalationColumns() {}

    private record Event(CaseEscalated of, int seq, LogEntry entry, EventData stored) {}

    private record Moved(CaseEscalated of, CaseEscalated.MovedClock clock) {}

    /** @param nth its place among the batch's notices of the same recipient and window */
    private record Counted(NewNotice notice, Optional<RecipientsWindow> place, int nth) {}

    static Tuple of(List<CaseEscalated> cases) {
        var columns = Tuple.tuple();
        addComplaints(columns, cases);
        addClocks(columns, cases);
        addNotices(columns, cases);
        addEvents(columns, cases);
        return columns;
    }

    private static void addComplaints(Tuple columns, List<CaseEscalated> cases) {
        columns.addArrayOfLong(column(cases, c -> c.before().id(), Long[]::new))
                .addArrayOfInteger(
                        column(cases, c -> c.before().lastSeq() + c.entries().size(), Integer[]::new))
                .addArrayOfInteger(
                        column(cases, c -> c.before().notices() + c.notices().size(), Integer[]::new))
                .addArrayOfOffsetDateTime(times(cases, CaseEscalated::breachedAt));
    }

    private static void addClocks(Tuple columns, List<CaseEscalated> cases) {
        var moved = cases.stream()
                .flatMap(one -> one.clocks().stream().map(clock -> new Moved(one, clock)))
                .toList();
        Function<Moved, SlaClock> clock = one -> one.clock().clock();
        columns.addArrayOfLong(column(moved, m -> m.of().before().id(), Long[]::new))
                .addArrayOfString(column(moved, m -> clock.apply(m).kind().code(), String[]::new))
                .addArrayOfInteger(column(moved, m -> clock.apply(m).ordinal(), Integer[]::new))
                .addArrayOfString(column(moved, m -> clock.apply(m).state().code(), String[]::new))
                .addArrayOfOffsetDateTime(times(moved, m -> clock.apply(m).breachedAt()))
                .addArrayOfOffsetDateTime(times(moved, m -> m.clock().nextActionAt()))
                .addArrayOfString(
                        column(moved, m -> String.join(",", clock.apply(m).rungs()), String[]::new));
    }

    private static void addNotices(Tuple columns, List<CaseEscalated> cases) {
        var perPlace = new TreeMap<RecipientsWindow, Integer>(RecipientsWindow.IN_ORDER);
        var counted = new ArrayList<Counted>();
        for (CaseEscalated one : cases) {
            for (NewNotice notice : one.notices()) {
                var place = notice.telling().window().map(window -> RecipientsWindow.of(notice.to(), window));
                int nth = place.map(known -> perPlace.merge(known, 1, Integer::sum))
                        .orElse(0);
                counted.add(new Counted(notice, place, nth));
            }
        }
        addWindows(columns, perPlace);
        columns.addArrayOfString(column(counted, c -> c.notice().number(), String[]::new))
                .addArrayOfLong(column(counted, c -> c.notice().complaint(), Long[]::new))
                .addArrayOfString(column(counted, c -> c.notice().clock().kind().code(), String[]::new))
                .addArrayOfInteger(column(counted, c -> c.notice().clock().ordinal(), Integer[]::new))
                .addArrayOfString(column(counted, c -> c.notice().rung().code(), String[]::new))
                .addArrayOfString(column(counted, c -> c.notice().rung().kind().code(), String[]::new))
                .addArrayOfString(column(counted, c -> c.notice().department(), String[]::new))
                .addArrayOfOffsetDateTime(
                        times(counted, c -> Optional.of(c.notice().dueAt())))
                .addArrayOfOffsetDateTime(
                        times(counted, c -> Optional.of(c.notice().issuedAt())))
                .addArrayOfLong(column(counted, c -> c.notice().to().person().orElse(null), Long[]::new))
                .addArrayOfString(
                        column(counted, c -> c.notice().to().department().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(counted, c -> c.notice().answerDueAt()))
                .addArrayOfOffsetDateTime(
                        times(counted, c -> Optional.of(c.notice().telling().alone())))
                .addArrayOfString(column(
                        counted, c -> c.place().map(RecipientsWindow::recipient).orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(counted, c -> window(c).map(Window::begins)))
                .addArrayOfInteger(
                        column(counted, c -> window(c).map(Window::minutes).orElse(null), Integer[]::new))
                .addArrayOfInteger(column(counted, Counted::nth, Integer[]::new))
                .addArrayOfInteger(
                        column(counted, c -> window(c).map(Window::moreThan).orElse(null), Integer[]::new))
                .addArrayOfOffsetDateTime(times(counted, c -> window(c).map(Window::together)));
    }

    /** Sorted, so that batches that count for the same recipients wait for each other in one order. */
    private static void addWindows(Tuple columns, Map<RecipientsWindow, Integer> perPlace) {
        var places = List.copyOf(perPlace.entrySet());
        columns.addArrayOfString(column(places, p -> p.getKey().recipient(), String[]::new))
                .addArrayOfOffsetDateTime(
                        times(places, p -> Optional.of(p.getKey().window().begins())))
                .addArrayOfInteger(column(places, p -> p.getKey().window().minutes(), Integer[]::new))
                .addArrayOfInteger(column(places, Map.Entry::getValue, Integer[]::new));
    }

    private static void addEvents(Tuple columns, List<CaseEscalated> cases) {
        var events = new ArrayList<Event>();
        for (CaseEscalated one : cases) {
            int seq = one.before().lastSeq();
            var envelope = Envelope.of(one.before().matter());
            for (LogEntry entry : one.entries()) {
                events.add(new Event(one, ++seq, entry, envelope.with(entry.event())));
            }
        }
        columns.addArrayOfLong(column(events, e -> e.of().before().id(), Long[]::new))
                .addArrayOfInteger(column(events, Event::seq, Integer[]::new))
                .addArrayOfString(column(events, e -> e.entry().type().code(), String[]::new))
                .addArrayOfOffsetDateTime(times(events, e -> Optional.of(e.of().at())))
                .addArrayOfBoolean(column(events, e -> e.entry().internal(), Boolean[]::new))
                .addArrayOfString(column(events, e -> e.stored().data().encode(), String[]::new))
                .addArrayOfString(column(
                        events,
                        e -> e.stored().personal().map(JsonObject::encode).orElse(null),
                        String[]::new));
    }

    private static Optional<Window> window(Counted counted) {
        return counted.place().map(RecipientsWindow::window);
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static <T> OffsetDateTime[] times(List<T> rows, Function<T, Optional<Instant>> value) {
        return column(
                rows,
                row -> value.apply(row).map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                OffsetDateTime[]::new);
    }
}
