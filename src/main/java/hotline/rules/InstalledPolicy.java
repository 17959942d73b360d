package hotline.rules;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy version as lists show it.
 *
 * @param policy id that its authors gave it
 * @param version the same
 * @param installedBy empty: a server's start
 * @param inForceSince empty: it is not in force
 * @param putInForceBy empty: it is not in force, or a server's start put it in force
 */
public record InstalledPolicy(
        int id,
        String policy,
        String version,
        String lineOfBusiness,
        Instant installedAt,
        Optional<PersonName> installedBy,
        Optional<Instant> inForceSince,
        Optional<PersonName> putInForceBy) {}
