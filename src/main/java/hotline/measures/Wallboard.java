package hotline.measures;

import hotline.database.SharedReading;
import hotline.database.Snapshot;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.WallboardFigures.LastDays;
import hotline.measures.WallboardFigures.OpenWork;
import hotline.measures.WallboardStore.Coming;
import hotline.parking.Parking;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Open, due and late complaints this minute. Read from indexes of open work and from sums of facts, so the cost grows with
 * open complaints, not with stored ones; and once a second per node, for any number of walls. While walls ask, a loop reads, so that none
 * of them waits for it.
 */
public final class Wallboard {
    private static final int LAST_DAYS = 5;
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    /** A loop that turns each second keeps every answer younger than this. */
    private static final Duration OLDEST = Duration.ofSeconds(2);
    /** A wall asks each five seconds. */
    private static final Duration ASKING = Duration.ofSeconds(16);

    private final Pool pool;
    private final Parking parking;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;
    private final SharedReading<WallboardFigures> figures = new SharedReading<>(this::read, OLDEST);
    private final Loop loop;

    public Wallboard(Loops loops, Pool pool, Parking parking, Supplier<WorkingCalendar> calendar, InstantSource clock) {
        this.loop = loops.loop("wallboard", PACE, () -> figures.renew(ASKING).map(Next.usual()));
        this.pool = pool;
        this.parking = parking;
        this.calendar = calendar;
        this.clock = clock;
    }

    public void start() {
        loop.startAfter(PACE.pause());
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** At most two seconds old. */
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
        var coming = WallboardStore.coming(transaction, now, midnight);
        var notices = WallboardStore.unansweredNotices(transaction, now);
        var late = WallboardStore.late(transaction, now).map(LateWork::new);
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
        return Future.all(List.of(coming, notices, late, breaches, day, lastDays, month, backlog, complete))
                .map(read -> new WallboardFigures(
                        complete.result().asOf(),
                        complete.result().lacking(),
                        openWork(coming.result(), late.result().pastDue()),
                        notices.result(),
                        day.result().closed(),
                        day.result().onTimeClosure(),
                        lastDays.result(),
                        month.result().satisfaction(),
                        AgeBand.of(backlog.result(), today, calendar.get()),
                        breaches.result(),
                        late.result().byOwner(),
                        late.result().byDepartment()));
    }

    private static OpenWork openWork(Coming coming, long pastDue) {
        return new OpenWork(
                coming.open(),
                coming.unassigned(),
                coming.dueNextHour(),
                coming.dueToday(),
                pastDue,
                coming.callbacksWaiting(),
                coming.longestWaitMinutes());
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
