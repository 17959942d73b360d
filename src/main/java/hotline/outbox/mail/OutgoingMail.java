package hotline.outbox.mail;

import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.NewMessage.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail as it is sent: one recipient, plain text. Sent again, it is the same byte for byte, with the same id.
 *
 * @param sender of the envelope, to which the next servers report this mail; empty: that of the relay's settings
 * @param refersTo an id that all mails about the complaint refer to; empty text: none
 * @param unsubscribe what a mail program's button calls (RFC 8058); empty: it has none
 */
record OutgoingMail(
        String id,
        Optional<String> sender,
        String refersTo,
        String to,
        String subject,
        String body,
        Optional<String> unsubscribe,
        Instant at) {
    /** @param bounces the domain of senders of envelopes, if the relay's settings name one */
    static OutgoingMail of(ClaimedMessage claimed, MessageIds ids, Optional<String> bounces) {
        var message = claimed.message();
        return new OutgoingMail(
                ids.ofMessage(claimed.id()),
                bounces.map(domain -> ids.bounceAddress(claimed.id(), domain)),
                message.place().complaint().map(ids::ofComplaint).orElse(""),
                message.to().address().orElseThrow(() -> new BadHeader("no address")),
                message.content().subject().orElse(""),
                message.content().body(),
                Optional.ofNullable(message.content().details().getString(Content.UNSUBSCRIBE)),
                claimed.createdAt());
    }

    /** Its local part has letters beyond ASCII. */
    boolean needsUtf8() {
        return !MailHeaders.isAscii(MailHeaders.address(to));
    }

    InternetAddress recipient() {
        return address(MailHeaders.address(to));
    }

    private static InternetAddress address(String address) {
        var recipient = new InternetAddress();
        recipient.setAddress(address);
        return recipient;
    }

    /** Throws {@link BadHeader}. */
    MimeMessage mime(Session session, RelaySettings relay) throws MessagingException {
        var mail = new WithItsId(session);
        // The body is base64: no line of it can be too long, and none ends with LF alone (O9).
        mail.setText(body.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n"), "UTF-8");
        mail.setHeader("Content-Transfer-Encoding", "base64");
        mail.setHeader("From", MailHeaders.mailbox(relay.fromName(), relay.from()));
        mail.setHeader("To", MailHeaders.address(to));
        mail.setHeader("Subject", MailHeaders.text(subject));
        mail.setHeader("Message-ID", MailHeaders.id(id));
        if (!refersTo.isEmpty()) {
            mail.setHeader("References", MailHeaders.id(refersTo));
            mail.setHeader("In-Reply-To", MailHeaders.id(refersTo));
        }
        if (unsubscribe.isPresent()) {
            mail.setHeader("List-Unsubscribe", "<" + MailHeaders.link(unsubscribe.get()) + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        // No person wrote it, so no program should answer it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        sender.map(MailHeaders::address).ifPresent(mail::setEnvelopeFrom);
        mail.setSentDate(Date.from(at));
        mail.saveChanges();
        return mail;
    }

    private static final class WithItsId extends SMTPMessage {
        WithItsId(Session session) {
            super(session);
        }

        /** It has one already. */
        @Override
        protected void updateMessageID() {}
    }
}
