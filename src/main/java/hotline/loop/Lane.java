package hotline.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where the loops of a node go one behind the other whose results no one waits for. After each round no one goes for as long as that round
 * took, and for four times as long while what people do wait for has much to do. So however far they are behind after a flood of complaints,
 * they take half of one connection, a fifth of it during the flood, and the flood itself is taken in.
 * Safe for many threads.
 */
public final class Lane {
    private static final long PATIENCE_SECONDS = 15;
    private static final int RESTS_WHEN_BUSY = 4;

    private final Vertx vertx;
    private Future<Void> free = Future.succeededFuture();
    private volatile BooleanSupplier isBusy = () -> false;

    Lane(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @param ahead whether what people wait for has much to do */
    public void giveWayTo(BooleanSupplier ahead) {
        isBusy = ahead;
    }

    /** A round that hangs holds the others up for some seconds only. */
    public synchronized <T> Future<T> inTurn(Supplier<Future<T>> round) {
        var mayGo = free.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
        var over = Promise.<Void>promise();
        free = over.future();
        return mayGo.compose(gone -> {
            long began = System.nanoTime();
            return Future.succeededFuture()
                    .compose(begun -> round.get())
                    .onComplete(done -> rest(Duration.ofNanos(System.nanoTime() - began), over));
        });
    }

    private void rest(Duration took, Promise<Void> over) {
        long millis = took.toMillis() * (isBusy.getAsBoolean() ? RESTS_WHEN_BUSY : 1);
        if (millis == 0) {
            over.complete();
        } else {
            vertx.timer(millis, TimeUnit.MILLISECONDS).onComplete(rested -> over.complete());
        }
    }
}
