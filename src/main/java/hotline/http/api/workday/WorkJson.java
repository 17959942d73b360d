package hotline.http.api.workday;

import hotline.http.api.ComplaintJson;
import hotline.http.api.dispatchrules.ServiceLevelJson;
import hotline.http.api.measures.MeasuresJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.RateJson;
import hotline.paging.Page;
import hotline.policy.MeasureRules;
import hotline.policy.Policy;
import hotline.policy.ServiceLevel;
import hotline.workday.Answers;
import hotline.workday.WorkBehind;
import hotline.workday.WorkBehind.Place;
import hotline.workday.WorkDays.Counted;
import hotline.workday.WorkDays.Row;
import hotline.workday.WorkFigures;
import hotline.workday.WorkQuery;
import hotline.workday.WorkQuery.By;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes what agents did with work. */
public final class WorkJson {
    private static final double MILLIS = 1000;

    private final Policy policy;
    private final ServiceLevel level;
    private final int fewest;

    private WorkJson(Policy policy, int fewest) {
        this.policy = policy;
        this.level = policy.measures().serviceLevel();
        this.fewest = fewest;
    }

    static WorkJson of(Policy policy, By by) {
        int fewest = policy.measures().fewest();
        return new WorkJson(policy, by == By.AGENT ? MeasureRules.fewestOfAPerson(fewest) : fewest);
    }

    /** Below so many, figures of a single person are counts alone. */
    public static int fewest(Policy policy) {
        return MeasureRules.fewestOfAPerson(policy.measures().fewest());
    }

    /** Of one person, who reads it of themselves. */
    public static JsonObject own(Policy policy, WorkFigures figures) {
        return new WorkJson(policy, policy.measures().fewest()).figures(figures);
    }

    /** The service level of a line. */
    public static JsonObject share(Policy policy, Answers answers) {
        return new WorkJson(policy, policy.measures().fewest()).level(answers);
    }

    private JsonObject level(Answers answers) {
        var share = answers.by(level.formula());
        return share(share.part(), share.whole(), share.value()).put("leftOut", answers.small());
    }

    JsonObject of(WorkQuery query, Counted counted) {
        var whole = new WorkJson(policy, policy.measures().fewest());
        return new JsonObject()
                .put("asOf", Times.of(counted.at(), policy.zone()))
                .put("zone", policy.zone().getId())
                .put("from", query.period().from().toString())
                .put("to", query.period().to().toString())
                .put("by", query.by().code())
                .put("serviceLevel", ServiceLevelJson.of(policy))
                .put("rows", ComplaintJson.array(counted.rows(), this::row))
                .put("total", whole.figures(counted.total()));
    }

    static JsonObject behind(Policy policy, Page<WorkBehind, Place> page, WorkPlaces places, boolean namesPeople) {
        return new JsonObject()
                .put("items", ComplaintJson.array(page.items(), one -> new JsonObject()
                        .put("at", Times.of(one.at(), policy.zone()))
                        .put("about", one.about())
                        .put("reason", reason(policy, one))
                        .put("answer", JsonValue.orNull(one.answer()))
                        .put("seconds", one.millis() / MILLIS)
                        .put("overSeconds", one.over() / MILLIS)
                        .put("line", one.line())
                        .put(
                                "agent",
                                namesPeople
                                        ? new JsonObject()
                                                .put("id", one.person())
                                                .put("name", one.name())
                                        : null)
                        .put("case", JsonValue.orNull(one.complaint().filter(number -> namesPeople)))))
                .put("next", JsonValue.orNull(page.next().map(places::write)));
    }

    /** What the policy in force calls the reason of a break. */
    private static @Nullable JsonObject reason(Policy policy, WorkBehind one) {
        return policy.dispatch().breaks().stream()
                .filter(pause -> pause.code().equals(one.about()))
                .findFirst()
                .map(pause -> new JsonObject()
                        .put("zh", pause.name().zh())
                        .put("en", pause.name().en()))
                .orElse(null);
    }

    private JsonObject row(Row row) {
        return new JsonObject()
                .put("code", row.code())
                .put("name", JsonValue.orNull(row.name()))
                .put("figures", figures(row.figures()));
    }

    private JsonObject figures(WorkFigures of) {
        return new JsonObject()
                .put("offers", offers(of))
                .put("calls", calls(of))
                .put("floor", floor(of));
    }

    private JsonObject offers(WorkFigures of) {
        return new JsonObject()
                .put("made", of.offers())
                .put("accepted", numbers(of.accepted(), "kind"))
                .put("declined", of.declined())
                .put("expired", of.expired())
                .put("withdrawn", of.withdrawn())
                .put("lost", of.lost())
                .put("late", of.late())
                .put("serviceLevel", level(of.answers()));
    }

    private JsonObject calls(WorkFigures of) {
        long called = of.called();
        return new JsonObject()
                .put("made", called)
                .put("reached", of.reached())
                .put("notCalled", of.notCalled())
                .put("outcomes", numbers(of.outcomes(), "outcome"))
                .put("talkSeconds", seconds(of.talked()))
                .put("wrapUpSeconds", seconds(of.wrappedUpCalls()))
                .put("handlingSeconds", mean(of.callHandling(), called))
                .put("fewerThan", MeasuresJson.fewerThan(called, fewest));
    }

    private static JsonObject floor(WorkFigures of) {
        var floor = of.floor();
        return new JsonObject()
                .put("signedInSeconds", seconds(floor.signedIn()))
                .put("readySeconds", seconds(floor.ready()))
                .put("workingSeconds", seconds(floor.working()))
                .put("awaySeconds", seconds(floor.away()))
                .put("missedSeconds", seconds(floor.missed()))
                .put("occupancy", RateJson.rounded(floor.occupancy()))
                .put("utilisation", RateJson.rounded(floor.utilisation()))
                .put("breaks", ComplaintJson.array(of.breaks(), pause -> new JsonObject()
                        .put("reason", pause.reason())
                        .put("times", pause.times())
                        .put("seconds", seconds(pause.millis()))
                        .put("overTimes", pause.overTimes())
                        .put("overSeconds", seconds(pause.over()))));
    }

    private JsonObject share(long part, long whole, OptionalDouble value) {
        return new JsonObject()
                .put("counted", part)
                .put("of", whole)
                .put("value", RateJson.rounded(value))
                .put("fewerThan", MeasuresJson.fewerThan(whole, fewest));
    }

    private static JsonArray numbers(Map<String, Long> numbers, String name) {
        var all = new JsonArray();
        new TreeMap<>(numbers)
                .forEach((code, n) -> all.add(new JsonObject().put(name, code).put("n", n)));
        return all;
    }

    private static @Nullable Double mean(OptionalDouble millis, long of) {
        return of == 0 ? null : RateJson.rounded(OptionalDouble.of(millis.getAsDouble() / MILLIS));
    }

    private static long seconds(long millis) {
        return Math.round(millis / MILLIS);
    }
}
