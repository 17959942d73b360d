package hotline.report;

import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a period by code: types with the most complaints first, and each dimension that a report is split by. */
record ContentSplits(ReportCount.OfPeriod period, CodeNames names) {
    /** The type of complaint by which a policy names claims for insured goods (F7). */
    static final String INSURED_CLAIMS = "claims";

    /** The type that stands last among the reasons, however many complaints it has. */
    static final String OTHERS = "other";

    /** The counts of each code, in this order. */
    private static final List<Measure> OF_CODES = List.of(
            Measure.RECEIVED,
            Measure.CLOSINGS,
            Measure.ON_TIME,
            Measure.PAST_DUE,
            Measure.RESOLUTION_P50,
            Measure.RESOLUTION_P90,
            Measure.SATISFACTION,
            Measure.BREACHED,
            Measure.NOTICES);

    /** Types with the most received complaints first, others last, each with the share of all up to it (Pareto). */
    JsonArray reasons() {
        var received = new TreeMap<String, Long>();
        period.happened()
                .codes(Dimension.TYPE)
                .forEach(code -> received.put(code, received(Map.of(Dimension.TYPE, code))));
        received.values().removeIf(n -> n == 0);
        long all = received.values().stream().mapToLong(n -> n).sum();
        var order = Comparator.<Map.Entry<String, Long>, Boolean>comparing(
                        entry -> entry.getKey().equals(OTHERS))
                .thenComparing(Map.Entry::getValue, Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey);
        var reasons = new JsonArray();
        long soFar = 0;
        for (var entry : received.entrySet().stream().sorted(order).toList()) {
            soFar += entry.getValue();
            reasons.add(named(Dimension.TYPE, entry.getKey())
                    .put("received", entry.getValue())
                    .put("share", ReportValue.share(entry.getValue(), all))
                    .put("upToHere", ReportValue.share(soFar, all)));
        }
        return reasons;
    }

    private long received(Map<Dimension, String> cut) {
        return period.n(cut, Figure.RECEIVED);
    }

    JsonArray splits() {
        return ReportContent.array(ReportFactStore.SPLITS, by -> {
            var codes = period.happened().codes(by);
            codes.addAll(period.closing().codes(by));
            return new JsonObject()
                    .put("by", by.column())
                    .put("name", ReportContent.json(ReportNames.ofCode("measures.by", by.column())))
                    .put(
                            "rows",
                            ReportContent.array(
                                    codes.stream()
                                            .filter(code -> isAnything(by, code))
                                            .toList(),
                                    code -> row(by, code)));
        });
    }

    private boolean isAnything(Dimension by, String code) {
        var cut = Map.of(by, code);
        return OF_CODES.stream().anyMatch(measure -> period.n(cut, measure.counted()) != 0);
    }

    private JsonObject row(Dimension by, String code) {
        var values = new JsonObject();
        OF_CODES.forEach(
                measure -> values.put(measure.code(), ReportValue.json(period.value(measure, Map.of(by, code)))));
        return named(by, code).put("values", values);
    }

    private JsonObject named(Dimension by, String code) {
        return new JsonObject().put("code", code).put("name", ReportContent.json(names.of(by, code)));
    }

    /** A figure by its variants: notices by kind; callbacks by how they ended, those that were due and those that fell away. */
    JsonArray variants(String group, Figure figure) {
        return ReportContent.array(
                List.copyOf(period.happened().variants(figure).entrySet()), entry -> new JsonObject()
                        .put("code", entry.getKey())
                        .put("name", ReportContent.json(ReportNames.ofCode(group, entry.getKey())))
                        .put("n", entry.getValue()));
    }

    /** F7: received and closed claims of each hub and branch; what they cost is not on record yet. */
    JsonObject insuredClaims() {
        return new JsonObject()
                .put("type", named(Dimension.TYPE, INSURED_CLAIMS))
                .put("hubs", claims(Dimension.HUB))
                .put("branches", claims(Dimension.BRANCH));
    }

    private JsonArray claims(Dimension by) {
        var codes = period.happened().codes(by).stream()
                .filter(code -> received(claims(by, code)) != 0 || closings(claims(by, code)) != 0)
                .toList();
        return ReportContent.array(codes, code -> named(by, code)
                .put("received", received(claims(by, code)))
                .put("closings", closings(claims(by, code))));
    }

    private static Map<Dimension, String> claims(Dimension by, String code) {
        return Map.of(Dimension.TYPE, INSURED_CLAIMS, by, code);
    }

    private long closings(Map<Dimension, String> cut) {
        return period.n(cut, Figure.CLOSINGS);
    }
}
