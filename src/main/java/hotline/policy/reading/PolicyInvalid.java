package hotline.policy.reading;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file that can't be used; names every problem found, not only the first. */
public final class PolicyInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    public PolicyInvalid(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
