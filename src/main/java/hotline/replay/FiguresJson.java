package hotline.replay;

import hotline.measures.RateJson;
import hotline.policy.taxonomy.LocalizedName;
import hotline.replay.ReplayFigures.Comparison;
import hotline.replay.ReplayFigures.Flips;
import hotline.replay.ReplayFigures.Group;
import hotline.replay.ReplayFigures.Results;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Figures as the contract, stored jobs and reports write them. */
final class FiguresJson {

    private FiguresJson() {}

    static JsonObject of(ReplayFigures figures, ZoneId zone) {
        var leftOut = new JsonArray();
        figures.leftOut()
                .forEach((type, count) ->
                        leftOut.add(new JsonObject().put("type", type).put("complaints", count)));
        return new JsonObject()
                .put(
                        "policy",
                        new JsonObject()
                                .put("id", figures.policy().id())
                                .put("version", figures.policy().version())
                                .put("name", name(figures.policy().name())))
                .put("from", figures.period().from().toString())
                .put("to", figures.period().to().toString())
                .put("asOf", Rfc3339.of(figures.asOf().truncatedTo(ChronoUnit.MILLIS), zone))
                .put("complaints", figures.complaints())
                .put("leftOut", leftOut)
                .put(
                        "unreadable",
                        new JsonObject()
                                .put("complaints", figures.unreadable().complaints())
                                .put(
                                        "examples",
                                        new JsonArray(figures.unreadable().examples())))
                .put("agreement", agreement(figures.agreement()))
                .put("total", comparison(figures.total()))
                .put("byType", each(figures.byType(), FiguresJson::group))
                .put("bySeverity", each(figures.bySeverity(), FiguresJson::group))
                .put("byTypeAndSeverity", each(figures.byTypeAndSeverity(), FiguresJson::group))
                .put("rungs", each(figures.rungs(), rung -> new JsonObject()
                        .put("rung", rung.code())
                        .put("kind", rung.kind().code())
                        .put("clock", rung.clock().code())
                        .put("before", rung.before())
                        .put("after", rung.after())))
                .put("overdue", each(figures.overdue(), clock -> new JsonObject()
                        .put("clock", clock.clock().code())
                        .put("before", clock.before())
                        .put("after", clock.after())))
                .put("weeks", each(figures.weeks(), week -> new JsonObject()
                        .put("monday", week.monday().toString())
                        .put("before", week.before())
                        .put("after", week.after())))
                .put("noLongerBreached", flips(figures.noLongerBreached()))
                .put("newlyBreached", flips(figures.newlyBreached()));
    }

    private static JsonObject agreement(ReplayFigures.Agreement agreement) {
        return new JsonObject()
                .put("complaints", agreement.complaints())
                .put("sameDue", agreement.sameDue())
                .put("sameBreach", agreement.sameBreach())
                .put("examples", new JsonArray(agreement.examples()));
    }

    private static JsonObject group(Group group) {
        var json = new JsonObject();
        group.type().ifPresent(type -> json.put("type", type));
        group.severity().ifPresent(severity -> json.put("severity", severity.code()));
        return json.put("name", name(group.name())).mergeIn(comparison(group.comparison()));
    }

    private static JsonObject comparison(Comparison comparison) {
        return new JsonObject().put("before", results(comparison.before())).put("after", results(comparison.after()));
    }

    private static JsonObject results(Results results) {
        var notices = new JsonObject();
        results.notices().forEach((kind, count) -> notices.put(kind.code(), count));
        return new JsonObject()
                .put("breaches", results.breaches())
                .put("onTimeClosure", RateJson.of(results.onTimeClosure()))
                .put("notices", notices);
    }

    private static JsonObject flips(Flips flips) {
        return new JsonObject().put("complaints", flips.complaints()).put("examples", new JsonArray(flips.examples()));
    }

    private static JsonObject name(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }

    private static <T> JsonArray each(List<T> items, Function<T, JsonObject> write) {
        var array = new JsonArray();
        items.forEach(item -> array.add(write.apply(item)));
        return array;
    }
}
