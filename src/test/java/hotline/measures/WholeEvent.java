package hotline.measures;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The stored fields of an event with all that its kind requires: a test names only those that it is about. */
public final class WholeEvent {
    private WholeEvent() {}

    public static JsonObject of(String type, Instant at, JsonObject named) {
        var whole = required(type, at.toString()).mergeIn(named, true);
        if (!named.containsKey("held")) {
            whole.remove("held");
        }
        return whole;
    }

    private static JsonObject required(String type, String at) {
        return switch (type) {
            case "received" ->
                new JsonObject()
                        .put("number", "202609-000001")
                        .put("source", "customer")
                        .put("receivedAt", at)
                        .put("due", at)
                        .put("calendar", "cn")
                        .put("policyVersion", 1)
                        .put("confidence", 1)
                        .put("judgedBy", "test");
            case "closed", "withdrawn", "judged-not-valid" ->
                new JsonObject().put("due", at).put("originalDue", at).put("held", held());
            case "breached" -> new JsonObject().put("due", at);
            case "judgement-corrected", "ruled-anew" ->
                limits(at)
                        .put("policyVersion", 2)
                        .put("policy", "freight 2")
                        .put(
                                "from",
                                new JsonObject()
                                        .put("confidence", 1)
                                        .put("reasons", new JsonArray())
                                        .put("judgedBy", "test")
                                        .put("policyVersion", 1)
                                        .put("policy", "freight 1"));
            case "extension-granted", "recounted" -> limits(at).put("workingDays", 1);
            case "paused" -> new JsonObject().put("reason", "customer").put("due", at);
            case "resumed" ->
                new JsonObject()
                        .put("pausedAt", at)
                        .put("workingMinutes", 1)
                        .put("fromDue", at)
                        .put("due", at);
            case "handed-over" ->
                new JsonObject().put("from", "claims").put("to", "claims").put("held", held());
            case "callback-ended" -> new JsonObject().put("callback", 1).put("due", at);
            case "rated" -> new JsonObject().put("source", "page");
            case "notice-issued" ->
                new JsonObject()
                        .put("number", "N1")
                        .put("rung", "first")
                        .put("clock", "handling")
                        .put("department", "claims")
                        .put("due", at);
            default -> new JsonObject();
        };
    }

    private static JsonObject limits(String at) {
        return new JsonObject().put("fromDue", at).put("due", at);
    }

    private static JsonObject held() {
        return new JsonObject().put("since", "2026-09-01T00:00:00Z");
    }
}
