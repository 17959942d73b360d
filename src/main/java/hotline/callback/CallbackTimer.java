package hotline.callback;

import hotline.satisfaction.OwedLinkedCases;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twice a second gives callbacks back whose lease ran out, and files linked cases left behind. A round that stalls is
 * given up on after a while, so that it never stops those after it. Start and stop it on one event loop.
 */
public final class CallbackTimer {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackTimer.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Callbacks callbacks;
    private final OwedLinkedCases linkedCases;
    private long timer;
    private Future<Void> round = Future.succeededFuture();

    public CallbackTimer(Vertx vertx, Callbacks callbacks, OwedLinkedCases linkedCases) {
        this.vertx = vertx;
        this.callbacks = callbacks;
        this.linkedCases = linkedCases;
    }

    public void start() {
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> {
            if (round.isComplete()) {
                round = round();
            }
        });
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return round;
    }

    private Future<Void> round() {
        return callbacks
                .giveBackExpired()
                .onSuccess(count -> {
                    if (count > 0) {
                        LOG.info("{} callbacks given back: their lease ran out", count);
                    }
                })
                .compose(givenBack -> linkedCases.fileLeftBehind())
                .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .otherwise(failure -> {
                    LOG.warn("Expired callbacks not looked after this time: {}", failure.toString());
                    return null;
                });
    }
}
