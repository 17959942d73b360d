package hotline.care;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a contact that was due; of merged files the first of these counts. */
public enum CareState {
    DONE("done"),
    EXCUSED("excused"),
    DUE("due"),
    /** Its period ended without it, which stays so. */
    MISSED("missed");

    private static final Map<String, CareState> BY_CODE = Codes.of(values(), CareState::code);

    private final String code;

    CareState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<CareState> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The place of a stored code among them, for stores to sort by. */
    static String placeOf(String column) {
        return "array_position(ARRAY[%s], %s)"
                .formatted(
                        BY_CODE.keySet().stream().map(code -> "'" + code + "'").collect(Collectors.joining(", ")),
                        column);
    }
}
