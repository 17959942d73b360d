package hotline.escalation;

import hotline.complaint.ClockRow;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import hotline.policy.Market;
import hotline.policy.Matter;
import hotline.policy.Severity;
import hotline.sla.SlaClock;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Locked clocks by complaint, and those whose rows can't be read: each by itself, so that it keeps no other from its turn.
 */
record Claimed(List<CaseAtHand> cases, List<Parking.Failing> unreadable) {

    Claimed {
        cases = List.copyOf(cases);
        unreadable = List.copyOf(unreadable);
    }

    static Claimed of(Iterable<Row> rows) {
        var clocksOf = new LinkedHashMap<Long, List<SlaClock>>();
        var rowOf = new LinkedHashMap<Long, Row>();
        var unreadable = new ArrayList<Parking.Failing>();
        for (Row row : rows) {
            try {
                // The complaint is read with each of its clocks: where it can't be, none of them can be worked on.
                complaint(row, List.of());
                var clock = ClockRow.clock(row);
                rowOf.putIfAbsent(row.getLong("id"), row);
                clocksOf.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                        .add(clock);
            } catch (RuntimeException failure) {
                if (!RowFault.isOfRow(failure)) {
                    throw failure;
                }
                var name = new ClockName(row.getLong("id"), row.getString("kind"), row.getInteger("ordinal"));
                unreadable.add(new Parking.Failing(name.failed(row.getString("number")), failure));
            }
        }
        return new Claimed(
                rowOf.entrySet().stream()
                        .map(of -> complaint(of.getValue(), clocksOf.get(of.getKey())))
                        .toList(),
                unreadable);
    }

    /** For work on these complaints alone, which fails where one can't be read. */
    List<CaseAtHand> readable() {
        unreadable.stream().findFirst().ifPresent(first -> {
            throw new IllegalStateException("a clock can't be read", first.failure());
        });
        return cases;
    }

    private static CaseAtHand complaint(Row row, List<SlaClock> clocks) {
        return new CaseAtHand(
                row.getLong("id"),
                row.getString("number"),
                row.getInteger("policy_version"),
                new Matter(
                        row.getString("type"),
                        Severity.of(row.getString("severity")).orElseThrow(),
                        row.getString("channel"),
                        Market.of(row.getString("market")).orElseThrow()),
                row.getString("held_by"),
                Optional.ofNullable(row.getLong("owner")),
                row.getInteger("last_seq"),
                row.getInteger("notices"),
                clocks);
    }
}
