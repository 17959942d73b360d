package hotline.telephony;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a call ended. */
public enum CallCause {
    /** Someone had answered. */
    ANSWERED,
    /** The caller gave up. */
    ABANDONED,
    NO_ANSWER,
    BUSY,
    REJECTED,
    UNREACHABLE,
    WRONG_NUMBER,
    FORWARDED,
    VOICEMAIL,
    FAILED,
    UNKNOWN;

    private static final Map<String, CallCause> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(CallCause::code, Function.identity()));

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Map<String, CallCause> byCode() {
        return BY_CODE;
    }
}
