package hotline.http.api.telephony;

import hotline.policy.telephony.TelephonyRules;
import io.vertx.core.json.JsonObject;

/** Writes a policy's section {@code telephony}. */
public final class TelephonyRulesJson {
    private TelephonyRulesJson() {}

    public static JsonObject of(TelephonyRules rules) {
        return new JsonObject()
                .put("ringSeconds", rules.ring().toSeconds())
                .put("answerWithinRings", rules.answerWithinRings())
                .put("apologiseAfterRings", rules.apologiseAfterRings())
                .put("respondSeconds", rules.respond().toSeconds())
                .put("silenceHours", rules.silence().toHours());
    }
}
