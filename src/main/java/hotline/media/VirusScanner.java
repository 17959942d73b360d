package hotline.media;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks a clamd by INSTREAM: parts with their lengths, an empty one, then one line comes back. */
public final class VirusScanner {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENT_SECONDS = 60;
    private static final int PART = 64 * 1024;
    private static final int LONGEST_ANSWER = 4_096;
    private static final String TOO_LARGE = "INSTREAM size limit exceeded";

    private final NetClient client;
    private final SocketAddress clamd;

    /** @param clamd a host and a port, or the path of a socket of this machine */
    public VirusScanner(Vertx vertx, SocketAddress clamd) {
        this(vertx, clamd, SILENT_SECONDS);
    }

    VirusScanner(Vertx vertx, SocketAddress clamd, int silentSeconds) {
        this.client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(silentSeconds)
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        this.clamd = clamd;
    }

    /** @return a failure where the scanner is down or answers something else: the file is held until it is asked again */
    public Future<ScanAnswer> scan(Buffer file) {
        return client.connect(clamd).compose(socket -> answer(socket, file).map(VirusScanner::read));
    }

    private static Future<String> answer(NetSocket socket, Buffer file) {
        Promise<String> line = Promise.promise();
        var got = Buffer.buffer();
        socket.handler(part -> {
            got.appendBuffer(part);
            if (part.getByte(part.length() - 1) == 0 || got.length() > LONGEST_ANSWER) {
                line.tryComplete(got.toString(StandardCharsets.UTF_8));
            }
        });
        socket.exceptionHandler(line::tryFail);
        socket.closeHandler(closed -> line.tryComplete(got.toString(StandardCharsets.UTF_8)));
        // A scanner that has had enough says so while we still send; what it said counts, so the end is left to the
        // socket. A write that meets its closed side first loses what it said: the file is asked about again.
        send(socket, file, 0, line.future());
        return line.future().eventually(socket::close);
    }

    private static Future<Void> send(NetSocket socket, Buffer file, int from, Future<String> answer) {
        if (answer.isComplete()) {
            return Future.succeededFuture();
        }
        var frame = Buffer.buffer();
        if (from == 0) {
            frame.appendString("zINSTREAM\0");
        }
        int length = Math.min(PART, file.length() - from);
        frame.appendInt(length).appendBuffer(file, from, length);
        if (length == 0) {
            return socket.write(frame);
        }
        return socket.write(frame).compose(sent -> send(socket, file, from + length, answer));
    }

    private static ScanAnswer read(String said) {
        String answer = said.replace("\0", "").strip();
        if (answer.equals("stream: OK")) {
            return ScanAnswer.Clean.CLEAN;
        }
        if (answer.contains(TOO_LARGE)) {
            return ScanAnswer.NotScanned.NOT_SCANNED;
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            return new ScanAnswer.Infected(answer.substring("stream: ".length(), answer.length() - " FOUND".length()));
        }
        throw new ScannerFailed(answer);
    }

    public Future<Void> stop() {
        return client.close();
    }

    /** It said something that is no judgement of the file. */
    static final class ScannerFailed extends RuntimeException {
        ScannerFailed(String answer) {
            super("the virus scanner says: " + answer.substring(0, Math.min(200, answer.length())));
        }
    }
}
