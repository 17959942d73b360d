package hotline.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Requests as text, for a {@link RawConnection}: whole ones, and heads to which a test adds bytes that no client
 * would send.
 */
public final class RawRequest {
    private static final String END = "\r\n";

    private RawRequest() {}

    /** A whole request without a body. */
    public static String get(String path) {
        return head("GET", path) + END;
    }

    /** The head up to its last header; more may follow, then an empty line. */
    public static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1" + END + "Host: h" + END;
    }

    /** The same for a request with a body of that type. */
    public static String post(String path, String type) {
        return head("POST", path) + "Content-Type: " + type + END;
    }

    /** The whole request with its body, and the length in the head. */
    public static byte[] withBody(String head, byte[] body) {
        var request = new ByteArrayOutputStream();
        request.writeBytes((head + "Content-Length: " + body.length + END + END).getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
