package hotline.measures;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What a made-up complaint is next to its judgement, and how people correct it. Some fields are empty at times. */
final class RandomTraits {
    private static final Map<String, List<String>> AT_RECEIPT = Map.of(
            "source", List.of("customer", "internal", "regulator"),
            "language", List.of("zh", "en"),
            "market", List.of("domestic", "international"),
            "tier", List.of("vip", "key", "ordinary"),
            "heldBy", List.of("customer-service", "claims", "operations"));

    private static final Map<String, List<String>> PLACES = Map.of(
            "branch", List.of("SH001", "SH002", "HZ009"),
            "hub", List.of("HUB-SH", "HUB-HZ"),
            "region", List.of("EC", "NC"));

    private static final Map<String, List<String>> CODES =
            Map.of("outcome", List.of("refund", "apology"), "validity", List.of("valid", "partly", "not-valid"));

    private static final List<String> SUBTYPES = List.of("wet", "broken", "late");
    private static final List<String> REMEDIES = List.of("attitude", "long-wait");

    private final Random random;
    private final Map<String, String> now = new HashMap<>();

    /** @param random its own, so that the history takes the same steps whatever else is drawn here */
    RandomTraits(Random random) {
        this.random = random;
    }

    /** Into the data of a receipt. */
    JsonObject received(Optional<String> branch) {
        var data = new JsonObject();
        AT_RECEIPT.forEach((field, codes) -> any(codes).ifPresent(code -> data.put(field, code)));
        if (!data.containsKey("source")) {
            data.put("source", "customer");
        }
        PLACES.forEach((field, codes) -> set(field, any(codes)));
        set("branch", branch);
        set("subtype", any(SUBTYPES));
        set("remedySought", any(REMEDIES));
        now.forEach(data::put);
        return data;
    }

    /** Puts the subtype of before into the one and that of now into the other. */
    void judgeAgain(JsonObject from, JsonObject data) {
        from.put("subtype", now.get("subtype"));
        set("subtype", any(SUBTYPES));
        data.put("subtype", now.get("subtype"));
    }

    /** The data of a correction of where it happened, which may have none to name; empty mostly. */
    Optional<JsonObject> placedAgain() {
        return random.nextInt(5) == 0
                ? Optional.of(changed(PLACES, new JsonObject(), new JsonObject()))
                : Optional.empty();
    }

    /** The data of chosen codes. */
    JsonObject coded(Optional<String> cause, Optional<String> remedy) {
        var from = new JsonObject();
        var to = new JsonObject();
        change("cause", cause, from, to);
        change("remedySought", remedy, from, to);
        return changed(CODES, from, to);
    }

    /** Of a closing; older events lack them. Some are the same. */
    Optional<Integer> workingMinutes() {
        return random.nextInt(10) == 0 ? Optional.empty() : Optional.of(10 * random.nextInt(400));
    }

    private JsonObject changed(Map<String, List<String>> fields, JsonObject from, JsonObject to) {
        fields.forEach((field, codes) -> {
            if (random.nextBoolean()) {
                change(field, any(codes), from, to);
            }
        });
        return new JsonObject().put("from", from).put("to", to);
    }

    /** Names what differs only, as the log does. */
    private void change(String field, Optional<String> code, JsonObject from, JsonObject to) {
        var before = Optional.ofNullable(now.get(field));
        if (!code.equals(before)) {
            before.ifPresent(named -> from.put(field, named));
            code.ifPresent(named -> to.put(field, named));
            set(field, code);
        }
    }

    private void set(String field, Optional<String> code) {
        code.ifPresentOrElse(named -> now.put(field, named), () -> now.remove(field));
    }

    private Optional<String> any(List<String> codes) {
        return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(codes.get(random.nextInt(codes.size())));
    }
}
