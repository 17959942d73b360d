package hotline.identity;

import hotline.text.TypedText;
import java.util.Optional;

/** A person who is to get an account. */
public record NewPerson(String login, String name, Role role, Optional<String> branch, Optional<Post> post) {

    public NewPerson {
        if (!login.matches("(?=.*[A-Za-z0-9])[A-Za-z0-9._@-]{1,100}")) {
            throw new IllegalArgumentException(
                    "a login has 1 to 100 letters, digits, dots, dashes, underscores or @, at least one a letter or digit");
        }
        name = TypedText.line(name);
        branch = branch.map(TypedText::line);
        if (!TypedText.isName(name) || name.length() > 100) {
            throw new IllegalArgumentException("a name has 1 to 100 characters, at least one of them a letter");
        }
        if (branch.filter(named -> !TypedText.isName(named)).isPresent()) {
            throw new IllegalArgumentException("a branch has a name, with at least one letter or digit");
        }
        check(role, branch, post);
    }

    static void check(Role role, Optional<String> branch, Optional<Post> post) {
        if ((role == Role.BRANCH) != branch.isPresent()) {
            throw new IllegalArgumentException("branch accounts have a branch, and only they");
        }
        if (post.isPresent() && !role.handlesComplaints()) {
            throw new IllegalArgumentException("only agents and supervisors work in a department");
        }
    }
}
