package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.facts.FactReader;
import hotline.parking.Parking;
import hotline.parking.ParkingRounds;
import hotline.sla.WorkingCalendar;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An event that figures can't count delays only itself, and figures name the events they lack and up to when they
 * count.
 */
@ExtendWith(VertxExtension.class)
class ParkedEventsTest {
    private static final Instant MONDAY = Instant.parse("2026-09-21T01:00:00Z");
    private static final WorkingCalendar CALENDAR = FreightNetwork.deadlines().calendar(1);
    private static final Period WEEK = new Period(LocalDate.of(2026, 9, 21), LocalDate.of(2026, 9, 25));

    private Vertx vertx;
    private final SettableClock clock = new SettableClock(MONDAY.plusSeconds(3_600));
    private TestDatabase stored;
    private Database database;
    private Parking parking;
    private LogReader reader;

    @BeforeEach
    void prepare(Vertx vertx) {
        this.vertx = vertx;
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        parking = new Parking(database.pool(), clock);
        reader = new LogReader(TestLoops.on(vertx), database.pool(), new FactReader(vertx, CALENDAR.zone()), parking);
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void events_that_cannot_be_digested_are_parked_and_all_others_are_counted() {
        try (var log = new WrittenLog(stored)) {
            for (int id = 1; id <= 2_000; id++) {
                log.event(id, "received", MONDAY, id % 700 == 0 ? data().put("receivedAt", "the day before") : data());
            }
            log.complaint(1_400, "branch1", MONDAY, MONDAY.plusSeconds(86_400));
            log.commit();
        }
        await(reader.catchUp());

        var figures = figures();
        assertThat(figures.counts().get(0).received()).isEqualTo(1_998);
        assertThat(figures.asOf()).isEqualTo(clock.instant());
        assertThat(figures.lacking().count()).isEqualTo(2);
        assertThat(figures.lacking().events().get(0)).satisfies(lacking -> {
            assertThat(lacking.row().number()).contains("202609-001400");
            assertThat(lacking.row().event()).contains("received");
            assertThat(lacking.reason()).contains("the day before");
        });
    }

    @Test
    void a_repaired_event_is_counted_once_and_is_no_longer_lacking() {
        try (var log = new WrittenLog(stored)) {
            log.event(1, "received", MONDAY, data().put("receivedAt", "the day before"));
            log.event(2, "received", MONDAY, data());
            log.commit();
        }
        await(reader.catchUp());
        assertThat(tryAgainAfter(3)).isEqualTo(new ParkingRounds.Round(0, 1));
        stored.execute("UPDATE event SET data = data || '{\"receivedAt\": \"2026-09-21T01:00:00Z\"}'");
        assertThat(tryAgainAfter(11)).isEqualTo(new ParkingRounds.Round(1, 0));
        assertThat(tryAgainAfter(60)).isEqualTo(new ParkingRounds.Round(0, 0));

        var figures = figures();
        assertThat(figures.counts().get(0).received()).isEqualTo(2);
        assertThat(figures.lacking().count()).isZero();
    }

    /** Two nodes: each event is either counted or known to be lacking, on either node. */
    @Test
    void two_readers_side_by_side_count_each_event_once_around_those_that_fail() {
        try (var log = new WrittenLog(stored)) {
            for (int id = 1; id <= 500; id++) {
                log.event(id, "received", MONDAY, id % 50 == 0 ? data().put("receivedAt", "the day before") : data());
                log.commit();
            }
        }
        var other =
                new LogReader(TestLoops.on(vertx), database.pool(), new FactReader(vertx, CALENDAR.zone()), parking);
        await(Future.join(reader.start(), other.start()));
        await(
                "each event is counted or lacking",
                () -> !figures().counts().isEmpty()
                        && figures().counts().get(0).received()
                                        + figures().lacking().count()
                                >= 500);
        await(Future.join(reader.stop(), other.stop()));
        assertThat(figures().counts().get(0).received()).isEqualTo(490);
        assertThat(figures().lacking().count()).isEqualTo(10);
    }

    @Test
    void while_a_transaction_with_an_id_is_open_figures_are_as_of_the_last_event_read() {
        try (var log = new WrittenLog(stored);
                var open = new WrittenLog(stored)) {
            log.event(1, "received", MONDAY, data()).commit();
            open.event(2, "received", MONDAY.plusSeconds(60), data());
            log.event(3, "received", MONDAY.plusSeconds(120), data()).commit();
            clock.set(MONDAY.plusSeconds(300));
            await(reader.start());
            await("something is counted", () -> !figures().counts().isEmpty());
            assertThat(figures().counts().get(0).received()).isEqualTo(1);
            assertThat(figures().asOf()).isEqualTo(MONDAY.plusSeconds(120));
            open.commit();
            await(reader.catchUp());
            await(reader.stop());
            assertThat(figures().counts().get(0).received()).isEqualTo(3);
            assertThat(figures().asOf()).isEqualTo(clock.instant());
        }
    }

    private ParkingRounds.Round tryAgainAfter(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        return await(new ParkingRounds(TestLoops.on(vertx), parking, new SimpleMeterRegistry()).round());
    }

    private Figures figures() {
        return await(new Measures(database.pool(), parking, () -> CALENDAR, clock)
                .of(new MeasureQuery(WEEK, new Only(Optional.empty(), Optional.empty(), Optional.empty()), Set.of())));
    }

    private static JsonObject data() {
        return WholeEvent.of(
                "received",
                MONDAY,
                new JsonObject()
                        .put("type", "cargo-damage")
                        .put("severity", "minor")
                        .put("channel", "website"));
    }
}
