package hotline.measures.warning;

import hotline.database.LongStatement;
import hotline.failure.Failure;
import hotline.log.reading.LogReader;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.measures.facts.FactReader;
import hotline.measures.warning.EarlyWarning.Verdict;
import hotline.once.Once;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at each day once it is over and counted, days that were missed as well. Warnings are judged by people. */
public final class EarlyWarnings {
    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(3));
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** Eight weeks give the usual number. */
    private static final int USUAL_DAYS = 56;
    /** A new installation looks back so far, so that it finds what has begun already. */
    private static final int LOOKED_BACK = 28;

    private final Vertx vertx;
    private final Pool pool;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;
    private final Loop loop;

    /** @param calendar the latest of the policy in force, which also knows the zone that days are meant in */
    public EarlyWarnings(Loops loops, Pool pool, Supplier<WorkingCalendar> calendar, InstantSource clock) {
        this.vertx = loops.vertx();
        this.pool = pool;
        this.calendar = calendar;
        this.clock = clock;
        this.loop = loops.loop("early warnings", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** The latest first. */
    public Future<List<EarlyWarning>> list(boolean open, Optional<Long> before, int most) {
        return pool.withConnection(
                connection -> WarningStore.list(connection, open, before.orElse(Long.MAX_VALUE), most));
    }

    public Future<EarlyWarning.TrackRecord> record() {
        return pool.withConnection(WarningStore::record);
    }

    /** Fails with {@link Failure.NotFound}, or with {@link Failure.Conflict} where another person was faster. */
    public Future<EarlyWarning> judge(Once once, long id, Verdict verdict, String words, long by) {
        return once.inTransaction(
                pool, transaction -> WarningStore.judge(transaction, id, verdict, words, by, clock.instant())
                        .compose(judged -> WarningStore.one(transaction, id).map(found -> {
                            var warning = found.orElseThrow(() -> new Failure.NotFound("there is no warning " + id));
                            if (!judged) {
                                throw new Failure.Conflict("the warning has been judged already");
                            }
                            return warning;
                        })));
    }

    /** The next day that is over, if there is one. */
    public Future<Next> round() {
        return pool.withTransaction(transaction -> WarningStore.lock(transaction)
                .compose(last -> last.map(day -> dayAfter(transaction, day))
                        .orElseGet(() -> WarningStore.begin(transaction, today().minusDays(1 + LOOKED_BACK))
                                .map(Next::atOnceIf))));
    }

    private Future<Next> dayAfter(SqlConnection transaction, LocalDate last) {
        var day = last.plusDays(1);
        if (!day.isBefore(today())) {
            return Future.succeededFuture(Next.usual());
        }
        var over = day.plusDays(1).atStartOfDay(calendar.get().zone()).toInstant();
        return LogReader.firstUnread(transaction, FactReader.NAME).compose(unread -> {
            if (unread.filter(over::isAfter).isPresent()) {
                return Future.succeededFuture(Next.usual());
            }
            return LongStatement.allow(transaction, LONGEST)
                    .compose(allowed -> look(transaction, day))
                    .compose(looked -> WarningStore.done(transaction, day))
                    .map(done -> Next.atOnceIf(true));
        });
    }

    private Future<Void> look(SqlConnection transaction, LocalDate day) {
        return WarningStore.first(transaction).compose(first -> {
            int days = first.map(from -> (int) Math.min(USUAL_DAYS, ChronoUnit.DAYS.between(from, day)))
                    .orElse(0);
            if (days < Night.FEWEST_DAYS) {
                return Future.succeededFuture();
            }
            var from = day.minusDays(days);
            var byDay = WarningStore.byDay(transaction, from, day.minusDays(1));
            var counted = WarningStore.counted(transaction, from, day);
            var rises = WarningStore.watched(transaction);
            return Future.all(byDay, counted, rises)
                    .compose(read -> vertx.executeBlocking(() ->
                            new Night(day, days, factor(byDay.result(), day)).after(counted.result(), rises.result())))
                    .compose(next -> write(transaction, next, Night.warnings(next, counted.result()), day));
        });
    }

    private double factor(Map<LocalDate, Long> byDay, LocalDate day) {
        return new DayClasses(byDay, calendar.get()::isWorkingDay).factor(day);
    }

    private Future<Void> write(SqlConnection transaction, List<Rise> rises, List<Rise> warnings, LocalDate day) {
        return WarningStore.keep(transaction, rises)
                .compose(kept -> warnings.isEmpty()
                        ? Future.succeededFuture()
                        : WarningStore.raise(transaction, warnings, day, now()));
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.get().zone());
    }
}
