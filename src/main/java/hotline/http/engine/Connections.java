package hotline.http.engine;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The open connections of a node: how many there may be, how long one may stay without a request, and how they learn
 * that the node is about to stop.
 */
public final class Connections implements Handler<RoutingContext> {
    private static final long SWEEP_MILLIS = 1_000;
    /** From being opened to the end of the first request's head. */
    private static final long FIRST_REQUEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Between two requests; single bytes of the next head don't extend it. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** Above the maximum, so many connections get an answer with the reason; the rest are closed without one. */
    private static final int ANSWERED = 500;

    private static final long ANSWERED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LAST_ANSWER_SECONDS = 5;
    private static final long NO_ERROR = 0;

    /** For the database, the jar, and the refused connections that get an answer. */
    private static final int OTHER_FILES = ANSWERED + 200;

    private final int most;
    private final Map<HttpConnection, Use> open = new ConcurrentHashMap<>();
    private volatile boolean ending;

    public Connections(Vertx vertx, int most) {
        this.most = Math.min(most, mostByOpenFiles());
        vertx.setPeriodic(SWEEP_MILLIS, second -> endIdle());
    }

    /** Without a free file descriptor a connection is never accepted, and the client waits without an answer. */
    private static int mostByOpenFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(Integer.MAX_VALUE, Math.max(1, system.getMaxFileDescriptorCount() - OTHER_FILES))
                : Integer.MAX_VALUE;
    }

    /** The use of one connection. Counted by its own event loop, read by another. */
    private static final class Use {
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicBoolean saidThatItEnds = new AtomicBoolean();
        private final boolean tooMany;
        private volatile boolean asked;
        private volatile boolean isHttp2;
        private volatile long since = System.nanoTime();

        Use(boolean tooMany) {
            this.tooMany = tooMany;
        }

        /** Streams that the client opens before it hears of it are answered, so none is named as the last. */
        void sayThatItEnds(HttpConnection connection) {
            if (isHttp2 && saidThatItEnds.compareAndSet(false, true)) {
                connection.goAway(NO_ERROR, Integer.MAX_VALUE);
            }
        }

        boolean isOver(long now) {
            return underWay.get() == 0 && Connections.isOver(tooMany, asked, now - since);
        }
    }

    /**
     * Whether a connection that rests has rested for long enough.
     *
     * @param asked whether there has been a request
     * @param nanos without one under way
     */
    public static boolean isOver(boolean tooMany, boolean asked, long nanos) {
        return nanos > (tooMany ? ANSWERED_NANOS : asked ? IDLE_NANOS : FIRST_REQUEST_NANOS);
    }

    public void opened(HttpConnection connection) {
        int others = open.size();
        if (others >= most + ANSWERED) {
            connection.close();
            return;
        }
        open.put(connection, new Use(others >= most));
        connection.closeHandler(closed -> open.remove(connection));
    }

    public int count() {
        return open.size();
    }

    @Override
    public void handle(RoutingContext context) {
        var connection = context.request().connection();
        var use = open.get(connection);
        if (use == null) {
            // It has just been closed.
            return;
        }
        use.asked = true;
        use.isHttp2 = context.request().version() == HttpVersion.HTTP_2;
        use.underWay.incrementAndGet();
        context.addHeadersEndHandler(head -> {
            // A client that reads this header closes the connection, so that it sends no request into one that is
            // closing.
            if ((ending || use.tooMany) && !use.isHttp2) {
                context.response().headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        context.addEndHandler(answered -> {
            use.since = System.nanoTime();
            use.underWay.decrementAndGet();
            if (ending) {
                use.sayThatItEnds(connection);
            }
        });
        if (use.tooMany) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context) {
        Problem.of(503, "busy", "Try again later", "this node has as many connections as it takes")
                .with("Retry-After", "5")
                .send(context.response());
    }

    /** From now on every answer is its connection's last; clients of HTTP/2 open no more streams on theirs. */
    public void beginToEnd() {
        ending = true;
        open.forEach((connection, use) -> use.sayThatItEnds(connection));
    }

    private void endIdle() {
        long now = System.nanoTime();
        open.forEach((connection, use) -> {
            if (use.isOver(now)) {
                end(connection);
            }
        });
    }

    /** Answers requests under way first, in case one has come meanwhile. */
    private static void end(HttpConnection connection) {
        connection.shutdown(LAST_ANSWER_SECONDS, TimeUnit.SECONDS);
    }
}
