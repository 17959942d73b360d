package hotline.identity;

import java.util.Optional;

/**
 * The place where a person works.
 *
 * @param department code of the department, as policies name it
 * @param duty that they have there
 */
public record Post(String department, Optional<Duty> duty) {

    public Post {
        if (department.length() > 50 || !department.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a department is named by its code, such as customer-service");
        }
    }

    public static Post in(String department) {
        return new Post(department, Optional.empty());
    }
}
