package hotline.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.outbox.mail.SmtpAnswer.Step;
import hotline.outbox.message.DeliveryResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What relays say, in their own words, and what it means. */
class SmtpAnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECIPIENT | 550 | 550 5.1.1 <wang@example.com>: Recipient address rejected: User unknown | Permanent | 550 5.1.1",
                "RECIPIENT | 552 | 552 5.2.2 mailbox size limit exceeded for recipient | Permanent | 552 5.2.2",
                "RECIPIENT | 450 | 450 4.2.0 <wang@example.com>: Recipient address rejected: Greylisted | Temporary | 450 4.2.0",
                "RECIPIENT | 554 | 554 5.7.1 <wang@example.com>: Relay access denied | Barred | 554 5.7.1",
                "RECIPIENT | 553 | 553 5.7.1 <b@x.com>: Sender address rejected: not owned by user kefu | RouteParked | refused",
                "RECIPIENT | 550 | 550 5.1.8 Bad sender's domain | RouteParked | refused",
                "MAIL      | 554 | 554 5.7.1 Spam message rejected | Permanent | 554 5.7.1",
                "MAIL      | 451 | 451 4.3.0 Temporary lookup failure | Temporary | 451 4.3.0",
                "MAIL      | 550 | 550 5.4.5 Daily user sending limit exceeded | RouteParked | quota",
                "MAIL      | 550 | 550 Domain frequency limited | RouteParked | quota",
                "SENDER    | 550 | 550 Ip frequency limited | RouteParked | quota",
                "MAIL      | 452 | 452 too many mails sent today | RouteParked | quota",
                "MAIL      | 550 | 550 发送频率超过上限 | RouteParked | quota",
                "SENDER    | 553 | 553 Mail from must equal authorized user | RouteParked | refused",
                "MAIL      | 550 | 550 5.7.1 Unable to relay | Barred | 550 5.7.1",
                "SENDER    | 554 | 554 5.7.1 Relay access denied | RouteParked | refused",
                "SENDER    | 530 | 530 5.7.0 Must issue a STARTTLS command first | RouteParked | login",
                "LOGIN     | 535 | 535 5.7.8 Error: authentication failed | RouteParked | login",
                "LOGIN     | 454 | 454 4.7.0 Temporary authentication failure | Temporary | 454 4.7.0",
                "CONNECT   | 421 | 421 4.3.2 Service shutting down | Temporary | 421 4.3.2",
                "CONNECT   | 554 | 554 No SMTP service here | RouteParked | refused",
                "CONNECT   | 0   | Couldn't connect to host | Temporary | no-connection",
                "MAIL      | 0   | Connection reset | Temporary | cut-off"
            })
    void a_refusal_is_of_the_mail_or_of_the_route(String step, int reply, String words, String meaning, String code) {
        var delivery = new SmtpAnswer(Step.valueOf(step), reply, words).refused(false);
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(delivery.code()).isEqualTo(code);
        assertThat(delivery.detail()).doesNotContain("wang@").hasSizeLessThanOrEqualTo(DeliveryResult.LONGEST_DETAIL);
    }

    @Test
    void no_answer_after_the_end_leaves_it_open_whether_the_mail_went_out() {
        assertThat(new SmtpAnswer(Step.MAIL, 0, "Read timed out").refused(true))
                .isInstanceOf(DeliveryResult.Unknown.class);
        assertThat(new SmtpAnswer(Step.MAIL, -1, "[EOF]").refused(true)).isInstanceOf(DeliveryResult.Unknown.class);
        assertThat(new SmtpAnswer(Step.MAIL, 421, "421 4.4.2 shutting down").refused(true))
                .isInstanceOf(DeliveryResult.Temporary.class);
    }

    @Test
    void only_a_mailbox_that_is_not_there_gets_nothing_more() {
        assertThat(new SmtpAnswer(Step.RECIPIENT, 550, "550 5.1.1 no such user").saysNoMailbox())
                .isTrue();
        assertThat(new SmtpAnswer(Step.RECIPIENT, 552, "552 5.2.2 mailbox full").saysNoMailbox())
                .isFalse();
        assertThat(new SmtpAnswer(Step.RECIPIENT, 450, "450 4.1.1 try later").saysNoMailbox())
                .isFalse();
        assertThat(new SmtpAnswer(Step.MAIL, 250, "250 2.0.0 Ok: queued as 4XyZ123")
                        .accepted("<id>")
                        .providerId())
                .isEqualTo("4XyZ123");
    }
}
