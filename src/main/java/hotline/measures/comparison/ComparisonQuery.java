package hotline.measures.comparison;

import hotline.measures.Period;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Dimension;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which members are compared by what.
 *
 * @param measure a share
 * @param by what the members are, one of {@link #MEMBERS}
 * @param only the code that a complaint has in a dimension; an empty text means that it has none
 */
public record ComparisonQuery(Measure measure, Dimension by, Period period, Map<Dimension, String> only) {
    public static final Set<Dimension> MEMBERS = Set.copyOf(
            EnumSet.of(Dimension.BRANCH, Dimension.HUB, Dimension.REGION, Dimension.DEPARTMENT, Dimension.AGENT));

    public ComparisonQuery {
        only = Map.copyOf(only);
        if (measure.way() != Measure.Way.SHARE || !MEMBERS.contains(by)) {
            throw new IllegalArgumentException("no comparison by " + by + " of " + measure);
        }
    }
}
