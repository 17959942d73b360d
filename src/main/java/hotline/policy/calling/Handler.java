package hotline.policy.calling;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who handled a complaint, and so does not ask its customer how it was. */
public enum Handler {
    /** Who owned it when it was resolved. */
    OWNER("owner"),
    /** Who resolved it. */
    RESOLVER("resolver");

    private final String code;

    Handler(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, Handler> byCode() {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(one -> one.code, Function.identity()));
    }
}
