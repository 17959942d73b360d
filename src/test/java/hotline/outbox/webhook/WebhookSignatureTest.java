package hotline.outbox.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The standard's own library, which is not ours, verifies what we sign. */
class WebhookSignatureTest {

    @Provide
    Arbitrary<WebhookSecret> secrets() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(24)
                .ofMaxSize(64)
                .map(key -> new WebhookSecret(Buffer.buffer(key)));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("_-")
                .ofMinLength(1)
                .ofMaxLength(64);
    }

    private static Map<String, List<String>> headers(WebhookSignature signature) {
        return Map.of(
                WebhookSignature.ID, List.of(signature.id()),
                WebhookSignature.TIMESTAMP, List.of(signature.timestamp()),
                WebhookSignature.SIGNATURE, List.of(signature.list()));
    }

    /** The library compares with this machine's time. */
    private static Instant now() {
        return Instant.now();
    }

    @Property(tries = 500)
    void the_standards_library_verifies_every_message_with_each_of_its_secrets(
            @ForAll @Size(min = 1, max = 3) List<@From("secrets") WebhookSecret> secrets,
            @ForAll("ids") String id,
            @ForAll String body) {
        var bytes = body.getBytes(UTF_8);
        var headers = headers(WebhookSignature.of(secrets, id, now(), bytes));
        var sent = new String(bytes, UTF_8);
        assertThat(secrets).allSatisfy(secret -> assertThatCode(() -> new Webhook(secret.words()).verify(sent, headers))
                .doesNotThrowAnyException());
        assertThatThrownBy(() -> new Webhook(secrets.get(0).words()).verify(sent + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(WebhookSecret.random().words()).verify(sent, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    /** Known from the libraries of those who wrote the standard. */
    @Test
    void an_example_of_its_authors_has_their_signature() {
        var key = new WebhookSecret(Buffer.buffer(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));
        var body = "{\"test\": 2432232314}";
        var signature = WebhookSignature.of(
                List.of(key),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                body.getBytes(UTF_8));
        assertThat(signature.list()).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_example_for_receivers_can_be_verified() throws IOException {
        var page = Files.readString(Path.of("docs/webhooks.md"));
        var secret = found(page, "(whsec_[A-Za-z0-9+/=]+)");
        var signature = WebhookSignature.of(
                List.of(new WebhookSecret(
                        Buffer.buffer(Base64.getDecoder().decode(secret.substring("whsec_".length()))))),
                found(page, "webhook-id: (\\S+)"),
                Instant.ofEpochSecond(Long.parseLong(found(page, "webhook-timestamp: (\\d+)"))),
                found(page, "(\\{\"type\":.*)").getBytes(UTF_8));
        assertThat(signature.list()).isEqualTo(found(page, "webhook-signature: (\\S+)"));
    }

    private static String found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void a_secret_is_recognised_by_its_words_alone() {
        var secret = WebhookSecret.random();
        assertThat(secret.words()).matches("whsec_[A-Za-z0-9+/]+=*");
        assertThat(secret.toString()).isEqualTo("whsec_…");
        assertThatThrownBy(() -> new WebhookSecret(Buffer.buffer(new byte[23])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSignature.of(List.of(secret), "a.b", Instant.EPOCH, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
