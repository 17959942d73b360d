package hotline.measures.comparison;

import hotline.measures.Completeness;
import hotline.measures.statistics.Funnel;
import hotline.measures.statistics.Funnel.Compared;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a {@link ComparisonQuery}.
 *
 * @param funnel its members by their codes; complaints without one are left out
 * @param names of persons by code
 * @param missing the days without a volume that are left out; of a share none
 */
public record FairComparison(
        Completeness complete, Funnel<String> funnel, Map<String, String> names, Optional<MissingDays> missing) {
    /** Cases of a type and a severity, by their numbers among facts. */
    public record Sort(int type, int severity) {}

    /** It is no order of merit, since both sides stand out. */
    private static final Comparator<Compared<String>> FARTHEST_FIRST = Comparator.<Compared<String>>comparingDouble(
                    one -> -Math.abs(one.score()))
            .thenComparing(Compared::member);

    /**
     * On how many days branches lack a volume.
     *
     * @param all also of branches that belong to no member
     */
    public record MissingDays(long all, Map<String, Long> byMember) {
        public MissingDays {
            byMember = Map.copyOf(byMember);
        }
    }

    public FairComparison {
        names = Map.copyOf(names);
    }

    /** Its members with enough cases, those that stand out first. */
    public List<Compared<String>> farthestFirst() {
        return funnel.compared().stream().sorted(FARTHEST_FIRST).toList();
    }

    public Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }
}
