package hotline.agentday;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry of an agent's log of problems (C4).
 *
 * @param number of the case that it is about
 * @param checkedBy the supervisor who checked it
 */
public record ProblemEntry(
        long id,
        PersonName person,
        LocalDate day,
        ProblemKind kind,
        String text,
        Optional<String> number,
        Instant writtenAt,
        Optional<PersonName> checkedBy,
        Optional<Instant> checkedAt) {

    /** What an agent writes. */
    public record Draft(LocalDate day, ProblemKind kind, String text, Optional<String> number) {}
}
