package hotline.dispatch;

import hotline.policy.dispatch.WorkKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An agent who signed in to a line on this day.
 *
 * @param turn place in the rotation, no two agents of a line have the same
 * @param isOwed the agent comes before all others, since a turn was missed on duty (R2)
 * @param loads how many works of each kind the agent holds
 * @param skills level of each skill
 * @param isTrained the training of a new agent is over (C7)
 * @param lastEnded when the agent's last work ended, or when the agent signed in
 * @param mentor with whom a new agent is paired (C6)
 */
public record FloorAgent(
        long person,
        Post post,
        long turn,
        boolean isOwed,
        Map<WorkKind, Integer> loads,
        Map<String, Integer> skills,
        boolean isTrained,
        Instant lastEnded,
        Optional<Long> mentor) {

    public FloorAgent {
        loads = Map.copyOf(loads);
        skills = Map.copyOf(skills);
    }

    int load(WorkKind kind) {
        return loads.getOrDefault(kind, 0);
    }

    boolean isWithCustomer() {
        for (var kind : loads.keySet()) {
            if (kind.isSingle() && load(kind) > 0) {
                return true;
            }
        }
        return false;
    }
}
