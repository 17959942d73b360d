package hotline.identity;

import hotline.failure.Failure;
import java.util.Optional;

/** Who sends a request: a person with an account, or a customer without one. */
public sealed interface Caller {

    /**
     * @param branch the branch a branch account files for, empty for all other roles
     * @param post where somebody who handles complaints works, where that is said
     */
    record Staff(long id, String login, String name, Role role, Optional<String> branch, Optional<Post> post)
            implements Caller {

        public Optional<String> department() {
            return post.map(Post::department);
        }
    }

    /** Anybody: may file on the website and in the apps, and follow with a tracking code. */
    record Customer() implements Caller {}

    default Optional<Staff> staff() {
        return this instanceof Staff staff ? Optional.of(staff) : Optional.empty();
    }

    /** The person signed in; fails with 401 for anybody else. */
    default Staff signedIn() {
        return staff().orElseThrow(() -> new Failure.Unauthenticated("sign in first"));
    }

    /** A person who handles complaints; fails with 401 or 403 for anybody else. */
    default Staff handler() {
        var staff = signedIn();
        if (!staff.role().handlesComplaints()) {
            throw new Failure.Forbidden("only agents and supervisors may do this");
        }
        return staff;
    }
}
