package hotline.policy.message;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a complaint is late, as far as its course says it. The policy has a sentence for customers for each. */
public enum LateReason {
    /** No one has taken it yet. */
    NOT_BEGUN,
    /** It takes longer than the extended limit, too. */
    EXTENDED,
    /** The customer was not content with the first result. */
    REOPENED,
    /** What happened is not found out yet. */
    INVESTIGATING;

    private static final Map<String, LateReason> BY_CODE = Codes.of(values(), LateReason::code);

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }
}
