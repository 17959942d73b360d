package hotline.http.engine;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Gives every request an id ({@code X-Request-Id}) and logs one line when it is answered. Failed and slow requests
 * always get a line, others only at level DEBUG: there are thousands a second. Query strings and bodies may name
 * people, so neither is logged.
 */
final class RequestLog implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger("hotline.requests");
    private static final String HEADER = "X-Request-Id";
    private static final long SLOW_MILLIS = 1_000;
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(/telephony/+(?!dials/)[^/]*/+(?:(?:events|route|callers)/+)?)(?!(?:events|route|callers)/*$)[^/].*");

    private final String start = Integer.toHexString(new SecureRandom().nextInt() | 0x1000_0000) + "-";
    private final AtomicLong count = new AtomicLong();

    static Optional<String> id(HttpServerResponse response) {
        return Optional.ofNullable(response.headers().get(HEADER));
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
        var level = status >= 500 ? Level.WARN : status >= 400 || millis >= SLOW_MILLIS ? Level.INFO : Level.DEBUG;
        if (LOG.isEnabledForLevel(level)) {
            var request = context.request();
            named(context, () -> LOG.atLevel(level)
                    .log("{} {} {} {} ms", request.method(), withoutSecret(request.path()), status, millis));
        }
    }

    /** Exchanges that know an address alone have their secret in it, also where the address was typed wrong. */
    static String withoutSecret(String path) {
        return SECRET.matcher(path).replaceFirst("$1…");
    }

    /** Logs under the request's id. An event loop serves many requests at once, so none is left named afterwards. */
    static void named(RoutingContext context, Runnable logging) {
        try (var name = MDC.putCloseable("requestId", id(context.response()).orElse("none"))) {
            logging.run();
        }
    }
}
