package hotline.http.api.breakdown;

import hotline.http.api.ComplaintJson;
import hotline.http.api.MeasuresJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.Completeness;
import hotline.measures.RateJson;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Comparisons as the contract writes them. */
record ComparisonJson(ZoneId zone) {
    private static final int POINTS = 60;
    /** Those that stand out come first; it is no order of merit, since both sides do. */
    private static final Comparator<Compared<String>> FARTHEST_FIRST = Comparator.<Compared<String>>comparingDouble(
                    one -> -Math.abs(one.score()))
            .thenComparing(Compared::member);

    JsonObject of(ComparisonQuery query, int fewest, FairComparison comparison) {
        var funnel = comparison.funnel();
        long marked = funnel.marked();
        return head(query, comparison.complete())
                .put("fewest", fewest)
                .put("centre", share(funnel.centre()))
                .put(
                        "spread",
                        new JsonObject()
                                .put("phi", rounded(funnel.spread().phi()))
                                .put("widened", funnel.spread().significant()))
                .put(
                        "tooFew",
                        share(funnel.ofTooFew()).put("members", funnel.tooFew().size()))
                .put(
                        "marked",
                        new JsonObject().put("members", marked).put("byChance", rounded(marked * Funnel.BY_CHANCE)))
                .put("limits", ComplaintJson.array(funnel.curve(POINTS), ComparisonJson::limits))
                .put("members", members(comparison, funnel.compared()));
    }

    private static JsonArray members(FairComparison comparison, List<Compared<String>> compared) {
        return ComplaintJson.array(
                compared.stream().sorted(FARTHEST_FIRST).toList(), one -> member(one, comparison.name(one.member())));
    }

    private static JsonObject member(Compared<String> one, Optional<String> name) {
        return share(one.share())
                .put("code", one.member())
                .put("name", JsonValue.orNull(name))
                .put("score", rounded(one.score()))
                .put("outside95", one.isOutside95())
                .put("outside998", one.isOutside998())
                .put("marked", one.marked())
                .put("limits", limits(one.limits()))
                .put("expected", rounded(one.mix().expected()))
                .put("ratio", rounded(one.mix().ratio()))
                .put("mixExplains", one.mixExplains());
    }

    JsonObject of(ComparisonQuery query, int fewest, TwoCompared two) {
        return head(query, two.complete())
                .put("fewest", fewest)
                .put("one", share(two.one()))
                .put("other", share(two.other()))
                .put("alike", JsonValue.orNull(two.pair().map(ComparisonJson::alike)));
    }

    private static JsonObject alike(CaseMix.Pair pair) {
        return new JsonObject()
                .put("one", rounded(pair.one()))
                .put("other", rounded(pair.other()))
                .put("low", rounded(pair.low()))
                .put("high", rounded(pair.high()))
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

    static JsonObject share(Share share) {
        return new JsonObject()
                .put("counted", share.part())
                .put("of", share.whole())
                .put("value", share.whole() == 0 ? null : rounded(share.value()));
    }

    private static JsonObject limits(Limits limits) {
        return new JsonObject()
                .put("of", limits.whole())
                .put("low95", rounded(limits.low95()))
                .put("high95", rounded(limits.high95()))
                .put("low998", rounded(limits.low998()))
                .put("high998", rounded(limits.high998()));
    }

    static @Nullable Double rounded(double value) {
        return RateJson.rounded(OptionalDouble.of(value));
    }
}
