package hotline.report;

import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sums of facts by cut: of all, of each code of a dimension, of each pair of codes of two. */
final class CountedFacts {
    /** Of the whole. */
    static final Map<Dimension, String> ALL = Map.of();

    /**
     * One sum.
     *
     * @param cut the codes that it is of; an empty text for what has none
     * @param variant of sums of the whole; else an empty text
     */
    record Sum(Map<Dimension, String> cut, FactKind kind, int flags, String variant, long n, long value) {}

    private final Map<Map<Dimension, String>, List<Sum>> byCut = new HashMap<>();

    CountedFacts(Collection<Sum> sums) {
        for (Sum sum : sums) {
            byCut.merge(sum.cut(), List.of(sum), (some, more) -> Stream.concat(some.stream(), more.stream())
                    .toList());
        }
    }

    long n(Map<Dimension, String> cut, Figure figure) {
        return of(cut, figure).mapToLong(Sum::n).sum();
    }

    long n(Map<Dimension, String> cut, Collection<Figure> figures) {
        return figures.stream().mapToLong(figure -> n(cut, figure)).sum();
    }

    long value(Map<Dimension, String> cut, Figure figure) {
        return of(cut, figure).mapToLong(Sum::value).sum();
    }

    /** Of the whole, by variant; variants without any are left out. */
    Map<String, Long> variants(Figure figure) {
        var variants = new TreeMap<String, Long>();
        of(ALL, figure).forEach(sum -> variants.merge(sum.variant(), sum.n(), Long::sum));
        variants.values().removeIf(n -> n == 0);
        return variants;
    }

    /** The codes of a dimension that something counts for, in the order of their letters. */
    SortedSet<String> codes(Dimension dimension) {
        var codes = new TreeSet<String>();
        byCut.keySet().stream()
                .filter(cut -> cut.keySet().equals(Set.of(dimension)))
                .forEach(cut -> codes.add(cut.getOrDefault(dimension, "")));
        return codes;
    }

    private Stream<Sum> of(Map<Dimension, String> cut, Figure figure) {
        return byCut.getOrDefault(cut, List.of()).stream()
                .filter(sum -> figure.counts(sum.kind(), sum.flags(), sum.variant()));
    }
}
