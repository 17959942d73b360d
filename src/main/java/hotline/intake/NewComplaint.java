package hotline.intake;

import hotline.classification.Judgement;
import hotline.complaint.Precedence;
import hotline.earlier.EarlierCount;
import hotline.earlier.Sought;
import hotline.once.IdempotencyKey;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.sla.Deadline;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A judged complaint with its limit, ready to be numbered and written.
 *
 * @param region code of the region that its branch or hub belongs to
 * @param key absent where the caller sent none
 * @param numberSeries the beginning of its case number
 * @param numberDigits least count of digits of the serial behind it
 * @param trackingSecret none for internal complaints
 * @param heldBy code of the department that it comes in to
 * @param stage the first one, where departments take turns (P3)
 * @param calendarVersion the installed calendar that its limits were counted with
 * @param epoch of the rules it was judged by; it is written only while they are in force
 * @param counted the allowances that it uses; absent where it is not limited
 * @param linkedTo id of the complaint it follows from (P7)
 * @param precedence of its customer (D2)
 * @param earlier complaints before it about the same thing
 * @param raisedFrom the severity that it was judged at, where earlier complaints raised it
 */
record NewComplaint(
        ComplaintDraft draft,
        Optional<String> region,
        Optional<IdempotencyKey> key,
        int policyVersion,
        String numberSeries,
        int numberDigits,
        Optional<String> trackingSecret,
        Judgement judgement,
        Instant receivedAt,
        Deadline deadline,
        String heldBy,
        Optional<String> stage,
        List<StartedClock> clocks,
        Optional<Integer> calendarVersion,
        long epoch,
        Optional<CountedFiling> counted,
        Optional<Long> linkedTo,
        Raising raising,
        EarlierCount earlier,
        Optional<Severity> raisedFrom,
        Precedence precedence) {

    /** As complaints before it are sought. */
    Optional<Sought> sought(int place) {
        var report = draft.report();
        return raising.sought()
                .map(rules -> new Sought(
                        place,
                        draft.channel().source(),
                        report.phone(),
                        report.phoneExtension(),
                        report.complainant(),
                        report.waybill(),
                        judgement.type(),
                        receivedAt,
                        rules,
                        linkedTo,
                        draft.notSame(),
                        key.map(IdempotencyKey::id),
                        epoch,
                        Optional.empty()));
    }

    /** How many complaints its customer had filed shortly before; empty where the customer was not looked up. */
    Optional<Integer> returns() {
        boolean isLookedUp = raising.sought().isPresent() && draft.channel().source() == Source.EXTERNAL;
        return Optional.of(earlier.returns().size()).filter(returns -> isLookedUp);
    }

    /** The same once its customer and complaints before it are known: its severity may be raised, and its limits with it. */
    NewComplaint after(EarlierCount known) {
        var judged = judgement.severity();
        var raised =
                raising.rules().map(rules -> rules.raised(judged, known.nth())).orElse(judged);
        var count = raising.rules().isPresent() ? known : known.uncounted();
        if (raised == judged) {
            return with(count, judgement, deadline, clocks, Optional.empty());
        }
        var graver = judgement.at(raised);
        var opened = OpenedLimits.of(draft, graver, receivedAt, raising.limits());
        return with(count, graver, opened.deadline(), opened.clocks(), Optional.of(judged));
    }

    private NewComplaint with(
            EarlierCount count, Judgement judged, Deadline limit, List<StartedClock> started, Optional<Severity> from) {
        return new NewComplaint(
                draft,
                region,
                key,
                policyVersion,
                numberSeries,
                numberDigits,
                trackingSecret,
                judged,
                receivedAt,
                limit,
                heldBy,
                stage,
                started,
                calendarVersion,
                epoch,
                counted,
                linkedTo,
                raising,
                count,
                from,
                Precedence.of(count.tiers(), heldBy, raising.limits().policy().tiers()));
    }

    /** @param nextActionAt when the timer must look at it first */
    record StartedClock(SlaClock clock, Optional<Instant> nextActionAt) {}
}
