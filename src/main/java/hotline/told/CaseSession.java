package hotline.told;

import hotline.secret.ServerKey;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer who came back by a code has a complaint open until some time. Only the server can make one, and it keeps none. Pure.
 *
 * @param complaint its id
 * @param until in seconds of the epoch
 */
record CaseSession(long complaint, long until) {
    private static final int RADIX = 36;
    /** 120 bits. */
    private static final int LETTERS = 24;

    private static final Pattern FORM =
            Pattern.compile("([0-9a-z]{1,12})\\.([0-9a-z]{1,12})\\.([a-z2-7]{" + LETTERS + "})");

    String token(ServerKey key) {
        return Long.toString(complaint, RADIX) + "." + Long.toString(until, RADIX) + "." + key.letters(text(), LETTERS);
    }

    private String text() {
        return "SESSION " + complaint + " " + until;
    }

    /** Empty where the server did not make it. */
    static Optional<CaseSession> read(String token, ServerKey key) {
        var found = FORM.matcher(token);
        if (!found.matches()) {
            return Optional.empty();
        }
        var session = new CaseSession(Long.parseLong(found.group(1), RADIX), Long.parseLong(found.group(2), RADIX));
        return key.isOf(session.text(), found.group(3)) ? Optional.of(session) : Optional.empty();
    }
}
