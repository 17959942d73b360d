package hotline.outbox.mail;

import hotline.outbox.mail.SmtpAnswer.Step;
import hotline.outbox.message.DeliveryReport;
import hotline.secret.ServerKey;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a mail that came back: a report of RFC 3464, or the words of a mail server that makes none, as some large providers do. What it is about
 * is known by the address that it came to or by the id of the mail that it returns; without a code of this server in one of these it says
 * nothing (M3). Pure; whatever the bytes, it fails at none.
 */
final class BounceReading {
    private static final int MOST_BYTES = 256 * 1_024;
    /** The library needs time by their square. */
    private static final int MOST_BOUNDARIES = 400;

    private static final int DEEPEST = 3;
    private static final int MOST_FIELDS_OF_RECIPIENTS = 20;
    private static final int LONGEST_WORDS = 20_000;

    private static final Session SESSION = Session.getInstance(properties());
    private static final String[] ADDRESSED = {
        "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc"
    };

    private static final Pattern MAIL_SYSTEM = Pattern.compile("(mailer-daemon|postmaster|mail-daemon)@|^\\s*<>\\s*$");
    private static final Pattern RETURNED = Pattern.compile(
            "undeliver|could not be delivered|delivery (?:status )?(?:notification )?\\(?fail|delivery failure|failure notice|returned (?:mail|to sender)"
                    + "|退信|退回|投递失败|无法投递|发送失败");
    private static final Pattern REFUSED = Pattern.compile("\\b5\\d\\d[ -]|\\b5\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45]\\d\\d)(?![\\d.])");
    private static final Pattern CHINESE = Pattern.compile("(?i)charset\\s*=\\s*\"?gb");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int REFUSED_FOR_GOOD = 550;
    private static final int DONE = 250;

    private final List<String> ids = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private boolean hasStatus;
    private final List<Said> failed = new ArrayList<>();
    private final List<Said> delivered = new ArrayList<>();

    /** @param recipients whom it is about, as it names them; empty: it names none */
    private record Said(SmtpAnswer answer, List<String> recipients) {}

    private BounceReading() {}

    private static Properties properties() {
        var properties = new Properties();
        // Headers may be UTF-8.
        properties.put("mail.mime.allowutf8", "true");
        return properties;
    }

    /** @param recipient the address that it came to, as the mail server says it */
    static Optional<Bounce> of(ServerKey key, byte[] mail, Optional<String> recipient) {
        var bytes = Arrays.copyOf(mail, Math.min(mail.length, MOST_BYTES));
        if (hasManyParts(bytes)) {
            return Optional.empty();
        }
        try {
            var read = new BounceReading();
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
            read.part(message, 0);
            return read.bounce(key, message, recipient);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            // The library, by what a stranger made up.
            return Optional.empty();
        }
    }

    private static boolean hasManyParts(byte[] bytes) {
        int boundaries = 0;
        for (int i = 2; i < bytes.length; i++) {
            if (bytes[i] == '-' && bytes[i - 1] == '-' && (bytes[i - 2] == '\n' || bytes[i - 2] == '\r')) {
                boundaries++;
            }
        }
        return boundaries > MOST_BOUNDARIES;
    }

    private void part(MimePart part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            if (depth < DEEPEST) {
                var parts = new MimeMultipart(new MimePartDataSource(part));
                for (int i = 0; i < parts.getCount(); i++) {
                    if (parts.getBodyPart(i) instanceof MimePart one) {
                        part(one, depth + 1);
                    }
                }
            }
        } else if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            status(bytes(part));
        } else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers")) {
            var id = new InternetHeaders(new ByteArrayInputStream(bytes(part))).getHeader("Message-ID", null);
            if (id != null) {
                ids.add(id.strip());
            }
        } else if (part.isMimeType("text/*") && words.length() < LONGEST_WORDS) {
            var text = text(bytes(part), part.getContentType());
            words.append(text, 0, Math.min(text.length(), LONGEST_WORDS)).append('\n');
        }
    }

    /** In what the part says of itself where that is Chinese; else in UTF-8, also where it says nothing. */
    private static String text(byte[] bytes, String type) {
        if (CHINESE.matcher(type).find()) {
            return new String(bytes, GB18030);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] bytes(MimePart part) throws MessagingException, IOException {
        try (var stream = part.getInputStream()) {
            return stream.readNBytes(MOST_BYTES);
        }
    }

    /** Fields of the mail, then those of each recipient, with empty lines between. Ours has one recipient, who may have several mailboxes. */
    private void status(byte[] bytes) throws MessagingException, IOException {
        hasStatus = true;
        try (var left = new PushbackInputStream(new ByteArrayInputStream(bytes), 2)) {
            for (int i = 0; i < MOST_FIELDS_OF_RECIPIENTS && left.available() > 0; i++) {
                var fields = new InternetHeaders(left, true);
                var said = field(fields, "Status") + " " + field(fields, "Diagnostic-Code");
                switch (field(fields, "Action").split("[\\s(]", 2)[0].toLowerCase(Locale.ROOT)) {
                    case "failed" -> failed.add(new Said(refused(said), recipients(fields)));
                    case "delivered" ->
                        delivered.add(new Said(new SmtpAnswer(Step.RECIPIENT, DONE, said), recipients(fields)));
                    default -> {
                        // Late, or handed on to a server that reports nothing.
                    }
                }
            }
        }
    }

    /** Where a mailbox hands its mails on to another one, the other one's server names that. */
    private static List<String> recipients(InternetHeaders fields) {
        return Stream.of("Final-Recipient", "Original-Recipient")
                .map(name -> field(fields, name))
                .map(named -> named.substring(named.indexOf(';') + 1).replaceAll("[<>\\s]", ""))
                .filter(named -> !named.isEmpty())
                .toList();
    }

    private static String field(InternetHeaders fields, String name) {
        return Optional.ofNullable(fields.getHeader(name, null)).orElse("").strip();
    }

    private static SmtpAnswer refused(String said) {
        var reply = REPLY.matcher(said);
        return new SmtpAnswer(
                Step.RECIPIENT, reply.find() ? Integer.parseInt(reply.group(1)) : REFUSED_FOR_GOOD, said.strip());
    }

    private Optional<Bounce> bounce(ServerKey key, MimeMessage mail, Optional<String> recipient)
            throws MessagingException {
        var refused = hasStatus ? failed : byItsWords(mail);
        return message(key, mail, recipient)
                .map(message -> Stream.concat(
                                refused.stream().map(said -> words(message, said, false)),
                                delivered.stream().map(said -> words(message, said, true)))
                        .toList())
                .filter(all -> !all.isEmpty())
                .map(Bounce::new);
    }

    private static Bounce.Words words(long message, Said said, boolean isDelivered) {
        var answer = said.answer();
        return new Bounce.Words(
                new DeliveryReport(message, isDelivered, answer.code(), answer.detail()),
                answer.saysNoMailbox(),
                said.recipients());
    }

    private Optional<Long> message(ServerKey key, MimeMessage mail, Optional<String> recipient) {
        var addresses =
                Stream.concat(recipient.stream(), Arrays.stream(ADDRESSED).flatMap(name -> all(mail, name)));
        return addresses
                .flatMap(address -> MessageIds.bouncedMessage(key, address).stream())
                .findFirst()
                .or(() -> ids.stream()
                        .flatMap(id -> MessageIds.message(key, id).stream())
                        .findFirst());
    }

    /** A mail server writes that it could not deliver, and no form says so. A person who is absent says something else. */
    private List<Said> byItsWords(MimeMessage mail) throws MessagingException {
        var subject = Optional.ofNullable(mail.getSubject()).orElse("").toLowerCase(Locale.ROOT);
        boolean isOfMailSystem = Stream.of("Return-Path", "From")
                .flatMap(name -> all(mail, name))
                .anyMatch(from ->
                        MAIL_SYSTEM.matcher(from.toLowerCase(Locale.ROOT)).find());
        boolean isReply = all(mail, "Auto-Submitted")
                .anyMatch(how -> how.strip().toLowerCase(Locale.ROOT).startsWith("auto-replied"));
        var code = REFUSED.matcher(words);
        return isOfMailSystem && !isReply && RETURNED.matcher(subject).find()
                ? List.of(new Said(refused(code.find() ? lineOf(code.start()) : ""), List.of()))
                : List.of();
    }

    /** What a server said stands on one line of a letter to a person. */
    private String lineOf(int place) {
        int from = words.lastIndexOf("\n", place) + 1;
        int to = words.indexOf("\n", place);
        return words.substring(from, to < 0 ? words.length() : to).replaceAll("<[^>@]*>", " ");
    }

    private static Stream<String> all(MimeMessage mail, String name) {
        try {
            return Optional.ofNullable(mail.getHeader(name)).stream().flatMap(Arrays::stream);
        } catch (MessagingException unreadable) {
            return Stream.empty();
        }
    }
}
