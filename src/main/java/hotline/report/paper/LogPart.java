package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log of problems of a day (C4): the summary first, then the kinds, then each entry. */
record LogPart(Paper paper, Shown shown) {
    /** Only a daily report has one. */
    void log() {
        shown.log().ifPresent(log -> paper.section(Words.LOG, () -> log(log)));
    }

    private void log(JsonObject log) {
        summary(log);
        paper.page().element("p", shown.words(Words.LOG_COUNT, log.getLong("total"), log.getLong("agents")));
        if (log.getLong("total") == 0) {
            return;
        }
        var kinds = Shown.each(log.getJsonArray("kinds"));
        paper.pareto(Words.LOG_KINDS, Words.NUMBER_OF, "n", kinds);
        paper.table(
                paper.heads(Words.KIND, Words.NUMBER_OF, Words.UP_TO_HERE),
                kinds.stream()
                        .map(kind -> List.of(
                                shown.name(kind),
                                kind.getLong("n").toString(),
                                Shown.percent(kind.getDouble("upToHere"))))
                        .toList());
        paper.page().open("ol");
        Shown.each(log.getJsonArray("entries")).forEach(this::entry);
        paper.page().close("ol");
        paper.small(shown.words(Words.LOG_COVERED));
    }

    private void summary(JsonObject log) {
        Optional.ofNullable(log.getJsonObject("summary"))
                .ifPresentOrElse(
                        summary -> paper.typed(
                                summary.getString("text"),
                                shown.words(
                                        Words.LOG_SUMMARY,
                                        summary.getJsonObject("writtenBy").getString("name"),
                                        summary.getLong("entries"),
                                        shown.moment(summary.getString("at")))),
                        () -> paper.page().element("p", shown.words(Words.LOG_NO_SUMMARY)));
    }

    private void entry(JsonObject entry) {
        paper.page().open("li");
        paper.typed(
                entry.getString("text"),
                Stream.of(
                                Optional.of(shown.name(entry.getJsonObject("kind"))),
                                Optional.ofNullable(entry.getString("number")),
                                Optional.of(shown.moment(entry.getString("at"))))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")));
        paper.page().close("li");
    }
}
