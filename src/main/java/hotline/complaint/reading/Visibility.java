package hotline.complaint.reading;

import hotline.complaint.ComplaintState;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import java.util.Optional;

/**
 * Which complaints a caller may see: agents and supervisors all, a branch those it filed and nothing internal (P6),
 * administrators none, as they do no business operations (S1).
 *
 * @param onlyBranch empty: every complaint
 */
record Visibility(Caller.Staff staff, Optional<String> onlyBranch) {

    static Visibility of(Caller caller) {
        var staff = caller.signedIn();
        if (staff.role() == Role.ADMIN) {
            throw new Failure.Forbidden("administrators handle no complaints");
        }
        return new Visibility(staff, staff.role() == Role.BRANCH ? staff.branch() : Optional.empty());
    }

    boolean seesInternal() {
        return onlyBranch.isEmpty();
    }

    boolean sees(ComplaintState complaint) {
        return onlyBranch.isEmpty() || onlyBranch.equals(complaint.facts().filedByBranch());
    }
}
