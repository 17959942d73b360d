package hotline.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, to the millisecond, without asking it each time: the last answer plus what this machine's
 * monotonic counter has advanced since. A node whose own clock is wrong, or is set while it runs, judges limits and
 * leases like all the others.
 *
 * <p>Asked again each second; while the database is away the counter goes on alone. An instant may lie before an earlier
 * one only by as much as that correction takes back, usually well below a millisecond.
 */
public final class DatabaseClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final long INTERVAL_MILLIS = 1_000;
    /** The answer's moment is unknown within the round trip; one this slow would correct nothing. */
    private static final Duration SLOWEST_USEFUL_ANSWER = Duration.ofMillis(200);

    private static final Duration REMARKABLE = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private volatile Anchor anchor;

    private record Anchor(Instant time, long nanos) {
        Instant at(long nanosNow) {
            return time.plusNanos(nanosNow - nanos);
        }
    }

    /**
     * @param time the database's time when the counter stood at {@code nanos}
     * @param nanoTime a monotonic counter of nanoseconds
     */
    DatabaseClock(Instant time, long nanos, LongSupplier nanoTime) {
        this.anchor = new Anchor(time, nanos);
        this.nanoTime = nanoTime;
    }

    /** A clock that keeps asking the database as long as Vert.x runs. */
    public static Future<DatabaseClock> start(Vertx vertx, Database database) {
        DatabaseClock clock = new DatabaseClock(Instant.EPOCH, System.nanoTime(), System::nanoTime);
        return clock.ask(database.pool()).map(ignored -> {
            vertx.setPeriodic(INTERVAL_MILLIS, timer -> clock.ask(database.pool())
                    .onFailure(failure -> LOG.debug("Clock not compared: {}", failure.getMessage())));
            return clock;
        });
    }

    private Future<Void> ask(Pool pool) {
        return pool.withConnection(connection -> {
            long before = nanoTime.getAsLong();
            return connection
                    .query("SELECT clock_timestamp()")
                    .execute()
                    .onSuccess(rows -> compare(time(rows.iterator().next()), before, nanoTime.getAsLong()))
                    .mapEmpty();
        });
    }

    private static Instant time(Row row) {
        return row.get(OffsetDateTime.class, 0).toInstant();
    }

    /** Takes over what the database answered between two readings of the counter. */
    void compare(Instant databaseTime, long before, long after) {
        boolean first = anchor.time().equals(Instant.EPOCH);
        if (!first && after - before > SLOWEST_USEFUL_ANSWER.toNanos()) {
            return;
        }
        long middle = before + (after - before) / 2;
        Duration correction = Duration.between(anchor.at(middle), databaseTime);
        if (!first && correction.abs().compareTo(REMARKABLE) > 0) {
            LOG.warn("The database's clock moved by {} against this machine's counter", correction);
        }
        anchor = new Anchor(databaseTime, middle);
    }

    @Override
    public Instant instant() {
        return anchor.at(nanoTime.getAsLong()).truncatedTo(ChronoUnit.MILLIS);
    }
}
