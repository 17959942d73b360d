package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.Recount;
import hotline.failure.Failure;
import hotline.log.JudgementEvent.JudgementCorrected;
import hotline.log.LogEntry;
import hotline.log.LoggedJudgement;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaCalculator;
import java.util.List;
import java.util.Optional;

/** The effect of a corrected judgement on a complaint: the limit is recounted from receipt. Pure. */
final class CorrectionChange {
    private CorrectionChange() {}

    /** Why it may not be corrected this way; empty if it may. */
    static Optional<Failure> refusal(CorrectionRequest request, Policy policy) {
        var type = policy.taxonomy().type(request.type());
        if (type.isEmpty()) {
            return Optional.of(Failure.Invalid.field("/type", "is no type of the policy that rules this complaint"));
        }
        boolean subtypeKnown = request.subtype().isEmpty()
                || request.subtype().flatMap(type.get()::subtype).isPresent();
        return subtypeKnown
                ? Optional.empty()
                : Optional.of(Failure.Invalid.field("/subtype", "is no subtype of " + request.type()));
    }

    /**
     * A severity that stays as it is stays raised, too (F4).
     *
     * @param limits of the policy that rules the complaint
     */
    static ComplaintChange of(ComplaintState before, CorrectionRequest request, SlaCalculator limits) {
        var raisedFrom = before.judged()
                .raisedFrom()
                .filter(bare -> request.severity() == before.judged().severity());
        return of(before, request, limits, raisedFrom, List.of());
    }

    /**
     * The same for a correction that follows from something else.
     *
     * @param raisedFrom the severity without earlier complaints, where they raise it (F4)
     * @param first entries of the log before it
     */
    static ComplaintChange of(
            ComplaintState before,
            CorrectionRequest request,
            SlaCalculator limits,
            Optional<Severity> raisedFrom,
            List<LogEntry> first) {
        var judged = ComplaintState.Judged.byPerson(request.type(), request.subtype(), request.severity())
                .raisedFrom(raisedFrom);
        var recount =
                Recount.of(before, before.matter().judged(request.type(), request.severity()), limits, request.at());
        var writer = new EventWriter(before, request.actor(), request.at());
        first.forEach(writer::write);
        var event = new JudgementCorrected(
                request.subtype(),
                judgement(before.judged()),
                LoggedLimits.move(before, recount.clocks()),
                recount.calendarVersion(),
                Optional.of(request.reason()).filter(text -> !text.isEmpty()));
        writer.write(LogEntry.of(event), request.actor(), judged);
        writer.writeBreaches(before.clocks(), recount.clocks(), judged);
        var events = writer.events();
        var after = before.corrected(judged, recount, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }

    static LoggedJudgement judgement(ComplaintState.Judged judged) {
        return new LoggedJudgement(
                judged.type(),
                judged.subtype(),
                judged.severity(),
                judged.confidence(),
                judged.reasons(),
                judged.judgedBy());
    }
}
