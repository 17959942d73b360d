package hotline.intake;

import hotline.complaint.Report;
import hotline.failure.Failure;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.Market;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint as it was told, checked but not yet judged or numbered.
 *
 * @param lineOfBusiness whose policy rules it
 * @param channel how it arrived (F2)
 * @param filer who wrote it down
 * @param market where the customer sits (P5)
 * @param judged what a person judged instead of the program
 */
public record ComplaintDraft(
        String lineOfBusiness,
        Channel channel,
        Report report,
        Optional<Instant> preferredCallbackAt,
        Filing filer,
        Market market,
        Optional<PersonJudgement> judged) {

    /**
     * Who wrote a complaint down.
     *
     * @param person empty for a customer
     * @param branch the branch whose account it was
     */
    public record Filing(Optional<Long> person, Optional<String> branch) {
        public static final Filing BY_CUSTOMER = new Filing(Optional.empty(), Optional.empty());

        public Filing(long person, Optional<String> branch) {
            this(Optional.of(person), branch);
        }
    }

    /** An agent who writes down what a caller tells has answered already. */
    boolean isAnswered() {
        return filer.person().isPresent() && filer.branch().isEmpty();
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
        if (same.equals(channel)) {
            return this;
        }
        return new ComplaintDraft(lineOfBusiness, same, report, preferredCallbackAt, filer, market, judged);
    }

    /** All that a program may judge by. */
    public String textToJudge() {
        return report.textToJudge();
    }
}
