package hotline.demo;

import hotline.escalation.Addressee;
import hotline.identity.Caller;
import hotline.identity.Duty;
import hotline.identity.Post;
import hotline.identity.Role;
import java.util.List;
import java.util.Optional;

/**
 * The staff of the demo.
 *
 * @param handlers agents and supervisors with accounts, by login
 */
public record Staff(List<Caller.Staff> handlers, List<BranchAccount> branches) {

    public Staff {
        handlers = List.copyOf(handlers);
        branches = List.copyOf(branches);
        if (handlers.stream().noneMatch(one -> one.role() == Role.SUPERVISOR)) {
            throw new IllegalArgumentException("somebody must supervise");
        }
    }

    /** A branch that files internal complaints. */
    public record BranchAccount(long id, String branch) {}

    /** Agents of a department, by {@code person.id}; empty for a department without demo staff. */
    List<Long> agentsOf(String department) {
        return handlers.stream()
                .filter(one -> one.role() == Role.AGENT)
                .filter(one -> one.department().filter(department::equals).isPresent())
                .map(Caller.Staff::id)
                .toList();
    }

    /** The supervisor who decides agents' requests and reads the notices to every supervisor. */
    Caller.Staff supervisor() {
        var supervisors =
                handlers.stream().filter(one -> one.role() == Role.SUPERVISOR).toList();
        return supervisors.stream()
                .filter(one -> one.post().flatMap(Post::duty).equals(Optional.of(Duty.SUPERVISOR)))
                .findFirst()
                .orElse(supervisors.get(0));
    }

    /** The readers of a notice: its recipients, and for a notice to every supervisor the one in charge. */
    List<Caller.Staff> readersOf(Addressee to) {
        var meant = handlers.stream()
                .filter(one -> to.person().filter(id -> id == one.id()).isPresent()
                        || (to.department().isPresent() && to.department().equals(one.department())))
                .toList();
        return meant.isEmpty() ? List.of(supervisor()) : meant;
    }
}
