package hotline.replay;

import hotline.complaint.Status;
import hotline.log.EventType;
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

/** Puts the rows of a batch together to histories. */
final class Histories {
    private final Map<Long, List<Row>> changes;
    private final Map<Long, List<Row>> clocks;
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

    private static Map<Long, List<Row>> byComplaint(Iterable<Row> rows) {
        var grouped = new HashMap<Long, List<Row>>();
        rows.forEach(row -> grouped.computeIfAbsent(row.getLong("complaint_id"), first -> new ArrayList<>(4))
                .add(row));
        return grouped;
    }

    ReplayedCase of(Row row) {
        long id = row.getLong("id");
        var events = changes.getOrDefault(id, List.of());
        var now = new Matter(row.getString("type"), severity(row, "severity"), row.getString("channel"), market(row));
        var asReceived = asReceived(now, events);
        var happened = new ArrayList<PastChange>(events.size() + 2);
        events.forEach(event -> happened.add(change(event)));
        if (events.isEmpty()) {
            Fields.of(row)
                    .optionalInstant("ended_at")
                    .ifPresent(at -> happened.add(new PastChange.Ended(at, ending(row.getString("status")))));
        }
        Fields.of(row).optionalInstant("first_response_at").ifPresent(at -> happened.add(new PastChange.Answered(at)));
        addOtherClocks(row, happened);
        happened.sort(PastChange.IN_ORDER);
        return new ReplayedCase(
                id,
                row.getInteger("policy_version"),
                asReceived,
                types(asReceived, happened),
                Fields.of(row).instant("received_at"),
                row.getBoolean("is_answered"),
                happened,
                new Recorded(Fields.of(row).instant("due_at"), Fields.of(row).optionalInstant("breached_at")));
    }

    /** The first correction names the original values. */
    private static Matter asReceived(Matter now, List<Row> events) {
        for (Row event : events) {
            if (isJudgement(event) && event.getString("from_matter") != null) {
                return now.judged(event.getString("from_matter"), severity(event, "from_severity"));
            }
        }
        return now;
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

    private static boolean isJudgement(Row event) {
        var type = type(event);
        return type == EventType.JUDGEMENT_CORRECTED || type == EventType.RULED_ANEW;
    }

    /** Of an event such as {@link HistoryStore} reads. */
    private static PastChange change(Row event) {
        var at = Fields.of(event).instant("at");
        var type = type(event);
        return switch (type) {
            case JUDGEMENT_CORRECTED, RULED_ANEW ->
                new PastChange.Judged(at, event.getString("matter"), severity(event, "severity"));
            case PAUSED -> new PastChange.Paused(at);
            case RESUMED -> new PastChange.Resumed(at);
            case EXTENSION_GRANTED -> new PastChange.Extended(at, event.getInteger("working_days"));
            case REOPENED -> new PastChange.Reopened(at);
            case CLOSED -> new PastChange.Ended(at, Ending.CLOSED);
            case WITHDRAWN -> new PastChange.Ended(at, Ending.WITHDRAWN);
            case JUDGED_NOT_VALID -> new PastChange.Ended(at, Ending.NOT_VALID);
            default -> throw new IllegalStateException(type + " is read and changes nothing");
        };
    }

    private static EventType type(Row event) {
        return EventType.of(event.getString("type")).orElseThrow();
    }

    private static Ending ending(String status) {
        return switch (Status.of(status).orElseThrow()) {
            case WITHDRAWN -> Ending.WITHDRAWN;
            case NOT_VALID -> Ending.NOT_VALID;
            case CLOSED -> Ending.CLOSED;
            case RECEIVED, ASSIGNED, INVESTIGATING, RESOLVED, CALLBACK, REOPENED ->
                throw new IllegalArgumentException("ended, and " + status);
        };
    }

    private void addOtherClocks(Row complaint, List<PastChange> happened) {
        int holdings = 0;
        boolean isHeldByClock = false;
        for (Row clock : clocks.getOrDefault(complaint.getLong("id"), List.of())) {
            var kind = ClockKind.of(clock.getString("kind")).orElseThrow();
            if (kind == ClockKind.HANDLING) {
                continue;
            }
            int ordinal = clock.getInteger("ordinal");
            var stopped = Fields.of(clock).optionalInstant("stopped_at");
            var code = Optional.ofNullable(clock.getString(kind == ClockKind.STAGE ? "stage" : "department"));
            happened.add(new PastChange.Begun(
                    Fields.of(clock).instant("started_at"),
                    kind,
                    ordinal,
                    code,
                    Fields.of(clock).optionalInstant("due_at")));
            stopped.ifPresent(
                    at -> happened.add(new PastChange.Stopped(at, kind, ordinal, clock.getBoolean("cancelled"))));
            if (kind == ClockKind.HOLDING) {
                holdings = Math.max(holdings, ordinal);
                isHeldByClock |= stopped.isEmpty();
            }
        }
        if (holdingCounts
                && !isHeldByClock
                && Fields.of(complaint).optionalInstant("ended_at").isEmpty()) {
            // A department without a limit has no clock while it holds the case.
            var since = Fields.of(complaint)
                    .optionalInstant("held_since")
                    .or(() -> Fields.of(complaint).optionalInstant("received_at"))
                    .orElseThrow();
            var code = Optional.of(complaint.getString("held_by"));
            happened.add(new PastChange.Begun(since, ClockKind.HOLDING, holdings + 1, code, Optional.empty()));
        }
    }

    private static Severity severity(Row row, String column) {
        return Severity.of(row.getString(column)).orElseThrow();
    }

    private static Market market(Row row) {
        return Market.of(row.getString("market")).orElseThrow();
    }
}
