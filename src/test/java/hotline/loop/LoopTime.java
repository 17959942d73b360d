package hotline.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Real timers, and a counter that a test can advance, so that a loop has failed for long at once. While a test waits for what a loop of
 * its server does, the loop's pause ends: rounds come sooner than they would, and no test waits for a pause.
 */
public final class LoopTime {
    /** Pauses of loops that look for work; limits of rounds are longer. */
    private static final Duration LONGEST_HURRIED = Duration.ofMillis(2_500);

    /** A server that the waiting test has just asked. */
    private static final long LATELY_NANOS = Duration.ofMillis(500).toNanos();

    private static final Set<LoopTime> ALL = ConcurrentHashMap.newKeySet();

    private final AtomicLong ahead = new AtomicLong();
    private final Set<Nap> naps = ConcurrentHashMap.newKeySet();
    private volatile long askedAt = System.nanoTime() - LATELY_NANOS;

    public Loops loops(Vertx vertx, MeterRegistry metrics) {
        var real = new VertxTimers(vertx);
        ALL.add(this);
        return new Loops(vertx, metrics, new Timers() {
            @Override
            public long nanos() {
                return real.nanos() + ahead.get();
            }

            @Override
            public Sleep after(Duration pause, Runnable awake) {
                return pause.isZero() || pause.compareTo(LONGEST_HURRIED) > 0
                        ? real.after(pause, awake)
                        : new Nap(real, pause, awake);
            }
        });
    }

    public void advance(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    /** A test looks at the server, perhaps for what a loop is to do. */
    public void asked() {
        askedAt = System.nanoTime();
    }

    /** No loop turns any more. */
    public void over() {
        ALL.remove(this);
    }

    /** Ends the pauses of those servers that the test in this process has just asked. */
    public static void hurry() {
        long now = System.nanoTime();
        for (LoopTime time : ALL) {
            if (now - time.askedAt < LATELY_NANOS) {
                List.copyOf(time.naps).forEach(Nap::hurry);
            }
        }
    }

    /** A pause that may end early. */
    private final class Nap implements Timers.Sleep {
        private final Timers real;
        private final Runnable awake;
        private Timers.Sleep sleep;
        private boolean isOver;

        Nap(Timers real, Duration pause, Runnable awake) {
            this.real = real;
            this.awake = awake;
            synchronized (this) {
                sleep = real.after(pause, this::end);
                naps.add(this);
            }
        }

        private void end() {
            boolean isLast;
            synchronized (this) {
                isLast = naps.remove(this);
            }
            if (isLast) {
                awake.run();
            }
        }

        synchronized void hurry() {
            if (naps.remove(this) && !isOver) {
                sleep.cancel();
                sleep = real.after(Duration.ZERO, awake);
            }
        }

        @Override
        public synchronized void cancel() {
            isOver = true;
            naps.remove(this);
            sleep.cancel();
        }
    }
}
