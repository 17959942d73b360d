package hotline.policy;

import hotline.policy.taxonomy.LocalizedName;
import java.util.Optional;

/**
 * A reason to pause a clock, such as waiting for the customer's documents. Nothing else pauses.
 *
 * @param name as colleagues read it
 * @param forCustomer the sentence that the customer reads instead
 * @param reviewWithin how long a pause lasts until its owner is reminded, if the agent names no time
 * @param asksComplainant whether the complaint waits for an answer of its complainant, which ends the pause
 */
public record PauseReason(
        String code,
        LocalizedName name,
        Optional<LocalizedName> forCustomer,
        Optional<Limit> reviewWithin,
        boolean asksComplainant) {}
