package hotline.customer.missing;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person does about a missing file. */
public enum MissingStep {
    /** The file is there, under its number in the system. */
    DELIVER("deliver", "delivered"),
    /** Its department keeps it, for a reason. */
    HOLD_BACK("hold-back", "held-back"),
    /** The reason does not count: it is to be delivered within the limit once more. */
    DEMAND("demand", "reported-missing"),
    /** It was not missing. */
    WITHDRAW("withdraw", "missing-withdrawn");

    private static final Map<String, MissingStep> BY_CODE = Codes.of(values(), MissingStep::code);

    private final String code;
    private final String change;

    MissingStep(String code, String change) {
        this.code = code;
        this.change = change;
    }

    public String code() {
        return code;
    }

    /** Its code in the history of the customer's file. */
    String change() {
        return change;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<MissingStep> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
