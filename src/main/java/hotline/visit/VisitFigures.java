package hotline.visit;

import java.util.Map;

/** How soon the visitors of some days were greeted (T8). */
public record VisitFigures(Map<Greeted, Long> visits) {
    public VisitFigures {
        visits = Map.copyOf(visits);
    }

    public long of(Greeted greeted) {
        return visits.getOrDefault(greeted, 0L);
    }

    /** Those whose outcome counts: of them {@link Greeted#IN_TIME} is the rate. */
    public long counted() {
        return visits.entrySet().stream()
                .filter(one -> one.getKey().isCounted())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
