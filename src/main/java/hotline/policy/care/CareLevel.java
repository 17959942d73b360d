package hotline.policy.care;

import hotline.policy.taxonomy.Codes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who contacts a customer (K2), from the account's own staff up. */
public enum CareLevel {
    /** The account's own staff and those in charge. */
    STAFF("staff"),
    /** 分管副总. */
    VICE_PRESIDENT("vice-president"),
    /** 董事长或总经理. */
    LEADER("leader");

    private static final Map<String, CareLevel> BY_CODE = Codes.of(values(), CareLevel::code);

    private final String code;

    CareLevel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Codes of the levels whose contacts this one's contact takes the place of: its own, and those below it. */
    public List<String> standsFor() {
        return Arrays.stream(values())
                .filter(level -> level.compareTo(this) <= 0)
                .map(CareLevel::code)
                .toList();
    }

    public static Map<String, CareLevel> byCode() {
        return BY_CODE;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<CareLevel> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
