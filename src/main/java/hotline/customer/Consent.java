package hotline.customer;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** What a customer has said to calls or text messages that are not about a complaint. */
public enum Consent {
    AGREED("agreed"),
    REFUSED("refused");

    private static final Map<String, Consent> BY_CODE = Codes.of(values(), Consent::code);

    private final String code;

    Consent(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Consent> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
