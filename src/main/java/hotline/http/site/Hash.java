package hotline.http.site;

import java.security.MessageDigest;
import java.util.Base64;

/** Values that browsers compare, by digests: entity tags, names of versions. */
final class Hash {
    private static final int ENOUGH = 22;

    private Hash() {}

    /** Short enough for a header or a path, long enough never to meet twice. */
    static String shortName(MessageDigest hash) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hash.digest())
                .substring(0, ENOUGH);
    }
}
