package hotline.measures;

import hotline.database.Snapshot;
import hotline.failure.Failure;
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

/** The figures of a period, from sums of facts: their cost depends on the days asked for, never on complaints stored. */
public final class Measures {
    private static final int MOST_ROWS = 10_000;

    private final Pool pool;
    private final Parking parking;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;

    /** @param calendar the latest of the policy in force, which also knows the zone days are meant in */
    public Measures(Pool pool, Parking parking, Supplier<WorkingCalendar> calendar, InstantSource clock) {
        this.pool = pool;
        this.parking = parking;
        this.calendar = calendar;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.get().zone());
    }

    /** All figures of one answer are of one moment. */
    public Future<Figures> of(MeasureQuery query) {
        return pool.withTransaction(
                transaction -> Snapshot.ofOneMoment(transaction).compose(set -> read(transaction, query)));
    }

    private Future<Figures> read(SqlConnection transaction, MeasureQuery query) {
        var now = clock.instant();
        var closings = MeasureStore.closings(
                transaction,
                query.period(),
                query.only(),
                end(query.period(), now),
                calendar.get().zone());
        var ratings = MeasureStore.ratings(transaction, query.period(), query.only());
        var callbacks = VariantStore.callbacks(transaction, query.period(), query.only());
        var escalations = VariantStore.escalations(transaction, query.period(), query.only());
        var holding = VariantStore.holding(transaction, query.period(), query.only());
        var backlog = MeasureStore.backlog(transaction, query.only())
                .map(days ->
                        AgeBand.of(days, LocalDate.ofInstant(now, calendar.get().zone()), calendar.get()));
        var counts = MeasureStore.counts(transaction, query, MOST_ROWS + 1);
        var answers = MeasureStore.answersNotDue(
                transaction,
                now,
                startOf(query.period().from()),
                startOf(query.period().to().plusDays(1)),
                query.only());
        var complete = Completeness.of(transaction, parking, now);
        return Future.all(
                        List.of(closings, ratings, callbacks, escalations, holding, backlog, counts, answers, complete))
                .map(read -> {
                    if (counts.result().size() > MOST_ROWS) {
                        throw Failure.Invalid.field(
                                "by", "gives more than " + MOST_ROWS + " rows; ask for fewer days or groups");
                    }
                    return Figures.of(
                            query.period(),
                            complete.result(),
                            closings.result(),
                            ratings.result(),
                            callbacks.result(),
                            escalations.result(),
                            holding.result(),
                            answers.result(),
                            backlog.result(),
                            counts.result());
                });
    }

    private Instant end(Period period, Instant now) {
        var end = startOf(period.to().plusDays(1));
        return now.isBefore(end) ? now : end;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(calendar.get().zone()).toInstant();
    }
}
