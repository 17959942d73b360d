package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.ComplaintState.Judged;
import hotline.complaint.Custody;
import hotline.complaint.Recount;
import hotline.failure.Failure;
import hotline.log.JudgementEvent.RuledAnew;
import hotline.log.JudgementEvent.RuledBefore;
import hotline.log.LogEntry;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.ComplaintType;
import hotline.sla.SlaCalculator;
import java.util.Optional;

/**
 * Puts a complaint under another version of its policy: that version's types judge it from now on, and all running
 * clocks are recounted from their beginning. No clock begins by it. Pure.
 */
final class PolicyReassignment {
    private PolicyReassignment() {}

    /**
     * Throws the refusal as a {@link Failure}.
     *
     * @param limits of that version
     */
    static ComplaintChange of(
            ComplaintState before,
            ReassignmentRequest request,
            PolicyVersion from,
            PolicyVersion to,
            SlaCalculator limits) {
        refuse(before, to);
        var judged = judged(before.judged(), request, to.policy());
        var matter = before.matter().judged(judged.type(), judged.severity());
        var recount = Recount.of(before, matter, limits, request.at());
        var writer = new EventWriter(before, request.actor(), request.at());
        var event = new RuledAnew(
                judged.subtype(),
                new RuledBefore(CorrectionChange.judgement(before.judged()), from.id(), name(from.policy())),
                LoggedLimits.move(before, recount.clocks()),
                recount.calendarVersion(),
                to.id(),
                name(to.policy()),
                Optional.of(request.reason()));
        writer.write(LogEntry.of(event), request.actor(), judged);
        writer.writeBreaches(before.clocks(), recount.clocks(), judged);
        var events = writer.events();
        var after = before.ruledBy(to.id(), judged, custody(before.custody(), to.policy()), recount, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }

    /** A stage that the new version does not have is over. */
    private static Custody custody(Custody was, Policy policy) {
        return was.stage().flatMap(policy.limits()::stage).isPresent() ? was : was.withoutStage();
    }

    private static void refuse(ComplaintState before, PolicyVersion to) {
        if (before.status().isEnded()) {
            throw new Failure.Conflict(
                    "the complaint is " + before.status().code() + "; what is over stays as it was ruled");
        }
        if (before.facts().policyVersion() == to.id()) {
            throw new Failure.Conflict("the policy in force rules this complaint already");
        }
    }

    private static Judged judged(Judged was, ReassignmentRequest request, Policy policy) {
        var code = request.type().orElse(was.type());
        var type = policy.taxonomy()
                .type(code)
                .orElseThrow(() ->
                        Failure.Invalid.field("/type", "“" + code + "” is no type of the policy in force; give one"));
        var subtype = request.subtype().or(() -> kept(was, type));
        if (subtype.isPresent() && type.subtype(subtype.get()).isEmpty()) {
            throw Failure.Invalid.field("/subtype", "is no subtype of " + type.code());
        }
        var severity = request.severity().orElse(was.severity());
        boolean same = type.code().equals(was.type()) && severity == was.severity() && subtype.equals(was.subtype());
        return same ? was : Judged.byPerson(type.code(), subtype, severity);
    }

    private static Optional<String> kept(Judged was, ComplaintType type) {
        return was.subtype().filter(subtype -> type.code().equals(was.type())).filter(subtype -> type.subtype(subtype)
                .isPresent());
    }

    private static String name(Policy policy) {
        return policy.id() + "/" + policy.version();
    }
}
