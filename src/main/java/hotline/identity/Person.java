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

    /** The person with another name, role and place. */
    Person with(String newName, Role newRole, Optional<String> newBranch, Optional<Post> newPost) {
        return new Person(id, login, newName, newRole, newBranch, newPost);
    }

    Person at(Optional<Post> newPost) {
        return with(name, role, branch, newPost);
    }

    public Caller.Staff asCaller() {
        return new Caller.Staff(id, login, name, role, branch, post);
    }
}
