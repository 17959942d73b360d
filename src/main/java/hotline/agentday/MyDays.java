package hotline.agentday;

import hotline.agentday.MyDay.Day;
import hotline.measures.Period;
import hotline.measures.breakdown.Breakdown;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.sla.WorkingCalendar;
import hotline.workday.WorkDays;
import hotline.workday.WorkFigures;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Counts what a person did today and on the last five working days. */
public final class MyDays {
    private static final int DAYS_BEFORE = 5;
    private static final Set<Measure> FIGURES = EnumSet.of(Measure.CLOSINGS, Measure.ON_TIME, Measure.SATISFACTION);

    private final Pool pool;
    private final Breakdowns breakdowns;
    private final WorkDays workDays;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;

    public MyDays(
            Pool pool,
            Breakdowns breakdowns,
            WorkDays workDays,
            Supplier<WorkingCalendar> calendar,
            InstantSource clock) {
        this.pool = pool;
        this.breakdowns = breakdowns;
        this.workDays = workDays;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param person {@code person.id} of the person who asks */
    public Future<MyDay> of(long person) {
        var now = clock.instant();
        var rules = calendar.get();
        var today = LocalDate.ofInstant(now, rules.zone());
        var days = new ArrayList<>(List.of(today));
        days.addAll(rules.lastWorkingDays(today, DAYS_BEFORE));
        var period = new Period(days.get(days.size() - 1), today);
        var asked = new AgentDayStore.Asked(person, period, rules.zone(), now);
        var done = pool.withConnection(connection -> AgentDayStore.done(connection, asked));
        var work = pool.withConnection(connection -> AgentDayStore.work(connection, asked));
        var figures = breakdowns.of(new BreakdownQuery(
                FIGURES,
                period,
                Interval.DAY,
                Optional.empty(),
                Map.of(Dimension.AGENT, Long.toString(person)),
                Set.of()));
        var worked = workDays.own(person, period);
        return Future.all(done, work, figures, worked)
                .map(read -> new MyDay(
                        figures.result().complete(),
                        today,
                        work.result(),
                        days.stream()
                                .map(day -> new Day(
                                        on(done.result(), day),
                                        worked.result().getOrDefault(day, WorkFigures.NONE),
                                        figuresOn(figures.result(), day)))
                                .toList()));
    }

    private static OwnDay on(List<OwnDay> done, LocalDate day) {
        return done.stream().filter(one -> one.day().equals(day)).findFirst().orElse(OwnDay.none(day));
    }

    private static Map<Measure, MeasureValue> figuresOn(Breakdown figures, LocalDate day) {
        var asked = figures.asked();
        return asked.rows().stream()
                .filter(row -> row.period().from().equals(day))
                .findFirst()
                .map(Breakdown.Row::values)
                .orElse(asked.total());
    }
}
