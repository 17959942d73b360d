package hotline.rules;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a reminder to install a year's days, at a node's start and then each month. Supervisors and administrators
 * read the same on their screens: see {@link WorkingCalendar#awaitedYear}.
 */
public final class CalendarReminder {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarReminder.class);
    private static final Pace PACE = new Pace(Duration.ofHours(1), Duration.ofSeconds(5));

    private final Rules rules;
    private final InstantSource clock;
    private final Loop loop;
    private Optional<YearMonth> reminded = Optional.empty();

    public CalendarReminder(Loops loops, Rules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
        this.loop = loops.loop("calendar", PACE, () -> {
            remind();
            return Future.succeededFuture(Next.usual());
        });
    }

    public void start() {
        remind();
        loop.startAfter(PACE.pause());
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** At most one reminder a month. */
    synchronized void remind() {
        var now = clock.instant();
        var month = Optional.of(
                YearMonth.from(now.atZone(rules.policies().inForce().policy().zone())));
        if (month.equals(reminded)) {
            return;
        }
        reminded = month;
        var calendars = new TreeMap<String, WorkingCalendar>();
        rules.inForce().lines().values().forEach(line -> {
            var calendar = rules.deadlines().calendar(line.version().id());
            calendars.put(calendar.code(), calendar);
        });
        calendars.forEach((code, calendar) -> calendar.awaitedYear(now)
                .ifPresent(year -> LOG.warn(
                        "The calendar {} does not know {} yet: limits that reach into it are provisional. Upload its"
                                + " published days (POST /api/v1/calendars/{}) or update hotline",
                        code,
                        year,
                        code)));
    }
}
