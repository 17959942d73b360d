package hotline.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hotline.outbox.message.DeliveryResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A conversation with one relay. */
class RelayTest {
    private static final OutgoingMail MAIL = new OutgoingMail(
            "<m.1.aaaaaaaaaaaaaaaa@example.com>",
            Optional.empty(),
            "",
            "wang@example.org",
            "编号",
            "正文",
            Optional.empty(),
            Instant.EPOCH);

    private static final Relay.Alarm ALARM = new TimerAlarm();

    private static RelaySettings settings(int port, Tls tls, Optional<String> login) {
        return new RelaySettings(
                "127.0.0.1",
                port,
                tls,
                login,
                "kefu@example.com",
                "客服",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void silence_after_the_end_is_doubt_and_silence_before_it_is_none() throws IOException {
        try (var scripted = new ScriptedRelay()) {
            var relay = new Relay(
                    settings(scripted.port(), Tls.NONE, Optional.empty()),
                    Optional.empty(),
                    ALARM,
                    Duration.ofMillis(400));
            scripted.answers(".", ScriptedRelay.SILENCE);
            assertThat(relay.send(MAIL, false).delivery()).isInstanceOf(DeliveryResult.Unknown.class);
            scripted.behavesAgain();
            scripted.answers("DATA", ScriptedRelay.SILENCE);
            assertThat(relay.send(MAIL, false).delivery())
                    .isInstanceOfSatisfying(DeliveryResult.Temporary.class, failed -> assertThat(failed.isOfRoute())
                            .isTrue());
            scripted.behavesAgain();
            scripted.answers("hello", ScriptedRelay.SILENCE);
            assertThat(relay.send(MAIL, false).delivery().code()).isEqualTo("no-connection");
        }
    }

    /** An answer that never ends is never late for the library. */
    @ParameterizedTest
    @CsvSource({"hello, no-connection", "EHLO, no-connection", "RCPT, cut-off", "., no-answer"})
    void a_relay_that_says_one_letter_at_a_time_is_cut_off_when_the_time_of_the_mail_is_over(String verb, String code)
            throws IOException {
        try (var scripted = new ScriptedRelay()) {
            var relay = new Relay(
                    settings(scripted.port(), Tls.NONE, Optional.empty()),
                    Optional.empty(),
                    ALARM,
                    Duration.ofMillis(400));
            scripted.answers(verb, ScriptedRelay.TRICKLE);
            assertThat(relay.send(MAIL, true).delivery().code()).isEqualTo(code);
            scripted.behavesAgain();
            assertThat(relay.send(MAIL, false).delivery()).isInstanceOf(DeliveryResult.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "100.100.100.200", "0.0.0.0", "::ffff:169.254.169.254", "fe80::1"})
    @Tag("K8")
    void a_relay_whose_name_leads_to_the_secrets_of_a_machine_is_not_called(String host) {
        var settings = new RelaySettings(
                host,
                25,
                Tls.NONE,
                Optional.empty(),
                "kefu@example.com",
                "客服",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(new Relay(settings, Optional.empty(), ALARM)
                        .send(MAIL, false)
                        .delivery())
                .isEqualTo(new DeliveryResult.RouteParked("refused-address", "", Optional.empty()));
    }

    @Test
    void a_connection_that_was_closed_while_it_stood_open_is_made_again_and_the_mail_sent_once() throws IOException {
        try (var scripted = new ScriptedRelay()) {
            var relay = new Relay(settings(scripted.port(), Tls.NONE, Optional.empty()), Optional.empty(), ALARM);
            assertThat(relay.send(MAIL, true).delivery()).isInstanceOf(DeliveryResult.Accepted.class);
            assertThat(relay.send(MAIL, true).delivery()).isInstanceOf(DeliveryResult.Accepted.class);
            assertThat(scripted.connections()).isEqualTo(1);
            scripted.hangUp();
            assertThat(relay.send(MAIL, false).delivery()).isInstanceOf(DeliveryResult.Accepted.class);
            assertThat(scripted.connections()).isEqualTo(2);
            assertThat(scripted.mails()).hasSize(3);
        }
    }

    @Test
    void a_connection_stands_open_for_the_next_mail_and_is_closed_when_none_came_for_a_while() throws IOException {
        try (var scripted = new ScriptedRelay()) {
            var relay = new Relay(settings(scripted.port(), Tls.NONE, Optional.empty()), Optional.empty(), ALARM);
            relay.send(MAIL, true);
            assertThat(relay.rest(Duration.ofHours(1))).as("it stands open").isTrue();
            relay.send(MAIL, true);
            assertThat(scripted.connections()).isEqualTo(1);
            assertThat(relay.rest(Duration.ZERO)).as("it is closed").isFalse();
            relay.send(MAIL, true);
            assertThat(scripted.connections()).isEqualTo(2);
            relay.close();
            assertThat(relay.rest(Duration.ofHours(1))).isFalse();
            assertThat(scripted.mails()).hasSize(3);
        }
    }

    @Test
    void a_relay_is_logged_in_to_and_a_wrong_password_rests_the_route() {
        var mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        try {
            mailbox.getUserManager().setAuthRequired(true);
            mailbox.setUser("kefu@example.com", "kefu", "right");
            var settings = settings(mailbox.getSmtp().getPort(), Tls.NONE, Optional.of("kefu"));
            assertThat(new Relay(settings, Optional.of("right"), ALARM)
                            .send(MAIL, false)
                            .delivery())
                    .isInstanceOf(DeliveryResult.Accepted.class);
            assertThat(new Relay(settings, Optional.of("wrong"), ALARM)
                            .send(MAIL, false)
                            .delivery())
                    .isInstanceOfSatisfying(DeliveryResult.RouteParked.class, parked -> assertThat(parked.code())
                            .isEqualTo("login"));
            assertThat(mailbox.getReceivedMessages()).hasSize(1);
        } finally {
            mailbox.stop();
        }
    }

    @Test
    void a_relay_that_shows_a_certificate_of_nobody_or_offers_no_encryption_gets_no_mail() {
        var mailbox = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        mailbox.start();
        try {
            for (var settings : new RelaySettings[] {
                settings(mailbox.getSmtps().getPort(), Tls.IMPLICIT, Optional.empty()),
                settings(mailbox.getSmtp().getPort(), Tls.STARTTLS, Optional.empty())
            }) {
                var delivery = new Relay(settings, Optional.empty(), ALARM)
                        .send(MAIL, false)
                        .delivery();
                assertThat(delivery).as(settings.tls().code()).isInstanceOf(DeliveryResult.Temporary.class);
            }
            assertThat(mailbox.getReceivedMessages()).isEmpty();
        } finally {
            mailbox.stop();
        }
    }
}
