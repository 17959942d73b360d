package hotline.database;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DatabaseClockTest {
    private static final Instant NINE = Instant.parse("2026-09-25T09:00:00Z");

    private final AtomicLong nanos = new AtomicLong(1_000);
    private final DatabaseClock clock = new DatabaseClock(answered(NINE, 1_000), nanos::get);

    @Test
    void advances_with_the_counter_and_tells_milliseconds() {
        nanos.addAndGet(1_999_999);
        assertThat(clock.instant()).isEqualTo(NINE.plusMillis(1));
    }

    @Test
    void takes_the_middle_of_the_round_trip_for_the_moment_of_the_answer() {
        nanos.addAndGet(Duration.ofMillis(20).toNanos());
        clock.compare(new DatabaseClock.Answer(NINE.plusMillis(110), 1_000, nanos.get()));
        assertThat(clock.instant()).isEqualTo(NINE.plusMillis(120));
    }

    @Test
    void goes_back_by_no_more_than_the_correction() {
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        Instant before = clock.instant();
        clock.compare(answered(NINE.plusMillis(997), nanos.get()));
        assertThat(clock.instant()).isEqualTo(before.minusMillis(3));
    }

    @Test
    void does_not_listen_to_an_answer_that_took_too_long() {
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        clock.compare(new DatabaseClock.Answer(NINE, 1_000, nanos.get()));
        assertThat(clock.instant()).isEqualTo(NINE.plusSeconds(2));
    }

    @Test
    void follows_the_database_when_its_clock_is_set() {
        clock.compare(answered(NINE.plusSeconds(3600), nanos.get()));
        assertThat(clock.instant()).isEqualTo(NINE.plusSeconds(3600));
    }

    @Test
    void agrees_with_postgres_as_exactly_as_the_round_trip_allows(Vertx vertx) throws Exception {
        try (TestDatabase stored = TestDatabase.fresh()) {
            Database database = Database.open(vertx, stored.settings());
            Instant before = timeOf(stored);
            long asked = System.nanoTime();
            DatabaseClock started = await(DatabaseClock.read(database));
            Duration roundTrip = Duration.ofNanos(System.nanoTime() - asked);
            Instant here = started.instant();
            Instant after = timeOf(stored);
            assertThat(here).isBetween(before.truncatedTo(ChronoUnit.MILLIS), after.plus(roundTrip));
        }
    }

    private static Instant timeOf(TestDatabase stored) {
        return Instant.parse(stored.value(
                "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    private static DatabaseClock.Answer answered(Instant time, long nanos) {
        return new DatabaseClock.Answer(time, nanos, nanos);
    }
}
