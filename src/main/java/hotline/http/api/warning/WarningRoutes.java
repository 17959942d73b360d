package hotline.http.api.warning;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Role;
import hotline.measures.Rate;
import hotline.measures.RateJson;
import hotline.measures.warning.EarlyWarning;
import hotline.measures.warning.EarlyWarning.Finding;
import hotline.measures.warning.EarlyWarning.Judgement;
import hotline.measures.warning.EarlyWarning.Verdict;
import hotline.measures.warning.EarlyWarnings;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;

/** Early warnings: supervisors judge them, analysts read them without the names of people. */
public final class WarningRoutes implements Routes {
    private static final int LONGEST = 1_000;

    private final EarlyWarnings warnings;
    private final Policies policies;

    public WarningRoutes(EarlyWarnings warnings, Policies policies) {
        this.warnings = warnings;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listWarnings", this::list);
        bind.accept("judgeWarning", this::judge);
    }

    private Future<Answer> list(Exchange exchange) {
        boolean seesNames = exchange.caller().figureReader().role() == Role.SUPERVISOR;
        int limit = exchange.limit();
        var found = warnings.list(!exchange.flag("judged"), NewestFirst.after(exchange), limit + 1);
        var record = warnings.record();
        return Future.all(found, record)
                .map(read -> Answer.ok(
                        NewestFirst.page(found.result(), limit, EarlyWarning::id, warning -> json(warning, seesNames))
                                .put("record", json(record.result()))));
    }

    private Future<Answer> judge(Exchange exchange) {
        var supervisor = exchange.caller().supervisor();
        var id = Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no warning " + exchange.path("id")));
        var body = exchange.body();
        var verdict = body.requiredCode(
                "verdict", Arrays.stream(Verdict.values()).map(Verdict::code).toList());
        var words = body.requiredText("words", LONGEST);
        var replaces = body.integer("replaces", 1, Integer.MAX_VALUE);
        body.done();
        var finding = new Finding(Verdict.of(verdict).orElseThrow(), words, replaces, supervisor.id());
        return warnings.judge(exchange.once(), id, finding).map(warning -> Answer.ok(json(warning, true)));
    }

    private JsonObject json(EarlyWarning warning, boolean seesNames) {
        return new JsonObject()
                .put("id", warning.id())
                .put("level", warning.of().level().column())
                .put("member", warning.of().member())
                .put("type", warning.of().type())
                .put("raisedAt", Times.of(warning.raisedAt(), zone()))
                .put("from", warning.began().toString())
                .put("to", warning.lastDay().toString())
                .put("seen", warning.seen())
                .put("expected", Math.round(warning.expected() * 10) / 10.0)
                .put("judgement", JsonValue.orNull(warning.judgement().map(judgement -> json(judgement, seesNames)
                        .put(
                                "earlier",
                                ComplaintJson.array(warning.corrected(), earlier -> json(earlier, seesNames))))));
    }

    private JsonObject json(Judgement judgement, boolean seesNames) {
        return new JsonObject()
                .put("number", judgement.number())
                .put("verdict", judgement.verdict().code())
                .put("words", judgement.words())
                .put("by", seesNames ? judgement.by() : null)
                .put("at", Times.of(judgement.at(), zone()));
    }

    private JsonObject json(EarlyWarning.TrackRecord record) {
        return new JsonObject()
                .put("fewest", policies.inForce().policy().measures().fewest())
                .put("open", record.open())
                .put("judged", record.judged())
                .put("right", record.right())
                .put("wrong", record.wrong())
                .put("precision", RateJson.of(Rate.share(record.right(), record.judged(), Map.of())));
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
