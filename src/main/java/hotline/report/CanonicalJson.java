package hotline.report;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one form of JSON for a content (RFC 8785), so that equal contents are equal bytes. */
final class CanonicalJson {
    private CanonicalJson() {}

    static byte[] of(JsonObject json) {
        try {
            return new JsonCanonicalizer(json.encode()).getEncodedUTF8();
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    static String digest(JsonObject json) {
        return digest(of(json));
    }

    /** SHA-256 in hexadecimal digits. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
