package hotline.measures.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of one complaint without those that others take back: what counts in the end. */
final class FactSet {
    private final Map<Fact, Integer> times = new LinkedHashMap<>();

    void add(List<Fact> facts) {
        facts.forEach(fact -> add(fact, fact.n()));
    }

    void add(Fact fact, int n) {
        times.merge(fact.times(1), n, (was, more) -> was + more == 0 ? null : (Integer) (was + more));
    }

    int size() {
        return times.size();
    }

    /** The same facts without those that take each other back. */
    static List<Fact> of(List<Fact> facts) {
        var set = new FactSet();
        set.add(facts);
        return set.without(new FactSet());
    }

    /** The facts that are to be added to the other set to get this one, each of them once or taken back once. */
    List<Fact> without(FactSet other) {
        var difference = new FactSet();
        times.forEach(difference::add);
        other.times.forEach((fact, n) -> difference.add(fact, -n));
        var facts = new ArrayList<Fact>();
        difference.times.forEach(
                (fact, n) -> facts.addAll(Collections.nCopies(Math.abs(n), fact.times(Integer.signum(n)))));
        return facts;
    }
}
