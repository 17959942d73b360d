package hotline.http.connection;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds a port back until every listener has joined it. Vert.x binds it for the first listener and adds the others while
 * connections arrive already; one that is dealt to a listener half added would be closed unanswered. Binding happens on the
 * one thread that accepts connections, which waits here; no event loop does.
 */
public final class OpeningTogether {
    private static final long LONGEST_SECONDS = 5;

    private final CountDownLatch missing;

    public OpeningTogether(Vertx vertx, int listeners) {
        missing = new CountDownLatch(listeners);
        ((VertxInternal) vertx).acceptorEventLoopGroup().execute(this::awaitAll);
    }

    private void awaitAll() {
        try {
            missing.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One more listener is there. */
    public void arrived() {
        missing.countDown();
    }

    /** Ends the wait, even if some are missing. */
    public void open() {
        while (missing.getCount() > 0) {
            missing.countDown();
        }
    }
}
