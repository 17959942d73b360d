package hotline.http.api.dispatchrules;

import hotline.policy.Policy;
import io.vertx.core.json.JsonObject;

/** How fast agents are to answer, and by which formula that is counted, as the contract writes it. */
public final class ServiceLevelJson {
    private ServiceLevelJson() {}

    public static JsonObject of(Policy policy) {
        var level = policy.measures().serviceLevel();
        return new JsonObject()
                .put("seconds", level.within().toSeconds())
                .put("percent", level.percent())
                .put("formula", level.formula().name());
    }
}
