package hotline.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Native;
import io.netty.channel.unix.Socket;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.threadchecker.BlockedThreadEvent;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Which event loops were blocked by what they ran. A loop that did not continue because the machine stood still was not: a
 * heart beats next to it and tells so. Nor was one that is inside a call of Netty's to the operating system, none of which
 * waits: it has been left without a processor.
 */
final class BlockedThreads {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Set<String> CALLS_THAT_DO_NOT_WAIT = Set.of(Socket.class.getName(), Native.class.getName());

    private static volatile long beat = System.nanoTime();
    private static volatile long stoodStillAt;
    private static volatile long stoodStillFor;

    static {
        var heart = new Thread(BlockedThreads::beat, "heart");
        heart.setDaemon(true);
        heart.start();
    }

    private final Queue<Throwable> blocked = new ConcurrentLinkedQueue<>();

    private BlockedThreads() {}

    static BlockedThreads of(Vertx vertx) {
        var threads = new BlockedThreads();
        ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(threads::note);
        return threads;
    }

    /** Fails where an event loop was blocked. */
    void none() {
        assertThat(blocked).as("blocked threads").isEmpty();
    }

    private void note(BlockedThreadEvent event) {
        var stack = event.thread().getStackTrace();
        if (stack.length == 0
                || CALLS_THAT_DO_NOT_WAIT.contains(stack[0].getClassName())
                || machineStoodStill(event.duration())) {
            return;
        }
        var where =
                new AssertionError(event.thread().getName() + " blocked for " + event.duration() / 1_000_000 + " ms");
        where.setStackTrace(stack);
        blocked.add(where);
    }

    /** For most of the last nanoseconds. */
    private static boolean machineStoodStill(long duration) {
        long now = System.nanoTime();
        long since = now - beat;
        return since > duration / 2 || (now - stoodStillAt < duration + BEAT.toNanos() && stoodStillFor > duration / 2);
    }

    private static void beat() {
        while (true) {
            try {
                Thread.sleep(BEAT.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            long late = now - beat - BEAT.toNanos();
            if (late > Duration.ofMillis(500).toNanos()) {
                stoodStillFor = late;
                stoodStillAt = now;
            }
            beat = now;
        }
    }
}
