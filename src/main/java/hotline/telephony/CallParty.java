package hotline.telephony;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the two who speak. */
public enum CallParty {
    CUSTOMER,
    AGENT;

    private static final Map<String, CallParty> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(CallParty::code, Function.identity()));

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Map<String, CallParty> byCode() {
        return BY_CODE;
    }
}
