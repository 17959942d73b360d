package hotline.http.api.callplan;

import hotline.http.engine.JsonValue;
import hotline.policy.CallbackRules;
import hotline.policy.calling.AfterCall;
import hotline.policy.calling.Handler;
import hotline.policy.calling.Pause;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A {@code CallPlan}. */
public final class CallPlanJson {
    private CallPlanJson() {}

    /** The policy's own rules; a rule that it does not have is null or an empty list. */
    public static JsonObject of(CallbackRules rules) {
        var plan = rules.plan();
        return new JsonObject()
                .put("leaseMinutes", rules.lease().toMinutes())
                .put("retryAfterMinutes", rules.retryAfter().toMinutes())
                .put("windows", array(plan.windows(), window -> new JsonObject()
                        .put("from", minute(window.from()))
                        .put("to", minute(window.to()))))
                .put("aDay", JsonValue.orNull(plan.caps().aDay()))
                .put("inSevenDays", JsonValue.orNull(plan.caps().inSevenDays()))
                .put("differentHalfDays", plan.caps().halfDays())
                .put(
                        "after",
                        array(
                                plan.after().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .toList(),
                                after -> after(after.getKey().code(), after.getValue())))
                .put("sample", plan.sample())
                .put("ownerFirstMinutes", plan.ownerFirst().toMinutes())
                .put("notRatedBy", array(plan.notRatedBy().stream().sorted().toList(), Handler::code));
    }

    private static JsonObject after(String outcome, AfterCall after) {
        return new JsonObject()
                .put("outcome", outcome)
                .put("pauses", array(after.retry(), CallPlanJson::pause))
                .put("countsHalf", after.countsHalf());
    }

    private static JsonObject pause(Pause pause) {
        return pause instanceof Pause.Time time
                ? new JsonObject().put("minutes", time.time().toMinutes()).putNull("until")
                : new JsonObject()
                        .putNull("minutes")
                        .put("until", pause instanceof Pause.OtherHalfDay ? "other-half-day" : "next-working-day");
    }

    private static <T> JsonArray array(List<T> all, Function<T, Object> one) {
        return new JsonArray(all.stream().map(one).toList());
    }

    private static String minute(int ofDay) {
        return "%02d:%02d".formatted(ofDay / 60, ofDay % 60);
    }
}
