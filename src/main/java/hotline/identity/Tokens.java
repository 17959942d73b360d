package hotline.identity;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signed tokens (JWT, ES256 alone) that identify a person, for twelve hours. Only our own keys are tried, by the
 * {@code kid} that the token names; the database's time counts, so nodes need no leeway.
 */
final class Tokens {
    /** 64 bytes in base64url (RFC 7518, 3.4). */
    private static final int SIGNATURE_CHARACTERS = 86;

    static final Duration LIFE = Duration.ofHours(12);
    private static final JWTOptions OPTIONS = new JWTOptions()
            .setAlgorithm(SigningKey.ALGORITHM)
            .setIgnoreExpiration(true)
            .setNoTimestamp(true);

    private final Map<String, JWTAuth> byKeyId = new HashMap<>();
    private final JWTAuth newest;

    Tokens(Vertx vertx, List<SigningKey> newestFirst) {
        newestFirst.forEach(key -> byKeyId.put(key.id(), provider(vertx, key)));
        this.newest = provider(vertx, newestFirst.get(0));
    }

    /** The claims of a token; {@code epoch} is the account's session epoch it was issued under. */
    record Claims(long person, int epoch, Instant expiresAt) {}

    String issue(Account account, Instant expiresAt) {
        var claims = new JsonObject()
                .put("sub", Long.toString(account.person().id()))
                .put("role", account.person().role().code())
                .put("epoch", account.sessionEpoch())
                .put("iat", expiresAt.minus(LIFE).getEpochSecond())
                .put("exp", expiresAt.getEpochSecond());
        return newest.generateToken(claims, new JWTOptions(OPTIONS));
    }

    /** Fails with {@link Failure.Unauthenticated} unless we issued the token; does not check its time. */
    Future<Claims> read(String token) {
        var provider = byKeyId.get(keyId(token));
        if (provider == null) {
            return Future.failedFuture(notOurs());
        }
        // The library throws if a registered claim has an unexpected type.
        return Future.succeededFuture(new TokenCredentials(token))
                .compose(provider::authenticate)
                .map(user -> claims(user.attributes().getJsonObject("accessToken")))
                .recover(refused -> Future.failedFuture(notOurs()));
    }

    /** Names a browser that signed in with this login. It opens nothing and never runs out. */
    String issueDevice(String login, String device) {
        var claims = new JsonObject().put("login", login).put("device", device);
        return newest.generateToken(claims, new JWTOptions(OPTIONS));
    }

    /** The device that signed in with this login before, if that is what the token says. */
    Future<Optional<String>> device(String token, String login) {
        var provider = byKeyId.get(keyId(token));
        if (provider == null) {
            return Future.succeededFuture(Optional.empty());
        }
        return Future.succeededFuture(new TokenCredentials(token))
                .compose(provider::authenticate)
                .map(user -> user.attributes().getJsonObject("accessToken"))
                .map(claims -> Optional.ofNullable(claims.getString("device"))
                        .filter(device -> login.equals(claims.getString("login"))))
                .otherwise(Optional.empty());
    }

    private static Claims claims(JsonObject token) {
        return new Claims(
                Long.parseLong(token.getString("sub")),
                token.getInteger("epoch"),
                Instant.ofEpochSecond(token.getLong("exp")));
    }

    /**
     * The {@code kid} of a header that names our algorithm; empty if it is not a valid header, or if the token is
     * written differently from ours: the library reads base64 so leniently that one token has many spellings.
     */
    private static String keyId(String token) {
        var parts = token.split("\\.", -1);
        try {
            if (parts.length != 3
                    || parts[2].length() != SIGNATURE_CHARACTERS
                    || !Arrays.stream(parts).allMatch(Tokens::isCanonical)) {
                return "";
            }
            var header = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8));
            var ours = SigningKey.ALGORITHM.equals(header.getValue("alg"));
            return ours && header.getValue("kid") instanceof String id ? id : "";
        } catch (IllegalArgumentException | DecodeException noHeader) {
            return "";
        }
    }

    private static boolean isCanonical(String part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getUrlDecoder().decode(part))
                .equals(part);
    }

    private static Failure notOurs() {
        return new Failure.Unauthenticated("the token is not valid; sign in again");
    }

    private static JWTAuth provider(Vertx vertx, SigningKey key) {
        return JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .setJWTOptions(OPTIONS)
                        .addPubSecKey(pem(key, key.publicPem()))
                        .addPubSecKey(pem(key, key.privatePem())));
    }

    private static PubSecKeyOptions pem(SigningKey key, String pem) {
        return new PubSecKeyOptions()
                .setId(key.id())
                .setAlgorithm(SigningKey.ALGORITHM)
                .setBuffer(pem);
    }
}
