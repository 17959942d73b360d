package hotline.outbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to a relay that knows whether the end of the mail has been sent, and that waits no longer than it was given. */
final class RelayTransport extends SMTPTransport {
    private static final int LEAST_MILLIS = 1;

    private final KnownSockets sockets;
    private boolean isEndSent;
    private boolean isUsed;
    private long usedNanos;
    private long untilNanos;

    RelayTransport(Session session, KnownSockets sockets) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.sockets = sockets;
    }

    /** Begins a mail, which may take until then, by {@link System#nanoTime()}. */
    void begin(long until) {
        isEndSent = false;
        untilNanos = until;
    }

    /** A mail was sent through it before, so the relay may have closed it meanwhile. */
    boolean isUsed() {
        return isUsed;
    }

    void used() {
        isUsed = true;
        usedNanos = System.nanoTime();
    }

    /** @param nanos as {@link System#nanoTime()} counts */
    boolean isUsedSince(long nanos) {
        return usedNanos - nanos > 0;
    }

    /** From here on the relay may have taken the mail. */
    boolean isEndSent() {
        return isEndSent;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        isEndSent = true;
        super.finishData();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        try {
            sockets.wait(Duration.ofNanos(Math.max(LEAST_MILLIS * 1_000_000L, untilNanos - System.nanoTime())));
        } catch (SocketException closed) {
            throw new MessagingException("the connection is closed", closed);
        }
        return super.readServerResponse();
    }
}
