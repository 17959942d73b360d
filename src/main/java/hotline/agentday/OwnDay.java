package hotline.agentday;

import java.time.LocalDate;

/**
 * What a person did on a day.
 *
 * @param taken complaints that they took for themselves
 * @param resolved complaints that they found a resolution for
 * @param calls to customers, also in vain
 */
public record OwnDay(LocalDate day, long taken, long resolved, long calls) {
    static OwnDay none(LocalDate day) {
        return new OwnDay(day, 0, 0, 0);
    }
}
