package hotline.outbox.mail;

import hotline.outbox.mail.SmtpAnswer.Step;
import hotline.outbox.message.DeliveryResult;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Speaks with one relay. Its methods block, so worker threads call them. A connection stays open for a moment after a mail, for the next one.
 */
final class Relay {
    private static final int CONNECT_MILLIS = 10_000;
    /** Of the one minute that a try may take. */
    static final Duration WHOLE = Duration.ofSeconds(55);
    /** As the routes' page says it. */
    static final String REFUSED_ADDRESS = "refused-address";

    private final RelaySettings settings;
    private final Optional<String> password;
    private final Duration whole;
    private final Alarm alarm;
    private final SocketsOfThread sockets = new SocketsOfThread();
    /** By whether addresses may have letters beyond ASCII. */
    private final Map<Boolean, Session> sessions = new ConcurrentHashMap<>();

    private final ConcurrentLinkedDeque<Open> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    Relay(RelaySettings settings, Optional<String> password, Alarm alarm) {
        this(settings, password, alarm, WHOLE);
    }

    /** @param whole how long a mail may take in all */
    Relay(RelaySettings settings, Optional<String> password, Alarm alarm, Duration whole) {
        this.settings = settings;
        this.password = password;
        this.alarm = alarm;
        this.whole = whole;
    }

    /** Does something later, on another thread than that which waits for the relay. */
    @FunctionalInterface
    interface Alarm {
        /** @return calls it off */
        Runnable after(Duration time, Runnable what);
    }

    boolean is(RelaySettings others, Optional<String> itsPassword) {
        return settings.equals(others) && password.equals(itsPassword);
    }

    private record Open(Session session, RelayTransport transport, KnownSockets sockets) {}

    /**
     * What became of a mail.
     *
     * @param saysNoMailbox nobody is there who could read it
     */
    record Sent(DeliveryResult delivery, boolean saysNoMailbox) {
        static Sent of(DeliveryResult delivery) {
            return new Sent(delivery, false);
        }
    }

    /** @param isKept the connection stays open for the next mail */
    Sent send(OutgoingMail mail, boolean isKept) {
        try {
            boolean utf8 = mail.needsUtf8();
            var kept = utf8 ? Optional.<Open>empty() : Optional.ofNullable(idle.pollFirst());
            return inTime(mail, kept.orElseGet(() -> open(utf8)), isKept && !utf8, System.nanoTime() + whole.toNanos());
        } catch (BadHeader bad) {
            return Sent.of(new DeliveryResult.Permanent("bad-header", bad.reason()));
        }
    }

    /**
     * A relay that says one letter at a time is never silent, and one that reads nothing is not even asked: the whole has an end, at which the
     * connection is cut.
     */
    private Sent inTime(OutgoingMail mail, Open open, boolean isKept, long until) {
        var calledOff = alarm.after(Duration.ofNanos(Math.max(1, until - System.nanoTime())), open.sockets()::cut);
        try {
            return send(mail, open, isKept, until);
        } finally {
            calledOff.run();
        }
    }

    private Sent send(OutgoingMail mail, Open open, boolean isKept, long until) {
        var transport = open.transport();
        var step = Step.CONNECT;
        try {
            transport.begin(until);
            var mime = mail.mime(open.session(), settings);
            if (!transport.isUsed()) {
                step = settings.login().isPresent() ? Step.LOGIN : Step.CONNECT;
                sockets.during(
                        open.sockets(),
                        () -> transport.connect(
                                settings.host(),
                                settings.port(),
                                settings.login().orElse(null),
                                password.orElse(null)));
            }
            step = Step.MAIL;
            if (mail.needsUtf8() && !transport.supportsExtension("SMTPUTF8")) {
                close(open);
                return Sent.of(new DeliveryResult.Permanent("no-smtputf8", "the relay takes ASCII addresses only"));
            }
            transport.sendMessage(mime, new Address[] {mail.recipient()});
            var answer = new SmtpAnswer(step, transport.getLastReturnCode(), words(transport));
            keep(open, isKept);
            return Sent.of(answer.accepted(mail.id()));
        } catch (BadHeader bad) {
            close(open);
            throw bad;
        } catch (RuntimeException fault) {
            // Of the library, by something that the relay said.
            open.sockets().cut();
            return Sent.of(new SmtpAnswer(step, 0, fault.getClass().getSimpleName()).refused(transport.isEndSent()));
        } catch (MessagingException failure) {
            boolean isEndSent = transport.isEndSent();
            var answer = answer(failure, step, transport);
            open.sockets().cut();
            if (open.sockets().isRefused()) {
                return Sent.of(new DeliveryResult.RouteParked(REFUSED_ADDRESS, "", Optional.empty()));
            }
            // The relay closed a connection that stood open; nothing of this mail was taken.
            return transport.isUsed() && !isEndSent && answer.reply() < 500
                    ? inTime(mail, open(mail.needsUtf8()), isKept, until)
                    : new Sent(answer.refused(isEndSent), answer.saysNoMailbox());
        }
    }

    private static SmtpAnswer answer(MessagingException failure, Step step, RelayTransport transport) {
        for (Exception one = failure; one instanceof MessagingException next; one = next.getNextException()) {
            if (one instanceof SMTPAddressFailedException recipient) {
                return new SmtpAnswer(Step.RECIPIENT, recipient.getReturnCode(), words(recipient));
            }
            if (one instanceof SMTPSenderFailedException sender) {
                return new SmtpAnswer(Step.SENDER, sender.getReturnCode(), words(sender));
            }
            if (one instanceof AuthenticationFailedException) {
                int reply = transport.getLastReturnCode();
                // Without an answer of its own: it knows no way to log in that we know.
                return new SmtpAnswer(Step.LOGIN, reply >= 400 ? reply : 535, words(transport));
            }
        }
        boolean isAnswered = !isBroken(failure) && transport.getLastReturnCode() >= 400;
        var at = step == Step.LOGIN ? Step.CONNECT : step;
        return isAnswered
                ? new SmtpAnswer(at, transport.getLastReturnCode(), words(transport))
                : new SmtpAnswer(at, 0, words(failure));
    }

    /** The connection, and not the relay, failed. */
    private static boolean isBroken(MessagingException failure) {
        return failure.getNextException() instanceof java.io.IOException;
    }

    private static String words(Exception failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("");
    }

    private static String words(RelayTransport transport) {
        return Optional.ofNullable(transport.getLastServerResponse()).orElse("");
    }

    private void keep(Open open, boolean isKept) {
        if (isKept && !isClosed) {
            open.transport().used();
            idle.addFirst(open);
            if (isClosed) {
                close();
            }
        } else {
            close(open);
        }
    }

    private static void close(Open open) {
        try {
            open.transport().close();
        } catch (MessagingException alreadyGone) {
            open.sockets().cut();
        }
    }

    /** Idle connections at once, the others after their mail. */
    void close() {
        isClosed = true;
        for (var open = idle.pollFirst(); open != null; open = idle.pollFirst()) {
            close(open);
        }
    }

    /**
     * Closes the connections that sent nothing for so long.
     *
     * @return whether others stand open
     */
    boolean rest(Duration unused) {
        long before = System.nanoTime() - unused.toNanos();
        for (var open = idle.pollLast(); open != null; open = idle.pollLast()) {
            if (open.transport().isUsedSince(before)) {
                idle.addLast(open);
                if (isClosed) {
                    close();
                }
                return true;
            }
            close(open);
        }
        return false;
    }

    private Open open(boolean utf8) {
        var known = new KnownSockets();
        var session = sessions.computeIfAbsent(utf8, of -> Session.getInstance(properties(of)));
        return new Open(session, new RelayTransport(session, known), known);
    }

    private Properties properties(boolean utf8) {
        var properties = new Properties();
        properties.put("mail.smtp.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.localhost", settings.domain());
        properties.put("mail.smtp.from", MailHeaders.address(settings.envelope().orElse(settings.from())));
        properties.put("mail.smtp.connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.put("mail.smtp.timeout", Long.toString(WHOLE.toMillis()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.mime.allowutf8", Boolean.toString(utf8));
        switch (settings.tls()) {
            case IMPLICIT -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }
}
