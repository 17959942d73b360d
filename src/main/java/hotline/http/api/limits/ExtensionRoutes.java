package hotline.http.api.limits;

import hotline.complaint.Actor;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.LimitsJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.limits.DecisionResult;
import hotline.limits.Extension;
import hotline.limits.ExtensionDecision;
import hotline.limits.ExtensionDecisions;
import hotline.limits.Extensions;
import hotline.limits.ListedExtension;
import hotline.paging.Page;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/** Supervisors decide requests for more time (延期), many at once. */
public final class ExtensionRoutes implements Routes {
    private final Extensions extensions;
    private final ExtensionDecisions decisions;
    private final Policies policies;

    public ExtensionRoutes(Extensions extensions, ExtensionDecisions decisions, Policies policies) {
        this.extensions = extensions;
        this.decisions = decisions;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listExtensions", this::list);
        bind.accept("decideExtensions", this::decide);
    }

    private Future<Answer> list(Exchange exchange) {
        supervisor(exchange);
        var page =
                switch (exchange.query("view").orElse("undecided")) {
                    case "undecided" -> extensions.undecided(exchange.query("after"), exchange.limit());
                    case "decided" -> extensions.decided(exchange.query("after"), exchange.limit());
                    default -> throw Failure.Invalid.field("view", "must be one of undecided, decided");
                };
        return page.map(this::page);
    }

    private Future<Answer> decide(Exchange exchange) {
        var supervisor = new Actor.Person(supervisor(exchange).id());
        var body = exchange.body();
        var ids = body.requiredIds("ids", ExtensionDecision.MOST);
        boolean granted = body.requiredFlag("granted");
        var reason = body.requiredText("reason", 2000);
        boolean dryRun = body.flag("dryRun");
        body.done();
        var decision = new ExtensionDecision(ids, granted, reason);
        var results = dryRun
                ? decisions.preview(decision, supervisor)
                : decisions.decide(exchange.once(), decision, supervisor);
        return results.map(all -> Answer.ok(new JsonObject().put("results", ComplaintJson.array(all, this::json))));
    }

    private static Caller.Staff supervisor(Exchange exchange) {
        var staff = exchange.caller().handler();
        if (staff.role() != Role.SUPERVISOR) {
            throw new Failure.Forbidden("only supervisors decide extensions");
        }
        return staff;
    }

    private Answer page(Page<ListedExtension, String> page) {
        return Answer.ok(new JsonObject()
                .put("items", ComplaintJson.array(page.items(), this::json))
                .put("next", JsonValue.orNull(page.next()))
                .put("unreadable", page.unreadable()));
    }

    private JsonObject json(ListedExtension listed) {
        var complaint = listed.complaint();
        var policy = policies.version(complaint.facts().policyVersion()).policy();
        var zone = policy.zone();
        Extension extension = listed.extension();
        return new JsonObject()
                .put("id", extension.id())
                .put("number", complaint.facts().number())
                .put("type", complaint.judged().type())
                .put("severity", complaint.judged().severity().code())
                .put("owner", ComplaintJson.person(listed.owner()))
                .put("heldBy", LimitsJson.department(policy, complaint.custody().heldBy()))
                .put("workingDays", extension.workingDays())
                .put("reason", extension.reason())
                .put("askedBy", ComplaintJson.person(listed.askedBy()))
                .put("askedAt", Times.of(extension.askedAt(), zone))
                .put("dueBefore", Times.of(listed.dueBefore(), zone))
                .put("dueAfter", Times.of(listed.dueAfter(), zone))
                .put("provisional", complaint.isProvisional())
                .put("granted", JsonValue.orNull(extension.granted()))
                .put("decidedBy", ComplaintJson.person(listed.decidedBy()))
                .put("decidedAt", Times.of(extension.decidedAt(), zone))
                .put("decision", JsonValue.orNull(extension.decision()));
    }

    /** Has times only once the request is decided and the complaint's policy is known. */
    private JsonObject json(DecisionResult result) {
        var zone = result.policyVersion()
                .map(policies::zone)
                .orElseGet(() -> policies.inForce().policy().zone());
        return new JsonObject()
                .put("id", result.extension())
                .put("number", JsonValue.orNull(result.number()))
                .put("decided", result.isDecided())
                .put("dueBefore", Times.of(result.dueBefore(), zone))
                .put("dueAfter", Times.of(result.dueAfter(), zone))
                .put("provisional", result.provisional())
                .put("breachTakenBack", result.breachTakenBack())
                .put("problem", JsonValue.orNull(result.refusal().map(Failure::getMessage)));
    }
}
