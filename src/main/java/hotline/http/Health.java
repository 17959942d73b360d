package hotline.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Whether this node lives, and whether it can serve: {@code /health/live} and {@code /health/ready}. */
final class Health {
    /** Anybody may ask, so the database is not asked each time. */
    private static final long FRESH_NANOS = 500_000_000L;

    private final Supplier<Future<Void>> readiness;
    private Future<Void> last;
    private long askedAt;

    /** @param readiness fails where requests can't be served now; its message says why */
    Health(Supplier<Future<Void>> readiness) {
        this.readiness = readiness;
    }

    void addTo(Router router) {
        router.get("/health/live").handler(context -> tell(context, 200, "up", null));
        router.get("/health/ready").handler(this::ready);
    }

    private void ready(RoutingContext context) {
        ask().onComplete(
                        ready -> tell(context, 200, "ready", null),
                        notReady -> tell(context, 503, "not-ready", notReady.getMessage()));
    }

    private synchronized Future<Void> ask() {
        if (last == null || last.failed() || System.nanoTime() - askedAt > FRESH_NANOS) {
            askedAt = System.nanoTime();
            last = readiness.get();
        }
        return last;
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
