package hotline.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a stranger typed stays inside the header that it was meant for. */
@Tag("K8")
class MailHeadersTest {
    private static final Set<String> OURS = Set.of(
            "Date",
            "From",
            "To",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Auto-Submitted",
            "X-Auto-Response-Suppress");

    /** Pieces of attacks, and of names that are none. */
    private static final List<String> PIECES = List.of(
            "\r\nBcc: all@example.org",
            "\nBcc: x",
            "\rBcc: x",
            "\r\n\r\n<script>",
            "\r\n ",
            "%0d%0a",
            "=?UTF-8?B?DQpCY2M6IHg=?=",
            "=?",
            "?=",
            "\u0000",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u000b",
            "\t",
            "\"",
            "\\",
            "<",
            ">",
            "@",
            ",",
            ";",
            ":",
            "a@example.com",
            "𠮷野家",
            "👩‍👩‍👧",
            "مرحبا",
            "\u202e",
            "王芳",
            "\ud800",
            "\udc00",
            " ",
            "Bcc: x",
            "x".repeat(80));

    private static final Set<String> REASONS =
            Set.of("a control character", "too long", "not an address", "not a domain");

    private static final Session SESSION = Session.getInstance(new Properties());

    private static RelaySettings from(String name, String address) {
        return new RelaySettings(
                "relay",
                25,
                Tls.NONE,
                Optional.empty(),
                address,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] bytes(String name, String from, String to, String subject) throws Exception {
        var mail = new OutgoingMail(
                "<m.1.abcdefgh@example.com>",
                Optional.empty(),
                "<c.1.abcdefgh@example.com>",
                to,
                subject,
                "正文",
                Optional.empty(),
                Instant.EPOCH);
        var bytes = new ByteArrayOutputStream();
        mail.mime(SESSION, from(name, from)).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(
                    random.nextInt(4) == 0
                            ? Character.toString(random.nextInt(0x250))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    @Tag("O6")
    void none_of_100_000_texts_makes_a_header_of_its_own_and_what_is_taken_comes_back_equal() throws Exception {
        var random = new Random(42);
        int taken = 0;
        for (int n = 0; n < 100_000; n++) {
            var evil = random(random);
            int place = n % 4;
            try {
                var value = place == 3
                        ? MailHeaders.text(evil)
                        : place == 0 ? MailHeaders.mailbox(evil, "kefu@example.com") : MailHeaders.address(evil);
                assertThat(value.replace("\r\n ", "").chars().allMatch(c -> c >= ' ' && c != 0x7f))
                        .as(value)
                        .isTrue();
                taken++;
                if (n % 16 > 3) {
                    continue;
                }
                var bytes = bytes(
                        place == 0 ? evil : "客服",
                        place == 1 ? evil : "kefu@example.com",
                        place == 2 ? evil : "wang@example.com",
                        place == 3 ? evil : "编号 202609-000001");
                checked(bytes, place, evil);
            } catch (BadHeader refused) {
                assertThat(refused.getMessage()).as("never the text").isIn(REASONS);
            }
        }
        assertThat(taken).as("many are harmless").isGreaterThan(10_000);
    }

    private static void checked(byte[] bytes, int place, String evil) throws Exception {
        var head = new String(bytes, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
        for (String line : head.split("\r\n", -1)) {
            assertThat(line).doesNotContain("\r", "\n");
            assertThat(line.startsWith(" ") || OURS.contains(line.substring(0, Math.max(0, line.indexOf(':')))))
                    .as(line)
                    .isTrue();
        }
        var read = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getHeader("To")).hasSize(1);
        if (place == 0 && !evil.isEmpty()) {
            assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo(evil);
        }
        if (place == 3) {
            assertThat(read.getSubject()).isEqualTo(evil);
        }
    }

    @Test
    void an_address_has_its_domain_in_ascii_and_a_message_the_id_that_it_always_has() throws Exception {
        assertThat(MailHeaders.address("wang@例子.中国")).isEqualTo("wang@xn--fsqu00a.xn--fiqs8s");
        assertThatThrownBy(() -> MailHeaders.address("wang@example.com, li@example.com"))
                .isInstanceOf(BadHeader.class);
        var once = bytes("客服", "kefu@example.com", "wang@example.com", "𠮷");
        assertThat(bytes("客服", "kefu@example.com", "wang@example.com", "𠮷")).isEqualTo(once);
        assertThat(new String(once, StandardCharsets.US_ASCII))
                .contains("Message-ID: <m.1.abcdefgh@example.com>\r\n")
                .contains("Auto-Submitted: auto-generated\r\n")
                .contains("X-Auto-Response-Suppress: All\r\n")
                .contains("References: <c.1.abcdefgh@example.com>\r\n");
    }

    @Test
    @Tag("M8")
    @Tag("M13")
    void an_id_is_known_again_and_one_that_was_made_up_is_not() {
        var key = new hotline.secret.ServerKey(new byte[] {1, 2, 3});
        var ids = new MessageIds(key, "example.com");
        assertThat(ids.ofMessage(17)).matches("<m\\.17\\.[a-z2-7]{16}@example\\.com>");
        assertThat(MessageIds.message(key, ids.ofMessage(17))).contains(17L);
        assertThat(MessageIds.message(key, ids.ofMessage(17).replace("m.17", "m.18")))
                .isEmpty();
        assertThat(MessageIds.message(key, "<m.17.aaaaaaaaaaaaaaaa@example.com>"))
                .isEmpty();
        assertThat(MessageIds.message(key, ids.ofComplaint(17))).isEmpty();
    }
}
