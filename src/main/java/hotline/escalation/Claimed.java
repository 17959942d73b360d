package hotline.escalation;

import hotline.complaint.ClockColumns;
import hotline.failure.Expected;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Fields;
import hotline.sla.SlaClock;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Locked clocks by complaint, and the complaints with rows that can't be read; these are kept apart, so that they hold
 * up no other.
 */
record Claimed(List<DueCase> cases, List<Parking.Failing> unreadable) {

    Claimed {
        cases = List.copyOf(cases);
        unreadable = List.copyOf(unreadable);
    }

    static Claimed of(Iterable<Row> rows) {
        var clocksOf = new LinkedHashMap<Long, List<SlaClock>>();
        var rowOf = new LinkedHashMap<Long, Fields>();
        var unreadable = new ArrayList<Parking.Failing>();
        for (Row one : rows) {
            var row = Fields.of(one);
            try {
                // The complaint is read with each of its clocks: if it can't be read, none of its clocks can be worked
                // on.
                complaint(row, List.of());
                var clock = ClockColumns.clock(row);
                rowOf.putIfAbsent(row.number("id"), row);
                clocksOf.computeIfAbsent(row.number("id"), id -> new ArrayList<>())
                        .add(clock);
            } catch (RuntimeException failure) {
                if (!RowFault.isOfRow(failure)) {
                    throw failure;
                }
                var name = new ClockName(row.number("id"), row.text("kind"), row.integer("ordinal"));
                unreadable.add(new Parking.Failing(name.failed(row.text("number")), failure));
            }
        }
        return new Claimed(
                rowOf.entrySet().stream()
                        .map(of -> complaint(of.getValue(), Expected.in(clocksOf, of.getKey())))
                        .toList(),
                unreadable);
    }

    /** For work on these complaints alone; fails if one of them can't be read. */
    List<DueCase> readable() {
        unreadable.stream().findFirst().ifPresent(first -> {
            throw new IllegalStateException("a clock can't be read", first.failure());
        });
        return cases;
    }

    private static DueCase complaint(Fields row, List<SlaClock> clocks) {
        return new DueCase(
                row.number("id"),
                row.text("number"),
                row.integer("policy_version"),
                row.instant("received_at"),
                new Matter(
                        row.text("type"),
                        row.code("severity", Severity::of),
                        row.text("channel"),
                        row.code("market", Market::of),
                        row.flag("emergency")),
                row.text("held_by"),
                row.optionalNumber("owner"),
                row.integer("last_seq"),
                row.integer("notices"),
                clocks);
    }
}
