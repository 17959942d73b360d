package hotline.staffing;

import hotline.measures.Period;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import hotline.staffing.ArrivalStore.Asked;
import hotline.staffing.ErlangC.Steady;
import hotline.staffing.HalfHours.Arrivals;
import hotline.workday.WorkDays;
import hotline.workday.WorkFigures;
import hotline.workday.WorkQuery;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** How many agents a day needs, half-hour by half-hour, by what arrived on days like it. */
public final class Staffing {
    private static final double MILLIS = 1000;

    private final Pool pool;
    private final WorkDays work;
    private final Policies policies;
    private final Deadlines deadlines;
    private final InstantSource clock;

    public Staffing(Pool pool, WorkDays work, Policies policies, Deadlines deadlines, InstantSource clock) {
        this.pool = pool;
        this.work = work;
        this.policies = policies;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param handling empty: as measured
     * @param share to be answered {@code within} the time
     * @param shrinkage the part of paid time in which agents are not at their posts; empty: as measured
     * @param extra agents more than needed, or fewer
     */
    public record Question(
            LocalDate day,
            Source of,
            Optional<String> line,
            Optional<String> channel,
            Optional<Duration> handling,
            double share,
            Duration within,
            Optional<Double> shrinkage,
            int extra) {}

    /**
     * Agents for a number of arrivals.
     *
     * @param agents with them; empty with {@code extra} where a queue would grow for ever
     */
    public record Need(Steady needed, int rostered, int agents, Optional<Steady> with) {}

    /** @param ninetieth empty for too few days */
    public record HalfHour(Arrivals arrivals, Optional<Need> median, Optional<Need> ninetieth) {}

    /**
     * The answer.
     *
     * @param days of the sample of which anything is known
     * @param missing the others
     * @param handling empty: none is measured, so arrivals are all there is
     * @param shrinkage as asked, or as measured; empty: nothing is measured
     */
    public record Plan(
            Instant at,
            Question question,
            SampleDays sample,
            List<LocalDate> days,
            List<LocalDate> missing,
            Optional<Duration> handling,
            OptionalDouble shrinkage,
            List<HalfHour> halfHours) {}

    public Future<Plan> of(Question question) {
        var now = clock.instant();
        var inForce = policies.inForce();
        var zone = inForce.policy().zone();
        var today = LocalDate.ofInstant(now, zone);
        var sample = SampleDays.of(question.day(), today, deadlines.calendar(inForce.id())::isWorkingDay);
        var asked = new Asked(sample.days(), zone, question.line(), question.channel());
        return measured(question, today)
                .compose(measured -> pool.withConnection(connection -> ArrivalStore.known(connection, asked)
                        .compose(known -> ArrivalStore.counts(connection, question.of(), asked)
                                .compose(counts -> handling(
                                                question, measured, () -> ArrivalStore.handling(connection, asked))
                                        .map(handling -> {
                                            var days = sample.days().stream()
                                                    .filter(known::contains)
                                                    .toList();
                                            var shrinkage = question.shrinkage()
                                                    .map(OptionalDouble::of)
                                                    .orElseGet(() -> away(measured));
                                            return new Plan(
                                                    now,
                                                    question,
                                                    sample,
                                                    days,
                                                    sample.days().stream()
                                                            .filter(day -> !known.contains(day))
                                                            .toList(),
                                                    handling,
                                                    shrinkage,
                                                    HalfHours.of(days, counts).stream()
                                                            .map(one -> halfHour(question, one, handling, shrinkage))
                                                            .toList());
                                        })))));
    }

    private Future<WorkFigures> measured(Question question, LocalDate today) {
        var weeks = new Period(today.minusWeeks(SampleDays.WEEKS), today.minusDays(1));
        return work.of(new WorkQuery(weeks, WorkQuery.By.WHOLE, question.line(), Optional.empty()))
                .map(WorkDays.Counted::total);
    }

    /** Complaints are worked on in pieces, and how long that takes altogether is recorded nowhere. */
    private static Future<Optional<Duration>> handling(
            Question question, WorkFigures measured, Supplier<Future<Optional<Duration>>> ofCalls) {
        if (question.handling().isPresent()) {
            return Future.succeededFuture(question.handling());
        }
        return switch (question.of()) {
            case CALLS -> ofCalls.get().map(one -> one.filter(time -> time.toMillis() > 0));
            case CALLBACKS ->
                Future.succeededFuture(measured.callHandling().stream()
                        .filter(millis -> millis > 0)
                        .mapToObj(millis -> Duration.ofMillis(Math.max(1, Math.round(millis))))
                        .findFirst());
            case COMPLAINTS -> Future.succeededFuture(Optional.empty());
        };
    }

    /** Of the time signed in: breaks, time away, and time in which offers were missed. */
    private static OptionalDouble away(WorkFigures measured) {
        var floor = measured.floor();
        double signedIn = floor.signedIn();
        return signedIn == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(.9, 1 - (floor.ready() + floor.working()) / signedIn));
    }

    private static HalfHour halfHour(
            Question question, Arrivals arrivals, Optional<Duration> handling, OptionalDouble shrinkage) {
        return new HalfHour(
                arrivals,
                handling.map(time -> need(question, arrivals.median(), time, shrinkage)),
                arrivals.ninetieth().isPresent()
                        ? handling.map(
                                time -> need(question, arrivals.ninetieth().getAsDouble(), time, shrinkage))
                        : Optional.empty());
    }

    private static Need need(Question question, double arrivals, Duration handling, OptionalDouble shrinkage) {
        double load = arrivals * handling.toMillis() / (HalfHours.LENGTH.toSeconds() * MILLIS);
        var queue = new ErlangC(Math.min(load, ErlangC.GREATEST_LOAD), handling);
        var needed = queue.needed(question.share(), question.within());
        int agents = Math.max(0, needed.agents() + question.extra());
        return new Need(
                needed,
                ErlangC.rostered(needed.agents(), shrinkage.orElse(0)),
                agents,
                queue.with(agents, question.within()));
    }
}
