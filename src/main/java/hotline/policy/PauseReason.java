package hotline.policy;

import hotline.policy.taxonomy.LocalizedName;
import java.util.Optional;

/**
 * A reason to pause a clock, such as waiting for the customer's documents. Nothing else pauses.
 *
 * @param name as colleagues read it
 * @param forCustomer the sentence that the customer reads instead
 * @param asksComplainant whether the complaint waits for its complainant, whose answer ends the pause
 */
public record PauseReason(
        String code, LocalizedName name, Optional<LocalizedName> forCustomer, boolean asksComplainant) {}
