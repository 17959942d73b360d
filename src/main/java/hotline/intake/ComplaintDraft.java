package hotline.intake;

import hotline.failure.Failure;
import hotline.policy.Channel;
import hotline.policy.Market;
import hotline.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint as it was told, checked but not yet judged or numbered.
 *
 * @param lineOfBusiness whose policy rules it
 * @param channel how it arrived (F2)
 * @param complainant full name (A5)
 * @param phone E.164
 * @param waybill number of the consignment
 * @param branch the branch or hub complained about
 * @param description what happened, in the complainant's words
 * @param demand what the complainant wants (P3)
 * @param language of the complainant, {@code zh} or {@code en}
 * @param filer who wrote it down
 * @param market where the customer sits (P5)
 * @param judged what a person judged instead of the program
 */
public record ComplaintDraft(
        String lineOfBusiness,
        Channel channel,
        String complainant,
        String phone,
        Optional<String> waybill,
        Optional<String> branch,
        Optional<String> region,
        String description,
        Optional<String> demand,
        Optional<Instant> preferredCallbackAt,
        String language,
        Filing filer,
        Market market,
        Optional<PersonJudgement> judged) {

    /**
     * Who wrote a complaint down.
     *
     * @param person null for a customer
     * @param branch the branch whose account it was
     */
    public record Filing(Long person, Optional<String> branch) {
        public static final Filing BY_CUSTOMER = new Filing(null, Optional.empty());
    }

    /** An agent who writes down what a caller tells has answered already. */
    boolean isAnswered() {
        return filer.person() != null && filer.branch().isEmpty();
    }

    /**
     * The same as that policy allows it, where another one allowed it first. Throws {@link Failure.Invalid} where its channel or
     * what a person judged is not known any more.
     */
    ComplaintDraft under(Policy policy) {
        var same = policy.taxonomy()
                .channel(channel.code())
                .filter(known -> known.source() == channel.source() && known.filedBy() == channel.filedBy())
                .orElseThrow(() -> Failure.Invalid.field("/channel", "is no longer one of " + lineOfBusiness));
        judged.ifPresent(judgement -> judgement.check(policy.taxonomy()));
        if (same == channel) {
            return this;
        }
        return new ComplaintDraft(
                lineOfBusiness,
                same,
                complainant,
                phone,
                waybill,
                branch,
                region,
                description,
                demand,
                preferredCallbackAt,
                language,
                filer,
                market,
                judged);
    }

    /** All that a program may judge by. */
    public String textToJudge() {
        return demand.map(wanted -> description + "\n" + wanted).orElse(description);
    }
}
