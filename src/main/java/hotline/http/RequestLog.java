package hotline.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every request an id ({@code X-Request-Id}) and logs one line when it is answered. Failed and slow ones are worth
 * a line at all times, the others only at level DEBUG: they come by the thousands a second. Query strings and bodies
 * may name people, so neither is logged.
 */
final class RequestLog implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger("hotline.requests");
    private static final String HEADER = "X-Request-Id";
    private static final long SLOW_MILLIS = 1_000;

    private final String start = Integer.toHexString(new SecureRandom().nextInt() | 0x1000_0000) + "-";
    private final AtomicLong count = new AtomicLong();

    static String id(RoutingContext context) {
        return context.response().headers().get(HEADER);
    }

    @Override
    public void handle(RoutingContext context) {
        long begun = System.nanoTime();
        context.response().headers().set(HEADER, start + Long.toString(count.incrementAndGet(), 36));
        context.addEndHandler(ended -> log(context, (System.nanoTime() - begun) / 1_000_000));
        context.next();
    }

    private static void log(RoutingContext context, long millis) {
        int status = context.response().getStatusCode();
        if (status >= 500) {
            write(LOG.atWarn(), context, status, millis);
        } else if (status >= 400 || millis >= SLOW_MILLIS) {
            write(LOG.atInfo(), context, status, millis);
        } else if (LOG.isDebugEnabled()) {
            write(LOG.atDebug(), context, status, millis);
        }
    }

    private static void write(org.slf4j.spi.LoggingEventBuilder line, RoutingContext context, int status, long millis) {
        line.addKeyValue("request", id(context))
                .log("{} {} {} {} ms", context.request().method(), context.request().path(), status, millis);
    }
}
