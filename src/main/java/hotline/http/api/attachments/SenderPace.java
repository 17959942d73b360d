package hotline.http.api.attachments;

import java.util.concurrent.TimeUnit;

/** Whether a sender is slower than honest ones are, on the worst of networks. Time in which we made it wait does not count. */
final class SenderPace {
    static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final long bytesPerSecond;
    private long counted;
    private long since;

    SenderPace(long nowNanos, long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
        this.since = nowNanos;
    }

    void add(int bytes) {
        counted += bytes;
    }

    void restart(long nowNanos) {
        since = nowNanos;
        counted = 0;
    }

    /** Looked at from time to time; each span that was fast enough begins the next. */
    boolean isTooSlow(long nowNanos) {
        long nanos = nowNanos - since;
        if (nanos < SPAN_NANOS) {
            return false;
        }
        boolean isSlow = counted < bytesPerSecond * TimeUnit.NANOSECONDS.toSeconds(nanos);
        restart(nowNanos);
        return isSlow;
    }
}
