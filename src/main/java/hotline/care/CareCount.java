package hotline.care;

import hotline.policy.tier.Tier;
import java.time.LocalDate;

/**
 * How many contacts of a rule were due in a period to customers of a tier, and what became of them; merged files count as one customer.
 *
 * @param end the first day after the period
 * @param due of those that are still due
 */
public record CareCount(
        String rule, LocalDate from, LocalDate end, Tier tier, int done, int excused, int due, int missed) {

    /** All that were due: K2's 100 % is of these. */
    public int plan() {
        return done + excused + due + missed;
    }
}
