package hotline.http.api.administration;

import hotline.http.api.ComplaintJson;
import hotline.http.api.Names;
import hotline.http.engine.JsonValue;
import hotline.policy.Limit;
import hotline.policy.Moment;
import hotline.policy.Rung;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.rules.PolicyComparison;
import hotline.rules.PolicyComparison.ChangedLimit;
import hotline.rules.PolicyComparison.ChangedRung;
import hotline.rules.PolicyComparison.Difference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
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
                .put("rungs", ComplaintJson.array(changes.rungs(), ComparisonJson::json))
                .put("limits", ComplaintJson.array(changes.limits(), ComparisonJson::json));
    }

    private static JsonObject json(Difference codes) {
        return new JsonObject()
                .put("added", json(codes.added()))
                .put("removed", json(codes.removed()))
                .put("changed", json(codes.changed()));
    }

    private static JsonArray json(Map<String, LocalizedName> names) {
        return ComplaintJson.array(
                List.copyOf(names.entrySet()), named -> Names.named(named.getKey(), named.getValue()));
    }

    private static JsonObject json(ChangedRung changed) {
        return new JsonObject()
                .put("code", changed.code())
                .put("before", JsonValue.orNull(changed.before().map(ComparisonJson::json)))
                .put("after", JsonValue.orNull(changed.after().map(ComparisonJson::json)));
    }

    private static JsonObject json(Rung rung) {
        return new JsonObject()
                .put("kind", rung.kind().code())
                .put("clock", rung.clock().code())
                .put("moment", json(rung.moment()))
                .put("to", rung.recipient().code())
                .put("types", new JsonArray(rung.types().stream().sorted().toList()))
                .put(
                        "severities",
                        ComplaintJson.array(rung.severities().stream().sorted().toList(), Severity::code))
                .put("answerWithin", json(rung.answerWithin()))
                .put("urgent", rung.isUrgent());
    }

    private static JsonObject json(Moment moment) {
        if (moment instanceof Moment.ShareOfLimit share) {
            return new JsonObject().put("at", "share").put("percent", share.percent());
        }
        if (moment instanceof Moment.BeforeDue before) {
            return new JsonObject()
                    .put("at", "before")
                    .put("limit", json(new Limit.WorkingMinutes(before.workingMinutes())));
        }
        if (moment instanceof Moment.AfterDue after) {
            return new JsonObject().put("at", "after").put("limit", json(after.later()));
        }
        if (moment instanceof Moment.WhenDue) {
            return new JsonObject().put("at", "due");
        }
        if (moment instanceof Moment.EndedLate) {
            return new JsonObject().put("at", "ended-late");
        }
        throw new IllegalStateException("no words for " + moment);
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
