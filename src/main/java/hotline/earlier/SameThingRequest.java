package hotline.earlier;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.CorrectionRequest;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LogRequest;
import hotline.log.LogEntry;
import hotline.log.SameThingJudged;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A person says whether an earlier complaint is about the same thing; the severity follows, unless a person has set another since it was raised.
 *
 * @param complaint the later complaint's id
 * @param number the earlier one's
 * @param standing how many earlier ones count from now on
 * @param expectedVersion one of the versions the person read
 */
record SameThingRequest(
        long complaint,
        String number,
        boolean same,
        int standing,
        String reason,
        Actor.Person actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        var judged = before.judged();
        var bare = judged.raisedFrom().orElse(judged.severity());
        boolean isCounted = same || judged.raisedFrom().isPresent();
        var severity = isCounted ? counted(bare, rules) : judged.severity();
        var entry = LogEntry.of(new SameThingJudged(number, same, nth(), Optional.of(reason)));
        if (severity == judged.severity()) {
            return LogRequest.of(complaint, actor, at, entry).recordedOn(before, rules);
        }
        return new CorrectionRequest(
                        complaint, judged.type(), judged.subtype(), severity, reason, actor, at, expectedVersion)
                .counting(before, rules, Optional.of(bare).filter(one -> one != severity), List.of(entry));
    }

    private Severity counted(Severity bare, GoverningRules rules) {
        return rules.limits()
                .policy()
                .repeats()
                .map(repeats -> repeats.raised(bare, nth()))
                .orElse(bare);
    }

    private int nth() {
        return standing + 1;
    }
}
