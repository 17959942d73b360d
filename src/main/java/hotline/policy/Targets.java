package hotline.policy;

/**
 * What the house wants its figures of the day to be (目标), such as those on the wall.
 *
 * @param onTimePercent of what was closed today, and is past due beside it, at least so much in time
 * @param dueToday at most so many left to be closed today
 * @param pastDue at most so many open past their limit
 * @param unansweredNotices at most so many notices that wait for an answer
 * @param callbacksWaiting at most so many customers to be called back
 * @param longestWaitMinutes nobody waits longer for an agent
 */
public record Targets(
        int onTimePercent,
        int dueToday,
        int pastDue,
        int unansweredNotices,
        int callbacksWaiting,
        int longestWaitMinutes) {
    /** Where a policy sets none. */
    public static final Targets USUAL = new Targets(95, 40, 0, 10, 20, 60);
}
