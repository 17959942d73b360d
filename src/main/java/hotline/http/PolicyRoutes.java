package hotline.http;

import hotline.policy.LocalizedName;
import hotline.policy.Policies;
import hotline.policy.Policy;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What forms and filters need of the policy in force. */
public final class PolicyRoutes implements Routes {
    private final Policies policies;

    public PolicyRoutes(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("currentPolicy", this::current);
    }

    private Future<Answer> current(Exchange exchange) {
        exchange.caller().signedIn();
        return Future.succeededFuture(Answer.ok(json(policies.inForce().policy())));
    }

    private static JsonObject json(Policy policy) {
        var taxonomy = policy.taxonomy();
        var severities = new ArrayList<JsonObject>();
        taxonomy.severities().forEach((severity, name) -> severities.add(named(severity.code(), name)));
        return new JsonObject()
                .put("id", policy.id())
                .put("version", policy.version())
                .put("name", name(policy.name()))
                .put("timeZone", policy.zone().getId())
                .put("channels", ComplaintJson.array(taxonomy.channels(), channel -> named(
                                channel.code(), channel.name())
                        .put("source", channel.source().code())))
                .put("types", ComplaintJson.array(taxonomy.types(), type -> named(type.code(), type.name())
                        .put(
                                "subtypes",
                                ComplaintJson.array(
                                        type.subtypes(), subtype -> named(subtype.code(), subtype.name())))))
                .put("severities", ComplaintJson.array(List.copyOf(severities), severity -> severity))
                .put(
                        "callbacks",
                        new JsonObject()
                                .put("attempts", policy.callbacks().attempts())
                                .put("unsatisfiedAtMost", policy.callbacks().unsatisfiedAtMost()));
    }

    private static JsonObject named(String code, LocalizedName name) {
        return new JsonObject().put("code", code).put("name", name(name));
    }

    private static JsonObject name(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }
}
