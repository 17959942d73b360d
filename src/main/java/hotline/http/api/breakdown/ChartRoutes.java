package hotline.http.api.breakdown;

import hotline.failure.Expected;
import hotline.http.api.ComplaintJson;
import hotline.http.api.measures.MeasuresJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.Baseline;
import hotline.measures.comparison.Charts;
import hotline.measures.comparison.Charts.Chart;
import hotline.measures.comparison.Charts.ChartQuery;
import hotline.measures.statistics.ControlChart.Point;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.function.BiConsumer;

/** Shares and rates of parcels over time with limits, and the baselines that these come from. For supervisors. */
public final class ChartRoutes implements Routes {
    private final Charts charts;
    private final Breakdowns breakdowns;
    private final Policies policies;

    /** @param breakdowns knows which day it is */
    public ChartRoutes(Charts charts, Breakdowns breakdowns, Policies policies) {
        this.charts = charts;
        this.breakdowns = breakdowns;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getMeasureChart", this::chart);
        bind.accept("listBaselines", this::list);
        bind.accept("makeBaseline", this::make);
    }

    private Future<Answer> chart(Exchange exchange) {
        var reader = exchange.caller().figureReader();
        var query = new BreakdownReader(exchange, breakdowns.today()).chart();
        FigureScope.check(reader, query.only().keySet());
        return charts.of(query).map(read -> {
            read.baseline()
                    .ifPresent(baseline ->
                            FigureScope.check(reader, baseline.only().keySet()));
            return Answer.ok(json(query, read));
        });
    }

    private Future<Answer> list(Exchange exchange) {
        var reader = exchange.caller().figureReader();
        var measure = new BreakdownReader(exchange, breakdowns.today()).compared();
        return charts.baselines(measure)
                .map(found -> found.stream()
                        .filter(baseline ->
                                FigureScope.reads(reader, baseline.only().keySet()))
                        .toList())
                .map(found -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(found, this::json))));
    }

    private Future<Answer> make(Exchange exchange) {
        var supervisor = exchange.caller().supervisor();
        var wanted = new BaselineReader(exchange, breakdowns.today()).wanted();
        return charts.make(exchange.once(), wanted, supervisor.id()).map(made -> Answer.ok(json(made)));
    }

    private JsonObject json(ChartQuery query, Chart read) {
        var points = new JsonArray();
        var rows = read.read().asked().rows();
        var measure = query.measure();
        for (int i = 0; i < read.parts().size(); i++) {
            var part = read.parts().get(i);
            var missing = Expected.in(rows.get(i).values(), measure).missingDays();
            points.add(point(measure, read.chart().points().get(i))
                    .put("from", part.from().toString())
                    .put("to", part.to().toString())
                    .put("missingDays", missing.isPresent() ? (Long) missing.getAsLong() : null));
        }
        var chart = read.chart();
        return new JsonObject()
                .put("asOf", Times.of(read.read().complete().asOf(), zone()))
                .put("lacking", MeasuresJson.of(read.read().complete().lacking()))
                .put("zone", zone().getId())
                .put("measure", measure.code())
                .put("interval", query.interval().code())
                .put("fewest", policies.inForce().policy().measures().fewest())
                .put("baseline", JsonValue.orNull(read.baseline().map(this::json)))
                .put("centre", ComparisonJson.value(measure, chart.centre()))
                .put("widening", ComparisonJson.rounded(chart.widening()))
                .put(
                        "runs",
                        new JsonObject()
                                .put("longest", chart.runs().longest())
                                .put("most", chart.runs().most())
                                .put("crossings", chart.runs().crossings())
                                .put("fewest", chart.runs().fewest())
                                .put("signal", chart.runs().isSignal()))
                .put("points", points);
    }

    private static JsonObject point(Measure measure, Point point) {
        var counts = point.counts();
        return new JsonObject()
                .put("counted", counts.part())
                .put("of", counts.whole())
                .put(
                        "value",
                        counts.whole() == 0
                                ? null
                                : ComparisonJson.value(measure, (double) counts.part() / counts.whole()))
                .put("low", ComparisonJson.value(measure, point.low()))
                .put("high", ComparisonJson.value(measure, point.high()))
                .put("outside", point.outside());
    }

    private JsonObject json(Baseline baseline) {
        var only = new JsonObject();
        baseline.only().forEach((dimension, code) -> only.put(dimension.column(), code));
        return new JsonObject()
                .put("id", baseline.id())
                .put("name", baseline.name())
                .put("measure", baseline.measure().code())
                .put("interval", baseline.interval().code())
                .put("from", baseline.period().from().toString())
                .put("to", baseline.period().to().toString())
                .put("only", only)
                .put("reason", baseline.reason())
                .put("replaces", JsonValue.orNull(baseline.replaces()))
                .put("by", baseline.by())
                .put("at", Times.of(baseline.at(), zone()));
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
