package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Charts of the period's parts, with a table of the same numbers. */
record CoursePart(Paper paper, Shown shown) {
    void course() {
        var parts = shown.each("course");
        if (parts.size() > 1) {
            paper.section(Words.COURSE, () -> {
                charts(parts);
                table(parts);
            });
        }
    }

    private void charts(List<JsonObject> parts) {
        paper.chart(
                Words.COURSE,
                Charts.pairs(
                        shown.words(Words.COURSE),
                        shown.words(Words.RECEIVED),
                        shown.words(Words.CLOSED),
                        pairs(parts, "received", "closings")),
                Map.of("bar first", Words.RECEIVED, "bar second", Words.CLOSED));
        if (parts.stream().anyMatch(part -> part.getLong("closings") >= shown.fewest())) {
            paper.chart(
                    Words.ON_TIME,
                    Charts.shares(
                            shown.words(Words.ON_TIME),
                            parts.stream()
                                    .map(part -> new Charts.Part(
                                            label(part), part.getLong("closedOnTime"), part.getLong("closings")))
                                    .toList(),
                            shown.fewest()),
                    Map.of("centre", Words.CENTRE, "limit", Words.LIMITS, "point beyond", Words.BEYOND));
        }
        if (shown.content().getString("kind").equals("quarterly")) {
            paper.chart(
                    Words.CALLBACK_PLAN,
                    Charts.pairs(
                            shown.words(Words.CALLBACK_PLAN),
                            shown.words(Words.DUE),
                            shown.words(Words.REACHED),
                            pairs(parts, "callbacksDue", "callbacksReached")),
                    Map.of("bar first", Words.DUE, "bar second", Words.REACHED));
        }
    }

    private void table(List<JsonObject> parts) {
        paper.page().open("details").element("summary", shown.words(Words.VALUE));
        paper.table(
                paper.heads(Words.FROM, Words.RECEIVED, Words.CLOSED, Words.ON_TIME_SHARE, Words.CALLBACK_PLAN),
                parts.stream()
                        .map(part -> List.of(
                                part.getString("from"),
                                part.getLong("received").toString(),
                                part.getLong("closings").toString(),
                                onTime(part),
                                part.getLong("callbacksDue") + " / " + part.getLong("callbacksReached")))
                        .toList());
        paper.page().close("details");
    }

    /** With both counts; of few closings these alone. */
    private String onTime(JsonObject part) {
        var counted = part.getLong("closedOnTime");
        var of = part.getLong("closings");
        return shown.value(
                "share",
                new JsonObject()
                        .put("counted", counted)
                        .put("of", of)
                        .put("value", of == 0 ? 0 : (double) counted / of));
    }

    private static List<Charts.Pair> pairs(List<JsonObject> parts, String first, String second) {
        return parts.stream()
                .map(part -> new Charts.Pair(label(part), part.getLong(first), part.getLong(second)))
                .toList();
    }

    private static String label(JsonObject part) {
        return part.getString("from").substring(5);
    }
}
