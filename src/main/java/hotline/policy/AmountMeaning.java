package hotline.policy;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/** What sums of money in a text say about the customer's loss (F4); a type's lexicon names it, its subtypes take it over. */
public enum AmountMeaning {
    /** A sum is the loss or the error. */
    LOSS("loss"),
    /** Where no loss is named, the value of the goods is the loss, unless they are sound. */
    GOODS("goods"),
    /** As with goods; where they are sound, only a named loss counts. */
    DAMAGED_GOODS("damaged-goods"),
    /** The value claimed counts as well as the loss; elapsed time counts only until the claim was answered. */
    CLAIM("claim"),
    /** The difference between the sums counts: the amount charged and the correct amount. */
    PRICE("price");

    private static final Map<String, AmountMeaning> BY_CODE = Codes.of(values(), AmountMeaning::code);

    private final String code;

    AmountMeaning(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, AmountMeaning> byCode() {
        return BY_CODE;
    }
}
