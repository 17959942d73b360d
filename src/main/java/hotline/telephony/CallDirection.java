package hotline.telephony;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who calls whom. */
public enum CallDirection {
    /** A customer calls the hotline. */
    IN,
    /** The hotline calls a customer. */
    OUT,
    /** Both telephones are the hotline's own. */
    INTERNAL;

    private static final Map<String, CallDirection> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(CallDirection::code, Function.identity()));

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Map<String, CallDirection> byCode() {
        return BY_CODE;
    }
}
