package hotline.report;

import hotline.digest.Sha256;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        return Sha256.hex(bytes);
    }
}
