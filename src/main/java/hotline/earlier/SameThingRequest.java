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
 * Earlier complaints are said to be about the same thing as one, or not; its severity follows, unless a person has set another since it was
 * raised.
 *
 * @param complaint the later complaint's id
 * @param judged one for each earlier complaint
 * @param nth the how many-eth complaint about its thing it is now
 * @param expectedVersion one of the versions the person read
 */
record SameThingRequest(
        long complaint,
        List<SameThingJudged> judged,
        int nth,
        Optional<String> reason,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    SameThingRequest {
        judged = List.copyOf(judged);
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        var now = before.judged();
        var bare = now.raisedFrom().orElse(now.severity());
        boolean isCounted = judged.stream().anyMatch(SameThingJudged::same)
                || now.raisedFrom().isPresent();
        var severity = isCounted ? counted(bare, rules) : now.severity();
        var entries = judged.stream().map(LogEntry::of).toList();
        if (severity == now.severity()) {
            return new LogRequest(complaint, actor, at, entries).recordedOn(before, rules);
        }
        return new CorrectionRequest(
                        complaint, now.type(), now.subtype(), severity, reason.orElse(""), actor, at, expectedVersion)
                .counting(before, rules, Optional.of(bare).filter(one -> one != severity), entries);
    }

    private Severity counted(Severity bare, GoverningRules rules) {
        return rules.limits()
                .policy()
                .repeats()
                .map(repeats -> repeats.raised(bare, nth))
                .orElse(bare);
    }
}
