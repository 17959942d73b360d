package hotline.secret;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerKeysTest {
    @Running(shared = true)
    private static TestServer server;

    @Test
    void all_nodes_get_the_key_that_the_first_one_made_and_each_purpose_has_its_own() {
        var pool = server.connections().pool();
        var made = IntStream.range(0, 8)
                .mapToObj(node -> new ServerKeys(pool).of(KeyPurpose.LINK).map(key -> key.letters("case", 16)))
                .toList();
        await(Future.all(made));
        assertThat(made.stream().map(Future::result).distinct()).hasSize(1);
        var other = await(new ServerKeys(pool).of(KeyPurpose.MESSAGE_ID)).letters("case", 16);
        assertThat(other).isNotEqualTo(made.get(0).result());
    }

    @Test
    void letters_are_base32_of_the_digest_and_only_the_key_makes_them() {
        // HMAC-SHA256 of RFC 4231, case 2: 5bdcc146bf60754e6a042426089575c7…
        var key = new ServerKey("Jefe".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var text = "what do ya want for nothing?";
        assertThat(key.letters(text, 16)).isEqualTo("lpomcrv7mb2u42qe");
        assertThat(key.isOf(text, "lpomcrv7mb2u42qe")).isTrue();
        assertThat(key.isOf(text, "lpomcrv7mb2u42qf")).isFalse();
        assertThat(key.isOf(text, "")).isFalse();
        assertThat(key.isOf(text + "!", "lpomcrv7mb2u42qe")).isFalse();
    }
}
