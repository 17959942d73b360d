package hotline.attachment.bucket;

import hotline.digest.Sha256;
import hotline.secret.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs requests as AWS Signature Version 4 says, for the service {@code s3}. Pure. */
final class RequestSignature {
    static final String DATE = "x-amz-date";
    static final String DIGEST = "x-amz-content-sha256";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String END = "aws4_request";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private RequestSignature() {}

    /**
     * The headers to send: those given, in lower case, with date, digest and signature.
     *
     * @param path percent-encoded
     * @param query as it is sent, its parameters in order
     */
    static Map<String, String> signed(
            BucketSettings settings,
            String method,
            String path,
            String query,
            Map<String, String> headers,
            byte[] body,
            Instant at) {
        var all = new TreeMap<>(headers);
        var digest = Sha256.hex(body);
        all.put(DATE, TIME.format(at));
        all.put(DIGEST, digest);
        var names = String.join(";", all.keySet());
        var request = String.join("\n", method, path, query, lines(all), names, digest);
        var scope = String.join("/", DAY.format(at), settings.region(), "s3", END);
        var toSign = String.join("\n", ALGORITHM, TIME.format(at), scope, Sha256.hex(request));
        var signature = hex(hmac(key(settings, at), toSign));
        all.put(
                "authorization",
                ALGORITHM + " Credential=" + settings.keyId() + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + signature);
        return Map.copyOf(all);
    }

    /** Each ends with a line break. */
    private static String lines(SortedMap<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] key(BucketSettings settings, Instant at) {
        byte[] key = hmac(bytes("AWS4" + settings.secret()), DAY.format(at));
        key = hmac(key, settings.region());
        key = hmac(key, "s3");
        return hmac(key, END);
    }

    private static byte[] hmac(byte[] key, String text) {
        return Hmac.of(key, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
