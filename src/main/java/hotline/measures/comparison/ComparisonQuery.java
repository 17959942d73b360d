package hotline.measures.comparison;

import hotline.measures.Period;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Dimension;
import hotline.measures.statistics.Quotient;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which members are compared by what.
 *
 * @param measure a share, or a rate of parcels
 * @param by what the members are, one of {@link #members}
 * @param only the code that a complaint has in a dimension; an empty text means that it has none
 */
public record ComparisonQuery(Measure measure, Dimension by, Period period, Map<Dimension, String> only) {
    private static final Set<Dimension> WITH_CASES = Set.copyOf(
            EnumSet.of(Dimension.BRANCH, Dimension.HUB, Dimension.REGION, Dimension.DEPARTMENT, Dimension.AGENT));
    private static final Set<Dimension> WITH_PARCELS =
            Set.copyOf(EnumSet.of(Dimension.BRANCH, Dimension.HUB, Dimension.REGION));

    public ComparisonQuery {
        only = Map.copyOf(only);
        if (!measure.isCompared() || !members(measure).contains(by)) {
            throw new IllegalArgumentException("no comparison by " + by + " of " + measure);
        }
    }

    /** What can be compared by that measure: only units handle parcels. */
    public static Set<Dimension> members(Measure measure) {
        return measure.way() == Measure.Way.PER_10000 ? WITH_PARCELS : WITH_CASES;
    }

    static Quotient quotient(Measure measure) {
        return measure.way() == Measure.Way.PER_10000 ? Quotient.RATE : Quotient.SHARE;
    }
}
