package hotline.sla;

import java.time.Instant;

/**
 * The limit of a clock and how it came about. Each instant is the last one still in time.
 *
 * @param promised as it was first set; never changes
 * @param counted by the policy's limit as it applies now, from the clock's start, without pauses and extensions
 * @param extendedDays working days granted in addition (延期)
 * @param unextended the limit without extensions
 * @param due the limit in force: with extensions and the working time of ended pauses
 */
public record TimeLimit(Instant promised, Instant counted, int extendedDays, Instant unextended, Instant due) {

    public TimeLimit {
        if (due.isBefore(unextended) || unextended.isBefore(counted)) {
            throw new IllegalArgumentException("pauses and extensions only make a limit later");
        }
    }

    /** A limit as it is when its clock starts. */
    public static TimeLimit of(Instant due) {
        return new TimeLimit(due, due, 0, due, due);
    }
}
