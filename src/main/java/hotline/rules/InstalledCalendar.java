package hotline.rules;

import hotline.complaint.PersonName;
import hotline.rules.WrittenCalendar.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest version of a calendar, as people read it; {@link hotline.sla.Deadlines} has its days.
 *
 * @param installedBy empty: a server's start
 */
public record InstalledCalendar(
        int id, String code, Origin origin, Instant installedAt, Optional<PersonName> installedBy) {}
