package hotline.telephony.simulation;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of calls to be simulated.
 *
 * @param calls how many customers call
 * @param agents how many take calls, all day long
 * @param number the hotline's
 * @param handOvers whether some calls are handed over to a second agent
 * @param seed the same plan with the same seed is the same day
 */
public record DayPlan(LocalDate day, ZoneId zone, int calls, int agents, String number, boolean handOvers, long seed) {
    public DayPlan {
        if (calls < 1 || agents < 1) {
            throw new IllegalArgumentException("a day has calls and agents");
        }
    }
}
