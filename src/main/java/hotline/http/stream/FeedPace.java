package hotline.http.stream;

import java.time.Duration;

/** How a stream's client keeps up: since when it takes nothing, and when it last had to reload. */
final class FeedPace {
    private static final long LONGEST_STALL = Duration.ofSeconds(10).toNanos();
    /** A reload costs more than an event. */
    private static final long BETWEEN_RESYNCS = Duration.ofSeconds(3).toNanos();

    private boolean stalled;
    private long stalledSince;
    private long resyncedAt = System.nanoTime() - BETWEEN_RESYNCS;

    /** Notes whether the client takes nothing; answers whether that changes anything. */
    boolean stalls(boolean full) {
        boolean changed = full != stalled;
        if (full && changed) {
            stalledSince = System.nanoTime();
        }
        stalled = full;
        return changed;
    }

    boolean isStalled() {
        return stalled;
    }

    boolean isStalledForTooLong() {
        return stalled && System.nanoTime() - stalledSince > LONGEST_STALL;
    }

    /** False if the client had to reload only just; otherwise records a reload now. */
    boolean mayResync() {
        long now = System.nanoTime();
        if (now - resyncedAt < BETWEEN_RESYNCS) {
            return false;
        }
        resyncedAt = now;
        return true;
    }
}
