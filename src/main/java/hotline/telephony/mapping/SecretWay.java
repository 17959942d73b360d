package hotline.telephony.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an exchange shows that it knows the secret. */
public enum SecretWay {
    /** As the last part of the address. */
    PATH,
    /** {@code Authorization: Bearer}. */
    BEARER,
    /** {@code Authorization: Basic} with the connector's code as the name. */
    BASIC,
    /** Standard Webhooks: an id, a time and an HMAC of both and the body. */
    STANDARD_WEBHOOKS,
    /** An HMAC of the body in hexadecimal, in a header that the mapping names. */
    HMAC_HEADER;

    private static final Map<String, SecretWay> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(SecretWay::code, Function.identity()));

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Map<String, SecretWay> byCode() {
        return BY_CODE;
    }

    /** Whether each check needs the secret itself, not only its digest. */
    public boolean signs() {
        return this == STANDARD_WEBHOOKS || this == HMAC_HEADER;
    }
}
