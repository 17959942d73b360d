package hotline.callback;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.satisfaction.OwedLinkedCases;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twice a second returns callbacks with an expired lease to the queue, puts those that have their time among the ready ones, and files linked
 * cases left behind.
 */
public final class CallbackTimer {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackTimer.class);
    private static final Pace PACE = Pace.ofMillis(500, 15_000);

    private final Callbacks callbacks;
    private final OwedLinkedCases linkedCases;
    private final Loop loop;

    public CallbackTimer(Loops loops, Callbacks callbacks, OwedLinkedCases linkedCases) {
        this.callbacks = callbacks;
        this.linkedCases = linkedCases;
        this.loop = loops.loop("callbacks", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        return loop.stop();
    }

    private Future<Next> round() {
        return callbacks
                .giveBackExpired()
                .onSuccess(count -> {
                    if (count > 0) {
                        LOG.info("{} callbacks given back: their lease ran out", count);
                    }
                })
                .compose(givenBack -> callbacks.wake())
                .compose(woken -> linkedCases.fileLeftBehind().map(filed -> woken))
                .map(woken -> Next.atOnceIf(woken == Callbacks.WOKEN_AT_ONCE));
    }
}
