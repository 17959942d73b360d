package hotline.telephony.record;

/** What T2 and T12 want in a record. */
public enum Point {
    WHO("who"),
    PHONE("phone"),
    FROM("from"),
    WHAT("what"),
    WHY("why"),
    URGENCY("urgency"),
    COMPLAINT("complaint");

    private final String code;

    Point(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
