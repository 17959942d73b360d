package hotline.identity;

import java.util.Optional;

/** Somebody with an account. {@code branch} is the branch that a branch account files for, empty for all other roles. */
public record Person(long id, String login, String name, Role role, Optional<String> branch) {

    public Person {
        if ((role == Role.BRANCH) != branch.isPresent()) {
            throw new IllegalArgumentException("branch accounts have a branch, and only they");
        }
    }

    Caller.Staff asCaller() {
        return new Caller.Staff(id, login, name, role, branch);
    }
}
