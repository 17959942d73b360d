package hotline.text;

/** Waybill numbers, which people write with dashes and without. */
public final class Waybills {
    private static final char DASH = '-';

    private Waybills() {}

    /** As waybills are compared: without dashes. */
    public static String bare(String waybill) {
        return waybill.replace("-", "");
    }

    /** Whether both are one number; false if neither has more than dashes. Makes no objects: a flood of complaints is compared pair by pair. */
    public static boolean areSame(String one, String other) {
        int i = next(one, 0);
        int j = next(other, 0);
        boolean isAny = i < one.length();
        while (i < one.length() && j < other.length()) {
            if (one.charAt(i) != other.charAt(j)) {
                return false;
            }
            i = next(one, i + 1);
            j = next(other, j + 1);
        }
        return isAny && i == one.length() && j == other.length();
    }

    /** The place of the next character that is no dash. */
    private static int next(String waybill, int from) {
        int i = from;
        while (i < waybill.length() && waybill.charAt(i) == DASH) {
            i++;
        }
        return i;
    }
}
