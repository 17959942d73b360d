package hotline.telephony.simulation;

import hotline.secret.Hmac;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/** Signs messages after Standard Webhooks, as our own format wants it. */
final class Signing {
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    /** Throws IllegalArgumentException for what is no secret of a connector. */
    Signing(String secret) {
        key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }

    HttpRequest.Builder sign(HttpRequest.Builder request, String body) {
        var id = "msg_" + UUID.randomUUID();
        var at = InstantSource.system().instant();
        return request.header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", Hmac.signature(key, id, at, body.getBytes(StandardCharsets.UTF_8)));
    }
}
