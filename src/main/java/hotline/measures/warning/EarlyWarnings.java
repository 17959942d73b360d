package hotline.measures.warning;

import hotline.database.LongStatement;
import hotline.failure.Failure;
import hotline.log.reading.LogReader;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.measures.Period;
import hotline.measures.facts.FactReader;
import hotline.measures.warning.EarlyWarning.Finding;
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
import java.util.TreeMap;
import java.util.function.Supplier;

/** Looks at each day once it is over and counted, days that were missed as well. Warnings are judged by people. */
public final class EarlyWarnings {
    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(3));
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** Eight weeks give the usual number. */
    private static final int USUAL_DAYS = 56;
    /** Complaints come some days after their parcels, and volumes some days late: so many of the last days are weighed together. */
    private static final int LATEST_DAYS = 7;

    private static final NightStore.Fewest KNOWN_DAYS = new NightStore.Fewest(Night.FEWEST_DAYS, 4);
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
    public Future<EarlyWarning> judge(Once once, long id, Finding finding) {
        return once.inTransaction(pool, transaction -> judged(transaction, id, finding)
                .compose(judged -> WarningStore.one(transaction, id).map(found -> {
                    var warning = found.orElseThrow(() -> new Failure.NotFound("there is no warning " + id));
                    if (!judged) {
                        throw new Failure.Conflict(
                                finding.replaces().isEmpty()
                                        ? "the warning has been judged already"
                                        : "this is not the last judgement of the warning");
                    }
                    return warning;
                })));
    }

    private Future<Boolean> judged(SqlConnection transaction, long id, Finding finding) {
        return finding.replaces()
                .map(replaces -> WarningStore.correct(transaction, id, replaces, finding, clock.instant()))
                .orElseGet(() -> WarningStore.judge(transaction, id, finding, clock.instant()));
    }

    /** The next day that is over, if there is one. */
    public Future<Next> round() {
        return pool.withTransaction(
                transaction -> NightStore.lock(transaction).compose(last -> last.map(day -> dayAfter(transaction, day))
                        .orElseGet(() -> NightStore.begin(transaction, today().minusDays(1 + LOOKED_BACK))
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
                    .compose(looked -> NightStore.done(transaction, day))
                    .map(done -> Next.atOnceIf(true));
        });
    }

    private Future<Void> look(SqlConnection transaction, LocalDate day) {
        return NightStore.first(transaction).compose(first -> {
            int days = first.map(from -> (int) Math.min(USUAL_DAYS, ChronoUnit.DAYS.between(from, day)))
                    .orElse(0);
            if (days < Night.FEWEST_DAYS) {
                return Future.succeededFuture();
            }
            var from = day.minusDays(days);
            var byDay = NightStore.byDay(transaction, from, day.minusDays(1));
            var counted = NightStore.counted(transaction, from, day);
            var rises = NightStore.watched(transaction);
            var volumes = volumes(transaction, from, day);
            return Future.all(byDay, counted, rises, volumes)
                    .compose(read -> vertx.executeBlocking(() -> {
                        var weighed = counted.result().stream()
                                .map(of -> of.weighedBy(volumes.result().getOrDefault(of.branch(), 1.0)))
                                .toList();
                        return new Night(day, days, factor(byDay.result(), day)).after(weighed, rises.result());
                    }))
                    .compose(next -> write(transaction, next, Night.warnings(next, counted.result()), day));
        });
    }

    /** By how much branches have more parcels than usual, by the kinds of the latest days. */
    private Future<Map<String, Double>> volumes(SqlConnection transaction, LocalDate from, LocalDate day) {
        var usual = new Period(from, day.minusDays(1));
        return NightStore.volumeByDay(transaction, usual.from(), usual.to()).compose(byDay -> {
            if (byDay.isEmpty()) {
                return Future.succeededFuture(Map.of());
            }
            var classes = new DayClasses(byDay, calendar.get()::isWorkingDay);
            var factors = new TreeMap<LocalDate, Double>();
            day.minusDays(LATEST_DAYS - 1L)
                    .datesUntil(day.plusDays(1))
                    .forEach(latest -> factors.put(latest, classes.factor(latest)));
            return NightStore.volumes(transaction, usual, factors, KNOWN_DAYS);
        });
    }

    private double factor(Map<LocalDate, Long> byDay, LocalDate day) {
        return new DayClasses(byDay, calendar.get()::isWorkingDay).factor(day);
    }

    private Future<Void> write(SqlConnection transaction, List<Rise> rises, List<Rise> warnings, LocalDate day) {
        return NightStore.keep(transaction, rises)
                .compose(kept -> warnings.isEmpty()
                        ? Future.succeededFuture()
                        : NightStore.raise(transaction, warnings, day, now()));
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.get().zone());
    }
}
