package hotline.customer.missing;

import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.policy.Limit;
import hotline.sla.WorkingCalendar;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * By when a missing file is to be delivered (A7), and who takes which step. Pure.
 *
 * @param within the limit of the policy
 */
public record MissingRules(Limit within, WorkingCalendar calendar) {

    /** The last instant in time for a file that was reported then. */
    public Instant dueAt(Instant reported) {
        return calendar.due(within, reported).due();
    }

    /** What a step leaves. */
    public record Next(MissingState state, Instant dueAt, boolean isLate) {}

    /** Fails with {@link Failure.Conflict} where the step is not possible, and with {@link Failure.Forbidden} where another person takes it. */
    public Next after(MissingFile file, MissingStep step, Staff by, Instant at) {
        if (!isPossible(file.state(), step)) {
            throw new Failure.Conflict("the missing file is " + file.state().code());
        }
        if (!mayTake(file, step, by)) {
            throw new Failure.Forbidden(
                    switch (step) {
                        case DELIVER, HOLD_BACK -> "the department that is to deliver the file does this";
                        case DEMAND -> "only supervisors do this";
                        case WITHDRAW -> "only the person who reported the file and supervisors withdraw it";
                    });
        }
        return switch (step) {
            case DELIVER -> new Next(MissingState.DELIVERED, file.dueAt(), file.isLate() || file.isOverdue(at));
            case HOLD_BACK -> new Next(MissingState.HELD_BACK, file.dueAt(), file.isLate() || file.isOverdue(at));
            case DEMAND -> new Next(MissingState.MISSING, dueAt(at), file.isLate());
            case WITHDRAW -> new Next(MissingState.WITHDRAWN, file.dueAt(), file.isLate());
        };
    }

    /** The steps that a person may take now. */
    public static List<MissingStep> possible(MissingFile file, Staff person) {
        return Arrays.stream(MissingStep.values())
                .filter(step -> isPossible(file.state(), step) && mayTake(file, step, person))
                .toList();
    }

    private static boolean isPossible(MissingState state, MissingStep step) {
        return switch (step) {
            case DELIVER, WITHDRAW -> state.isOpen();
            case HOLD_BACK -> state == MissingState.MISSING;
            case DEMAND -> state == MissingState.HELD_BACK;
        };
    }

    private static boolean mayTake(MissingFile file, MissingStep step, Staff person) {
        if (person.role() == Role.SUPERVISOR) {
            return true;
        }
        return switch (step) {
            case DELIVER, HOLD_BACK -> isToDeliver(file, person);
            case DEMAND -> false;
            case WITHDRAW -> file.reportedBy().id() == person.id();
        };
    }

    /** A person without a recorded department may work in any. */
    private static boolean isToDeliver(MissingFile file, Staff person) {
        boolean isNamed =
                file.responsible().filter(agent -> agent.id() == person.id()).isPresent();
        return isNamed || person.department().map(file.department()::equals).orElse(true);
    }
}
