package hotline.identity;

import hotline.failure.Failure;
import java.util.List;
import java.util.Optional;

/** The sender of a request: a person with an account, or a customer without one. */
public sealed interface Caller {

    /**
     * A person with an account.
     *
     * @param branch the branch a branch account files for, empty for all other roles
     * @param post where an agent or supervisor works, if recorded
     * @param hasOneTimePassword they signed in with a password that they have to replace before anything else
     */
    record Staff(
            long id,
            String login,
            String name,
            Role role,
            Optional<String> branch,
            Optional<Post> post,
            boolean hasOneTimePassword)
            implements Caller {

        public Staff(long id, String login, String name, Role role, Optional<String> branch, Optional<Post> post) {
            this(id, login, name, role, branch, post, false);
        }

        public Optional<String> department() {
            return post.map(Post::department);
        }
    }

    /** A caller without an account: may file on the website and in the apps, and follow with a tracking code. */
    record Customer() implements Caller {}

    default Optional<Staff> staff() {
        return this instanceof Staff staff ? Optional.of(staff) : Optional.empty();
    }

    /** The person signed in; fails with 401 for a customer. */
    default Staff signedIn() {
        return staff().orElseThrow(() -> new Failure.Unauthenticated("sign in first"));
    }

    /** Fails with 401 or 403 unless the caller is an administrator. */
    default Staff admin() {
        return inOneOf("administrators", Role.ADMIN);
    }

    /** Fails with 401 or 403 unless the caller is a supervisor. */
    default Staff supervisor() {
        return inOneOf("supervisors", Role.SUPERVISOR);
    }

    /** A person who reads the figures of all units; fails with 401 or 403 for other callers. */
    default Staff figureReader() {
        return inOneOf("supervisors and analysts", Role.SUPERVISOR, Role.ANALYST);
    }

    /** A person who reads reports; fails with 401 or 403 for other callers. */
    default Staff reportReader() {
        return inOneOf("supervisors, administrators and analysts", Role.SUPERVISOR, Role.ADMIN, Role.ANALYST);
    }

    /** A person who oversees the work; fails with 401 or 403 for other callers. */
    default Staff supervisorOrAdmin() {
        return inOneOf("supervisors and administrators", Role.SUPERVISOR, Role.ADMIN);
    }

    private Staff inOneOf(String whom, Role... roles) {
        var staff = signedIn();
        if (!List.of(roles).contains(staff.role())) {
            throw new Failure.Forbidden("only " + whom + " may do this");
        }
        return staff;
    }

    /** A person who handles complaints; fails with 401 or 403 for other callers. */
    default Staff handler() {
        var staff = signedIn();
        if (!staff.role().handlesComplaints()) {
            throw new Failure.Forbidden("only agents and supervisors may do this");
        }
        return staff;
    }
}
