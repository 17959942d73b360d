package hotline.measures;

import hotline.complaint.PersonName;
import hotline.complaint.reading.ComplaintRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The wallboard's figures.
 *
 * @param asOf up to when all events have been counted; open, due and late complaints are counted now
 * @param closedToday closings of today; before the first one the share of today says nothing
 * @param onTimeToday closed in time today ÷ (closed today + all past due)
 * @param satisfactionMonth ratings given since the first of the month
 * @param breaches the newest ten that are open and past due
 */
public record WallboardFigures(
        Instant asOf,
        Lacking lacking,
        OpenWork work,
        UnansweredNotices notices,
        long closedToday,
        Rate onTimeToday,
        LastDays lastDays,
        Rate satisfactionMonth,
        List<AgeBand> backlog,
        List<ComplaintRow> breaches,
        List<OwnerPastDue> pastDueByOwner,
        List<DepartmentPastDue> pastDueByDepartment) {

    /**
     * Open complaints, counted now.
     *
     * @param unassigned never owned, or unowned again
     * @param dueNextHour from now on; those past due are counted apart
     * @param dueToday from now until midnight
     * @param longestWaitMinutes since receipt of the oldest unowned complaint; empty where there is none
     */
    public record OpenWork(
            long open,
            long unassigned,
            long dueNextHour,
            long dueToday,
            long pastDue,
            long callbacksWaiting,
            OptionalLong longestWaitMinutes) {}

    /** On-time closure from the first of the last five working days before today to the last of them. */
    public record LastDays(Period period, Rate onTime) {}

    /**
     * Notices of the escalation ladder that wait for an answer.
     *
     * @param late those with an answer past due
     */
    public record UnansweredNotices(long count, long late) {}

    /** The number of complaints past due that a person holds; of unowned ones where there is no owner. */
    public record OwnerPastDue(Optional<PersonName> owner, long pastDue) {}

    /**
     * How many complaints past due a department holds under one version of a policy, which knows the department's
     * name.
     */
    public record DepartmentPastDue(String department, int policyVersion, long pastDue) {}
}
