package hotline.measures.comparison;

import hotline.measures.Completeness;
import hotline.measures.statistics.Funnel;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a {@link ComparisonQuery}.
 *
 * @param funnel its members by their codes; complaints without one are left out
 * @param names of persons by code
 */
public record FairComparison(Completeness complete, Funnel<String> funnel, Map<String, String> names) {
    /** Cases of a type and a severity, by their numbers among facts. */
    public record Sort(int type, int severity) {}

    public FairComparison {
        names = Map.copyOf(names);
    }

    public Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }
}
