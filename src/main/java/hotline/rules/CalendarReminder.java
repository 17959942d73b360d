package hotline.rules;

import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds in the log of a year whose days should be installed, at a node's start and then each month. Supervisors and
 * administrators read the same on their screens: see {@link WorkingCalendar#awaitedYear}.
 */
public final class CalendarReminder {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarReminder.class);
    private static final long LOOK_HOURS = 1;

    private final Vertx vertx;
    private final Rules rules;
    private final InstantSource clock;
    private YearMonth reminded;
    private long timer = -1;

    public CalendarReminder(Vertx vertx, Rules rules, InstantSource clock) {
        this.vertx = vertx;
        this.rules = rules;
        this.clock = clock;
    }

    public void start() {
        remind();
        timer = vertx.setPeriodic(TimeUnit.HOURS.toMillis(LOOK_HOURS), hour -> remind());
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }

    /** Says nothing where it has been said this month. */
    synchronized void remind() {
        var now = clock.instant();
        var month =
                YearMonth.from(now.atZone(rules.policies().inForce().policy().zone()));
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
