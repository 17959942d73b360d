package hotline.policy;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far in one policy, whichever of its files they stand in. */
public final class PolicyReading {
    // A set, because a place that is read twice reports the same thing twice.
    private final Set<PolicyProblem> problems = new LinkedHashSet<>();

    void add(PolicyProblem problem) {
        problems.add(problem);
    }

    /** In the order of each file's lines; a file's problems stand together. */
    public List<PolicyProblem> problems() {
        var files = problems.stream().map(PolicyProblem::file).distinct().toList();
        return problems.stream()
                .sorted(Comparator.comparingInt((PolicyProblem problem) -> files.indexOf(problem.file()))
                        .thenComparingInt(PolicyProblem::line)
                        .thenComparingInt(PolicyProblem::column))
                .toList();
    }

    boolean isFree() {
        return problems.isEmpty();
    }

    public <T> T orThrow(T value) {
        if (!isFree()) {
            throw new PolicyInvalid(problems());
        }
        return value;
    }
}
