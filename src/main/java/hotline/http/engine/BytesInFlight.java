package hotline.http.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes of bodies a node holds at a time: in all, for one connection and for one client address, so that a single
 * sender leaves room for the others. Safe for threads.
 *
 * @see BodyReader
 */
public final class BytesInFlight {
    private static final int HEAP_SHARE = 8;
    private static final int ADDRESS_SHARE = 4;
    /** A policy with its lexicon fits, with room to spare. */
    private static final long MOST_PER_CONNECTION = 4L * 1024 * 1024;

    private final long most;
    private final long mostPerAddress;
    private final Map<Object, Long> held = new HashMap<>();
    private long total;

    public BytesInFlight(long most) {
        this.most = most;
        this.mostPerAddress = most / ADDRESS_SHARE;
    }

    /** An eighth of the heap: buffers grow by doubling and a read body is held as text too, so it may come to a half. */
    static BytesInFlight ofHeap() {
        return new BytesInFlight(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** False where they would be too many; then nothing is taken. */
    public synchronized boolean take(Object connection, String address, int bytes) {
        long ofConnection = held.getOrDefault(connection, 0L) + bytes;
        long ofAddress = held.getOrDefault(address, 0L) + bytes;
        if (total + bytes > most || ofConnection > MOST_PER_CONNECTION || ofAddress > mostPerAddress) {
            return false;
        }
        total += bytes;
        held.put(connection, ofConnection);
        held.put(address, ofAddress);
        return true;
    }

    public synchronized void giveBack(Object connection, String address, int bytes) {
        total -= bytes;
        lessen(connection, bytes);
        lessen(address, bytes);
    }

    private void lessen(Object holder, int bytes) {
        held.computeIfPresent(holder, (same, before) -> before == bytes ? null : before - bytes);
    }

    public synchronized long total() {
        return total;
    }
}
