package hotline.http.api.rules;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ChangeResult.Refused;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.ReassignmentRequest;
import hotline.complaint.reading.ComplaintReader;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Supervisors who have the policy in force rule complaints that began with another version. */
public final class RulingRoutes implements Routes {
    private static final int MOST = 200;
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::code).toList();

    private final ComplaintChanges changes;
    private final ComplaintReader complaints;
    private final Policies policies;
    private final InstantSource clock;
    private final ComplaintJson json;

    public RulingRoutes(
            ComplaintChanges changes,
            ComplaintReader complaints,
            Policies policies,
            InstantSource clock,
            ComplaintJson json) {
        this.changes = changes;
        this.complaints = complaints;
        this.policies = policies;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("ruleAnew", this::one);
        bind.accept("ruleManyAnew", this::many);
    }

    private Future<Answer> one(Exchange exchange) {
        var supervisor = new Actor.Person(exchange.caller().supervisor().id());
        var version = exchange.ifMatch();
        var body = exchange.body();
        var reason = body.requiredText("reason", 2000);
        var type = body.text("type", 50);
        var subtype = body.text("subtype", 50);
        var severity = body.code("severity", SEVERITIES).flatMap(Severity::of);
        body.done();
        return changes.apply(
                        exchange.once(),
                        exchange.caseNumber(),
                        id -> new ReassignmentRequest(
                                id, type, subtype, severity, reason, supervisor, clock.instant(), version))
                .compose(ruled -> complaints.changed(ruled.after().id()))
                .map(now ->
                        Answer.ok(json.full(now, exchange.caller()), now.state().version()));
    }

    private Future<Answer> many(Exchange exchange) {
        var supervisor = new Actor.Person(exchange.caller().supervisor().id());
        var body = exchange.body();
        var numbers = body.requiredTexts("numbers", MOST, 60).stream()
                .map(exchange.caseNumbers()::meant)
                .distinct()
                .toList();
        var reason = body.requiredText("reason", 2000);
        boolean onlyTry = body.flag("dryRun");
        body.done();
        BiFunction<String, Long, ReassignmentRequest> request = (number, id) -> new ReassignmentRequest(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason,
                supervisor,
                clock.instant(),
                Optional.empty());
        var ruled = onlyTry ? changes.tryAll(numbers, request) : changes.applyAll(exchange.once(), numbers, request);
        return ruled.map(results -> Answer.ok(new JsonObject()
                .put("dryRun", onlyTry)
                .put(
                        "items",
                        ComplaintJson.array(
                                IntStream.range(0, numbers.size()).boxed().toList(),
                                i -> json(numbers.get(i), results.get(i))))));
    }

    /** A {@code Ruling}. */
    private JsonObject json(String number, ChangeResult result) {
        if (result instanceof Refused refused) {
            return new JsonObject()
                    .put("number", number)
                    .put("ruled", false)
                    .put("problem", problem(refused.why()))
                    .put("before", null)
                    .put("after", null);
        }
        var done = (Changed) result;
        return new JsonObject()
                .put("number", number)
                .put("ruled", true)
                .put("problem", null)
                .put("before", json(done.before()))
                .put("after", json(done.after()));
    }

    private static String problem(Failure why) {
        return why instanceof Failure.Invalid invalid ? invalid.fields().get(0).detail() : FailureText.of(why);
    }

    private JsonObject json(ComplaintState state) {
        var policy = policies.version(state.facts().policyVersion()).policy();
        return new JsonObject()
                .put("policy", policy.id() + "/" + policy.version())
                .put("type", state.judged().type())
                .put("subtype", JsonValue.orNull(state.judged().subtype()))
                .put("severity", state.judged().severity().code())
                .put("dueAt", Times.of(state.clock().dueAt(), policy.zone()));
    }
}
