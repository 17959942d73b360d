package hotline.http.api.breakdown;

import hotline.http.api.measures.MeasuresJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.Period;
import hotline.measures.RateJson;
import hotline.measures.breakdown.Balance;
import hotline.measures.breakdown.Breakdown;
import hotline.measures.breakdown.Breakdown.OfPeriod;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.policy.MeasureRules;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * A {@code Breakdown} of the contract.
 *
 * @param fewest of fewer cases nothing is said
 */
record BreakdownJson(ZoneId zone, int fewest) {
    JsonObject of(BreakdownQuery query, Breakdown breakdown) {
        var periods = new JsonArray().add(period("asked", query, breakdown.asked()));
        for (Comparison with : Comparison.values()) {
            var compared = breakdown.compared().get(with);
            if (compared != null) {
                periods.add(period(with.code(), query, compared));
            }
        }
        return new JsonObject()
                .put("asOf", Times.of(breakdown.complete().asOf(), zone))
                .put("lacking", MeasuresJson.of(breakdown.complete().lacking()))
                .put("zone", zone.getId())
                .put("interval", query.interval().code())
                .put("by", JsonValue.orNull(query.split().map(Dimension::column)))
                .put("periods", periods);
    }

    private JsonObject period(String name, BreakdownQuery query, OfPeriod of) {
        var rows = new JsonArray();
        of.rows().forEach(row -> rows.add(row(query, row)));
        return days(of.period())
                .put("name", name)
                .put("workingDays", of.days().working())
                .put("springFestival", JsonValue.orNull(of.days().festival().map(LocalDate::toString)))
                .put("balance", balance(of.balance()))
                .put("total", values(query, of.total()))
                .put("rows", rows);
    }

    private static JsonObject balance(Balance of) {
        return new JsonObject()
                .put("opening", of.opening())
                .put("received", of.received())
                .put("reopened", of.reopened())
                .put("closed", of.closed())
                .put("withdrawn", of.withdrawn())
                .put("notValid", of.notValid())
                .put("moved", of.moved())
                .put("closing", of.closing());
    }

    /** Of a single person nothing is said below 30. */
    private BreakdownJson ofRows(BreakdownQuery query) {
        return query.split().filter(Dimension.AGENT::equals).isPresent()
                ? new BreakdownJson(zone, MeasureRules.fewestOfAPerson(fewest))
                : this;
    }

    private JsonObject row(BreakdownQuery query, Row row) {
        return days(row.period())
                .put("code", JsonValue.orNull(row.code()))
                .put("name", JsonValue.orNull(row.name()))
                .put("values", ofRows(query).values(query, row.values()));
    }

    private static JsonObject days(Period period) {
        return new JsonObject()
                .put("from", period.from().toString())
                .put("to", period.to().toString());
    }

    private JsonObject values(BreakdownQuery query, Map<Measure, MeasureValue> values) {
        var json = new JsonObject();
        for (Measure measure : Measure.values()) {
            var value = values.get(measure);
            if (value != null && query.measures().contains(measure)) {
                json.put(measure.code(), of(measure, value));
            }
        }
        return json;
    }

    private JsonObject of(Measure measure, MeasureValue value) {
        return new JsonObject()
                .put("counted", value.counted())
                .put("of", value.of().isPresent() ? (Long) value.of().getAsLong() : null)
                .put("value", RateJson.rounded(value.value()))
                .put("low", RateJson.rounded(value.low()))
                .put("high", RateJson.rounded(value.high()))
                .put("fewerThan", MeasuresJson.fewerThan(value.restsOn(measure).orElse(0), fewest))
                .put("provisional", value.mayMove())
                .put(
                        "missingDays",
                        value.missingDays().isPresent()
                                ? (Long) value.missingDays().getAsLong()
                                : null)
                .put("finalFrom", JsonValue.orNull(value.finalFrom().map(LocalDate::toString)));
    }
}
