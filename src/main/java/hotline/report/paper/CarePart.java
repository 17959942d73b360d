package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Visits and calls of customers as planned and as done (K6). */
record CarePart(Paper paper, Shown shown) {
    /** Only a quarterly report has it. */
    void care() {
        shown.care().ifPresent(care -> paper.section(Words.CARE, () -> care(care)));
    }

    private void care(JsonObject care) {
        var rows = Shown.each(care.getJsonArray("rows"));
        if (rows.isEmpty()) {
            paper.page().element("p", shown.words(Words.CARE_NONE));
            return;
        }
        var lines = new ArrayList<List<String>>();
        rows.forEach(row -> lines.add(line(
                shown.name(row),
                shown.in(row.getJsonObject("tierName")),
                shown.words(Words.FROM_TO, shown.day(row.getString("from")), shown.day(row.getString("to"))),
                row)));
        lines.add(line(shown.words(Words.CARE_IMPORTANT), "", "", care.getJsonObject("important")));
        lines.add(line(shown.words(Words.CARE_ALL), "", "", care.getJsonObject("all")));
        paper.table(
                paper.heads(
                        Words.CARE_RULE,
                        Words.TIER,
                        Words.PERIOD,
                        Words.PLAN,
                        Words.DONE,
                        Words.MISSED,
                        Words.EXCUSED,
                        Words.SHARE),
                lines);
        paper.small(shown.words(Words.CARE_MEANING));
    }

    private List<String> line(String name, String tier, String period, JsonObject of) {
        return List.of(
                name,
                tier,
                period,
                of.getLong("plan").toString(),
                of.getLong("done").toString(),
                of.getLong("missed").toString(),
                of.getLong("excused").toString(),
                share(of));
    }

    /** Of few contacts the counts alone. */
    private String share(JsonObject of) {
        long plan = of.getLong("plan");
        if (plan == 0) {
            return "–";
        }
        return plan < shown.fewest()
                ? shown.words(Words.OF, of.getLong("done"), plan)
                : Shown.percent((double) of.getLong("done") / plan);
    }
}
