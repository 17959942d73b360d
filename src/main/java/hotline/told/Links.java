package hotline.told;

import hotline.policy.message.Gap;
import hotline.secret.ServerKey;
import hotline.told.CaseLink.Purpose;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses of the customer's page in messages. What comes after {@code #} stays in the browser: no proxy and no log has it.
 *
 * @param base of the server as customers reach it, such as {@code https://help.example.com}
 */
record Links(String base, ServerKey key) {
    private static final String OPEN = "/#open=";
    private static final String STOP = "/#stop=";
    private static final String UNSUBSCRIBE = "/api/v1/tracking/mails/";

    Map<Gap, String> of(CaseLink link) {
        var at = base.replaceAll("/+$", "");
        return Map.of(
                Gap.LINK, at + OPEN + link.token(Purpose.OPEN, key),
                Gap.STOP, at + STOP + link.token(Purpose.STOP, key));
    }

    /**
     * The address behind a mail program's own button (RFC 8058), which sends it to us without showing a page. Empty without encryption, which such
     * programs want.
     */
    Optional<String> unsubscribe(CaseLink link) {
        return base.startsWith("https://")
                ? Optional.of(base.replaceAll("/+$", "") + UNSUBSCRIBE + link.token(Purpose.STOP, key))
                : Optional.empty();
    }

    /** As they look, for previews: they open nothing. */
    static Map<Gap, String> shown(String base) {
        var at = base.replaceAll("/+$", "");
        return Map.of(Gap.LINK, at + OPEN + "…", Gap.STOP, at + STOP + "…");
    }
}
