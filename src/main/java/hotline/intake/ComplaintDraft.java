package hotline.intake;

import hotline.policy.Channel;
import hotline.policy.Market;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint as it was told, checked but not yet judged or numbered.
 *
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

    /** All that a program may judge by. */
    public String textToJudge() {
        return demand.map(wanted -> description + "\n" + wanted).orElse(description);
    }
}
