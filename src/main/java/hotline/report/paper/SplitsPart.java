package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The figures by code: reasons, each dimension, claims, notices and callbacks. */
record SplitsPart(Paper paper, Shown shown) {
    private static final String OTHERS = "other";
    /** Above this share of others the reasons say little. */
    private static final double MOST_OTHERS = 0.15;

    void reasons() {
        var reasons = shown.each("reasons");
        if (reasons.isEmpty()) {
            return;
        }
        paper.section(Words.REASONS, () -> {
            paper.pareto(Words.REASONS, Words.RECEIVED, "received", reasons);
            paper.table(
                    paper.heads(Words.REASON_TYPE, Words.RECEIVED, Words.SHARE, Words.UP_TO_HERE),
                    reasons.stream()
                            .map(reason -> List.of(
                                    shown.name(reason),
                                    reason.getLong("received").toString(),
                                    Shown.percent(reason.getDouble("share")),
                                    Shown.percent(reason.getDouble("upToHere"))))
                            .toList());
            reasons.stream()
                    .filter(reason -> isTooMany(reason, reasons))
                    .forEach(others -> paper.warning(shown.words(
                            Words.MANY_OTHERS, shown.name(others), Shown.percent(others.getDouble("share")))));
        });
    }

    private boolean isTooMany(JsonObject reason, List<JsonObject> reasons) {
        long all = reasons.stream().mapToLong(one -> one.getLong("received")).sum();
        return reason.getString("code").equals(OTHERS)
                && reason.getDouble("share") > MOST_OTHERS
                && all >= shown.fewest();
    }

    void splits() {
        for (JsonObject split : shown.each("splits")) {
            var rows = Shown.each(split.getJsonArray("rows"));
            if (!rows.isEmpty()) {
                var measures = shown.measuresOf(rows.get(0));
                paper.section(
                        shown.name(split),
                        () -> paper.table(
                                Stream.concat(
                                                Stream.of(shown.name(split)),
                                                measures.stream().map(this::measureName))
                                        .toList(),
                                rows.stream().map(row -> split(row, measures)).toList()));
            }
        }
    }

    private String measureName(String measure) {
        return shown.name(figureOf(measure));
    }

    private JsonObject figureOf(String measure) {
        return shown.each("figures").stream()
                .filter(figure -> figure.getString("measure").equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private List<String> split(JsonObject row, List<String> measures) {
        var values = row.getJsonObject("values");
        return Stream.concat(
                        Stream.of(shown.name(row)),
                        measures.stream()
                                .map(measure ->
                                        shown.value(figureOf(measure).getString("way"), values.getJsonObject(measure))))
                .toList();
    }

    void claims() {
        var claims = shown.content().getJsonObject("insuredClaims");
        paper.section(Words.CLAIMS, () -> {
            paper.page().element("p", shown.words(Words.CLAIMS_OF, shown.name(claims.getJsonObject("type"))));
            claims(Words.HUB, Shown.each(claims.getJsonArray("hubs")));
            claims(Words.BRANCH, Shown.each(claims.getJsonArray("branches")));
        });
    }

    private void claims(Words of, List<JsonObject> rows) {
        if (!rows.isEmpty()) {
            paper.table(
                    paper.heads(of, Words.RECEIVED, Words.CLOSED),
                    rows.stream()
                            .map(row -> List.of(
                                    shown.name(row),
                                    row.getLong("received").toString(),
                                    row.getLong("closings").toString()))
                            .toList());
        }
    }

    void variants(Words title, String field) {
        var rows = shown.each(field);
        if (!rows.isEmpty()) {
            paper.section(
                    title,
                    () -> paper.table(
                            paper.heads(Words.KIND, Words.NUMBER_OF),
                            rows.stream()
                                    .map(row -> List.of(
                                            shown.name(row), row.getLong("n").toString()))
                                    .toList()));
        }
    }
}
