package hotline.http;

import hotline.failure.FailureText;
import hotline.http.engine.GetAndHead;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node lives, and whether it can serve: {@code /health/live} and {@code /health/ready}. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    /** Open to every client, so the database is not asked each time. */
    private static final long FRESH_NANOS = 500_000_000L;
    /** A balancer waits no longer for its answer; a hanging database is not ready. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Supplier<Future<Void>> readiness;
    private final Supplier<List<String>> degraded;
    private Optional<Future<Void>> last = Optional.empty();
    private long askedAt;
    private boolean wasReady = true;

    /**
     * @param readiness fails where requests can't be served now; its message says why
     * @param degraded parts that work less well than they should; a balancer still sends requests
     */
    Health(Supplier<Future<Void>> readiness, Supplier<List<String>> degraded) {
        this.readiness = readiness;
        this.degraded = degraded;
    }

    void addTo(Router router) {
        router.route("/health/live").handler(GetAndHead.only(context -> tell(context, 200, "up", Optional.empty())));
        router.route("/health/ready").handler(GetAndHead.only(this::ready));
    }

    private void ready(RoutingContext context) {
        ask().onComplete(
                        ready -> tellReady(context),
                        notReady -> tell(context, 503, "not-ready", Optional.of(FailureText.of(notReady))));
    }

    private void tellReady(RoutingContext context) {
        var less = degraded.get();
        var why = Optional.of(String.join("; ", less)).filter(said -> !said.isEmpty());
        tell(context, 200, less.isEmpty() ? "ready" : "degraded", why);
    }

    /** One question at a time: repeated requests take no further connection from a database that hangs. */
    private synchronized Future<Void> ask() {
        var known = last.filter(asked -> !asked.isComplete() || System.nanoTime() - askedAt <= FRESH_NANOS);
        var answer = known.orElseGet(this::askNow);
        return answer.isComplete()
                ? answer
                : answer.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .recover(failure -> Future.failedFuture(
                                failure instanceof TimeoutException ? "no answer in time" : FailureText.of(failure)));
    }

    private Future<Void> askNow() {
        askedAt = System.nanoTime();
        var asked = readiness.get();
        last = Optional.of(asked);
        return asked.onComplete(ready -> note(true, ""), notReady -> note(false, FailureText.of(notReady)));
    }

    private synchronized void note(boolean ready, String why) {
        if (ready && !wasReady) {
            LOG.info("Ready again");
        } else if (!ready && wasReady) {
            LOG.warn("Not ready: {}", why);
        }
        wasReady = ready;
    }

    private static void tell(RoutingContext context, int status, String state, Optional<String> why) {
        var json = new JsonObject().put("status", state);
        why.ifPresent(said -> json.put("detail", said));
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store");
        GetAndHead.end(context, json.toBuffer());
    }
}
