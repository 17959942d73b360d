package hotline.policy.taxonomy;

import java.util.Map;
import java.util.Optional;

/** A list of codes that standards ask for in addition to type and severity; a policy fills it or leaves it away. */
public enum CodeList {
    /** What the customer wants (ISO 10002; F11). */
    REMEDIES("remedies", "remedySought"),
    /** How the complaint was answered in the end (ISO 10002). */
    OUTCOMES("outcomes", "outcome"),
    /** Whether the company is answerable (责任成立); apart from a complaint that is not valid (P8). */
    VALIDITY("validity", "validity"),
    /** Why the customer is dissatisfied (F13). */
    CAUSES("causes", "cause"),
    /** Transport or service (F12). */
    NATURES("natures", "nature"),
    /** Quality or human cause (P2). */
    QUALITY("quality", "quality"),
    /** A customer who needs special care; a complaint may have several of these codes. */
    SPECIAL_CARE("special-care", "specialCare");

    private static final Map<String, CodeList> BY_CODE = Codes.of(values(), CodeList::code);

    private final String code;
    private final String field;

    CodeList(String code, String field) {
        this.code = code;
        this.field = field;
    }

    /** Its key in a policy. */
    public String code() {
        return code;
    }

    /** The field of a complaint that holds a code of it. */
    public String field() {
        return field;
    }

    /** The list whose codes stand in that field of a complaint. */
    public static Optional<CodeList> ofField(String field) {
        return BY_CODE.values().stream()
                .filter(list -> list.field.equals(field))
                .findFirst();
    }

    public boolean holdsSeveral() {
        return this == SPECIAL_CARE;
    }

    /** Whether the program chooses a code by the type when a complaint is closed without one. */
    public boolean isChosenAtClosing() {
        return this == NATURES || this == QUALITY;
    }

    public static Map<String, CodeList> byCode() {
        return BY_CODE;
    }

    public static Optional<CodeList> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
