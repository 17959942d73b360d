package hotline.telephony.simulation;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of calls to be simulated.
 *
 * @param calls how many customers call
 * @param agents how many take calls, all day long
 * @param number the hotline's
 * @param seed the same plan with the same seed is the same day
 */
public record DayPlan(LocalDate day, ZoneId zone, int calls, int agents, String number, long seed) {
    public DayPlan {
        if (calls < 1 || agents < 1) {
            throw new IllegalArgumentException("a day has calls and agents");
        }
    }
}
