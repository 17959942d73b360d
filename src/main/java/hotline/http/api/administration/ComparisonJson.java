package hotline.http.api.administration;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.policy.Limit;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.rules.PolicyComparison;
import hotline.rules.PolicyComparison.ChangedLimit;
import hotline.rules.PolicyComparison.Difference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes that another policy would make, as the contract writes them. */
final class ComparisonJson {
    private ComparisonJson() {}

    static JsonObject of(PolicyComparison changes) {
        return new JsonObject()
                .put("types", json(changes.types()))
                .put("channels", json(changes.channels()))
                .put("departments", json(changes.departments()))
                .put("rungs", json(changes.rungs()))
                .put("limits", ComplaintJson.array(changes.limits(), ComparisonJson::json));
    }

    private static JsonObject json(Difference codes) {
        return new JsonObject()
                .put("added", new JsonArray(codes.added()))
                .put("removed", new JsonArray(codes.removed()))
                .put("changed", new JsonArray(codes.changed()));
    }

    private static JsonObject json(ChangedLimit limit) {
        return new JsonObject()
                .put("clock", limit.clock())
                .put("of", JsonValue.orNull(limit.of()))
                .put("severity", JsonValue.orNull(limit.severity().map(Severity::code)))
                .put("channel", JsonValue.orNull(limit.channel()))
                .put("market", JsonValue.orNull(limit.market().map(Market::code)))
                .put("before", json(limit.before()))
                .put("after", json(limit.after()));
    }

    private static @Nullable JsonObject json(Optional<Limit> limit) {
        return JsonValue.orNull(limit.map(ComparisonJson::json));
    }

    /** In the words of policy files. */
    private static JsonObject json(Limit limit) {
        return new JsonObject().put("unit", limit.unit()).put("count", limit.count());
    }
}
