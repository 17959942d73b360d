package hotline.http.api.survey;

import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Role;
import hotline.measures.survey.Spread;
import hotline.measures.survey.SurveyFigures;
import hotline.measures.survey.SurveyReading;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Figures of questionnaires, for supervisors and analysts; analysts read none of single people. */
public final class SurveyFigureRoutes implements Routes {
    private static final int MOST_DAYS = 92;

    private final SurveyReading reading;
    private final Policies policies;

    public SurveyFigureRoutes(SurveyReading reading, Policies policies) {
        this.reading = reading;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("surveyFigures", this::figures);
    }

    private Future<Answer> figures(Exchange exchange) {
        boolean seesPeople = exchange.caller().figureReader().role() == Role.SUPERVISOR;
        var from = exchange.day("from").orElseThrow(() -> Failure.Invalid.field("from", "is missing", "missing"));
        var to = exchange.day("to").orElseThrow(() -> Failure.Invalid.field("to", "is missing", "missing"));
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Failure.Invalid.field("to", "must be from the first day on, at most " + MOST_DAYS + " days");
        }
        var policy = policies.inForce().policy();
        var zone = policy.zone();
        return reading.of(
                        from.atStartOfDay(zone).toInstant(),
                        to.plusDays(1).atStartOfDay(zone).toInstant())
                .map(figures ->
                        Answer.ok(json(figures, from, to, policy.measures().fewest(), seesPeople)));
    }

    private static JsonObject json(
            SurveyFigures figures, LocalDate from, LocalDate to, int fewest, boolean seesPeople) {
        var asked = new JsonArray();
        figures.asked().forEach(one -> asked.add(asked(one, fewest)));
        var again = figures.again();
        return new JsonObject()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("questions", asked)
                .put("askedAgain", estimate(new JsonObject().put("n", again.n()), again.mean(), again.n(), fewest))
                .put("rated", figures.rated())
                .put("unrated", unrated(figures, seesPeople));
    }

    private static JsonObject asked(SurveyFigures.Asked one, int fewest) {
        var counts = new JsonArray();
        one.spread()
                .counts()
                .forEach((value, n) -> counts.add(
                        new JsonObject().put("value", value).putNull("choice").put("n", n)));
        new TreeMap<>(one.choices())
                .forEach((choice, n) -> counts.add(
                        new JsonObject().putNull("value").put("choice", choice).put("n", n)));
        var json = new JsonObject()
                .put("purpose", one.purpose())
                .put("question", one.question())
                .put("kind", one.kind().code())
                .put("channel", one.channel())
                .put("isAgain", one.isAgain())
                .put("n", one.answered())
                .put("none", one.none())
                .put("counts", counts);
        return estimate(
                json,
                one.spread().estimate(one.kind()).orElseGet(() -> new Spread(new TreeMap<>()).mean()),
                one.spread().n(),
                fewest);
    }

    /** Of few answers nothing is said but how many there are. */
    private static JsonObject estimate(JsonObject json, Spread.Estimate estimate, long n, int fewest) {
        boolean isTooFew = n < fewest;
        return json.put("value", shown(estimate.value(), isTooFew))
                .put("low", shown(estimate.low(), isTooFew))
                .put("high", shown(estimate.high(), isTooFew))
                .put("fewerThan", isTooFew && n > 0 ? fewest : null);
    }

    private static @Nullable Double shown(OptionalDouble value, boolean isTooFew) {
        return value.isPresent() && !isTooFew ? value.getAsDouble() : null;
    }

    private static JsonArray unrated(SurveyFigures figures, boolean seesPeople) {
        var all = new JsonArray();
        if (seesPeople) {
            figures.unrated()
                    .forEach(one -> all.add(new JsonObject()
                            .put("reason", one.reason())
                            .put("agent", JsonValue.orNull(one.agent().map(agent -> new JsonObject()
                                    .put("id", agent.id())
                                    .put("name", agent.name()))))
                            .put("n", one.n())));
            return all;
        }
        var byReason = new TreeMap<String, Long>();
        figures.unrated().forEach(one -> byReason.merge(one.reason(), one.n(), Long::sum));
        byReason.forEach((reason, n) ->
                all.add(new JsonObject().put("reason", reason).putNull("agent").put("n", n)));
        return all;
    }
}
