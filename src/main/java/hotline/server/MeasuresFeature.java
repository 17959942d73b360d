package hotline.server;

import hotline.agentday.MyDays;
import hotline.complaint.reading.ComplaintReader;
import hotline.customer.FileReader;
import hotline.feed.Feed;
import hotline.feed.FeedCount;
import hotline.http.api.agentday.MyDayRoutes;
import hotline.http.api.breakdown.BreakdownRoutes;
import hotline.http.api.breakdown.ChartRoutes;
import hotline.http.api.breakdown.ComparisonRoutes;
import hotline.http.api.callfigures.CallFigureRoutes;
import hotline.http.api.measures.MeasureRoutes;
import hotline.http.api.survey.SurveyFigureRoutes;
import hotline.http.api.workday.WorkRoutes;
import hotline.http.engine.Routes;
import hotline.http.engine.TrackingCodes;
import hotline.http.stream.FeedRoutes;
import hotline.joining.HintReader;
import hotline.log.reading.LogReader;
import hotline.log.reading.LogWatch;
import hotline.loop.Loop;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.measures.Measures;
import hotline.measures.Wallboard;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.comparison.Charts;
import hotline.measures.comparison.Comparisons;
import hotline.measures.facts.FactReader;
import hotline.measures.facts.RollUps;
import hotline.measures.rebuild.FactRebuild;
import hotline.measures.survey.SurveyReading;
import hotline.search.WordReader;
import hotline.secret.ServerKeys;
import hotline.sla.WorkingCalendar;
import hotline.telephony.figure.CallCounting;
import hotline.telephony.figure.CallReading;
import hotline.telephony.figure.CallSums;
import hotline.telephony.figure.WrapUps;
import hotline.workday.WorkDays;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Running figures and the live feed, both made from the log. */
record MeasuresFeature(
        Foundation on,
        ComplaintReader reader,
        ServerKeys keys,
        LogReader figures,
        RollUps rollUps,
        FactRebuild rebuild,
        WorkDays workDays,
        Loop keptDays,
        Loop wrapUps,
        Loop callSums,
        Wallboard wallboard,
        Feed feed,
        LogWatch watch,
        FeedRoutes feedRoutes)
        implements Feature {
    private static final Pace WRAP_UPS = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(60));
    private static final Pace CALL_SUMS = new Pace(Duration.ofSeconds(20), Duration.ofMinutes(4));
    private static final Pace WORK_DAYS = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(60));

    static MeasuresFeature of(
            Foundation on, IdentityFeature identity, ComplaintReader reader, TrackingCodes codes, ServerKeys keys) {
        var pool = on.database().pool();
        var zone = on.policies().inForce().policy().zone();
        var wording = FeedRoutes.wording(on.policies());
        var workDays = new WorkDays(pool, () -> on.policies().inForce().policy(), on.clock());
        var wrapUps = new WrapUps(pool, counting(on), on.clock());
        var callSums = new CallSums(pool);
        var feed = new Feed(on.loops(), pool, wording);
        return new MeasuresFeature(
                on,
                reader,
                keys,
                new LogReader(on.loops(), pool, new FactReader(on.vertx(), zone), on.parking()),
                new RollUps(on.loops(), pool),
                new FactRebuild(on.loops(), pool, on.parking(), zone),
                workDays,
                on.loops()
                        .loop("work days", WORK_DAYS, () -> workDays.keepADay().map(Next::atOnceIf)),
                on.loops().loop("wrap-ups", WRAP_UPS, () -> wrapUps.count().map(Next::atOnceIf)),
                on.loops().loop("call sums", CALL_SUMS, () -> callSums.addSome().map(Next::atOnceIf)),
                new Wallboard(on.loops(), pool, on.parking(), () -> calendar(on), on.clock()),
                feed,
                new LogWatch(
                        on.loops(),
                        pool,
                        Set.of(FactReader.NAME, FileReader.NAME, HintReader.NAME, WordReader.NAME),
                        on.clock(),
                        on.metrics()),
                new FeedRoutes(feed, codes, identity.sessions(), identity.streams()));
    }

    /** The last of the followers of calls, since it counts what the others made of them. */
    static CallCounting counting(Foundation on) {
        return new CallCounting(() -> on.policies().inForce().policy().zone());
    }

    private static WorkingCalendar calendar(Foundation on) {
        return on.deadlines().calendar(on.policies().inForce().id());
    }

    private static int fewest(Foundation on) {
        return on.policies().inForce().policy().measures().fewest();
    }

    static Breakdowns breakdowns(Foundation on) {
        return new Breakdowns(
                on.vertx(),
                on.database().figuresPool(),
                on.parking(),
                () -> calendar(on),
                () -> on.network().map(),
                on.clock());
    }

    static Comparisons comparisons(Foundation on) {
        return new Comparisons(
                on.vertx(), on.database().figuresPool(), breakdowns(on), on.parking(), () -> fewest(on), on.clock());
    }

    @Override
    public List<Routes> routes() {
        var pool = on.database().pool();
        var figuresPool = on.database().figuresPool();
        Supplier<WorkingCalendar> calendar = () -> calendar(on);
        var breakdowns = breakdowns(on);
        return List.of(
                new ComparisonRoutes(comparisons(on), breakdowns, on.policies()),
                new ChartRoutes(new Charts(figuresPool, breakdowns, on.clock()), breakdowns, on.policies()),
                new MeasureRoutes(
                        new Measures(pool, on.parking(), calendar, on.clock()),
                        wallboard,
                        on.policies(),
                        on.complaintJson()),
                new BreakdownRoutes(breakdowns, reader, on.complaintJson(), on.policies(), on.network(), on.clock()),
                new SurveyFigureRoutes(new SurveyReading(figuresPool), on.policies()),
                new MyDayRoutes(new MyDays(pool, breakdowns, workDays, calendar, on.clock()), on.policies()),
                new WorkRoutes(workDays, on.policies(), keys, on.clock()),
                new CallFigureRoutes(
                        new CallReading(
                                figuresPool, () -> on.policies().inForce().policy(), on.clock()),
                        on.policies(),
                        on.clock()),
                feedRoutes);
    }

    @Override
    public Future<Void> start() {
        stream("staff", FeedCount::staff);
        stream("customer", FeedCount::customers);
        FunctionCounter.builder("hotline.feed.cut.off", feedRoutes, FeedRoutes::cutOff)
                .description("Live streams that were cut off because their clients took nothing")
                .register(on.metrics());
        feed.start();
        watch.start();
        return rebuild.start(on.metrics()).compose(begun -> figures.start()).onSuccess(started -> {
            rollUps.start();
            keptDays.start();
            wrapUps.start();
            callSums.start();
            wallboard.start();
        });
    }

    private void stream(String of, ToIntFunction<FeedCount> number) {
        Gauge.builder("hotline.feed.streams", feed, open -> number.applyAsInt(open.streams()))
                .description("Live streams that are open")
                .tag("of", of)
                .register(on.metrics());
    }

    @Override
    public List<String> degraded() {
        return watch.degraded();
    }

    @Override
    public Future<Void> hangUp() {
        return feed.close();
    }

    @Override
    public Future<Void> stop() {
        return watch.stop()
                .compose(stopped -> rebuild.stop())
                .compose(stopped -> rollUps.stop())
                .compose(stopped -> keptDays.stop())
                .compose(stopped -> wrapUps.stop())
                .compose(stopped -> callSums.stop())
                .compose(stopped -> wallboard.stop())
                .compose(stopped -> figures.stop());
    }
}
