package hotline.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hotline.outbox.message.DeliveryResult;
import hotline.secret.ServerKey;
import hotline.support.Await;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Through a real Postfix, which refuses bare line feeds, to a mailbox and back. */
@Tag("alone")
class PostfixTest {
    private static final boolean IS_CI = "true".equals(System.getenv("CI"));

    private static GreenMail mailbox;
    private static ScriptedRelay refusing;
    /** GreenMail takes no mail without a sender. */
    private static ScriptedRelay returned;

    private static PostfixRun postfix;
    private static Relay relay;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                IS_CI || PostfixRun.isInstalled(),
                "Postfix is not installed: apt-get install --no-install-recommends postfix");
        mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        refusing = new ScriptedRelay();
        refusing.answers("RCPT", "550 5.1.1 <gone@example.org>: nobody of that name");
        returned = new ScriptedRelay();
        postfix = PostfixRun.start(mailbox.getSmtp().getPort(), refusing.port(), returned.port());
        relay = relay("客户服务 𠮷 👩‍👩‍👧");
    }

    @AfterAll
    static void stop() throws IOException {
        if (postfix != null) {
            relay.close();
            postfix.close();
            mailbox.stop();
            refusing.close();
            returned.close();
        }
    }

    private static Relay relay(String name) {
        return new Relay(
                new RelaySettings(
                        "127.0.0.1",
                        postfix.port(),
                        Tls.NONE,
                        Optional.empty(),
                        "kefu@example.com",
                        name,
                        Optional.of("bounces@example.com"),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                new TimerAlarm());
    }

    private static OutgoingMail mail(int number, String to, String subject, String body) {
        return new OutgoingMail(
                "<m." + number + ".aaaaaaaaaaaaaaaa@example.com>",
                Optional.empty(),
                "",
                to,
                subject,
                body,
                Optional.empty(),
                Instant.EPOCH);
    }

    /** Four to eight characters of Ext-B, emoji with joiners, right-to-left and usual scripts. */
    private static String name(Random random) {
        var pieces = List.of("👩‍👩‍👧", "🇨🇳", "é", "é", "مرحبا", "שלום", "王", "ñ", "Ω", "ไทย", "한", "ｱ");
        return IntStream.rangeClosed(0, 3 + random.nextInt(5))
                .mapToObj(place -> random.nextBoolean()
                        ? Character.toString(0x20000 + random.nextInt(0xa6d0))
                        : pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }

    private static Map<String, MimeMessage> arrived(List<OutgoingMail> mails) {
        Await.await("they arrive", () -> mails.stream()
                .allMatch(mail -> mailboxById().containsKey(mail.id())));
        return mailboxById();
    }

    private static Map<String, MimeMessage> mailboxById() {
        var byId = new HashMap<String, MimeMessage>();
        try {
            for (MimeMessage message : mailbox.getReceivedMessages()) {
                byId.put(message.getMessageID(), message);
            }
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
        return byId;
    }

    @Test
    @Tag("O7")
    @Tag("O9")
    void a_thousand_names_of_all_scripts_come_back_equal_and_no_line_ends_with_a_line_feed_alone() throws Exception {
        var random = new Random(7);
        var names = IntStream.range(0, 1_000).mapToObj(n -> name(random)).toList();
        var mails = IntStream.range(0, 50)
                .mapToObj(n -> mail(
                        n,
                        "wang@例子.中国",
                        String.join(" ", names.subList(n * 20, n * 20 + 20)),
                        String.join(n % 2 == 0 ? "\n" : "\r", names.subList(n * 20, n * 20 + 20)) + "\n.\n..\r\n"))
                .toList();
        for (OutgoingMail mail : mails) {
            assertThat(relay.send(mail, true).delivery()).isInstanceOf(DeliveryResult.Accepted.class);
        }
        var arrived = arrived(mails);
        for (OutgoingMail mail : mails) {
            var one = arrived.get(mail.id());
            assertThat(one.getSubject()).isEqualTo(mail.subject());
            assertThat(((InternetAddress) one.getFrom()[0]).getPersonal()).isEqualTo("客户服务 𠮷 👩‍👩‍👧");
            assertThat(one.getContent().toString().lines().toList())
                    .startsWith(mail.subject().split(" "))
                    .endsWith(".", "..");
            assertThat(one.getAllRecipients()).hasSize(1);
        }
    }

    @Test
    void an_address_in_another_script_is_reached_and_one_that_is_refused_is_known() throws Exception {
        assertThat(relay.send(mail(2_001, "王芳@example.org", "您好", "正文"), false).delivery())
                .isInstanceOf(DeliveryResult.Accepted.class);
        var refused = relay.send(mail(2_002, "nobody@example.org", "您好", "正文"), false);
        assertThat(refused.delivery()).isInstanceOf(DeliveryResult.Permanent.class);
        assertThat(refused.delivery().detail()).doesNotContain("nobody@");
        assertThat(postfix.log()).doesNotContain("bare <LF>");
    }

    /** Postfix took the mail, found no mailbox later, and wrote so to the sender of the envelope. */
    @Test
    @Tag("M3")
    void a_mail_that_postfix_sends_back_is_known_by_its_envelope_and_by_the_id_of_what_it_returns() throws Exception {
        var key = new ServerKey(new byte[] {7});
        var ids = new MessageIds(key, "example.com");
        for (Optional<String> sender :
                List.of(Optional.of(ids.bounceAddress(31, "bounces.example.com")), Optional.<String>empty())) {
            var mail = new OutgoingMail(
                    ids.ofMessage(31), sender, "", "gone@example.org", "您好", "正文", Optional.empty(), Instant.EPOCH);
            assertThat(relay.send(mail, false).delivery()).isInstanceOf(DeliveryResult.Accepted.class);
            var to = sender.orElse("bounces@example.com");
            Await.await(
                    "it comes back to " + to,
                    () -> returned.recipients().contains(to)
                            && returned.mails().size() == returned.recipients().size());
            var report = returned.mails().get(returned.mails().size() - 1).getBytes(StandardCharsets.UTF_8);
            assertThat(BounceReading.of(key, report, Optional.empty())
                            .flatMap(bounce -> bounce.about(Optional.of("gone@example.org"))))
                    .hasValueSatisfying(bounce -> {
                        assertThat(bounce.report().message()).isEqualTo(31);
                        assertThat(bounce.report().isDelivered()).isFalse();
                        assertThat(bounce.report().code()).contains("5.1.1");
                        assertThat(bounce.report().detail())
                                .contains("nobody of that name")
                                .doesNotContain("gone@");
                        assertThat(bounce.saysNoMailbox()).isTrue();
                    });
            assertThat(BounceReading.of(new ServerKey(new byte[] {8}), report, Optional.empty()))
                    .isEmpty();
        }
    }
}
