package hotline.server.memory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import hotline.failure.OutOfMemory;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process when its memory is used up. It notices errors that kill a thread and errors that a library swallows
 * and logs; it notices a full heap without an error by collections that take nearly all the time.
 */
public final class MemoryWatch {
    private static final long SECOND = 1_000_000_000L;
    private static final double MOST_OF_THE_TIME = 0.8;
    private static final double FULL = 0.9;
    private static final int SECONDS = 10;

    private MemoryWatch() {}

    public static void start() {
        OutOfMemory.prepare();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            OutOfMemory.endIfCaused(failure);
            LoggerFactory.getLogger(MemoryWatch.class).error("{} ended", thread.getName(), failure);
        });
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.addTurboFilter(new Logged());
        }
        var watch = new Thread(new Collections(), "memory watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Called for every line, whether it is written or not. */
    private static final class Logged extends TurboFilter {
        @Override
        public FilterReply decide(
                Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
            if (thrown != null) {
                OutOfMemory.endIfCaused(thrown);
            } else if (values != null && values.length > 0 && values[values.length - 1] instanceof Throwable last) {
                OutOfMemory.endIfCaused(last);
            }
            return FilterReply.NEUTRAL;
        }
    }

    private static final class Collections implements Runnable {
        private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(Collections::stopsTheWorld)
                .toList();

        /** Other collectors work while the program runs, so their time does not count. */
        private static boolean stopsTheWorld(GarbageCollectorMXBean collector) {
            return !collector.getName().contains("Concurrent")
                    && !collector.getName().contains("Cycles");
        }

        @Override
        public void run() {
            try {
                int exhausted = 0;
                long collecting = collectingMillis();
                long at = System.nanoTime();
                while (exhausted < SECONDS) {
                    LockSupport.parkNanos(SECOND);
                    long collectingNow = collectingMillis();
                    long now = System.nanoTime();
                    double share = (collectingNow - collecting) * 1e6 / (now - at);
                    exhausted = share > MOST_OF_THE_TIME && isFull() ? exhausted + 1 : 0;
                    collecting = collectingNow;
                    at = now;
                }
            } catch (OutOfMemoryError here) {
                // Ends below.
            }
            OutOfMemory.end();
        }

        private long collectingMillis() {
            long sum = 0;
            for (GarbageCollectorMXBean collector : collectors) {
                sum += collector.getCollectionTime();
            }
            return sum;
        }

        private boolean isFull() {
            var heap = memory.getHeapMemoryUsage();
            return heap.getUsed() > heap.getMax() * FULL;
        }
    }
}
