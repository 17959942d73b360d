package hotline.http.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256, for values that browsers compare: entity tags, names of versions, scripts a page allows. */
final class Hash {
    private static final int ENOUGH = 22;

    private Hash() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** Short enough for a header or a path, long enough never to meet twice. */
    static String shortName(MessageDigest hash) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hash.digest())
                .substring(0, ENOUGH);
    }
}
