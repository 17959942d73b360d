package hotline.customer;

/** The unified social credit code of a company (统一社会信用代码, GB 32100): 18 characters, the last of which checks the others. */
public final class CreditCode {
    /** Without I, O, S, V and Z, which look like others. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;
    private static final int BASE = 31;

    private CreditCode() {}

    /** @param folded in capitals and half width, without blanks */
    public static boolean isValid(String folded) {
        if (folded.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            int value = CHARACTERS.indexOf(folded.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = (sum + value * weight) % BASE;
            weight = weight * 3 % BASE;
        }
        return CHARACTERS.charAt((BASE - sum) % BASE) == folded.charAt(LENGTH - 1);
    }
}
