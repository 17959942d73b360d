package hotline.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A connection that sends any bytes, as no HTTP client would. Blocks, at most ten seconds. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    /** @param head the status line and the headers, names in lower case */
    public record Answered(int status, String head, String body) {
        public boolean isProblem() {
            return head.contains("content-type: application/problem+json");
        }
    }

    public RawConnection(TestServer server) throws IOException {
        this(server, new Socket());
    }

    private RawConnection(TestServer server, Socket socket) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress("localhost", server.server().port()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /** One that takes hardly any bytes unless the test reads from it. */
    public static RawConnection narrow(TestServer server) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        return new RawConnection(server, socket);
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes at once and drops bytes not sent or read yet. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The next answer whole; fails where the connection ends before it does. */
    public Answered answer(boolean head) throws IOException {
        var lines = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.append(line).append('\n');
        }
        int status = Integer.parseInt(lines.substring(9, 12));
        var headers = lines.toString().toLowerCase(Locale.ROOT);
        int at = headers.indexOf("content-length: ");
        int length = at < 0 || head
                ? 0
                : Integer.parseInt(
                        headers.substring(at + 16, headers.indexOf('\n', at)).trim());
        return new Answered(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** No more bytes will be sent. */
    public void end() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer, or empty if the server closed the connection instead; silence fails. */
    public Optional<Answered> answerIfAny() throws IOException {
        try {
            return Optional.of(answer(false));
        } catch (SocketTimeoutException silent) {
            throw silent;
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** Whether the server has closed it, after reading all earlier bytes. */
    public boolean isClosed() throws IOException {
        try {
            while (in.read(new byte[8192]) >= 0) {
                // skip earlier bytes
            }
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** The next line without its end. */
    public String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed after " + bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
