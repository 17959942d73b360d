package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.log.LogEntry;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.List;
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

    /**
     * The correction of a severity that counts earlier complaints (F4); the judgement is otherwise as it was.
     *
     * @param raisedFrom the severity without them, where they raise it
     * @param first entries of the log before it
     */
    public ComplaintChange counting(
            ComplaintState before, GoverningRules rules, Optional<Severity> raisedFrom, List<LogEntry> first) {
        return CorrectionChange.of(before, this, rules.limits(), raisedFrom, first);
    }
}
