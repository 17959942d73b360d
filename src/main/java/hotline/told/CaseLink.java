package hotline.told;

import hotline.secret.ServerKey;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a link in a message says: which complaint, and to which contact point the message went. Only the server can make one, and it
 * keeps none. Pure.
 *
 * @param complaint its id
 */
record CaseLink(long complaint, long contactPoint) {

    /** What a link is for; one for one purpose does nothing else. */
    enum Purpose {
        OPEN,
        STOP
    }

    private static final int RADIX = 36;
    /** 120 bits. */
    private static final int LETTERS = 24;

    private static final Pattern FORM =
            Pattern.compile("([0-9a-z]{1,12})\\.([0-9a-z]{1,12})\\.([a-z2-7]{" + LETTERS + "})");

    /** As it stands in the link. */
    String token(Purpose purpose, ServerKey key) {
        return Long.toString(complaint, RADIX) + "." + Long.toString(contactPoint, RADIX) + "."
                + key.letters(text(purpose), LETTERS);
    }

    private String text(Purpose purpose) {
        return purpose + " " + complaint + " " + contactPoint;
    }

    /**
     * A token as it came back.
     *
     * @param isOurs the server made it for this purpose
     */
    record Read(CaseLink link, boolean isOurs) {}

    /** Empty where it has not the form of one. */
    static Optional<Read> read(String token, Purpose purpose, ServerKey key) {
        var found = FORM.matcher(token);
        if (!found.matches()) {
            return Optional.empty();
        }
        var link = new CaseLink(Long.parseLong(found.group(1), RADIX), Long.parseLong(found.group(2), RADIX));
        return Optional.of(new Read(link, key.isOf(link.text(purpose), found.group(3))));
    }
}
