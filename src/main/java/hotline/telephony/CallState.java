package hotline.telephony;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a call has come, in this order; it never goes back. On hold is a matter of an answered one. */
public enum CallState {
    OFFERED,
    QUEUED,
    ALERTING,
    ANSWERED,
    ENDED;

    private static final Map<String, CallState> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(CallState::code, Function.identity()));

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Map<String, CallState> byCode() {
        return BY_CODE;
    }
}
