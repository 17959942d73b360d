package hotline.intake;

import hotline.complaint.Report;
import hotline.complaint.coding.Coding;
import hotline.failure.Failure;
import hotline.network.NetworkMap;
import hotline.network.Placement;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A complaint as reported, checked but not yet judged or numbered.
 *
 * @param lineOfBusiness its policy rules the complaint
 * @param channel how it arrived (F2)
 * @param filer the person who wrote it down
 * @param market the customer's market (P5)
 * @param coding the codes that are known at intake
 * @param judged the judgement that a person made instead of the program
 * @param notSame numbers of earlier complaints that the filing agent called another thing (F4)
 * @param attachments uploads that come with it
 */
public record ComplaintDraft(
        String lineOfBusiness,
        Channel channel,
        Report report,
        Optional<Instant> preferredCallbackAt,
        Filing filer,
        Market market,
        Optional<PersonJudgement> judged,
        Coding coding,
        Set<String> notSame,
        List<UUID> attachments) {

    public ComplaintDraft {
        notSame = Set.copyOf(notSame);
        attachments = List.copyOf(attachments);
    }

    /** No earlier complaint was called another thing. */
    public ComplaintDraft(
            String lineOfBusiness,
            Channel channel,
            Report report,
            Optional<Instant> preferredCallbackAt,
            Filing filer,
            Market market,
            Optional<PersonJudgement> judged,
            Coding coding) {
        this(lineOfBusiness, channel, report, preferredCallbackAt, filer, market, judged, coding, Set.of(), List.of());
    }

    /** Without codes. */
    public ComplaintDraft(
            String lineOfBusiness,
            Channel channel,
            Report report,
            Optional<Instant> preferredCallbackAt,
            Filing filer,
            Market market,
            Optional<PersonJudgement> judged) {
        this(lineOfBusiness, channel, report, preferredCallbackAt, filer, market, judged, Coding.NONE);
    }

    public ComplaintDraft coded(Coding codes) {
        return new ComplaintDraft(
                lineOfBusiness,
                channel,
                report,
                preferredCallbackAt,
                filer,
                market,
                judged,
                codes,
                notSame,
                attachments);
    }

    /** @param numbers of earlier complaints that are not the same thing */
    public ComplaintDraft notSameAs(Set<String> numbers) {
        return new ComplaintDraft(
                lineOfBusiness,
                channel,
                report,
                preferredCallbackAt,
                filer,
                market,
                judged,
                coding,
                numbers,
                attachments);
    }

    /** @param uploads that come with it */
    public ComplaintDraft with(List<UUID> uploads) {
        return new ComplaintDraft(
                lineOfBusiness, channel, report, preferredCallbackAt, filer, market, judged, coding, notSame, uploads);
    }

    /**
     * The person who wrote a complaint down.
     *
     * @param person empty for a customer
     * @param branch that the account belongs to
     */
    public record Filing(Optional<Long> person, Optional<String> branch) {
        public static final Filing BY_CUSTOMER = new Filing(Optional.empty(), Optional.empty());

        public Filing(long person, Optional<String> branch) {
            this(Optional.of(person), branch);
        }
    }

    /** An agent who writes down a caller's complaint has already answered it. */
    boolean isAnswered() {
        return filer.person().isPresent() && filer.branch().isEmpty();
    }

    /**
     * The same as that policy allows it, where another one allowed it first. Throws {@link Failure.Invalid} if its
     * channel or a person's judgement is no longer known.
     */
    ComplaintDraft under(Policy policy) {
        var same = policy.taxonomy()
                .channel(channel.code())
                .filter(known -> known.source() == channel.source() && known.filedBy() == channel.filedBy())
                .orElseThrow(() -> Failure.Invalid.field("/channel", "is no longer one of " + lineOfBusiness));
        judged.ifPresent(judgement -> judgement.check(policy.taxonomy()));
        if (same.equals(channel)) {
            return this;
        }
        return new ComplaintDraft(
                lineOfBusiness, same, report, preferredCallbackAt, filer, market, judged, coding, notSame, attachments);
    }

    Placement placement() {
        return new Placement(report.branch(), report.hub());
    }

    /** With the units that match the typed text. */
    ComplaintDraft at(NetworkMap network, LocalDate day) {
        var named = placement();
        var placed = named.on(network, day);
        return placed.equals(named)
                ? this
                : new ComplaintDraft(
                        lineOfBusiness,
                        channel,
                        report.at(placed.branch(), placed.hub()),
                        preferredCallbackAt,
                        filer,
                        market,
                        judged,
                        coding,
                        notSame,
                        attachments);
    }

    /** All that a program may judge by. */
    public String textToJudge() {
        return report.textToJudge();
    }
}
