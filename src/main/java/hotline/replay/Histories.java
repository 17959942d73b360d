package hotline.replay;

import hotline.complaint.Status;
import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.replay.PastChange.Ending;
import hotline.replay.ReplayedCase.Recorded;
import hotline.rows.Fields;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts the rows of a batch together to histories. */
final class Histories {
    private final Map<Long, List<Fields>> changes;
    private final Map<Long, List<Fields>> clocks;
    private final boolean holdingCounts;

    /**
     * @param changes events by complaint, in order
     * @param clocks those that matter in addition to the customer's, which is left out
     * @param holdingCounts whether it matters which department holds a case
     */
    Histories(Iterable<Row> changes, Iterable<Row> clocks, boolean holdingCounts) {
        this.changes = byComplaint(changes);
        this.clocks = byComplaint(clocks);
        this.holdingCounts = holdingCounts;
    }

    private static Map<Long, List<Fields>> byComplaint(Iterable<Row> rows) {
        var grouped = new HashMap<Long, List<Fields>>();
        for (Row row : rows) {
            var fields = Fields.of(row);
            grouped.computeIfAbsent(fields.number("complaint_id"), first -> new ArrayList<>(4))
                    .add(fields);
        }
        return grouped;
    }

    ReplayedCase of(Row complaint) {
        var row = Fields.of(complaint);
        long id = row.number("id");
        var events = changes.getOrDefault(id, List.of());
        var now = new Matter(
                row.text("type"),
                row.code("severity", Severity::of),
                row.text("channel"),
                row.code("market", Market::of),
                row.flag("emergency"));
        var asReceived = asReceived(now, events);
        var happened = new ArrayList<PastChange>(events.size() + 2);
        events.forEach(event -> happened.add(EventReadings.change(event)));
        if (events.isEmpty()) {
            row.optionalInstant("ended_at")
                    .ifPresent(at -> happened.add(new PastChange.Ended(at, ending(row.code("status", Status::of)))));
        }
        row.optionalInstant("first_response_at").ifPresent(at -> happened.add(new PastChange.Answered(at)));
        addOtherClocks(row, happened);
        happened.sort(PastChange.IN_ORDER);
        return new ReplayedCase(
                id,
                row.integer("policy_version"),
                asReceived,
                types(asReceived, happened),
                row.instant("received_at"),
                row.flag("is_answered"),
                happened,
                new Recorded(row.instant("due_at"), row.optionalInstant("breached_at")));
    }

    /** The first correction names the original values; no other event has them. */
    private static Matter asReceived(Matter now, List<Fields> events) {
        var marked = asReceivedMarked(now, events);
        for (Fields event : events) {
            var original = event.optionalText("from_matter");
            if (original.isPresent()) {
                return marked.judged(original.get(), event.code("from_severity", Severity::of));
            }
        }
        return marked;
    }

    /** Before the first change it was the opposite. */
    private static Matter asReceivedMarked(Matter now, List<Fields> events) {
        return events.stream()
                .map(EventReadings::change)
                .flatMap(change -> change instanceof PastChange.Marked marked ? Stream.of(marked) : Stream.empty())
                .findFirst()
                .map(first -> now.marked(!first.isEmergency()))
                .orElse(now);
    }

    private static Set<String> types(Matter asReceived, List<PastChange> happened) {
        var types = Set.of(asReceived.type());
        for (PastChange change : happened) {
            if (change instanceof PastChange.Judged judged && !types.contains(judged.type())) {
                types = new HashSet<>(types);
                types.add(judged.type());
            }
        }
        return types;
    }

    private static Ending ending(Status status) {
        return switch (status) {
            case WITHDRAWN -> Ending.WITHDRAWN;
            case NOT_VALID -> Ending.NOT_VALID;
            case CLOSED -> Ending.CLOSED;
            case RECEIVED, ASSIGNED, INVESTIGATING, RESOLVED, CALLBACK, REOPENED ->
                throw new IllegalArgumentException("ended, and " + status.code());
        };
    }

    private void addOtherClocks(Fields complaint, List<PastChange> happened) {
        int holdings = 0;
        boolean isHeldByClock = false;
        for (Fields clock : clocks.getOrDefault(complaint.number("id"), List.of())) {
            var kind = clock.code("kind", ClockKind::of);
            if (kind == ClockKind.HANDLING) {
                continue;
            }
            int ordinal = clock.integer("ordinal");
            var stopped = clock.optionalInstant("stopped_at");
            var code = clock.optionalText(kind == ClockKind.STAGE ? "stage" : "department");
            happened.add(new PastChange.Begun(
                    clock.instant("started_at"), kind, ordinal, code, clock.optionalInstant("due_at")));
            stopped.ifPresent(at -> happened.add(new PastChange.Stopped(at, kind, ordinal, clock.flag("cancelled"))));
            if (kind == ClockKind.HOLDING) {
                holdings = Math.max(holdings, ordinal);
                isHeldByClock |= stopped.isEmpty();
            }
        }
        if (holdingCounts
                && !isHeldByClock
                && complaint.optionalInstant("ended_at").isEmpty()) {
            // A department without a limit has no clock while it holds the case.
            var since = complaint
                    .optionalInstant("held_since")
                    .or(() -> complaint.optionalInstant("received_at"))
                    .orElseThrow();
            var code = Optional.of(complaint.text("held_by"));
            happened.add(new PastChange.Begun(since, ClockKind.HOLDING, holdings + 1, code, Optional.empty()));
        }
    }
}
