package hotline.complaint.reading;

import java.util.Map;

/**
 * Rows of the lists of open work. A count of {@link #MOST} stands for that many or more.
 *
 * @param queue unowned complaints
 * @param open open complaints
 * @param callbacks callbacks that wait
 * @param byOwner open complaints of each agent with any
 */
public record WorkCounts(int queue, int open, int callbacks, Map<Long, Integer> byOwner) {
    public static final int MOST = 1_000;

    public WorkCounts {
        byOwner = Map.copyOf(byOwner);
    }

    public int mine(long person) {
        return Math.min(byOwner.getOrDefault(person, 0), MOST);
    }
}
