package hotline.contact;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** Why nothing is sent to an address any more. */
public enum Stopped {
    /** Who reads it wants nothing more. */
    OPTED_OUT("opted-out"),
    /** A mail server said that there is no such mailbox. */
    BOUNCED("bounced"),
    /** Who reads it called a message unwanted, and its mail service said so. */
    COMPLAINED("complained");

    private static final Map<String, Stopped> BY_CODE = Codes.of(values(), Stopped::code);

    private final String code;

    Stopped(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Stopped> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
