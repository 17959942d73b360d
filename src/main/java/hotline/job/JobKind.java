package hotline.job;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of jobs. */
public enum JobKind {
    /** Open limits recounted after a calendar has changed. */
    RECOUNT("recount", false),
    /** History run through another policy, to see the changes. */
    REPLAY("replay", true),
    /** A list written to a file. */
    EXPORT("export", true),
    /** Customers' tiers compared with what the policy's rules give them. */
    TIER_REVIEW("tier-review", false),
    /** A list of customers tried, or taken. */
    CUSTOMER_LIST("customer-list", true),
    /** A customer's personal data erased. */
    ERASURE("erasure", false),
    /** A line's past run again with agents more or fewer. */
    FLOOR_REPLAY("floor-replay", true);

    private final String code;
    private final boolean isCancellable;

    JobKind(String code, boolean isCancellable) {
        this.code = code;
        this.isCancellable = isCancellable;
    }

    public String code() {
        return code;
    }

    /** Whether people may end it early; half of the limits counted by an old calendar would be wrong. */
    public boolean isCancellable() {
        return isCancellable;
    }

    public static Optional<JobKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
