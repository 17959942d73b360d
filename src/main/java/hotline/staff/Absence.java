package hotline.staff;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Days on which a person is away, as was entered ahead.
 *
 * @param to the last of them
 */
public record Absence(
        long id,
        StaffMember.Named person,
        LocalDate from,
        LocalDate to,
        StaffMember.Named enteredBy,
        Instant enteredAt) {}
