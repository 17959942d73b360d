package hotline.customer.handover;

import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.policy.Limit;
import hotline.policy.PersonalData.HandOver;
import hotline.sla.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The way of a hand-over (A3): who takes which step when, and by when the next one is due. Pure.
 *
 * @param rule limits of the policy
 * @param calendar by which working days are counted
 */
public record HandOverRules(HandOver rule, WorkingCalendar calendar) {

    /** By when the receiver is to have checked a file that was owed or mended then. */
    public Instant checkedBy(FileKind kind, Instant from) {
        return calendar.due(new Limit.WorkingDays(kind.days(rule)), from).due();
    }

    /**
     * A hand-over after a step.
     *
     * @param waitsFor code of the department with the next step; empty: of none
     */
    public record Next(HandOverState state, Optional<String> waitsFor, Instant dueAt, boolean isLate) {}

    /** Fails with {@link Failure.Conflict} where the step is not possible, and with {@link Failure.Forbidden} where another person takes it. */
    public Next after(Standing standing, HandOverStep step, Staff by, Instant at) {
        if (!isPossible(standing.state(), step)) {
            throw new Failure.Conflict("the hand-over is " + standing.state().code());
        }
        refusal(standing, step, by).ifPresent(words -> {
            throw new Failure.Forbidden(words);
        });
        boolean isLate = standing.isLate() || (step != HandOverStep.WITHDRAW && standing.isOverdue(at));
        return switch (step) {
            case ACCEPT -> new Next(HandOverState.ACCEPTED, Optional.empty(), standing.dueAt(), isLate);
            case RETURN ->
                new Next(HandOverState.RETURNED, standing.from(), at.plus(Duration.ofHours(rule.mendHours())), isLate);
            case MEND ->
                new Next(HandOverState.TO_CHECK, Optional.of(standing.to()), checkedBy(standing.kind(), at), isLate);
            case WITHDRAW -> new Next(HandOverState.WITHDRAWN, Optional.empty(), standing.dueAt(), isLate);
        };
    }

    /** The steps that a person may take now. */
    public static List<HandOverStep> possible(Standing standing, Staff person) {
        return Arrays.stream(HandOverStep.values())
                .filter(step -> isPossible(standing.state(), step))
                .filter(step -> refusal(standing, step, person).isEmpty())
                .toList();
    }

    private static boolean isPossible(HandOverState state, HandOverStep step) {
        return switch (step) {
            case ACCEPT, RETURN -> state == HandOverState.TO_CHECK;
            case MEND -> state == HandOverState.RETURNED;
            case WITHDRAW -> state.isOpen();
        };
    }

    /** Why another person has to do it; a check by the person who gave or mended the file would be none. */
    private static Optional<String> refusal(Standing standing, HandOverStep step, Staff person) {
        return switch (step) {
            case ACCEPT, RETURN -> {
                if (person.id() == standing.givenBy()
                        || standing.mendedBy().filter(id -> id == person.id()).isPresent()) {
                    yield Optional.of("another person checks the file than the one who handed it over or mended it");
                }
                yield isReceiver(standing, person)
                        ? Optional.empty()
                        : Optional.of("the department that receives the file checks it");
            }
            case MEND ->
                isGiver(standing, person)
                        ? Optional.empty()
                        : Optional.of("the department that hands the file over mends it");
            case WITHDRAW ->
                person.id() == standing.givenBy() || person.role() == Role.SUPERVISOR
                        ? Optional.empty()
                        : Optional.of("only the person who handed the file over and supervisors withdraw it");
        };
    }

    private static boolean isReceiver(Standing standing, Staff person) {
        return person.role() == Role.SUPERVISOR
                || standing.responsible()
                        .map(id -> id == person.id())
                        .orElseGet(() -> worksIn(person, Optional.of(standing.to())));
    }

    private static boolean isGiver(Standing standing, Staff person) {
        return person.role() == Role.SUPERVISOR
                || person.id() == standing.givenBy()
                || worksIn(person, standing.from());
    }

    /** A person without a recorded department may work in any. */
    private static boolean worksIn(Staff person, Optional<String> department) {
        return department.isEmpty()
                || person.department()
                        .filter(own -> !own.equals(department.get()))
                        .isEmpty();
    }
}
