package hotline.policy.dispatch;

import java.time.Duration;
import java.util.List;

/**
 * What is no longer asked of an agent once a work has waited that long. Steps add up.
 *
 * @param drop codes of skills that are no longer needed
 * @param lower by how much the levels of the others fall
 */
public record Relaxation(Duration after, List<String> drop, int lower) {
    public Relaxation {
        drop = List.copyOf(drop);
    }

    public Need applied(Need need) {
        return need.relaxed(drop, lower);
    }
}
