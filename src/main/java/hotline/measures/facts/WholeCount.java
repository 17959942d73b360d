package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import hotline.measures.facts.logged.LoggedRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Counts complaints from all of their events, in the order in which a reader of the log would have read them, so that each
 * fact gets the same place. An event that can't be counted is left out.
 */
final class WholeCount {
    private final ZoneId zone;
    private final List<PlacedFact> facts = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    record LeftOut(LoggedRow event, RuntimeException why) {}

    /** Costs processor time. */
    WholeCount(ZoneId zone, List<LoggedRow> log) {
        this.zone = zone;
        var byComplaint = new LinkedHashMap<Long, List<LoggedRow>>();
        log.forEach(row -> byComplaint
                .computeIfAbsent(row.complaint(), first -> new ArrayList<>())
                .add(row));
        byComplaint.values().forEach(this::count);
    }

    List<PlacedFact> facts() {
        return facts;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    private void count(List<LoggedRow> events) {
        events.sort(Comparator.comparing(LoggedRow::at));
        try {
            facts.addAll(counted(events));
        } catch (RuntimeException failure) {
            var fault = firstFault(events, failure);
            leftOut.add(fault);
            events.remove(fault.event());
            count(events);
        }
    }

    private List<PlacedFact> counted(List<LoggedRow> events) {
        return new FactCounting(zone, new FactMemory(), events).facts(List.of(), LogPosition.START);
    }

    /** The first event with which the complaint can't be counted. */
    private LeftOut firstFault(List<LoggedRow> events, RuntimeException ofAll) {
        for (int read = 1; read < events.size(); read++) {
            try {
                counted(events.subList(0, read));
            } catch (RuntimeException failure) {
                return new LeftOut(events.get(read - 1), failure);
            }
        }
        return new LeftOut(events.get(events.size() - 1), ofAll);
    }
}
