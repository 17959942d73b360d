package hotline.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a person is here for. A supervisor may do all an agent may, an admin manages people and policies only (S1). */
public enum Role {
    AGENT("agent"),
    SUPERVISOR("supervisor"),
    ADMIN("admin"),
    BRANCH("branch");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }

    public boolean handlesComplaints() {
        return this == AGENT || this == SUPERVISOR;
    }
}
