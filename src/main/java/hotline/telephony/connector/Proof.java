package hotline.telephony.connector;

import hotline.secret.Hmac;
import hotline.telephony.connector.Connector.Secret;
import hotline.telephony.mapping.Mapping;
import hotline.telephony.mapping.SecretWay;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether a message knows the secret of its connector. Pure; compares in constant time. */
final class Proof {
    /** A signed message of another time is not taken: anyone who heard it could send it again. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST_ID = 256;

    private Proof() {}

    /**
     * What came.
     *
     * @param header by its name
     * @param token the last part of the address
     */
    record Presented(Function<String, Optional<String>> header, Optional<String> token, Buffer body) {}

    /** The secret that it knows, if it is valid. */
    static Optional<Secret> of(Connector connector, Mapping mapping, Presented presented, Instant now) {
        return connector.secrets().stream()
                .filter(secret -> secret.isValid(now))
                .filter(secret -> mapping.secrets().stream()
                        .anyMatch(way -> knows(way, connector, mapping, secret, presented, now)))
                .findFirst();
    }

    /** The sender's id of a signed message, which is taken once; the signature itself where it is of the body alone. */
    static Optional<String> messageId(Mapping mapping, Presented presented) {
        return mapping.secrets().contains(SecretWay.STANDARD_WEBHOOKS)
                ? presented.header().apply("webhook-id")
                : mapping.signatureHeader()
                        .filter(name -> mapping.secrets().contains(SecretWay.HMAC_HEADER))
                        .flatMap(presented.header())
                        .flatMap(Proof::hex)
                        .map(HexFormat.of()::formatHex);
    }

    private static boolean knows(
            SecretWay way, Connector connector, Mapping mapping, Secret secret, Presented presented, Instant now) {
        return switch (way) {
            case PATH ->
                presented.token().filter(token -> isSame(secret, token)).isPresent();
            case BEARER ->
                authorization(presented, "Bearer ")
                        .filter(token -> isSame(secret, token))
                        .isPresent();
            case BASIC ->
                authorization(presented, "Basic ")
                        .flatMap(Proof::password)
                        .filter(given -> given.name().equals(connector.code()) && isSame(secret, given.password()))
                        .isPresent();
            case STANDARD_WEBHOOKS -> isSigned(secret, presented, now);
            case HMAC_HEADER ->
                mapping.signatureHeader()
                        .flatMap(presented.header())
                        .flatMap(Proof::hex)
                        .filter(given -> secret.signing()
                                .filter(key -> MessageDigest.isEqual(
                                        Hmac.of(key.getBytes(), presented.body().getBytes()), given))
                                .isPresent())
                        .isPresent();
        };
    }

    private static boolean isSame(Secret secret, String words) {
        return MessageDigest.isEqual(secret.digest().getBytes(), NewSecret.digest(words));
    }

    private static Optional<String> authorization(Presented presented, String scheme) {
        return presented
                .header()
                .apply("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }

    private record Given(String name, String password) {}

    private static Optional<Given> password(String encoded) {
        try {
            var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Given(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(Secret secret, Presented presented, Instant now) {
        var id = presented.header().apply("webhook-id").filter(text -> text.length() <= LONGEST_ID);
        var at = presented.header().apply("webhook-timestamp").flatMap(Proof::seconds);
        var signatures = presented.header().apply("webhook-signature");
        if (id.isEmpty()
                || at.isEmpty()
                || signatures.isEmpty()
                || secret.signing().isEmpty()) {
            return false;
        }
        if (Duration.between(at.get(), now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        var expected = Hmac.signature(
                secret.signing().get().getBytes(),
                id.get(),
                at.get(),
                presented.body().getBytes());
        return List.of(signatures.get().split(" ", -1)).stream()
                .anyMatch(one -> MessageDigest.isEqual(
                        one.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text.strip()));
        } catch (IllegalArgumentException noHex) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> seconds(String text) {
        return text.matches("\\d{1,11}") ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text))) : Optional.empty();
    }
}
