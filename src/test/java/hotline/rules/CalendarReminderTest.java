package hotline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hotline.loop.TestLoops;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxExtension.class)
class CalendarReminderTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(CalendarReminder.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-10-31T15:59:59Z"));
    private Vertx vertx;

    @BeforeEach
    void listen(Vertx vertx) {
        this.vertx = vertx;
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void the_log_reminds_of_a_missing_year_at_the_start_and_once_a_month() {
        var reminder = new CalendarReminder(TestLoops.on(vertx), FreightNetwork.rules(), clock);
        reminder.start();
        assertThat(log.list).as("in October no reminder is due").isEmpty();

        for (String now : new String[] {
            "2026-10-31T16:00:00Z",
            "2026-11-15T02:00:00Z",
            "2026-11-30T15:59:59Z",
            "2026-11-30T16:00:00Z",
            "2027-01-04T02:00:00Z"
        }) {
            clock.set(Instant.parse(now));
            reminder.remind();
        }

        assertThat(log.list).hasSize(3).allSatisfy(event -> assertThat(event.getFormattedMessage())
                .startsWith("The calendar cn does not know 2027 yet")
                .contains("/api/v1/calendars/cn"));
        reminder.stop();
    }
}
