package hotline.complaint;

import hotline.complaint.ComplaintChange.MovedClock;
import hotline.sla.TimeLimit;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Changes as one array per column, in the order that {@link ChangeStore}'s statement unnests them. */
final class ChangeColumns {
    private ChangeColumns() {}

    static Tuple of(List<ComplaintChange> changes) {
        var values = Tuple.tuple();
        addStates(values, changes.stream().map(ComplaintChange::after).toList(), reasons(changes));
        addClocks(
                values,
                changes.stream().flatMap(change -> change.clocks().stream()).toList());
        addEvents(
                values,
                changes.stream().flatMap(change -> change.events().stream()).toList());
        return values;
    }

    /** Only where it was judged anew: they are long, and most changes leave them as they are. */
    private static String[] reasons(List<ComplaintChange> changes) {
        return column(
                changes,
                change -> change.after().judged().equals(change.before().judged())
                        ? null
                        : change.after().judged().reasons().encode(),
                String[]::new);
    }

    private static void addStates(Tuple values, List<ComplaintState> states, String[] reasons) {
        values.addArrayOfLong(column(states, ComplaintState::id, Long[]::new))
                .addArrayOfString(column(states, s -> s.status().code(), String[]::new))
                .addArrayOfLong(column(states, s -> s.progress().owner().orElse(null), Long[]::new))
                .addArrayOfLong(column(states, s -> s.progress().firstContact().orElse(null), Long[]::new))
                .addArrayOfString(column(states, s -> s.progress().resolution().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(states, s -> s.progress().resolvedAt()))
                .addArrayOfOffsetDateTime(times(states, s -> s.progress().endedAt()))
                .addArrayOfInteger(column(states, s -> s.progress().reopened(), Integer[]::new))
                .addArrayOfString(column(states, s -> s.judged().type(), String[]::new))
                .addArrayOfString(column(states, s -> s.judged().subtype().orElse(null), String[]::new))
                .addArrayOfString(column(states, s -> s.judged().severity().code(), String[]::new))
                .addArrayOfFloat(column(states, s -> s.judged().confidence(), Float[]::new))
                .addArrayOfString(reasons)
                .addArrayOfString(column(states, s -> s.judged().judgedBy(), String[]::new))
                .addArrayOfOffsetDateTime(
                        times(states, s -> Optional.of(s.clock().dueAt())))
                .addArrayOfString(column(states, s -> s.calendarWarning().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(states, s -> s.clock().breachedAt()))
                .addArrayOfInteger(column(states, ComplaintState::lastSeq, Integer[]::new))
                .addArrayOfInteger(column(states, ComplaintState::version, Integer[]::new))
                .addArrayOfInteger(column(states, s -> s.facts().policyVersion(), Integer[]::new))
                .addArrayOfString(column(states, s -> s.standing().heldBy(), String[]::new))
                .addArrayOfOffsetDateTime(
                        times(states, s -> Optional.of(s.standing().heldSince())))
                .addArrayOfString(column(states, s -> s.standing().stage().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(states, s -> s.clock().pausedAt()))
                .addArrayOfString(column(states, s -> s.standing().pauseReason().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(states, s -> s.standing().firstResponseAt()))
                .addArrayOfInteger(column(states, s -> s.calendarVersion().orElse(null), Integer[]::new));
    }

    private static void addClocks(Tuple values, List<MovedClock> moved) {
        values.addArrayOfLong(column(moved, MovedClock::complaint, Long[]::new))
                .addArrayOfString(column(moved, m -> m.clock().kind().code(), String[]::new))
                .addArrayOfInteger(column(moved, m -> m.clock().ordinal(), Integer[]::new))
                .addArrayOfString(column(moved, m -> m.clock().state().code(), String[]::new))
                .addArrayOfString(column(moved, m -> m.clock().department().orElse(null), String[]::new))
                .addArrayOfString(column(moved, m -> m.clock().stage().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(
                        times(moved, m -> Optional.of(m.clock().startedAt())))
                .addArrayOfOffsetDateTime(limits(moved, TimeLimit::promised))
                .addArrayOfOffsetDateTime(limits(moved, TimeLimit::counted))
                .addArrayOfInteger(column(
                        moved,
                        m -> m.clock().limit().map(TimeLimit::extendedDays).orElse(0),
                        Integer[]::new))
                .addArrayOfOffsetDateTime(limits(moved, TimeLimit::unextended))
                .addArrayOfOffsetDateTime(limits(moved, TimeLimit::due))
                .addArrayOfOffsetDateTime(times(moved, m -> m.clock().pausedAt()))
                .addArrayOfLong(column(
                        moved, m -> m.clock().pausedTime().dividedBy(ChronoUnit.MICROS.getDuration()), Long[]::new))
                .addArrayOfOffsetDateTime(times(moved, MovedClock::nextActionAt))
                .addArrayOfOffsetDateTime(times(moved, m -> m.clock().breachedAt()))
                .addArrayOfOffsetDateTime(times(moved, m -> m.clock().stoppedAt()))
                .addArrayOfBoolean(column(moved, m -> m.clock().cancelled(), Boolean[]::new))
                .addArrayOfString(column(moved, m -> String.join(",", m.clock().rungs()), String[]::new));
    }

    private static void addEvents(Tuple values, List<LoggedEvent> events) {
        values.addArrayOfLong(column(events, LoggedEvent::complaint, Long[]::new))
                .addArrayOfInteger(column(events, LoggedEvent::seq, Integer[]::new))
                .addArrayOfString(column(events, e -> e.type().code(), String[]::new))
                .addArrayOfOffsetDateTime(times(events, e -> Optional.of(e.at())))
                .addArrayOfLong(column(events, e -> e.actor().person().orElse(null), Long[]::new))
                .addArrayOfString(column(events, e -> e.actor().kind().code(), String[]::new))
                .addArrayOfBoolean(column(events, LoggedEvent::internal, Boolean[]::new))
                .addArrayOfString(column(events, e -> e.data().encode(), String[]::new));
    }

    private static OffsetDateTime[] limits(List<MovedClock> moved, Function<TimeLimit, Instant> which) {
        return times(moved, m -> m.clock().limit().map(which));
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
