package hotline.http.engine;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression of single answers. The server's own would slow down every small answer and event streams. */
public final class Gzip {
    private Gzip() {}

    public static boolean isAccepted(HttpServerRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    /** For answers made once. */
    static Buffer fast(Buffer plain) {
        return compressed(plain.getBytes(), Deflater.BEST_SPEED);
    }

    /** For files sent many times. */
    public static Buffer small(byte[] plain) {
        return compressed(plain, Deflater.BEST_COMPRESSION);
    }

    private static Buffer compressed(byte[] plain, int level) {
        var bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (var gzip = new Leveled(bytes, level)) {
            gzip.write(plain);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static final class Leveled extends GZIPOutputStream {
        Leveled(ByteArrayOutputStream bytes, int level) throws IOException {
            super(bytes);
            def.setLevel(level);
        }
    }
}
