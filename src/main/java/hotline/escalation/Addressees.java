package hotline.escalation;

import hotline.identity.Duty;
import hotline.identity.Staffing;
import hotline.policy.Department;
import hotline.policy.Recipient;
import hotline.sla.SlaClock;
import java.util.Optional;

/**
 * Finds the people a rung notifies at that moment. A notice that would reach no person goes to every supervisor. Pure.
 */
record Addressees(Staffing staffing) {

    Addressee of(Recipient recipient, DueCase complaint, SlaClock clock) {
        var department = complaint.departmentOf(clock);
        return switch (recipient) {
            case HOLDER -> holder(complaint.owner(), department);
            case DEPARTMENT -> department(department);
            case SUPERVISOR -> supervisor(department);
            case HEAD -> person(staffing.named(Duty.HEAD, department)).orElseGet(this::headOffice);
            case HEAD_OFFICE -> headOffice();
        };
    }

    /** The agent who holds the complaint, or the department where no agent does. */
    Addressee holder(Optional<Long> owner, String department) {
        return person(owner.filter(staffing::isHere)).orElseGet(() -> department(department));
    }

    Addressee supervisor(String department) {
        return person(staffing.named(Duty.SUPERVISOR, department)).orElseGet(Addressee.Supervisors::new);
    }

    private Addressee headOffice() {
        var office = Department.HEAD_OFFICE.code();
        return person(staffing.named(Duty.HEAD, office)).orElseGet(() -> department(office));
    }

    private Addressee department(String code) {
        return staffing.isStaffed(code) ? new Addressee.Department(code) : new Addressee.Supervisors();
    }

    private static Optional<Addressee> person(Optional<Long> id) {
        return id.map(Addressee.Person::new);
    }
}
