package hotline.policy;

import hotline.policy.taxonomy.LocalizedName;
import java.util.Optional;

/**
 * A part of the company that may hold a complaint.
 *
 * @param holding how long it may hold one at most; empty: the time is only counted
 */
public record Department(String code, LocalizedName name, Optional<Limit> holding) {
    /** Where a policy names no departments. */
    public static final Department CUSTOMER_SERVICE =
            new Department("customer-service", new LocalizedName("客服部", "customer service"), Optional.empty());

    /** The one that notices for {@link Recipient#HEAD_OFFICE} go to; every policy has it. */
    public static final Department HEAD_OFFICE =
            new Department("head-office", new LocalizedName("总部", "head office"), Optional.empty());

    /** A department that a complaint still refers to, though the policy in force no longer lists it. */
    public static Department unknown(String code) {
        return new Department(code, new LocalizedName(code, code), Optional.empty());
    }
}
