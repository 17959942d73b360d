package hotline.http.api.dispatchrules;

import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.NeedRule;
import hotline.policy.dispatch.Relaxation;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a policy's section {@code dispatch}.
 *
 * @param named a {@code Named} of the contract
 */
public record DispatchRulesJson(BiFunction<String, LocalizedName, JsonObject> named) {

    public JsonObject of(DispatchRules rules) {
        return new JsonObject()
                .put("offersWork", rules.offersWork())
                .put("offerSeconds", rules.offer().toSeconds())
                .put("missedAfter", rules.missedAfter())
                .put("order", rules.order().code())
                .put("casesInHand", rules.inHand(WorkKind.CASE))
                .put("chatsInHand", rules.inHand(WorkKind.CHAT))
                .put("trainingDays", rules.trainingDays())
                .put("agentsPick", rules.agentsPick())
                .put("strict", rules.strict())
                .put("breaks", array(rules.breaks(), one -> named.apply(one.code(), one.name())
                        .put("minutes", one.atMost().toMinutes())))
                .put("wrapUp", times(rules.wrapUp(), "seconds", Duration::toSeconds))
                .put("ownerFirst", times(rules.ownerFirst(), "minutes", Duration::toMinutes))
                .put("skills", array(rules.skills(), one -> named.apply(one.code(), one.name())))
                .put("needs", array(rules.needs(), DispatchRulesJson::need))
                .put("steps", array(rules.steps(), DispatchRulesJson::step))
                .put("neededForEver", new JsonArray(rules.neededForEver()));
    }

    private static JsonArray times(Map<WorkKind, Duration> times, String name, Function<Duration, Long> unit) {
        return array(Arrays.stream(WorkKind.values()).filter(times::containsKey).toList(), kind -> new JsonObject()
                .put("kind", kind.code())
                .put(name, unit.apply(times.getOrDefault(kind, Duration.ZERO))));
    }

    private static JsonObject need(NeedRule rule) {
        return new JsonObject()
                .put("kinds", sorted(rule.kinds().stream().map(WorkKind::code)))
                .put("types", sorted(rule.types()))
                .put("subtypes", sorted(rule.subtypes()))
                .put("severities", sorted(rule.severities().stream().sorted().map(one -> one.code())))
                .put("channels", sorted(rule.channels()))
                .put("languages", sorted(rule.languages()))
                .put("skills", levels(rule.need()));
    }

    private static JsonArray levels(Need need) {
        return array(
                need.skills().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList(),
                one -> new JsonObject().put("skill", one.getKey()).put("level", one.getValue()));
    }

    private static JsonObject step(Relaxation step) {
        return new JsonObject()
                .put("afterSeconds", step.after().toSeconds())
                .put("drop", new JsonArray(step.drop()))
                .put("lower", step.lower());
    }

    private static JsonArray sorted(Set<String> codes) {
        return sorted(codes.stream().sorted());
    }

    private static JsonArray sorted(Stream<String> codes) {
        return new JsonArray(codes.toList());
    }

    private static <T> JsonArray array(List<T> all, Function<T, JsonObject> one) {
        return new JsonArray(all.stream().map(one).toList());
    }
}
