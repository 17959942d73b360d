package hotline.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where the loops of a node go one behind the other whose results no one waits for. After each round no one goes for as long as that round
 * took, and for four times as long while what people do wait for has much to do. So however far they are behind after a flood of complaints,
 * they take half of one connection, a fifth of it during the flood, and the flood itself is taken in. A loop may have a lane of its own, which rests
 * only during the flood.
 * Safe for many threads.
 */
public final class Lane {
    /** A rest is no longer, however long a round took. */
    static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private static final long PATIENCE_SECONDS = 15;
    private static final int RESTS_WHEN_BUSY = 4;

    private final Timers timers;
    private final int restsWhenQuiet;
    private final List<Lane> besides = new ArrayList<>();
    private Future<Void> free = Future.succeededFuture();
    private Runnable endRest = () -> {};
    private boolean isOver;
    private volatile BooleanSupplier isBusy = () -> false;

    /** @param restsWhenQuiet for as many times as long as a round took */
    Lane(Timers timers, int restsWhenQuiet) {
        this.timers = timers;
        this.restsWhenQuiet = restsWhenQuiet;
    }

    /** One that gives way to the same, and rests at no other time. */
    public synchronized Lane another() {
        var other = new Lane(timers, 0);
        other.isBusy = () -> isBusy.getAsBoolean();
        besides.add(other);
        return other;
    }

    /** @param ahead whether what people wait for has much to do */
    public void giveWayTo(BooleanSupplier ahead) {
        isBusy = ahead;
    }

    /** A node that stops lets those that wait go at once: its loops end with the round that they have asked for. */
    public void end() {
        List<Lane> others;
        Runnable rest;
        synchronized (this) {
            isOver = true;
            others = List.copyOf(besides);
            rest = endRest;
        }
        rest.run();
        others.forEach(Lane::end);
    }

    /** A round that hangs holds the others up for some seconds only. */
    public synchronized <T> Future<T> inTurn(Supplier<Future<T>> round) {
        var mayGo = free.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
        var over = Promise.<Void>promise();
        free = over.future();
        return mayGo.compose(gone -> {
            long began = timers.nanos();
            return Future.succeededFuture()
                    .compose(begun -> round.get())
                    .onComplete(done -> rest(Duration.ofNanos(timers.nanos() - began), over));
        });
    }

    private void rest(Duration took, Promise<Void> over) {
        var rest = took.multipliedBy(isBusy.getAsBoolean() ? RESTS_WHEN_BUSY : restsWhenQuiet);
        boolean isNone = rest.toMillis() == 0;
        synchronized (this) {
            if (!isNone && !isOver) {
                endRest = over::tryComplete;
                timers.after(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest, over::tryComplete);
                return;
            }
        }
        over.tryComplete();
    }
}
