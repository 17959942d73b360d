package hotline.loop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same work again and again, one round at a time. A round that takes longer than its limit has failed, and the next one
 * begins regardless; rounds that fail are tried again after pauses that grow to a few seconds. Safe for many threads.
 */
public final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    /** Shorter outages belong to the database, and readiness reports those separately. */
    static final Duration WORTH_SAYING = Duration.ofSeconds(30);

    private final Loops loops;
    private final Timers timers;
    private final String name;
    private final Pace pace;
    private final Backoff backoff;
    private final Supplier<Future<Next>> round;
    private final Trouble trouble;
    private final Counter rounds;
    private final Counter failures;

    private boolean started;
    private Timers.Sleep sleep = Timers.Sleep.NONE;
    private Future<Void> underWay = Future.succeededFuture();
    private Optional<Promise<Void>> asked = Optional.empty();
    /** Since when a round that succeeds is due, or when it will be. */
    private long due;
    /** When the pause or the round under way is over at the latest, even if the round hangs. */
    private long turns;

    private Duration behind = Duration.ZERO;
    private Duration pause = Duration.ZERO;

    Loop(Loops loops, Timers timers, MeterRegistry metrics, String name, Pace pace, Supplier<Future<Next>> round) {
        this.loops = loops;
        this.timers = timers;
        this.name = name;
        this.pace = pace;
        this.backoff = Backoff.from(pace.pause());
        this.round = round;
        this.trouble = new Trouble(LOG, "The loop " + name, timers::nanos);
        this.due = timers.nanos();
        this.rounds = Counter.builder("hotline.loop.rounds")
                .description("Rounds of a loop that have ended")
                .tag("loop", name)
                .register(metrics);
        this.failures = Counter.builder("hotline.loop.failures")
                .description("Rounds of a loop that have failed or took too long")
                .tag("loop", name)
                .register(metrics);
        Gauge.builder("hotline.loop.lag", this, Loop::lagSeconds)
                .description("How long a loop's due work, or a round that succeeds, is overdue")
                .baseUnit("seconds")
                .tag("loop", name)
                .register(metrics);
    }

    public void start() {
        startAfter(Duration.ZERO);
    }

    /** For work that need not be done while a node starts. */
    public synchronized void startAfter(Duration first) {
        if (started) {
            return;
        }
        started = true;
        due = timers.nanos() + first.toNanos();
        loops.add(this);
        if (underWay.isComplete()) {
            sleep(first);
        }
    }

    /** No round begins any more; completes when the one under way is over. */
    public synchronized Future<Void> stop() {
        started = false;
        loops.remove(this);
        if (asked.isEmpty()) {
            sleep.cancel();
        }
        var asking = asked.map(Promise::future).orElseGet(Future::succeededFuture);
        return underWay.compose(over -> asking.otherwiseEmpty());
    }

    /**
     * Does not wait for the pause to end. Completes with a round that begins from now on; all callers during a round
     * share the next one. Works before the loop is started, too.
     */
    public synchronized Future<Void> now() {
        if (asked.isPresent()) {
            return asked.get().future();
        }
        var round = Promise.<Void>promise();
        asked = Optional.of(round);
        if (underWay.isComplete()) {
            sleep(Duration.ZERO);
        }
        return round.future();
    }

    /** A round begins so long from now at the latest; one that begins sooner does so. */
    public synchronized void within(Duration wait) {
        if (!started || !underWay.isComplete()) {
            now();
        } else if (asked.isEmpty() && turns - timers.nanos() > wait.toNanos()) {
            sleep(wait);
        }
    }

    private void sleep(Duration pause) {
        sleep.cancel();
        turns = timers.nanos() + pause.toNanos();
        sleep = timers.after(pause, this::turn);
    }

    private void turn() {
        var over = Promise.<Void>promise();
        Optional<Promise<Void>> waiting;
        synchronized (this) {
            if (!underWay.isComplete()) {
                return;
            }
            underWay = over.future();
            turns = timers.nanos() + pace.limit().toNanos();
            waiting = asked;
            asked = Optional.empty();
        }
        var answer = Promise.<Next>promise();
        var late = timers.after(
                pace.limit(),
                () -> answer.tryFail(
                        new TimeoutException("not done within " + pace.limit().toMillis() + " ms")));
        Future.succeededFuture().compose(begun -> round.get()).onComplete(answer::tryComplete, answer::tryFail);
        answer.future()
                .onComplete(ended -> late.cancel())
                .onSuccess(this::succeeded)
                .onFailure(this::failed)
                .<Void>mapEmpty()
                .onComplete(ended -> {
                    over.complete();
                    waiting.ifPresent(promise -> promise.handle(ended));
                    goOn();
                });
    }

    private synchronized void succeeded(Next next) {
        rounds.increment();
        trouble.over();
        behind = next.behind();
        pause = next.pause().orElse(pace.pause());
        due = timers.nanos() + pause.toNanos();
    }

    private synchronized void failed(Throwable failure) {
        rounds.increment();
        failures.increment();
        pause = backoff.after(trouble.failed(failure), ThreadLocalRandom.current());
    }

    private synchronized void goOn() {
        if (underWay.isComplete() && (started || asked.isPresent())) {
            sleep(asked.isPresent() ? Duration.ZERO : pause);
        }
    }

    private synchronized double lagSeconds() {
        return started ? Math.max(overdue().toMillis(), behind.toMillis()) / 1_000.0 : 0;
    }

    private Duration overdue() {
        return Duration.ofNanos(Math.max(0, timers.nanos() - due));
    }

    /** In words, if no round has succeeded for long. */
    synchronized Optional<String> failing() {
        return started && overdue().compareTo(WORTH_SAYING) > 0
                ? Optional.of(
                        "the loop " + name + " has not worked for " + overdue().toSeconds() + " s")
                : Optional.empty();
    }

    /** In words, if neither a pause nor a round has ended in its time: this process is ill. */
    synchronized Optional<String> stuck() {
        long late = TimeUnit.NANOSECONDS.toSeconds(timers.nanos() - turns);
        return started && late > WORTH_SAYING.toSeconds()
                ? Optional.of("the loop " + name + " has been stuck for " + late + " s")
                : Optional.empty();
    }
}
