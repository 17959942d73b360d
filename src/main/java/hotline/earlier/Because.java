package hotline.earlier;

/** Why an earlier complaint counts as being about the same thing (F4). */
public enum Because {
    /** The complaint follows from it (P7), or from one that counted it. */
    LINKED("linked"),
    SAME_WAYBILL("same-waybill"),
    /** Of the same customer's file and the same type, within the policy's window. */
    SAME_MATTER("same-matter"),
    /** A person said so. */
    PERSON("person");

    private final String code;

    Because(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
