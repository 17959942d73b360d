package hotline.report;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Schedules of reports, and what came of them to each person. */
public final class Schedules {
    /** All of them are shown, and looked at in each round. */
    static final int MOST = 100;

    private static final int RUNS_SHOWN = 3;

    private final Pool pool;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;

    Schedules(Pool pool, Supplier<WorkingCalendar> calendar, InstantSource clock) {
        this.pool = pool;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What a person wants.
     *
     * @param recipients logins of people who may read reports
     */
    public record Wanted(ReportKind kind, ScheduleRule rule, List<String> recipients, boolean isActive) {}

    public Future<List<ReportSchedule>> all() {
        return pool.withConnection(ScheduleStore::all);
    }

    /** The people who may read reports now, by name: those whom a schedule can notify. */
    public Future<List<ReportSchedule.Recipient>> readers() {
        return pool.withConnection(ScheduleStore::namedReaders);
    }

    /**
     * A run to come.
     *
     * @param isProvisional whether holidays of its year are not published yet, so that it may still move
     */
    public record Run(Instant at, boolean isProvisional) {}

    /** The next runs of an active schedule; none of one whose rule can't be read. */
    public List<Run> next(ReportSchedule schedule) {
        if (!schedule.isActive()) {
            return List.of();
        }
        try {
            var rule = schedule.readRule();
            var days = calendar.get();
            return rule.next(schedule.ranUntil(), days, RUNS_SHOWN).stream()
                    .map(at -> new Run(at, rule.isProvisional(at, days)))
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    public Future<ReportSchedule> add(Once once, Wanted wanted, Caller.Staff owner) {
        return once.inTransaction(pool, transaction -> ScheduleStore.count(transaction)
                .compose(there -> there < MOST
                        ? persons(transaction, wanted)
                        : Future.failedFuture(new Failure.Conflict(
                                "there are " + MOST + " schedules, the most there can be: delete one first")))
                .compose(persons -> ScheduleStore.add(
                                transaction, wanted.kind(), wanted.rule(), owner.id(), clock.instant())
                        .compose(id ->
                                ScheduleStore.receive(transaction, id, persons).map(id)))
                .compose(id -> find(transaction, id)));
    }

    /** From now on: runs that were missed under the old rule are not made up for. */
    public Future<ReportSchedule> change(Once once, long id, Wanted wanted) {
        return once.inTransaction(pool, transaction -> persons(transaction, wanted)
                .compose(persons -> ScheduleStore.change(
                                transaction, id, wanted.kind(), wanted.rule(), wanted.isActive(), clock.instant())
                        .compose(changed -> changed
                                ? ScheduleStore.receive(transaction, id, persons)
                                : Future.failedFuture(gone())))
                .compose(received -> find(transaction, id)));
    }

    public Future<Void> delete(Once once, long id) {
        return once.inTransaction(pool, transaction -> ScheduleStore.delete(transaction, id)
                .compose(deleted -> deleted ? Future.succeededFuture() : Future.failedFuture(gone())));
    }

    private static Failure gone() {
        return new Failure.NotFound("there is no such schedule");
    }

    private static Future<ReportSchedule> find(SqlConnection transaction, long id) {
        return ScheduleStore.find(transaction, id).map(found -> found.orElseThrow(Schedules::gone));
    }

    private static Future<List<Long>> persons(SqlConnection transaction, Wanted wanted) {
        return ScheduleStore.readers(transaction, wanted.recipients()).map(readers -> {
            var unknown = wanted.recipients().stream()
                    .filter(login ->
                            readers.stream().noneMatch(reader -> reader.login().equalsIgnoreCase(login)))
                    .findFirst();
            if (unknown.isPresent()) {
                throw Failure.Invalid.field(
                        "/recipients", unknown.get() + " has no account that may read reports", "no-reader");
            }
            return readers.stream().map(ScheduleStore.Reader::id).toList();
        });
    }

    /** What came to a person, newest first. */
    public Future<List<Delivery>> deliveries(Caller.Staff person, Optional<Long> before, int most) {
        return pool.withConnection(
                connection -> DeliveryStore.list(connection, person.id(), before.orElse(Long.MAX_VALUE), most));
    }

    public Future<Long> unseen(Caller.Staff person) {
        return pool.withConnection(connection -> DeliveryStore.unseen(connection, person.id()));
    }

    /** All that came up to that one are seen. */
    public Future<Void> see(Once once, Caller.Staff person, long upTo) {
        return once.inTransaction(
                pool, transaction -> DeliveryStore.see(transaction, person.id(), upTo, clock.instant()));
    }
}
