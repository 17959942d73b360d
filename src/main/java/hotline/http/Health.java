package hotline.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node lives, and whether it can serve: {@code /health/live} and {@code /health/ready}. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    /** Anybody may ask, so the database is not asked each time. */
    private static final long FRESH_NANOS = 500_000_000L;
    /** A balancer waits no longer for its answer; a database that hangs is none that is ready. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Supplier<Future<Void>> readiness;
    private final Supplier<List<String>> degraded;
    private Future<Void> last;
    private long askedAt;
    private boolean wasReady = true;

    /**
     * @param readiness fails where requests can't be served now; its message says why
     * @param degraded what works less well than it should; a balancer keeps sending requests all the same
     */
    Health(Supplier<Future<Void>> readiness, Supplier<List<String>> degraded) {
        this.readiness = readiness;
        this.degraded = degraded;
    }

    void addTo(Router router) {
        router.get("/health/live").handler(context -> tell(context, 200, "up", null));
        router.get("/health/ready").handler(this::ready);
    }

    private void ready(RoutingContext context) {
        ask().onComplete(
                        ready -> tellReady(context),
                        notReady -> tell(context, 503, "not-ready", notReady.getMessage()));
    }

    private void tellReady(RoutingContext context) {
        var less = degraded.get();
        tell(context, 200, less.isEmpty() ? "ready" : "degraded", less.isEmpty() ? null : String.join("; ", less));
    }

    /** One question at a time: those who keep asking take no further connection from a database that hangs. */
    private synchronized Future<Void> ask() {
        if (last == null || last.isComplete() && System.nanoTime() - askedAt > FRESH_NANOS) {
            askedAt = System.nanoTime();
            last = readiness.get();
            last.onComplete(ready -> note(true, ""), notReady -> note(false, notReady.getMessage()));
        }
        return last.isComplete()
                ? last
                : last.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .recover(failure -> Future.failedFuture(
                                failure instanceof TimeoutException ? "no answer in time" : failure.getMessage()));
    }

    private synchronized void note(boolean ready, String why) {
        if (ready && !wasReady) {
            LOG.info("Ready again");
        } else if (!ready && wasReady) {
            LOG.warn("Not ready: {}", why);
        }
        wasReady = ready;
    }

    private static void tell(RoutingContext context, int status, String state, String why) {
        var json = new JsonObject().put("status", state);
        if (why != null) {
            json.put("detail", why);
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(json.toBuffer());
    }
}
