package hotline.telephony;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to a call, after the states of connections in CSTA (ECMA-269). */
public enum CallEventType {
    OFFERED,
    QUEUED,
    /** The agent's telephone rings. */
    ALERTING,
    ANSWERED,
    HELD,
    RETRIEVED,
    TRANSFERRED,
    ENDED,
    /** The exchange's record of a call or a leg that is over. It fills gaps, and its times are the better ones. */
    RECORD;

    private static final Map<String, CallEventType> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(CallEventType::code, Function.identity()));

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Map<String, CallEventType> byCode() {
        return BY_CODE;
    }

    /** Whether it can happen again in one leg. */
    public boolean repeats() {
        return this == HELD || this == RETRIEVED || this == TRANSFERRED;
    }
}
