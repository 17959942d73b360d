package hotline.parking;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a second tries again what is left out and whose time has come, each row apart, and counts what is left out. What an
 * earlier version had parked is tried when a server starts. Start and stop it on one event loop.
 */
public final class ParkingRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ParkingRounds.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_PER_ROUND = 200;

    private final Vertx vertx;
    private final Parking parking;
    private final MultiGauge rows;
    private long timer;
    private Future<?> round = Future.succeededFuture();

    public ParkingRounds(Vertx vertx, Parking parking, MeterRegistry metrics) {
        this.vertx = vertx;
        this.parking = parking;
        this.rows = MultiGauge.builder("hotline.parked.rows")
                .description("Rows that some work of the server fails for and leaves out")
                .register(metrics);
    }

    public void start() {
        round = guarded(parking.askAgain(Optional.empty(), Optional.empty()).compose(asked -> round()));
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> {
            if (round.isComplete()) {
                round = guarded(round());
            }
        });
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return round.otherwiseEmpty().mapEmpty();
    }

    /** What came of a round. */
    public record Round(int mended, int failed) {}

    /** Tries what may be tried now; answers after at most {@value #MOST_PER_ROUND} rows. */
    public Future<Round> round() {
        return next(0, new Round(0, 0)).compose(tried -> parking.learn().map(tried));
    }

    private Future<Round> next(long after, Round soFar) {
        if (soFar.mended + soFar.failed >= MOST_PER_ROUND) {
            return Future.succeededFuture(soFar);
        }
        return parking.tryNext(after)
                .compose(tried -> tried.isEmpty()
                        ? Future.succeededFuture(soFar)
                        : next(
                                tried.get().row().id(),
                                tried.get().isMended()
                                        ? new Round(soFar.mended + 1, soFar.failed)
                                        : new Round(soFar.mended, soFar.failed + 1)));
    }

    private Future<?> guarded(Future<Round> rounds) {
        return rounds.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(done -> count())
                .otherwise(failure -> {
                    LOG.warn("Parked rows not looked after this time: {}", failure.toString());
                    return null;
                });
    }

    private void count() {
        rows.register(
                parking.counts().entrySet().stream()
                        .map(of -> MultiGauge.Row.of(Tags.of("place", of.getKey()), of.getValue()))
                        .toList(),
                true);
    }
}
