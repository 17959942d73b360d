package hotline.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The loops of one node, and their health. */
public final class Loops {
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Timers timers;
    private final Lane lane;
    private final Set<Loop> started = ConcurrentHashMap.newKeySet();

    public Loops(Vertx vertx, MeterRegistry metrics) {
        this(vertx, metrics, new VertxTimers(vertx));
    }

    Loops(Vertx vertx, MeterRegistry metrics, Timers timers) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.timers = timers;
        this.lane = new Lane(timers, 1);
    }

    /** For rounds whose results no one waits for. */
    public Lane lane() {
        return lane;
    }

    public Vertx vertx() {
        return vertx;
    }

    /**
     * A loop that waits for its start.
     *
     * @param name of one or two words, for the log, readiness and figures
     * @param round fails if it is to be tried again soon
     */
    public Loop loop(String name, Pace pace, Supplier<Future<Next>> round) {
        return new Loop(this, timers, metrics, name, pace, round);
    }

    /** Which loops have not worked for long, in words. Requests are served all the same. */
    public List<String> failing() {
        return each(Loop::failing);
    }

    /** Fails if a loop makes no more rounds at all, which no database can cause. */
    public Future<Void> turning() {
        var stuck = each(Loop::stuck);
        return stuck.isEmpty() ? Future.succeededFuture() : Future.failedFuture(String.join("; ", stuck));
    }

    /** Stops all that are started; completes when the rounds under way are over. */
    public Future<Void> stop() {
        return Future.join(started.stream().map(Loop::stop).toList()).mapEmpty();
    }

    void add(Loop loop) {
        started.add(loop);
    }

    void remove(Loop loop) {
        started.remove(loop);
    }

    private List<String> each(Function<Loop, Optional<String>> state) {
        return started.stream()
                .flatMap(loop -> state.apply(loop).stream())
                .sorted()
                .toList();
    }
}
