package hotline.report;

import hotline.loop.Next;
import hotline.measures.Period;
import hotline.report.DeliveryStore.Sent;
import hotline.report.ReportSchedule.Recipient;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the runs of schedules that are due, in their order and each once over all nodes, also those missed while no node ran.
 * A run prepares the draft of the period that is over and notifies those recipients who may read reports at that moment; a
 * report is only ever published by a person.
 */
public final class ScheduleRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRuns.class);

    private final Pool pool;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;

    ScheduleRuns(Pool pool, Supplier<WorkingCalendar> calendar, InstantSource clock) {
        this.pool = pool;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** One round of the loop: at most one run of each schedule. */
    public Future<Next> round() {
        return remindOfLate()
                .compose(reminded -> pool.withConnection(ScheduleStore::active))
                .compose(schedules -> each(schedules, 0, false))
                .map(Next::atOnceIf);
    }

    private Future<Boolean> each(List<ReportSchedule> schedules, int done, boolean any) {
        if (done == schedules.size()) {
            return Future.succeededFuture(any);
        }
        return due(schedules.get(done)).compose(ran -> each(schedules, done + 1, any || ran));
    }

    /** True where a run was due and is done. */
    private Future<Boolean> due(ReportSchedule schedule) {
        Instant run;
        try {
            run = schedule.readRule().next(schedule.ranUntil(), calendar.get());
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            return failed(schedule, schedule.ranUntil(), unreadable).map(false);
        }
        if (run.isAfter(clock.instant())) {
            return Future.succeededFuture(false);
        }
        return pool.withTransaction(transaction -> ScheduleStore.claim(transaction, schedule, run)
                        .compose(mine -> mine ? run(transaction, schedule, run) : Future.succeededFuture())
                        .map(true))
                .recover(failure -> failed(schedule, run, failure).map(false));
    }

    private Future<Void> run(SqlConnection transaction, ReportSchedule schedule, Instant run) {
        return ScheduleStore.reads(transaction, schedule.owner())
                .compose(reads -> reads
                        ? ScheduleStore.recipients(transaction, schedule)
                                .compose(recipients -> prepare(transaction, schedule, run, recipients))
                        : stop(transaction, schedule, run));
    }

    private Future<Void> prepare(
            SqlConnection transaction, ReportSchedule schedule, Instant run, List<Recipient> recipients) {
        var period = period(schedule, run);
        var readers = recipients.stream()
                .filter(Recipient::reads)
                .map(Recipient::person)
                .toList();
        return ReportStore.current(transaction, schedule.kind(), period.from())
                .compose(published -> published
                        .map(report -> Future.succeededFuture(sent(schedule, period, readers, run, report.number())))
                        .orElseGet(() -> open(transaction, schedule, period)
                                .map(opened -> sent(schedule, period, readers, run, ""))))
                .compose(sent -> DeliveryStore.send(transaction, sent))
                .compose(sent -> drop(
                        transaction,
                        schedule,
                        run,
                        recipients.stream().filter(one -> !one.reads()).toList()));
    }

    private Sent sent(ReportSchedule schedule, Period period, List<Long> readers, Instant run, String report) {
        return report.isEmpty()
                ? new Sent(
                        readers,
                        Delivery.What.DRAFT,
                        schedule.kind(),
                        period,
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant(),
                        key(schedule, run))
                : published(readers, schedule.kind(), period, report, clock.instant());
    }

    /** A person gets one notice of a report, from a schedule or from its publication. */
    static Sent published(List<Long> readers, ReportKind kind, Period period, String report, Instant at) {
        return new Sent(
                readers, Delivery.What.PUBLISHED, kind, period, Optional.of(report), Optional.empty(), at, report);
    }

    private Future<Optional<Long>> open(SqlConnection transaction, ReportSchedule schedule, Period period) {
        return DraftStore.open(
                transaction,
                new DraftStore.Opened(
                        schedule.kind(),
                        period,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant()));
    }

    private Future<Void> drop(SqlConnection transaction, ReportSchedule schedule, Instant run, List<Recipient> gone) {
        if (gone.isEmpty()) {
            return Future.succeededFuture();
        }
        var sent = new Sent(
                List.of(schedule.owner()),
                Delivery.What.RECIPIENT_DROPPED,
                schedule.kind(),
                period(schedule, run),
                Optional.empty(),
                Optional.of(gone.stream().map(Recipient::name).collect(Collectors.joining(", "))),
                clock.instant(),
                key(schedule, run));
        return ScheduleStore.drop(
                        transaction,
                        schedule.id(),
                        gone.stream().map(Recipient::person).toList())
                .compose(dropped -> DeliveryStore.send(transaction, sent));
    }

    private Future<Void> stop(SqlConnection transaction, ReportSchedule schedule, Instant run) {
        return ScheduleStore.stop(transaction, schedule.id())
                .compose(stopped -> ScheduleStore.administrators(transaction))
                .compose(administrators -> DeliveryStore.send(
                        transaction,
                        new Sent(
                                administrators,
                                Delivery.What.STOPPED,
                                schedule.kind(),
                                period(schedule, run),
                                Optional.empty(),
                                Optional.of(schedule.ownerName()),
                                clock.instant(),
                                key(schedule, run))));
    }

    /** The run stays due; its owner and the administrators are notified once. */
    private Future<Void> failed(ReportSchedule schedule, Instant run, Throwable failure) {
        LOG.warn("The run of report schedule {} at {} failed", schedule.id(), run, failure);
        return pool.withTransaction(
                transaction -> ScheduleStore.administrators(transaction).compose(administrators -> {
                    var told = new TreeSet<>(administrators);
                    told.add(schedule.owner());
                    return DeliveryStore.send(
                            transaction,
                            new Sent(
                                    List.copyOf(told),
                                    Delivery.What.FAILED,
                                    schedule.kind(),
                                    period(schedule, run),
                                    Optional.empty(),
                                    Optional.of(String.valueOf(failure.getMessage())),
                                    clock.instant(),
                                    key(schedule, run)));
                }));
    }

    private static String key(ReportSchedule schedule, Instant run) {
        return schedule.id() + ":" + run.toEpochMilli();
    }

    private Period period(ReportSchedule schedule, Instant run) {
        return schedule.kind()
                .lastBefore(LocalDate.ofInstant(run, calendar.get().zone()));
    }

    /** P10: all who may publish are reminded once when the tenth is over. */
    private Future<Void> remindOfLate() {
        var today = LocalDate.ofInstant(clock.instant(), calendar.get().zone());
        if (today.getDayOfMonth() <= DueReport.DAY_OF_MONTH) {
            return Future.succeededFuture();
        }
        return pool.withTransaction(transaction -> DueReport.of(transaction, today)
                .compose(due -> due.map(late -> ScheduleStore.readers(transaction)
                                .compose(readers -> DeliveryStore.send(
                                        transaction,
                                        new Sent(
                                                readers,
                                                Delivery.What.LATE,
                                                ReportKind.MONTHLY,
                                                late.period(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                clock.instant(),
                                                late.period().from().toString()))))
                        .orElseGet(Future::succeededFuture)));
    }
}
