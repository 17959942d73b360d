package hotline.agentday;

import hotline.complaint.PersonName;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The agent on duty to sum up the days of a week (C4).
 *
 * @param week its Monday
 * @param isChosen a supervisor chose the agent; otherwise it was the agent's turn
 * @param next the agent on duty after that one
 */
public record SummaryDuty(LocalDate week, PersonName person, boolean isChosen, Optional<PersonName> next) {

    static LocalDate weekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
