package hotline.outbox.mail;

import hotline.address.AddressGuard;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one connection, and says how long it waits for an answer. It connects to no address that hands out secrets of a
 * machine; a relay in the operator's own network, or on this machine, is called.
 */
final class KnownSockets {
    private volatile @Nullable Socket socket;
    private volatile boolean isCut;
    private volatile boolean isRefused;

    /** The relay's name leads to an address that is never called. */
    boolean isRefused() {
        return isRefused;
    }

    void wait(Duration most) throws SocketException {
        var known = socket;
        if (known != null) {
            known.setSoTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, most.toMillis())));
        }
    }

    /** At once, without a word to the relay, whatever the thread that speaks with it waits for. */
    void cut() {
        isCut = true;
        var known = socket;
        try {
            if (known != null) {
                known.close();
            }
        } catch (IOException alreadyGone) {
            socket = null;
        }
    }

    Socket create() throws IOException {
        var made = new CheckedSocket();
        // Each line waits for its answer.
        made.setTcpNoDelay(true);
        socket = made;
        if (isCut) {
            made.close();
        }
        return made;
    }

    /** Checks the very address that it connects to: a name that leads elsewhere at the next look gains nothing. */
    private final class CheckedSocket extends Socket {
        @Override
        public void connect(SocketAddress to) throws IOException {
            connect(to, 0);
        }

        @Override
        public void connect(SocketAddress to, int millis) throws IOException {
            if (to instanceof InetSocketAddress address
                    && !address.isUnresolved()
                    && AddressGuard.isNever(address.getAddress())) {
                isRefused = true;
                throw new ConnectException("an address that is never called");
            }
            super.connect(to, millis);
        }
    }
}
