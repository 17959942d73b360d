package hotline.log.moved;

import java.time.Instant;

/**
 * A department held a complaint and let go of it; figures of where the time went are counted from it.
 *
 * @param minutes of working time, without pauses
 * @param late the department's own limit had passed
 */
public record DepartmentTurn(String department, Instant since, long minutes, boolean late) {}
