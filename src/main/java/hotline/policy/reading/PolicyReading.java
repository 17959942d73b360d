package hotline.policy.reading;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far in one policy, in all of its files. */
public final class PolicyReading {
    /** The author corrects them one by one, and an answer need not be longer than the text. */
    private static final int MOST_PROBLEMS = 100;
    /** Hundreds of times what reading the longest of the shipped policies takes. */
    private static final long MOST_MEMBERS = 50_000_000;

    // A set, because a place that is read twice reports the same thing twice.
    private final Set<PolicyProblem> problems = new LinkedHashSet<>();
    private final boolean isInstalled;
    private long members;

    PolicyReading() {
        this(false);
    }

    /** @param isInstalled it was accepted before, perhaps under looser rules */
    PolicyReading(boolean isInstalled) {
        this.isInstalled = isInstalled;
    }

    boolean isInstalled() {
        return isInstalled;
    }

    void add(PolicyProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** Throws {@link PolicyInvalid} where looking up members takes longer than it may. */
    void lookedAt(int count, PolicyProblem tooMany) {
        members += count;
        if (members > MOST_MEMBERS) {
            add(tooMany);
            throw new PolicyInvalid(problems());
        }
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
