package hotline.database;

import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.rows.Rows;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, to the millisecond, without asking it each time: the last answer plus what this machine's
 * monotonic counter has advanced since. A node with a wrong clock, or with a clock that is set while it runs, judges
 * limits and leases like all the others.
 *
 * <p>Asked again each second; while the database is away the counter continues alone. An instant may lie before an
 * earlier one only by as much as that correction takes back, usually well below a millisecond.
 */
public final class DatabaseClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    private static final Duration REMARKABLE_CORRECTION = Duration.ofSeconds(1);
    /** The answer's moment is unknown within the round trip; one this slow would correct little. */
    private static final long SLOW_ANSWER_NANOS = Duration.ofMillis(200).toNanos();

    private static final long LONG_WITHOUT_ANSWER_NANOS = Duration.ofSeconds(30).toNanos();

    private final LongSupplier nanoTime;
    private volatile Anchor anchor;

    private record Anchor(Instant time, long nanos) {
        Instant at(long nanosNow) {
            return time.plusNanos(nanosNow - nanos);
        }
    }

    /**
     * The database's answer between two readings of the counter.
     *
     * @param before the counter, in nanoseconds, when it was asked
     * @param after the counter when its answer had come
     */
    record Answer(Instant time, long before, long after) {
        Anchor anchor() {
            return new Anchor(time, before + (after - before) / 2);
        }
    }

    /** @param nanoTime a monotonic counter of nanoseconds, the one that the answer was timed with */
    DatabaseClock(Answer first, LongSupplier nanoTime) {
        this.anchor = first.anchor();
        this.nanoTime = nanoTime;
    }

    /** A clock that is right now, and follows this machine's counter from then on. */
    public static Future<DatabaseClock> read(Database database) {
        return ask(database, System::nanoTime).map(first -> new DatabaseClock(first, System::nanoTime));
    }

    /** A clock that keeps asking the database as long as Vert.x runs. */
    public static Future<DatabaseClock> start(Loops loops, Database database) {
        return read(database).onSuccess(clock -> clock.keepAsking(loops, database));
    }

    private void keepAsking(Loops loops, Database database) {
        loops.loop("clock", PACE, () -> ask(database, nanoTime).map(answer -> {
                    compare(answer);
                    return Next.usual();
                }))
                .startAfter(PACE.pause());
    }

    private static Future<Answer> ask(Database database, LongSupplier nanoTime) {
        return database.pool().withConnection(connection -> {
            long before = nanoTime.getAsLong();
            return connection
                    .query("SELECT clock_timestamp() AS at")
                    .execute()
                    .map(rows -> new Answer(Rows.only(rows, row -> row.instant("at")), before, nanoTime.getAsLong()));
        });
    }

    void compare(Answer answer) {
        boolean slow = answer.after() - answer.before() > SLOW_ANSWER_NANOS;
        if (slow && answer.before() - anchor.nanos() < LONG_WITHOUT_ANSWER_NANOS) {
            return;
        }
        Anchor next = answer.anchor();
        Duration correction = Duration.between(anchor.at(next.nanos()), next.time());
        if (correction.abs().compareTo(REMARKABLE_CORRECTION) > 0) {
            LOG.warn("The database's clock moved by {} against this machine's counter", correction);
        }
        anchor = next;
    }

    @Override
    public Instant instant() {
        return anchor.at(nanoTime.getAsLong()).truncatedTo(ChronoUnit.MILLIS);
    }
}
