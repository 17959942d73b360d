package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person's judgement in place of the present one.
 *
 * @param complaint the complaint's id
 * @param type and subtype are codes of the policy that rules the complaint
 * @param expectedVersion one of the versions the person read; empty where history is played
 */
public record CorrectionRequest(
        long complaint,
        String type,
        Optional<String> subtype,
        Severity severity,
        String reason,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        CorrectionChange.refusal(this, rules.policy().policy()).ifPresent(refused -> {
            throw refused;
        });
        return CorrectionChange.of(before, this, rules.limits());
    }
}
