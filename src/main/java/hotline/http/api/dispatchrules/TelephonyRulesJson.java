package hotline.http.api.dispatchrules;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.policy.telephony.CallLine;
import hotline.policy.telephony.MissedCallRules;
import hotline.policy.telephony.RoutingRules;
import hotline.policy.telephony.TelephonyRules;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Writes a policy's section {@code telephony}. */
public final class TelephonyRulesJson {
    private TelephonyRulesJson() {}

    public static JsonObject of(TelephonyRules rules) {
        return new JsonObject()
                .put("ringSeconds", rules.ring().toSeconds())
                .put("answerWithinRings", rules.answerWithinRings())
                .put("apologiseAfterRings", rules.apologiseAfterRings())
                .put("respondSeconds", rules.respond().toSeconds())
                .put("silenceHours", rules.silence().toHours())
                .put("routing", routing(rules.routing()));
    }

    private static JsonObject routing(RoutingRules rules) {
        return new JsonObject()
                .put("lines", ComplaintJson.array(rules.lines(), TelephonyRulesJson::line))
                .put("ringForSeconds", rules.ring().toSeconds())
                .put("extensionsNamed", rules.named())
                .put(
                        "longerWrapUpSeconds",
                        JsonValue.orNull(rules.longerWrapUp().map(Duration::toSeconds)))
                .put("leastRingSeconds", rules.leastRing().toSeconds())
                .put("missed", JsonValue.orNull(rules.missed().map(TelephonyRulesJson::missed)));
    }

    private static JsonObject line(CallLine line) {
        return new JsonObject()
                .put("department", line.department())
                .put("numbers", sorted(line.numbers()))
                .put("queues", sorted(line.queues()))
                .put(
                        "skills",
                        ComplaintJson.array(
                                List.copyOf(new TreeMap<>(line.need().skills()).entrySet()), skill -> new JsonObject()
                                        .put("code", skill.getKey())
                                        .put("level", skill.getValue())));
    }

    private static JsonObject missed(MissedCallRules missed) {
        return new JsonObject()
                .put(
                        "callbackFor",
                        sorted(missed.kinds().stream()
                                .map(MissedCallRules.Kind::code)
                                .toList()))
                .put("shortestSeconds", missed.shortest().toSeconds());
    }

    private static JsonArray sorted(Collection<String> texts) {
        return new JsonArray(texts.stream().sorted().toList());
    }
}
