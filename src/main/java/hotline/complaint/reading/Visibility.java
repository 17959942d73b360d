package hotline.complaint.reading;

import hotline.complaint.ComplaintState;
import hotline.failure.Failure;
import hotline.identity.Caller;
import java.util.Optional;

/**
 * Which complaints a caller may see: agents and supervisors all, a branch those it filed and nothing internal (P6),
 * administrators none, as they do no business operations (S1), and analysts none, as they see no personal data.
 *
 * @param onlyBranch empty: every complaint
 */
record Visibility(Caller.Staff staff, Optional<String> onlyBranch) {

    static Visibility of(Caller caller) {
        var staff = caller.signedIn();
        return switch (staff.role()) {
            case AGENT, SUPERVISOR -> new Visibility(staff, Optional.empty());
            case BRANCH -> new Visibility(staff, staff.branch());
            case ADMIN, ANALYST -> throw new Failure.Forbidden(staff.role().plural() + " handle no complaints");
        };
    }

    boolean seesInternal() {
        return onlyBranch.isEmpty();
    }

    boolean sees(ComplaintState complaint) {
        return onlyBranch.isEmpty() || onlyBranch.equals(complaint.facts().filedByBranch());
    }
}
