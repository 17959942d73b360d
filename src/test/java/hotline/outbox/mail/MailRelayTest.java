package hotline.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator sets the relay and tries it. */
@Tag("K8")
class MailRelayTest {
    private static final String RELAY = "/api/v1/outbox/mail-relay";

    @Running
    private static TestServer server;

    private static JsonObject settings(int port, int version) {
        return new JsonObject()
                .put("host", "127.0.0.1")
                .put("port", port)
                .put("tls", "none")
                .put("login", "kefu")
                .put("from", "kefu@example.com")
                .put("fromName", "客户服务")
                .put("bounces", "bounces.example.com")
                .put("version", version);
    }

    private static Reply keep(JsonObject settings) {
        return server.as("admin1").put(RELAY, settings);
    }

    private static JsonObject kept() {
        return server.as("admin1").get(RELAY).json().getJsonObject("relay");
    }

    private static JsonObject trial() {
        var tried = server.as("admin1").post(RELAY + "/test-mails", new JsonObject().put("to", "admin@example.org"));
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        return tried.json();
    }

    @Test
    void the_relay_is_set_tried_and_its_password_is_never_shown() throws Exception {
        var mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        try {
            mailbox.getUserManager().setAuthRequired(true);
            mailbox.setUser("kefu@example.com", "kefu", "right horse");
            int port = mailbox.getSmtp().getPort();
            assertThat(kept()).isNull();
            assertThat(server.as("admin1")
                            .post(RELAY + "/test-mails", new JsonObject().put("to", "admin@example.org"))
                            .status())
                    .isEqualTo(409);
            assertThat(keep(settings(port, 0)).status())
                    .as("a login without a password")
                    .isEqualTo(422);
            assertThat(keep(settings(port, 0).put("password", "wrong")).status())
                    .isEqualTo(204);
            assertThat(kept().getBoolean("hasPassword")).isTrue();
            assertThat(kept().encode()).doesNotContain("wrong");
            assertThat(trial().getString("code")).isEqualTo("login");
            assertThat(keep(settings(port, 0).put("password", "x")).status())
                    .as("an older version")
                    .isEqualTo(409);
            int version = kept().getInteger("version");
            assertThat(keep(settings(port, version).put("password", "right horse"))
                            .status())
                    .isEqualTo(204);
            assertThat(trial().getString("outcome")).isEqualTo("accepted");
            assertThat(keep(settings(port, kept().getInteger("version"))).status())
                    .as("the password is kept")
                    .isEqualTo(204);
            assertThat(trial().getString("outcome")).isEqualTo("accepted");
            assertThat(mailbox.getReceivedMessages()[1].getSubject()).isEqualTo("测试邮件 Test mail");
            assertThat(mailbox.getReceivedMessages()[1].getHeader("Return-Path")[0])
                    .as("the sender is like that of a mail")
                    .matches("<b\\.0\\.[a-z2-7]{16}@bounces\\.example\\.com>");
            assertThat(server.database().value("SELECT count(*) FROM outbox")).isEqualTo("0");
            for (int i = 0; i < 7; i++) {
                trial();
            }
            assertThat(server.as("admin1")
                            .post(RELAY + "/test-mails", new JsonObject().put("to", "admin@example.org"))
                            .status())
                    .as("ten an hour")
                    .isEqualTo(429);
            assertThat(server.database().value("SELECT settings::text FROM outbox_route"))
                    .doesNotContain("horse");
        } finally {
            mailbox.stop();
        }
    }

    @Test
    void settings_that_would_send_a_password_in_the_clear_or_are_none_are_refused() {
        for (JsonObject wrong : new JsonObject[] {
            settings(25, 0).put("host", "smtp.example.com").put("password", "x"),
            settings(25, 0).put("host", "smtp example"),
            settings(25, 0).put("host", "169.254.169.254").put("password", "x").put("tls", "implicit"),
            settings(25, 0).put("from", "客服@example.com").put("password", "x"),
            settings(25, 0).put("from", "kefu@example.com\r\nBcc: x@example.com"),
            settings(0, 0).put("password", "x"),
            settings(25, 0).put("tls", "maybe")
        }) {
            assertThat(keep(wrong).status()).as(wrong.encode()).isEqualTo(422);
        }
    }
}
