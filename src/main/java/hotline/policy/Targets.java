package hotline.policy;

/**
 * Targets for the figures of the day (目标), such as those on the wallboard.
 *
 * @param onTimePercent least share closed in time, of the cases closed today and those past due
 * @param dueToday most cases due today and still open
 * @param pastDue most open cases past their limit
 * @param unansweredNotices most notices waiting for an answer
 * @param callbacksWaiting most customers waiting for a callback
 * @param longestWaitMinutes longest time in minutes that a complaint waits for an agent
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
