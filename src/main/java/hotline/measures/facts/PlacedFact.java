package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import java.util.ArrayList;
import java.util.List;

/**
 * A fact as it is stored.
 *
 * @param at the event that it was counted from; of an event that was counted late, the reader's place then
 */
record PlacedFact(LogPosition at, long complaint, Fact fact) {
    /**
     * The same with the numbers that its codes are stored as.
     *
     * @param ids by the places of the dimensions
     */
    record Coded(PlacedFact placed, int variant, List<Integer> ids) {
        Fact fact() {
            return placed.fact;
        }

        int id(Dimension dimension) {
            return ids.get(dimension.place());
        }
    }

    /** The memory has the numbers of all their codes. Facts of one event mostly share their dimensions. */
    static List<Coded> coded(FactMemory memory, List<PlacedFact> facts) {
        var coded = new ArrayList<Coded>(facts.size());
        var of = CaseDimensions.NONE;
        var ids = ids(memory, of);
        for (PlacedFact placed : facts) {
            if (!placed.fact.of().equals(of)) {
                of = placed.fact.of();
                ids = ids(memory, of);
            }
            coded.add(new Coded(placed, id(memory, Dimension.VARIANT, placed.fact.variant()), ids));
        }
        return coded;
    }

    private static List<Integer> ids(FactMemory memory, CaseDimensions of) {
        return Dimension.STORED.stream()
                .map(dimension -> id(memory, dimension.code(), of.code(dimension)))
                .toList();
    }

    private static int id(FactMemory memory, int kind, String code) {
        return code.isEmpty() ? 0 : memory.idsOf(kind).getOrDefault(code, 0);
    }
}
