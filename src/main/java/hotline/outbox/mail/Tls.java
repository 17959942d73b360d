package hotline.outbox.mail;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the way to the relay is kept secret. The relay's certificate must be valid, and of its name. */
public enum Tls {
    /** From the first byte, on port 465. */
    IMPLICIT("implicit"),
    /** Asked for once connected, on port 587; a relay that does not offer it gets no mail. */
    STARTTLS("starttls"),
    /** Not at all, within a network that can be trusted. */
    NONE("none");

    private static final Map<String, Tls> BY_CODE = Codes.of(values(), Tls::code);

    private final String code;

    Tls(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Tls> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
