package hotline.agentday;

/**
 * What a person holds now.
 *
 * @param open complaints
 * @param pastDue of them those past their limits and not paused
 * @param dueToday of them those that are due until midnight
 * @param promisesLate replies that were promised for an earlier moment
 * @param promisesToday replies promised until midnight
 */
public record OwnWork(long open, long pastDue, long dueToday, long promisesLate, long promisesToday) {}
