package hotline.joining;

import java.util.Arrays;
import java.util.Optional;

/** Why two complaints may be about one matter. */
public enum SameMatter {
    /** Both name one waybill. */
    WAYBILL("waybill"),
    /** One customer, by file or by number and a name that fits, within {@value HintStore#DAYS_OF_CUSTOMER} days. */
    CUSTOMER("customer"),
    /** One branch and much the same words, within {@value HintStore#DAYS_OF_BRANCH} days. */
    TEXT("text");

    private final String code;

    SameMatter(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Optional<SameMatter> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
