package hotline.rules;

import hotline.complaint.PersonName;
import hotline.rules.WrittenCalendar.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest version of a calendar, as people read it.
 *
 * @param source its text, JSON
 * @param installedBy empty: a server's start
 */
public record InstalledCalendar(
        int id, String code, String source, Origin origin, Instant installedAt, Optional<PersonName> installedBy) {}
