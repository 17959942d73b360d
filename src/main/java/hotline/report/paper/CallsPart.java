package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/** Figures of telephone calls next to those of other periods (F8, F9). */
record CallsPart(Paper paper, Shown shown) {
    private static final int SECONDS = 60;

    /** Only reports of months and quarters with calls have it. */
    void calls() {
        shown.calls().ifPresent(calls -> paper.section(Words.CALLS, () -> calls(calls)));
    }

    private void calls(JsonObject calls) {
        paper.table(
                paper.heads(Words.FIGURE, Words.THIS, Words.BEFORE, Words.YEAR_BEFORE),
                Shown.each(calls.getJsonArray("figures")).stream()
                        .map(figure -> Stream.concat(
                                        Stream.of(shown.name(figure)),
                                        Stream.of("asked", "before", "yearBefore")
                                                .map(period ->
                                                        value(figure.getString("way"), figure.getJsonObject(period))))
                                .toList())
                        .toList());
        var limits = calls.getJsonObject("limits");
        paper.small(shown.words(
                Words.CALLS_MEANING,
                limits.getString("formula"),
                limits.getLong("levelSeconds"),
                limits.getLong("levelPercent"),
                limits.getLong("respondSeconds"),
                limits.getLong("answerWithinRings")));
    }

    /** In words, such as 81% (13 of 16) or 2 min 5 s. */
    String value(String way, JsonObject value) {
        if (!way.equals("mean-seconds") || shown.isTooFew(way, value) || value.getLong("of") == 0) {
            return shown.value(way, value);
        }
        long seconds = Math.round(value.getDouble("value"));
        return seconds < SECONDS
                ? shown.words(Words.SECONDS, seconds)
                : shown.words(Words.MINUTES_SECONDS, seconds / SECONDS, seconds % SECONDS);
    }
}
