package hotline.dispatch;

import hotline.policy.dispatch.DispatchRules;
import java.time.Duration;
import java.util.Comparator;

/** The order in which works get agents (D2). */
public final class WorkOrder {
    /** Waiting raises all works alike, so this order never changes while they wait, and a later work passes only by its head start. */
    private static final Comparator<Work> BY_RANK = Comparator.comparing((Work work) -> !work.isLate())
            .thenComparing(Work::rank)
            .thenComparing(Work::id);

    /** The greater head start goes before; late work goes before that. */
    private static final Comparator<Work> BY_TIER = Comparator.comparing((Work work) -> !work.isLate())
            .thenComparing(WorkOrder::headStart, Comparator.reverseOrder())
            .thenComparing(Work::rank)
            .thenComparing(Work::id);

    private WorkOrder() {}

    public static Comparator<Work> of(DispatchRules rules) {
        return rules.strict() ? BY_TIER : BY_RANK;
    }

    private static Duration headStart(Work work) {
        return Duration.between(work.rank(), work.due());
    }
}
