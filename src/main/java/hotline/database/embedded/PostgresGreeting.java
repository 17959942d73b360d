package hotline.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Whether a PostgreSQL on this machine greets a new connection, which it does before it asks for a user. A frozen one
 * does not, though the operating system accepts connections for it.
 */
public final class PostgresGreeting {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SSL_REQUEST = 80877103;

    private PostgresGreeting() {}

    /** False only where it is silent; a PostgreSQL that refuses or hangs up is awake, starting or stopping. */
    public static boolean comesFrom(int port) {
        int patience = (int) PATIENCE.toMillis();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array());
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
