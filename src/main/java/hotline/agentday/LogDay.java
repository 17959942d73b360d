package hotline.agentday;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day of the log of problems as a reader may see it: agents their own entries, supervisors and the agent on duty all.
 *
 * @param duty empty where the house has no agents
 */
public record LogDay(
        LocalDate day,
        LocalDate today,
        Optional<SummaryDuty> duty,
        boolean seesAll,
        List<ProblemEntry> entries,
        Optional<DaySummary> summary) {
    public LogDay {
        entries = List.copyOf(entries);
    }
}
