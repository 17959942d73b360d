package hotline.log.reading;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.loop.TestLoops;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** A reader that is behind is reported. */
@ExtendWith(VertxExtension.class)
class LogWatchTest {
    private static final Instant MONDAY = Instant.parse("2026-09-21T01:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SettableClock clock = new SettableClock(MONDAY);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private TestDatabase stored;
    private LogWatch watch;

    @BeforeEach
    void prepare(Vertx vertx) {
        log.start();
        logger.addAppender(log);
        stored = TestDatabase.fresh();
        watch = new LogWatch(
                TestLoops.on(vertx), Database.open(vertx, stored.settings()).pool(), Set.of("figures"), clock, metrics);
        stored.execute("INSERT INTO log_position (reader, tx, id) VALUES ('figures', '0', 0)");
    }

    @AfterEach
    void end() {
        logger.detachAppender(log);
        stored.close();
    }

    @Test
    void a_transaction_with_an_id_that_stays_open_is_a_lag_of_every_reader_and_degrades_the_node() {
        try (var open = new WrittenLog(stored);
                var other = new WrittenLog(stored)) {
            open.event(1, "received", MONDAY, new JsonObject());
            other.event(2, "received", MONDAY.plusSeconds(10), new JsonObject()).commit();
            clock.set(MONDAY.plusSeconds(20));
            await(watch.look());
            assertThat(lag("feed")).isEqualTo(10.0);
            assertThat(lag("figures")).isEqualTo(10.0);
            assertThat(watch.degraded()).isEmpty();
            assertThat(log.list).as("ten seconds are no cause to warn").isEmpty();

            clock.set(MONDAY.plusSeconds(190));
            await(watch.look());
            assertThat(lag("feed")).isEqualTo(180.0);
            assertThat(watch.degraded())
                    .containsExactlyInAnyOrder("feed is 180 s behind the log", "figures is 180 s behind the log");
            assertThat(log.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
            var process = "process " + open.process() + " of ";
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("feed is 180 s behind the log; the oldest open transaction is that of ")
                                    .contains(process),
                            line -> assertThat(line)
                                    .startsWith(
                                            "figures is 180 s behind the log; the oldest open transaction is that of ")
                                    .contains(process));
            await(watch.look());
            assertThat(log.list).as("once a minute is enough").hasSize(2);
            clock.set(MONDAY.plusSeconds(250));
            await(watch.look());
            assertThat(log.list).hasSize(4);

            open.commit();
            stored.execute("UPDATE log_position SET tx = pg_current_xact_id(), id = 1000");
            await(watch.look());
            assertThat(lag("feed")).isZero();
            assertThat(watch.degraded()).isEmpty();
            assertThat(log.list.subList(4, log.list.size()))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("feed has caught up with the log", "figures has caught up with the log");
        }
    }

    @Test
    void a_transaction_that_only_reads_does_no_harm() throws SQLException {
        try (var reading = stored.connection();
                var other = new WrittenLog(stored)) {
            reading.setAutoCommit(false);
            reading.createStatement().execute("SELECT count(*) FROM event");
            other.event(1, "received", MONDAY, new JsonObject()).commit();
            clock.set(MONDAY.plusSeconds(190));
            await(watch.look());
            assertThat(lag("feed")).isZero();
        }
    }

    private double lag(String reader) {
        return metrics.get("hotline.log.lag").tag("reader", reader).gauge().value();
    }
}
