package hotline.measures;

import hotline.database.SharedReading;
import hotline.database.Snapshot;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.WallboardFigures.LastDays;
import hotline.parking.Parking;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Open, due and late complaints this minute. Read from indexes of open work and from sums of facts, so the cost grows with
 * open complaints, not with stored ones; and once a second per node, for any number of walls.
 */
public final class Wallboard {
    private static final int LAST_DAYS = 5;

    private final Pool pool;
    private final Parking parking;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;
    private final SharedReading<WallboardFigures> figures = new SharedReading<>(this::read);

    public Wallboard(Pool pool, Parking parking, Supplier<WorkingCalendar> calendar, InstantSource clock) {
        this.pool = pool;
        this.parking = parking;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** At most a second old. */
    public Future<WallboardFigures> now() {
        return figures.now();
    }

    private Future<WallboardFigures> read() {
        return pool.withTransaction(
                transaction -> Snapshot.ofOneMoment(transaction).compose(set -> read(transaction, clock.instant())));
    }

    private Future<WallboardFigures> read(SqlConnection transaction, Instant now) {
        var today = LocalDate.ofInstant(now, calendar.get().zone());
        var midnight = today.plusDays(1).atStartOfDay(calendar.get().zone()).toInstant();
        var work = WallboardStore.openWork(transaction, now, midnight);
        var notices = WallboardStore.unansweredNotices(transaction, now);
        var owners = WallboardStore.pastDueByOwner(transaction, now);
        var departments = WallboardStore.pastDueByDepartment(transaction, now);
        var breaches = WallboardStore.breaches(transaction, now);
        var day = MeasureStore.closings(
                transaction,
                new Period(today, today),
                Only.ALL,
                now,
                calendar.get().zone());
        var lastDays = lastDays(transaction, today);
        var month = MeasureStore.ratings(transaction, new Period(today.withDayOfMonth(1), today), Only.ALL);
        var backlog = MeasureStore.backlog(transaction, Only.ALL);
        var complete = Completeness.of(transaction, parking, now);
        return Future.all(
                        List.of(work, notices, owners, departments, breaches, day, lastDays, month, backlog, complete))
                .map(read -> new WallboardFigures(
                        complete.result().asOf(),
                        complete.result().lacking(),
                        work.result(),
                        notices.result(),
                        day.result().closed(),
                        day.result().onTimeClosure(),
                        lastDays.result(),
                        month.result().satisfaction(),
                        AgeBand.of(backlog.result(), today, calendar.get()),
                        breaches.result(),
                        owners.result(),
                        departments.result()));
    }

    /** What stands next to today: it may be a day off, or begin only. */
    private Future<LastDays> lastDays(SqlConnection transaction, LocalDate today) {
        var rules = calendar.get();
        var days = rules.lastWorkingDays(today, LAST_DAYS);
        var period = new Period(days.get(days.size() - 1), days.get(0));
        var end = period.to().plusDays(1).atStartOfDay(rules.zone()).toInstant();
        return MeasureStore.closings(transaction, period, Only.ALL, end, rules.zone())
                .map(closings -> new LastDays(period, closings.onTimeClosure()));
    }
}
