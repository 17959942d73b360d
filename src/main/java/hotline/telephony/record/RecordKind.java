package hotline.telephony.record;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call was about. */
public enum RecordKind {
    /** It becomes a complaint, which is linked with the call. */
    COMPLAINT("complaint"),
    /** A question about what we offer: it has a customer's file, and how urgent the purchase is (T12). */
    INQUIRY("inquiry"),
    /** An opinion or a suggestion, which is passed to the leaders of a department (T9). */
    SUGGESTION("suggestion"),
    /** A wrong number, a test, a private call. */
    OTHER("other");

    private static final Map<String, RecordKind> BY_CODE = Codes.of(values(), RecordKind::code);

    private final String code;

    RecordKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether T2 asks for the caller and what they said. */
    boolean hasCaller() {
        return this != OTHER;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<RecordKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
