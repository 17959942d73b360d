package hotline.identity;

import java.util.Optional;

/**
 * A person with an account.
 *
 * @param branch the branch that a branch account files for, empty for all other roles
 * @param post where an agent or supervisor works; empty: not recorded
 */
public record Person(long id, String login, String name, Role role, Optional<String> branch, Optional<Post> post) {

    public Person {
        NewPerson.check(role, branch, post);
    }

    public Caller.Staff asCaller() {
        return new Caller.Staff(id, login, name, role, branch, post);
    }
}
