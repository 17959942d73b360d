package hotline.measures.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts of one case that stand now, and those that the event at hand adds. */
final class CaseTally {
    private final Map<FactKind, Fact> standing = new EnumMap<>(FactKind.class);
    private List<Fact> counted = new ArrayList<>();

    /** Those added since it was last asked. */
    List<Fact> counted() {
        var all = counted;
        counted = new ArrayList<>();
        return all;
    }

    void happened(Fact fact) {
        counted.add(fact);
    }

    /** Until it is taken off; a fact of that kind that stands already remains. */
    void stands(Fact fact) {
        if (standing.putIfAbsent(fact.kind(), fact) == null) {
            counted.add(fact);
        }
    }

    Optional<Fact> standing(FactKind kind) {
        return Optional.ofNullable(standing.get(kind));
    }

    /** The days before keep it. */
    void takeOff(FactKind kind, LocalDate day) {
        forget(kind).ifPresent(fact -> counted.add(fact.takenOffOn(day)));
    }

    /** @param off the fact that says so */
    void takeOff(FactKind kind, Fact off) {
        forget(kind).ifPresent(fact -> counted.add(off));
    }

    void takeBack(FactKind kind) {
        forget(kind).ifPresent(fact -> counted.add(fact.takenBack()));
    }

    private Optional<Fact> forget(FactKind kind) {
        return Optional.ofNullable(standing.remove(kind));
    }

    /** What stands is taken back and counted again on its own day, as the complaint is known now. */
    void corrected(CaseDimensions now) {
        standing.replaceAll((kind, fact) -> {
            var again = fact.as(moved(fact.of(), now));
            counted.add(fact.takenBack());
            counted.add(again);
            return again;
        });
    }

    /** Agent and department stay those of the day. */
    private static CaseDimensions moved(CaseDimensions of, CaseDimensions now) {
        var moved = of;
        for (Dimension dimension : Dimension.STORED) {
            if (dimension.followsCorrections()) {
                moved = moved.with(dimension, now.of(dimension));
            }
        }
        return moved;
    }
}
