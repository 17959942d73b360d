package hotline.agentday;

import java.time.LocalDate;

/**
 * What a person did on a day.
 *
 * @param taken complaints that they took for themselves
 * @param resolved complaints that they found a resolution for
 * @param calls to customers about their complaints, also in vain
 * @param campaignCalls the same for campaigns (K4)
 * @param visitors customers whom they received in person (T8)
 */
public record OwnDay(LocalDate day, long taken, long resolved, long calls, long campaignCalls, long visitors) {
    static OwnDay none(LocalDate day) {
        return new OwnDay(day, 0, 0, 0, 0, 0);
    }
}
