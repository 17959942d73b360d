package hotline.report.calls;

import hotline.measures.Period;
import hotline.measures.RateJson;
import hotline.policy.Policy;
import hotline.policy.ServiceLevel.Formula;
import hotline.telephony.figure.CallFigures;
import hotline.telephony.figure.CallFigures.Share;
import hotline.telephony.figure.CallLimits;
import hotline.telephony.figure.CallPart;
import hotline.telephony.figure.CallReading;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Figures of telephone calls next to those of other periods, and the limits by which they were judged. Calls have their own facts, outside the log of
 * complaints, which exchanges may still correct: a report keeps what they were when it was published.
 */
public record ContentCalls(CallLimits limits, CallFigures asked, CallFigures before, CallFigures yearBefore) {
    private static final double MILLIS = 1000;

    private interface Value {
        JsonObject of(CallFigures figures, Formula formula);
    }

    /** @param way {@code count}, {@code share} or {@code mean-seconds} */
    private record Line(String figure, String way, Value value) {
        JsonObject json(ContentCalls calls, Function<String, JsonObject> name) {
            var formula = calls.limits().level().formula();
            return new JsonObject()
                    .put("figure", figure)
                    .put("name", name.apply(figure))
                    .put("way", way)
                    .put("asked", value.of(calls.asked(), formula))
                    .put("before", value.of(calls.before(), formula))
                    .put("yearBefore", value.of(calls.yearBefore(), formula));
        }
    }

    private static final List<Line> LINES = List.of(
            count("offered", CallFigures::offered),
            new Line(
                    "wait",
                    "mean-seconds",
                    (of, formula) -> mean(of.speedOfAnswer(), of.n(CallPart.ANSWERED_MEASURED))),
            share("responded", CallFigures::responded),
            new Line("level", "share", (of, formula) -> level(of, formula)),
            share("rings", CallFigures::withinRings),
            share("abandoned", CallFigures::abandonment),
            count("missed", of -> of.n(CallPart.MISSED)),
            share("calledBack", CallFigures::calledBack),
            new Line("handling", "mean-seconds", (of, formula) -> mean(of.handling(), of.n(CallPart.HANDLED))),
            share("first", CallFigures::customerFirst),
            count("record", of -> of.n(CallPart.UNRECORDED)),
            count("unknown", of -> of.n(CallPart.UNKNOWN) + of.n(CallPart.END_UNKNOWN)));

    /** @param policy the one in force, whose limits judge the times */
    public static Future<ContentCalls> read(
            SqlConnection connection, Policy policy, Period asked, Period before, Period yearBefore) {
        var limits = CallLimits.of(policy);
        return CallReading.total(connection, asked, limits).compose(now -> CallReading.total(connection, before, limits)
                .compose(then -> CallReading.total(connection, yearBefore, limits)
                        .map(earlier -> new ContentCalls(limits, now, then, earlier))));
    }

    /** Whether there was any call; a hotline without a telephone exchange has none. */
    public boolean hasAny() {
        return List.of(asked, before, yearBefore).stream()
                .anyMatch(of -> of.offered() > 0 || of.n(CallPart.HANDLED) > 0 || of.n(CallPart.END_UNKNOWN) > 0);
    }

    /** @param name of the code of a figure, in the languages of reports */
    public JsonObject json(Function<String, JsonObject> name) {
        var figures = new JsonArray();
        LINES.forEach(line -> figures.add(line.json(this, name)));
        return new JsonObject().put("limits", limitsJson()).put("figures", figures);
    }

    private JsonObject limitsJson() {
        var level = limits.level();
        var rings = limits.rings();
        return new JsonObject()
                .put("formula", level.formula().name())
                .put("levelSeconds", level.within().toSeconds())
                .put("levelPercent", level.percent())
                .put("respondSeconds", rings.respond().toSeconds())
                .put("answerWithinRings", rings.answerWithinRings());
    }

    private static Line count(String figure, Function<CallFigures, Long> n) {
        return new Line(figure, "count", (of, formula) -> number(n.apply(of)));
    }

    private static Line share(String figure, Function<CallFigures, Share> share) {
        return new Line(figure, "share", (of, formula) -> json(share.apply(of)));
    }

    private static JsonObject number(long n) {
        return new JsonObject().put("counted", n).putNull("of").put("value", (double) n);
    }

    private static JsonObject level(CallFigures of, Formula formula) {
        var level = of.answers().by(formula);
        return json(new Share(level.part(), level.whole()));
    }

    private static JsonObject json(Share share) {
        return new JsonObject()
                .put("counted", share.part())
                .put("of", share.whole())
                .put("value", RateJson.rounded(share.value()));
    }

    private static JsonObject mean(OptionalDouble millis, long of) {
        return new JsonObject()
                .put("counted", of)
                .put("of", of)
                .put(
                        "value",
                        RateJson.rounded(
                                millis.isPresent()
                                        ? OptionalDouble.of(millis.getAsDouble() / MILLIS)
                                        : OptionalDouble.empty()));
    }
}
