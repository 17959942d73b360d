package hotline.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.secret.ServerKey;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that come back, in the shapes of many mail servers. */
@Tag("M3")
class BounceReadingTest {
    private static final ServerKey KEY = new ServerKey(new byte[] {1, 2, 3});
    private static final ServerKey ANOTHER = new ServerKey(new byte[] {1, 2, 4});
    private static final MessageIds IDS = new MessageIds(KEY, "example.com");
    private static final String ADDRESS = IDS.bounceAddress(17, "bounces.example.com");

    private static String report(String to, String returned, String status) {
        return """
                Return-Path: <>
                To: %s
                From: MAILER-DAEMON@relay.example.org (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="x/y"

                --x/y
                Content-Type: text/plain; charset=us-ascii

                <wang@example.org>: 550 no such user

                --x/y
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example.org
                Arrival-Date: Mon, 28 Sep 2026 10:00:00 +0800

                %s

                --x/y
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: =?UTF-8?B?5bey5pS25Yiw?=

                --x/y--
                """.formatted(to, status.strip(), returned);
    }

    private static String failed(String status) {
        return """
                Final-Recipient: rfc822; wang@example.org
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; 550 %s <wang@example.org>: no
                    such user
                """.formatted(status, status);
    }

    private static Optional<Bounce.Words> read(String mail) {
        return read(mail, StandardCharsets.UTF_8);
    }

    private static Optional<Bounce.Words> read(String mail, Charset charset) {
        return BounceReading.of(KEY, mail.replace("\n", "\r\n").getBytes(charset), Optional.empty())
                .flatMap(bounce -> bounce.about(Optional.of("wang@example.org")));
    }

    @Test
    void a_report_names_its_message_by_the_address_that_it_came_to_or_by_the_id_of_the_mail_that_it_returns() {
        for (String mail : List.of(
                report(ADDRESS, "<other@example.com>", failed("5.1.1")),
                report(ADDRESS.toUpperCase(java.util.Locale.ROOT), "<other@example.com>", failed("5.1.1")),
                report("kefu@example.com", IDS.ofMessage(17), failed("5.1.1")))) {
            assertThat(read(mail)).as(mail).hasValueSatisfying(bounce -> {
                assertThat(bounce.report().message()).isEqualTo(17);
                assertThat(bounce.report().isDelivered()).isFalse();
                assertThat(bounce.report().code()).isEqualTo("550 5.1.1");
                assertThat(bounce.report().detail()).contains("no such user").doesNotContain("wang@");
                assertThat(bounce.saysNoMailbox()).isTrue();
            });
        }
        assertThat(read(report(ADDRESS, "<x@example.com>", failed("5.2.2")))
                        .orElseThrow()
                        .saysNoMailbox())
                .as("it is full")
                .isFalse();
        assertThat(BounceReading.of(
                        KEY,
                        report("kefu@example.com", "<x@example.com>", failed("5.1.1"))
                                .getBytes(StandardCharsets.UTF_8),
                        Optional.of(ADDRESS)))
                .as("the mail server says the address")
                .isPresent();
    }

    @Test
    void a_report_within_another_part_is_found_and_one_of_success_says_so() {
        var inner = report("kefu@example.com", IDS.ofMessage(17), failed("5.1.10"));
        var outer = """
                From: postmaster@exchange.example.org
                To: kefu@example.com
                Subject: Undeliverable
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                %s
                --outer--
                """.formatted(inner.substring(inner.indexOf("Content-Type: multipart/report")));
        assertThat(read(outer).orElseThrow().report().code()).isEqualTo("550 5.1.10");
        var delivered = read(report(ADDRESS, "<x@y>", "Action: delivered (to mailbox)\nStatus: 2.1.5"));
        assertThat(delivered.orElseThrow().report().isDelivered()).isTrue();
    }

    @Test
    void a_report_about_a_mailbox_that_ours_is_handed_on_to_says_nothing_of_ours() {
        var other = failed("5.1.1").replace("wang@", "another@");
        assertThat(read(report(ADDRESS, "<x@y>", other))).isEmpty();
        assertThat(read(report(ADDRESS, "<x@y>", "Original-Recipient: rfc822;Wang@Example.org\n" + other)))
                .as("it names ours as the first one")
                .isPresent();
        assertThat(read(report(
                                ADDRESS,
                                "<x@y>",
                                other + "\nFinal-Recipient: rfc822;wang@example.org\nAction: delivered\nStatus: 2.1.5"))
                        .orElseThrow()
                        .report()
                        .isDelivered())
                .as("ours has it, the other one is gone")
                .isTrue();
        assertThat(read(report(ADDRESS, "<x@y>", "Action: failed\nStatus: 5.1.1")))
                .as("it names none")
                .isPresent();
    }

    @Test
    void words_of_a_mail_server_are_read_in_the_characters_that_they_are_written_in() {
        var letter =
                letter("PostMaster@qq.com", "=?UTF-8?B?57O757uf6YCA5L+h?=", "").replace("Mailbox not found", "邮箱不存在");
        assertThat(read(letter, Charset.forName("GB18030"))
                        .orElseThrow()
                        .report()
                        .detail())
                .contains("邮箱不存在");
        for (String charset : List.of("utf-8", "us-ascii")) {
            assertThat(read(letter.replace("gb18030", charset))
                            .orElseThrow()
                            .report()
                            .detail())
                    .as(charset)
                    .contains("邮箱不存在");
        }
        assertThat(read(letter.replace("gb18030", "utf-8").replace("不", "\u0085"))
                        .orElseThrow()
                        .report()
                        .detail())
                .doesNotContainPattern("\\p{Cc}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "expanded", "", "fail"})
    void what_is_late_or_handed_on_says_nothing_yet(String action) {
        assertThat(read(report(ADDRESS, IDS.ofMessage(17), "Action: " + action + "\nStatus: 4.4.7")))
                .isEmpty();
    }

    private static String letter(String from, String subject, String more) {
        return "From: " + from + "\nTo: " + ADDRESS + "\nSubject: " + subject + "\n" + more
                + "MIME-Version: 1.0\nContent-Type: text/html; charset=gb18030\n\n"
                + "<p>host said: 550 5.1.1 Mailbox not found</p>\n";
    }

    @Test
    @Tag("M1")
    void a_mail_server_that_writes_a_letter_is_understood_and_a_person_who_is_absent_is_not_taken_for_one() {
        assertThat(read(letter("PostMaster@qq.com", "系统退信/Systems bounce", ""))
                        .orElseThrow()
                        .report()
                        .code())
                .isEqualTo("550 5.1.1");
        assertThat(read(letter("Mailer-Daemon@163.com", "=?UTF-8?B?57O757uf6YCA5L+h?=", "")))
                .isPresent();
        assertThat(read(letter("wang@example.org", "Undeliverable, I am away", "")))
                .isEmpty();
        assertThat(read(letter("postmaster@example.org", "Failure notice", "Auto-Submitted: auto-replied\n")))
                .isEmpty();
        assertThat(read(letter("postmaster@example.org", "Your mailbox is almost full", "")))
                .isEmpty();
    }

    /** Parts of mails cut, doubled, mixed and overwritten. */
    private static byte[] mangled(Random random, byte[] mail) {
        var bytes = Arrays.copyOf(mail, mail.length);
        for (int n = random.nextInt(6); n >= 0 && bytes.length > 10; n--) {
            int from = random.nextInt(bytes.length);
            int length = random.nextInt(Math.min(80, bytes.length - from) + 1);
            switch (random.nextInt(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, from);
                case 1 -> {
                    for (int i = from; i < from + length; i++) {
                        bytes[i] = (byte) random.nextInt(256);
                    }
                }
                case 2 -> System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length + 1), length);
                default -> bytes[from] = (byte) "-\r\n:;\"=/ <>".charAt(random.nextInt(11));
            }
        }
        return bytes;
    }

    @Test
    void no_bytes_break_it_and_without_a_code_of_this_server_none_change_a_message() {
        var random = new Random(15);
        var foreign = new MessageIds(ANOTHER, "example.com");
        var ours = report(ADDRESS, IDS.ofMessage(17), failed("5.1.1")).replace("\n", "\r\n");
        var forged = report(foreign.bounceAddress(17, "bounces.example.com"), foreign.ofMessage(17), failed("5.1.1"))
                .replace("\n", "\r\n");
        int understood = 0;
        for (int n = 0; n < 600; n++) {
            var read = BounceReading.of(KEY, mangled(random, ours.getBytes(StandardCharsets.UTF_8)), Optional.empty());
            assertThat(read.map(Bounce::message).orElse(17L)).isEqualTo(17L);
            understood += read.isPresent() ? 1 : 0;
            assertThat(BounceReading.of(
                            KEY, mangled(random, forged.getBytes(StandardCharsets.UTF_8)), Optional.empty()))
                    .isEmpty();
            var noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            assertThat(BounceReading.of(KEY, noise, Optional.empty())).isEmpty();
        }
        assertThat(understood).as("many are whole enough").isGreaterThan(75);
        assertThat(read(ours.replace("b.17.", "b.18.").replace("<m.17.", "<m.16.")))
                .isEmpty();
        assertThat(read("Content-Type: multipart/report; boundary=x\n\n" + "--x\n\n".repeat(200_000)))
                .as("a mail of very many parts is not read")
                .isEmpty();
    }
}
