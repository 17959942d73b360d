package hotline.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An offer to make.
 *
 * @param until when it ends unanswered
 * @param counts whether accepting it is a turn, after which the agent goes to the end of the rotation (R1)
 * @param turnsLost agents whose turn this was and who were not at their posts; they go to the end (R2, R5)
 * @param mentor who is shown it as well (C6)
 */
public record Offering(
        WorkId work, long agent, Instant until, boolean counts, List<Long> turnsLost, Optional<Long> mentor, Why why) {
    public Offering {
        turnsLost = List.copyOf(turnsLost);
    }
}
