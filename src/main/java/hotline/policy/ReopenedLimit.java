package hotline.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The customer's limit of a case that had ended and is reopened. The time in between counts against it in no policy. */
public enum ReopenedLimit {
    /** The whole limit again, from the reopening, with its ladder; as P7's new form would have it. */
    FULL("full"),
    /** The working time that was left when the case ended, at least one working day. */
    REST("rest");

    private final String code;

    ReopenedLimit(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, ReopenedLimit> byCode() {
        return Arrays.stream(values()).collect(Collectors.toMap(ReopenedLimit::code, Function.identity()));
    }
}
