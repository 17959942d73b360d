package hotline.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a person does here. A supervisor may do all an agent may, an admin manages people and policies only (S1). */
public enum Role {
    AGENT("agent", "agents"),
    SUPERVISOR("supervisor", "supervisors"),
    ADMIN("admin", "administrators"),
    BRANCH("branch", "branches"),
    /** At head office (总部): reads figures, and no personal data. */
    ANALYST("analyst", "analysts");

    private final String code;
    private final String plural;

    Role(String code, String plural) {
        this.code = code;
        this.plural = plural;
    }

    /** The name of people with this role within a sentence. */
    public String plural() {
        return plural;
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
