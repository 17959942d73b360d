package hotline.tie;

import hotline.failure.Failure;
import java.util.Optional;

/**
 * A customer asks for an agent (R5). Pure.
 *
 * @param isEnded the complaint has ended
 * @param isStarted an agent has, or had, the complaint
 * @param tie the customer's own agent
 */
record Asking(boolean isEnded, boolean isStarted, Optional<Tie> tie) {

    /**
     * A new customer asks at the start. Later it is declined in principle; a supervisor may agree where the customer insists.
     *
     * @param isSupervisor the caller may agree
     * @param standsFirm the customer insists
     */
    void check(long agent, boolean isSupervisor, boolean standsFirm) {
        if (isEnded) {
            throw new Failure.Conflict("the complaint has ended");
        }
        boolean isNew = tie.filter(own -> own.agent().id() != agent).isEmpty();
        if (isNew && !isStarted) {
            return;
        }
        if (!isSupervisor || !standsFirm) {
            throw new Failure.Conflict(
                    "only a new customer asks for an agent, and at the start; a supervisor may agree where the customer insists");
        }
    }
}
