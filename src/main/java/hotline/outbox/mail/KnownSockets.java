package hotline.outbox.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the socket of one connection, and says how long it waits for an answer. */
final class KnownSockets extends SocketFactory {
    private @Nullable Socket socket;

    void wait(Duration most) throws SocketException {
        var known = socket;
        if (known != null) {
            known.setSoTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, most.toMillis())));
        }
    }

    /** At once, without a word to the relay. */
    void cut() {
        var known = socket;
        try {
            if (known != null) {
                known.close();
            }
        } catch (IOException alreadyGone) {
            socket = null;
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        var made = new Socket();
        // Each line waits for its answer.
        made.setTcpNoDelay(true);
        return known(made);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return known(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return known(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return known(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return known(new Socket(host, port, local, localPort));
    }

    private Socket known(Socket made) {
        socket = made;
        return made;
    }
}
