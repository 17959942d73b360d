package hotline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.failure.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text signed with our key that is not one of our tokens is refused without a server error. */
@ExtendWith(VertxExtension.class)
@Tag("S1")
class TokensTest {
    private static Vertx vertx;
    private static final SigningKey KEY = SigningKey.generate();

    private final Tokens tokens = new Tokens(vertx, List.of(KEY));

    @BeforeAll
    static void keep(Vertx injected) {
        vertx = injected;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sub\":\"1\",\"epoch\":1,\"exp\":null}",
                "{\"sub\":\"1\",\"epoch\":1,\"exp\":\"tomorrow\"}",
                "{\"sub\":\"1\",\"epoch\":1,\"exp\":{}}",
                "{\"sub\":\"1\",\"epoch\":1,\"exp\":1e400}",
                "{\"sub\":\"1\",\"epoch\":1,\"exp\":9223372036854775807}",
                "{\"sub\":\"1\",\"epoch\":\"1\",\"exp\":1790000000}",
                "{\"sub\":\"1\",\"exp\":1790000000}",
                "{\"sub\":\"x\",\"epoch\":1,\"exp\":1790000000}",
                "{\"sub\":null,\"epoch\":1,\"exp\":1790000000}",
                "{\"login\":1,\"device\":[]}"
            })
    void claims_of_another_kind_open_no_session_and_name_no_device(String claims) {
        var token = signed(new JsonObject(claims));

        var read = tokens.read(token);
        var device = tokens.device(token, "agent1");

        assertThat(read.failed()).isTrue();
        assertThat(read.cause()).isInstanceOf(Failure.Unauthenticated.class);
        assertThat(device.result()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "=", "AAAA", ".x", ".", "=."})
    void another_spelling_of_a_token_is_refused(String behind) {
        var person = new JsonObject().put("sub", "1").put("epoch", 1).put("exp", 4_000_000_000L);
        assertThat(tokens.read(signed(person)).succeeded()).isTrue();

        assertThat(tokens.read(signed(person) + behind).cause()).isInstanceOf(Failure.Unauthenticated.class);
    }

    private static String signed(JsonObject claims) {
        var options = new JWTOptions().setAlgorithm(SigningKey.ALGORITHM).setNoTimestamp(true);
        return JWTAuth.create(
                        vertx,
                        new JWTAuthOptions()
                                .setJWTOptions(options)
                                .addPubSecKey(new PubSecKeyOptions()
                                        .setId(KEY.id())
                                        .setAlgorithm(SigningKey.ALGORITHM)
                                        .setBuffer(KEY.privatePem())))
                .generateToken(claims, options);
    }
}
