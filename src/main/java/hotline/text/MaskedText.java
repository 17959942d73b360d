package hotline.text;

/** The rest of a text for a person who may not see it whole. */
public final class MaskedText {
    private static final String COVER = "＊＊";
    private static final int LAST_DIGITS = 4;

    private MaskedText() {}

    /** The first character. */
    public static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + COVER;
    }

    /** The last four of a number. */
    public static String number(String number) {
        return COVER + number.substring(Math.max(0, number.length() - LAST_DIGITS));
    }

    /** The first character, and where its mailbox is. */
    public static String mail(String address) {
        return name(address) + address.substring(Math.max(0, address.lastIndexOf('@')));
    }
}
