package hotline.http.engine;

import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ends bodies that come more slowly than any honest client sends. Looks at all of them once a second, since a timer
 * for each body would cost more than reading most of them.
 */
public final class SlowBodies {
    /** Long enough for a small body on a bad connection. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long BYTES_PER_SECOND = 4096;

    private final Set<BodyReader.Reading> underWay = ConcurrentHashMap.newKeySet();

    SlowBodies(Vertx vertx) {
        vertx.setPeriodic(1_000, second -> {
            long now = System.nanoTime();
            underWay.stream()
                    .filter(reading -> isTooSlow(now - reading.begunAt(), now - reading.lastAt(), reading.received()))
                    .forEach(BodyReader.Reading::endSlow);
        });
    }

    void watch(BodyReader.Reading reading) {
        underWay.add(reading);
    }

    void forget(BodyReader.Reading reading) {
        underWay.remove(reading);
    }

    /**
     * Whether a body comes too slowly to wait for the rest of it.
     *
     * @param nanos since it began
     * @param silent since the last bytes came
     */
    public static boolean isTooSlow(long nanos, long silent, long received) {
        if (silent > GRACE_NANOS || nanos > LONGEST_NANOS) {
            return true;
        }
        double seconds = (nanos - GRACE_NANOS) / 1e9;
        return seconds > 0 && received < seconds * BYTES_PER_SECOND;
    }
}
