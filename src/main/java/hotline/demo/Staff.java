package hotline.demo;

import java.util.List;
import java.util.Map;

/**
 * Who works in the demo, by {@code person.id}.
 *
 * @param departments who works in each department that anybody works in
 */
public record Staff(
        List<Long> agents, long supervisor, List<BranchAccount> branches, Map<String, List<Long>> departments) {

    public Staff {
        agents = List.copyOf(agents);
        departments = Map.copyOf(departments);
        branches = List.copyOf(branches);
    }

    /** A branch that files internal complaints. */
    public record BranchAccount(long id, String branch) {}
}
