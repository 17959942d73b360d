package hotline.parking;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.once.Once;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Once a second tries again the rows that are left out and due, each separately, and counts the rows left out. Rows
 * parked by an earlier version are tried when a server starts.
 */
public final class ParkingRounds {
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    private static final int MOST_PER_ROUND = 200;

    private final Parking parking;
    private final MultiGauge rows;
    private final Loop loop;
    /** Whether all rows parked before this start are to be tried again. */
    private volatile boolean askedAgain;

    public ParkingRounds(Loops loops, Parking parking, MeterRegistry metrics) {
        this.parking = parking;
        this.rows = MultiGauge.builder("hotline.parked.rows")
                .description("Rows that some work of the server fails for and leaves out")
                .register(metrics);
        this.loop = loops.loop("parking", PACE, this::turn);
    }

    public void start() {
        loop.start();
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        return loop.stop();
    }

    /** The result of a round. */
    public record Round(int mended, int failed) {}

    /** Tries the rows that are due; returns after at most {@value #MOST_PER_ROUND} rows. */
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

    private Future<Next> turn() {
        return askAgainOnce().compose(asked -> round()).map(done -> {
            count();
            return Next.usual();
        });
    }

    private Future<Void> askAgainOnce() {
        return askedAgain
                ? Future.succeededFuture()
                : parking.askAgain(Once.unkeyed(), Optional.empty()).onSuccess(asked -> askedAgain = true);
    }

    private void count() {
        rows.register(
                parking.counts().entrySet().stream()
                        .map(of -> MultiGauge.Row.of(Tags.of("place", of.getKey()), of.getValue()))
                        .toList(),
                true);
    }
}
