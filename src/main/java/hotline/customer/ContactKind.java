package hotline.customer;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** A way to a customer. */
public enum ContactKind {
    PHONE("phone"),
    E_MAIL("e-mail"),
    ADDRESS("address");

    private static final Map<String, ContactKind> BY_CODE = Codes.of(values(), ContactKind::code);

    private final String code;

    ContactKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ContactKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
