package hotline.complaint;

import hotline.policy.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint as lists show it.
 *
 * @param policyVersion the policy that rules it, {@code policy_version.id}
 * @param summary the first 120 characters of what happened
 * @param provisional its limit may still move because a year that it runs through is not published
 * @param pausedAt since when its clocks stand still
 * @param heldBy code of the department that holds it
 */
public record ComplaintRow(
        long id,
        String number,
        int policyVersion,
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
        boolean provisional,
        Optional<Instant> breachedAt,
        Optional<Instant> endedAt,
        Optional<Instant> pausedAt,
        String heldBy,
        Optional<PersonName> owner,
        int version) {}
