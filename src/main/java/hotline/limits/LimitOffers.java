package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.reading.Complaint;
import hotline.policy.Department;
import hotline.policy.PauseReason;
import hotline.policy.Stage;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The changes of its limits that an agent may make now, so that screens offer nothing that would be refused. Pure.
 *
 * @param pauses the reasons for which it may be paused; empty if it may not
 * @param extension the most working days that may be requested; empty if none may
 * @param handOver departments that it may be handed over to
 * @param stages the next stage if there is one, then the earlier ones
 */
public record LimitOffers(
        List<PauseReason> pauses,
        boolean mayResume,
        Optional<Integer> extension,
        List<Department> handOver,
        List<Stage> stages,
        boolean mayPromise) {
    public static final LimitOffers NONE =
            new LimitOffers(List.of(), false, Optional.empty(), List.of(), List.of(), false);

    public static LimitOffers of(Complaint complaint, SlaCalculator limits, Instant now) {
        var state = complaint.state();
        var soFar = new Extending.SoFar(
                complaint.extensions().granted(),
                complaint.extensions().undecided().isPresent());
        boolean mayExtend = Extending.refusal(state, limits, soFar, now).isEmpty();
        return new LimitOffers(
                Pausing.refusal(state, limits, now).isEmpty()
                        ? limits.policy().limits().pauses()
                        : List.of(),
                state.clocks().isPaused(),
                Optional.of(limits.policy().limits().extensions().workingDays()).filter(days -> mayExtend),
                HandingOver.refusal(state, limits).isEmpty() ? HandingOver.departments(state, limits) : List.of(),
                StageOrder.refusal(state, limits).isEmpty() ? StageOrder.offered(state, limits) : List.of(),
                Promising.refusal(state).isEmpty());
    }

    /** Due if that many working days were granted now. */
    public static Instant dueAfter(ComplaintState complaint, SlaCalculator limits, int workingDays, Instant now) {
        return extended(complaint, limits, workingDays, now).dueAt();
    }

    /** Whether that limit would still move once a year is published. */
    public static boolean isProvisionalAfter(
            ComplaintState complaint, SlaCalculator limits, int workingDays, Instant now) {
        return limits.isProvisional(extended(complaint, limits, workingDays, now), complaint.matter());
    }

    private static SlaClock extended(ComplaintState complaint, SlaCalculator limits, int workingDays, Instant now) {
        return Extending.extended(complaint, limits, workingDays, now).handling();
    }
}
