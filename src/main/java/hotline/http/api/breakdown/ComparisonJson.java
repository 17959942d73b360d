package hotline.http.api.breakdown;

import hotline.http.api.ComplaintJson;
import hotline.http.api.measures.MeasuresJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.Completeness;
import hotline.measures.RateJson;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.ComparisonQuery;
import hotline.measures.comparison.FairComparison;
import hotline.measures.comparison.TwoCompared;
import hotline.measures.statistics.CaseMix;
import hotline.measures.statistics.Funnel;
import hotline.measures.statistics.Funnel.Compared;
import hotline.measures.statistics.Funnel.Limits;
import hotline.measures.statistics.Share;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Comparisons as the contract writes them. */
record ComparisonJson(ZoneId zone) {
    private static final int POINTS = 60;

    JsonObject of(ComparisonQuery query, int fewest, FairComparison comparison) {
        var funnel = comparison.funnel();
        var measure = query.measure();
        long marked = funnel.marked();
        return head(query, comparison.complete())
                .put("fewest", fewest)
                .put("centre", share(measure, funnel.centre()))
                .put(
                        "spread",
                        new JsonObject()
                                .put("phi", rounded(funnel.spread().phi()))
                                .put("widened", funnel.spread().significant()))
                .put(
                        "tooFew",
                        share(measure, funnel.ofTooFew())
                                .put("members", funnel.tooFew().size()))
                .put(
                        "marked",
                        new JsonObject().put("members", marked).put("byChance", rounded(marked * Funnel.BY_CHANCE)))
                .put("limits", ComplaintJson.array(funnel.curve(POINTS), limits -> limits(measure, limits)))
                .put("missingDays", JsonValue.orNull(comparison.missing().map(FairComparison.MissingDays::all)))
                .put("members", members(measure, comparison));
    }

    private static JsonArray members(Measure measure, FairComparison comparison) {
        return ComplaintJson.array(comparison.farthestFirst(), one -> member(measure, comparison, one));
    }

    private static JsonObject member(Measure measure, FairComparison comparison, Compared<String> one) {
        var missing = comparison.missing().map(days -> days.byMember().getOrDefault(one.member(), 0L));
        return share(measure, one.share())
                .put("code", one.member())
                .put("name", JsonValue.orNull(comparison.name(one.member())))
                .put("missingDays", JsonValue.orNull(missing))
                .put("score", rounded(one.score()))
                .put("outside95", one.isOutside95())
                .put("outside998", one.isOutside998())
                .put("marked", one.marked())
                .put("limits", limits(measure, one.limits()))
                .put("expected", rounded(one.mix().expected()))
                .put("ratio", rounded(one.mix().ratio()))
                .put("mixExplains", one.mixExplains());
    }

    JsonObject of(ComparisonQuery query, int fewest, TwoCompared two) {
        return head(query, two.complete())
                .put("fewest", fewest)
                .put("one", share(query.measure(), two.one()))
                .put("other", share(query.measure(), two.other()))
                .put("alike", JsonValue.orNull(two.pair().map(pair -> alike(query.measure(), pair))));
    }

    private static JsonObject alike(Measure measure, CaseMix.Pair pair) {
        return new JsonObject()
                .put("one", value(measure, pair.one()))
                .put("other", value(measure, pair.other()))
                .put("low", value(measure, pair.low()))
                .put("high", value(measure, pair.high()))
                .put("covered", rounded(pair.covered()));
    }

    private JsonObject head(ComparisonQuery query, Completeness complete) {
        return new JsonObject()
                .put("asOf", Times.of(complete.asOf(), zone))
                .put("lacking", MeasuresJson.of(complete.lacking()))
                .put("zone", zone.getId())
                .put("from", query.period().from().toString())
                .put("to", query.period().to().toString())
                .put("measure", query.measure().code())
                .put("by", query.by().column());
    }

    private static JsonObject share(Measure measure, Share share) {
        return new JsonObject()
                .put("counted", share.part())
                .put("of", share.whole())
                .put("value", share.whole() == 0 ? null : value(measure, share.value()));
    }

    private static JsonObject limits(Measure measure, Limits limits) {
        return new JsonObject()
                .put("of", limits.whole())
                .put("low95", value(measure, limits.low95()))
                .put("high95", value(measure, limits.high95()))
                .put("low998", value(measure, limits.low998()))
                .put("high998", value(measure, limits.high998()));
    }

    /** As it is written: a rate of parcels for 10 000. */
    static @Nullable Double value(Measure measure, double value) {
        return rounded(value * measure.per());
    }

    static @Nullable Double rounded(double value) {
        return RateJson.rounded(OptionalDouble.of(value));
    }
}
