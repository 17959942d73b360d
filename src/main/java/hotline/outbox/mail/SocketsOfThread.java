package hotline.outbox.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Makes the sockets of the connection that a thread opens. So one {@link jakarta.mail.Session} serves all connections to a relay: to make one takes
 * longer than to send a mail, since it searches the class path.
 */
final class SocketsOfThread extends SocketFactory {
    private static final ThreadLocal<KnownSockets> OPENING = new ThreadLocal<>();

    /** Connects to a relay, on the calling thread. */
    @FunctionalInterface
    interface Connecting {
        void run() throws MessagingException;
    }

    void during(KnownSockets sockets, Connecting connecting) throws MessagingException {
        OPENING.set(sockets);
        try {
            connecting.run();
        } finally {
            OPENING.remove();
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return Optional.ofNullable(OPENING.get())
                .orElseThrow(() -> new IOException("no connection is being opened"))
                .create();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(SocketAddress to) throws IOException {
        var made = createSocket();
        made.connect(to);
        return made;
    }
}
