package hotline.demo;

import java.util.List;

/** Who works in the demo, by {@code person.id}. */
public record Staff(List<Long> agents, long supervisor, List<BranchAccount> branches) {

    public Staff {
        agents = List.copyOf(agents);
        branches = List.copyOf(branches);
    }

    /** A branch that files internal complaints. */
    public record BranchAccount(long id, String branch) {}
}
