package hotline.satisfaction;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.LifeCycle;
import hotline.complaint.change.StepRequest;
import hotline.complaint.reading.Complaint;
import hotline.failure.Failure;
import java.time.Instant;
import java.util.Optional;

/** The withdrawal of a complaint by its customer, or by the branch that filed it. */
public final class Withdrawal {
    private Withdrawal() {}

    /**
     * Depends on the version read, so that a resolution made meanwhile is not overwritten. Throws {@link Failure.Conflict}
     * once the complaint is resolved or ended.
     */
    public static StepRequest of(Complaint complaint, Actor by, Instant at, Optional<String> reason) {
        var status = complaint.state().status();
        if (!LifeCycle.UNRESOLVED.contains(status)) {
            throw new Failure.Conflict("a complaint that is " + status.code() + " can't be withdrawn");
        }
        return StepRequest.of(complaint.id(), Step.WITHDRAW, by, at)
                .expecting(complaint.state().version())
                .because(reason);
    }
}
