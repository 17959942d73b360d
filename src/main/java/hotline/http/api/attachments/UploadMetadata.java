package hotline.http.api.attachments;

import hotline.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** {@code Upload-Metadata} of tus: keys with values in base64. Pure. */
final class UploadMetadata {
    private static final int LONGEST = 2_000;

    private UploadMetadata() {}

    /** Fails with 422 where it can't be read. */
    static Map<String, String> read(String header) {
        if (header.length() > LONGEST) {
            throw Failure.Invalid.field("Upload-Metadata", "has at most " + LONGEST + " characters");
        }
        var values = new HashMap<String, String>();
        for (String pair : header.split(",", -1)) {
            var parts = pair.strip().split("\\s+", -1);
            if (!parts[0].isEmpty()) {
                values.put(parts[0], parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return Map.copyOf(values);
    }

    private static String decoded(String value) {
        try {
            var text = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            // Text columns hold no zero byte.
            return text.replace("\0", "");
        } catch (IllegalArgumentException noBase64) {
            throw Failure.Invalid.field("Upload-Metadata", "has values in base64");
        }
    }
}
