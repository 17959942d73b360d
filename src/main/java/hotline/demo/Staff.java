package hotline.demo;

import hotline.escalation.Addressee;
import hotline.identity.Caller;
import hotline.identity.Duty;
import hotline.identity.Post;
import hotline.identity.Role;
import java.util.List;
import java.util.Optional;

/**
 * Who works in the demo.
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

    /** Agents who work in a department, by {@code person.id}; none where the demo has nobody there. */
    List<Long> agentsOf(String department) {
        return handlers.stream()
                .filter(one -> one.role() == Role.AGENT)
                .filter(one -> one.department().filter(department::equals).isPresent())
                .map(Caller.Staff::id)
                .toList();
    }

    /** Who decides what agents ask for, and sees to what is for every supervisor. */
    Caller.Staff supervisor() {
        var supervisors =
                handlers.stream().filter(one -> one.role() == Role.SUPERVISOR).toList();
        return supervisors.stream()
                .filter(one -> one.post().flatMap(Post::duty).equals(Optional.of(Duty.SUPERVISOR)))
                .findFirst()
                .orElse(supervisors.get(0));
    }

    /** Who may see to a notice: those it is for, and where it is for every supervisor the one who does. */
    List<Caller.Staff> readersOf(Addressee to) {
        var meant = handlers.stream()
                .filter(one -> to.person().filter(id -> id == one.id()).isPresent()
                        || to.department().isPresent() && to.department().equals(one.department()))
                .toList();
        return meant.isEmpty() ? List.of(supervisor()) : meant;
    }
}
