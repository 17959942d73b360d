package hotline.staffing.replay;

import hotline.measures.RateJson;
import hotline.policy.ServiceLevel;
import hotline.policy.ServiceLevel.Formula;
import hotline.policy.dispatch.WorkKind;
import hotline.rows.Rfc3339;
import hotline.staffing.replay.Outcome.Kind;
import hotline.workday.Answers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a {@code FloorReplayFigures}. */
final class FloorFiguresJson {
    private static final double MILLIS = 1000;

    private final Past past;
    private final ServiceLevel level;

    FloorFiguresJson(Past past, ServiceLevel level) {
        this.past = past;
        this.level = level;
    }

    JsonObject of(int agents, Outcome recorded, Outcome same, Outcome tried, Agreement agreement) {
        return new JsonObject()
                .put("line", past.line())
                .put("from", text(past.from()))
                .put("to", text(past.to()))
                .put("agents", agents)
                .put("works", past.works().size())
                .put("people", past.agents().size())
                .put(
                        "serviceLevel",
                        new JsonObject()
                                .put("seconds", level.within().toSeconds())
                                .put("percent", level.percent())
                                .put("formula", level.formula().name()))
                .put(
                        "agreement",
                        new JsonObject()
                                .put("offers", agreement.offers())
                                .put("same", agreement.same())
                                .put("until", agreement.until().map(this::text).orElse(null)))
                .put("recorded", outcome(recorded))
                .put("same", outcome(same))
                .put("tried", outcome(tried));
    }

    private String text(Instant at) {
        return Rfc3339.of(at);
    }

    private JsonObject outcome(Outcome of) {
        var kinds = new JsonArray();
        new TreeMap<>(of.kinds()).forEach((kind, one) -> kinds.add(kind(kind, one)));
        var days = new JsonArray();
        of.days().forEach(day -> {
            var waiting = new JsonArray();
            new TreeMap<>(day.waiting())
                    .forEach((kind, n) -> waiting.add(
                            new JsonObject().put("kind", kind.code()).put("n", n)));
            days.add(new JsonObject().put("day", day.day().toString()).put("waiting", waiting));
        });
        return new JsonObject()
                .put("kinds", kinds)
                .put("days", days)
                .put("occupancy", RateJson.rounded(of.occupancy()))
                .put("workingSeconds", of.working().toSeconds())
                .put("readySeconds", of.ready().toSeconds());
    }

    private JsonObject kind(WorkKind kind, Kind of) {
        var levels = new JsonArray();
        for (var formula : Formula.values()) {
            levels.add(share(of.answers(), formula));
        }
        return new JsonObject()
                .put("kind", kind.code())
                .put("waited", of.waited())
                .put("taken", of.taken())
                .put("gone", of.gone())
                .put("waiting", of.waiting())
                .put("leftOut", of.answers().small())
                .put("levels", levels)
                .put("medianSeconds", seconds(of.median()))
                .put("ninetiethSeconds", seconds(of.ninetieth()))
                .put("longestSeconds", seconds(of.longest()));
    }

    private static JsonObject share(Answers answers, Formula formula) {
        var share = answers.by(formula);
        return new JsonObject()
                .put("formula", formula.name())
                .put("counted", share.part())
                .put("of", share.whole())
                .put("value", RateJson.rounded(share.value()));
    }

    private static @Nullable Double seconds(Optional<Duration> time) {
        return time.map(one -> one.toMillis() / MILLIS).orElse(null);
    }
}
