package hotline.customer.duplicate;

/** Why two files may be one customer's. */
public enum Reason {
    SAME_CREDIT_CODE("same-credit-code"),
    SAME_PHONE("same-phone"),
    SAME_E_MAIL("same-e-mail"),
    SAME_ADDRESS("same-address"),
    SAME_REGION("same-region"),
    SAME_NAME("same-name"),
    /** A surname with a title, or another form of a company's name. */
    SIMILAR_NAME("similar-name"),
    SAME_SOUND("same-sound"),
    SAME_TRADE("same-trade");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
