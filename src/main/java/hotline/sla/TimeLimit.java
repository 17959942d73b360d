package hotline.sla;

import java.time.Instant;

/**
 * Until when a clock is in time, and what made it so. Each is the last instant that is still in time.
 *
 * @param promised as it was first set; never changes
 * @param counted by the policy's limit as it applies now, from the clock's start, without pauses and extensions
 * @param extendedDays working days granted in addition (延期)
 * @param unextended what it would be without extensions
 * @param due what counts: with extensions, and later by the working time of ended pauses
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
