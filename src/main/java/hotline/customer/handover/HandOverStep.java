package hotline.customer.handover;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person does with a hand-over that is open. */
public enum HandOverStep {
    /** The receiver has checked the file and takes it. */
    ACCEPT("accept", "hand-over-accepted"),
    /** The receiver has checked the file and found defects. */
    RETURN("return", "hand-over-returned"),
    /** The defects are mended; the receiver checks once more. */
    MEND("mend", "hand-over-mended"),
    /** The file stays where it is. */
    WITHDRAW("withdraw", "hand-over-withdrawn");

    private static final Map<String, HandOverStep> BY_CODE = Codes.of(values(), HandOverStep::code);

    private final String code;
    private final String change;

    HandOverStep(String code, String change) {
        this.code = code;
        this.change = change;
    }

    public String code() {
        return code;
    }

    /** Its code in the history of the file. */
    String change() {
        return change;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<HandOverStep> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
