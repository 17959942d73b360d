package hotline.export;

import hotline.export.ExportStore.Chunk;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** What a file's writer has written, cut into the parts that are stored. */
final class Chunks extends OutputStream {
    private static final int SIZE = 1 << 19;

    private final long export;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream(SIZE);
    private int seq;
    private long size;

    Chunks(long export) {
        this.export = export;
    }

    @Override
    public void write(int one) {
        written.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        written.write(bytes, from, length);
    }

    /** The parts that are full; at the end of the file the rest too. */
    List<Chunk> take(boolean isEnd) {
        if (written.size() < SIZE && !isEnd) {
            return List.of();
        }
        var all = Buffer.buffer(written.toByteArray());
        written.reset();
        size += all.length();
        var parts = new ArrayList<Chunk>();
        for (int from = 0; from < all.length(); from += SIZE) {
            parts.add(new Chunk(export, seq++, all.getBuffer(from, Math.min(from + SIZE, all.length()))));
        }
        return parts;
    }

    /** Bytes that were taken. */
    long size() {
        return size;
    }
}
