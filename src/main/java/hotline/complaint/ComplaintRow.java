package hotline.complaint;

import hotline.policy.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint as lists show it.
 *
 * @param summary the first 120 characters of what happened
 */
public record ComplaintRow(
        long id,
        String number,
        Status status,
        String channel,
        String type,
        Optional<String> subtype,
        Severity severity,
        String complainant,
        Optional<String> branch,
        String summary,
        Instant receivedAt,
        Instant dueAt,
        Optional<Instant> breachedAt,
        Optional<Instant> endedAt,
        Optional<PersonName> owner,
        int version) {}
