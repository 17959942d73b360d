package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import hotline.measures.facts.logged.LoggedRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts a batch of events, complaint by complaint. Events of one complaint may be read in another order than theirs, if
 * their transactions overlapped or one waited for a fix; the case is then counted from its beginning, and only the
 * difference is added.
 */
final class FactCounting {
    private final ZoneId zone;
    private final FactMemory memory;
    private final Map<Long, List<LoggedRow>> fresh;
    private final Map<Long, CaseFold> known = new LinkedHashMap<>();

    /** @param fresh the events of the batch in the log's order */
    FactCounting(ZoneId zone, FactMemory memory, List<LoggedRow> fresh) {
        this.zone = zone;
        this.memory = memory;
        this.fresh = byComplaint(fresh);
        this.fresh.forEach((complaint, events) -> memory.caseOf(complaint)
                .filter(fold -> isInOrder(fold.lastSeq(), events))
                .ifPresent(fold -> known.put(complaint, fold)));
    }

    /** The complaints with earlier events to be read. */
    List<Long> unknown() {
        return fresh.keySet().stream()
                .filter(complaint -> !known.containsKey(complaint))
                .toList();
    }

    /**
     * The facts that the batch adds. Costs processor time.
     *
     * @param earlier the counted events of the complaints that are unknown
     * @param atLeast the place of facts of events that are counted late
     */
    List<PlacedFact> facts(List<LoggedRow> earlier, LogPosition atLeast) {
        var stories = byComplaint(earlier);
        var facts = new ArrayList<PlacedFact>();
        fresh.forEach((complaint, events) -> {
            var place = new Placing(complaint, atLeast, facts);
            var fold = known.get(complaint);
            if (fold != null) {
                events.forEach(event -> place.all(event.at(), fold.read(event.read())));
            } else {
                memory.remember(complaint, counted(stories.getOrDefault(complaint, List.of()), events, place));
            }
        });
        return facts;
    }

    private CaseFold counted(List<LoggedRow> story, List<LoggedRow> events, Placing place) {
        var fold = new CaseFold(zone);
        var before = new FactSet();
        story.forEach(event -> before.add(fold.read(event.read())));
        if (isInOrder(fold.lastSeq(), events)) {
            events.forEach(event -> place.all(event.at(), fold.read(event.read())));
            return fold;
        }
        return countedInTurn(fold, before, new ArrayList<>(story), events, place);
    }

    /** An event that comes too late changes what was counted from the later ones: the difference stands at its place. */
    private CaseFold countedInTurn(
            CaseFold first, FactSet counted, List<LoggedRow> read, List<LoggedRow> events, Placing place) {
        var fold = first;
        var before = counted;
        for (LoggedRow event : events) {
            read.add(event);
            if (isInOrder(fold.lastSeq(), List.of(event))) {
                var added = fold.read(event.read());
                before.add(added);
                place.all(event.at(), added);
            } else {
                read.sort(Comparator.comparingInt(LoggedRow::seq));
                fold = new CaseFold(zone);
                var after = new FactSet();
                for (LoggedRow one : read) {
                    after.add(fold.read(one.read()));
                }
                place.all(event.at(), after.without(before));
                before = after;
            }
        }
        return fold;
    }

    private record Placing(long complaint, LogPosition atLeast, List<PlacedFact> facts) {
        void all(LogPosition at, List<Fact> added) {
            var place = at.isAfter(atLeast) ? at : atLeast;
            added.forEach(fact -> facts.add(new PlacedFact(place, complaint, fact)));
        }
    }

    /** A return of the customer may be read at any place among the events of the complaint. */
    private static boolean isInOrder(int after, List<LoggedRow> events) {
        int last = after;
        for (LoggedRow event : events) {
            if (event.isReturn()) {
                continue;
            }
            if (event.seq() <= last) {
                return false;
            }
            last = event.seq();
        }
        return true;
    }

    private static Map<Long, List<LoggedRow>> byComplaint(List<LoggedRow> rows) {
        var byComplaint = new LinkedHashMap<Long, List<LoggedRow>>();
        rows.forEach(row -> byComplaint
                .computeIfAbsent(row.complaint(), first -> new ArrayList<>())
                .add(row));
        return byComplaint;
    }
}
