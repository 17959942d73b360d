package hotline.http.api.coding;

import hotline.complaint.ComplaintState;
import hotline.complaint.coding.Coding;
import hotline.complaint.coding.CodingRules;
import hotline.http.engine.JsonValue;
import hotline.policy.Policy;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.CodeLists;
import hotline.policy.taxonomy.DatedCode;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Writes codes.
 *
 * @param named a {@code Named} of the contract
 */
public record CodingJson(BiFunction<String, LocalizedName, JsonObject> named) {

    /**
     * The codes of a complaint. Branches read what they and the customer know (P6): remedy, day, emergency and outcome.
     *
     * @param now for what its type suggests for lists without a code, until it has ended
     */
    public static void put(JsonObject json, ComplaintState state, Policy policy, Instant now, boolean seesHouse) {
        var coding = state.coding();
        for (CodeList list : CodeList.values()) {
            if (!list.holdsSeveral()) {
                boolean isForAll = list == CodeList.REMEDIES || list == CodeList.OUTCOMES;
                json.put(list.field(), JsonValue.orNull(coding.code(list).filter(code -> seesHouse || isForAll)));
            }
        }
        var suggestions = new JsonObject();
        proposed(state, policy, now).forEach((list, code) -> suggestions.put(list.field(), code));
        json.put("incidentOn", JsonValue.orNull(coding.incidentOn().map(LocalDate::toString)))
                .put("emergency", coding.emergency())
                .put("specialCare", new JsonArray(seesHouse ? coding.specialCare() : List.of()))
                .put("codesByProgram", seesHouse ? byProgram(coding) : new JsonArray())
                .put("proposedCodes", seesHouse ? suggestions : new JsonObject());
    }

    private static Map<CodeList, String> proposed(ComplaintState state, Policy policy, Instant now) {
        var judged = state.judged();
        return state.status().isEnded()
                ? Map.of()
                : CodingRules.of(policy, now, state.facts().receivedAt())
                        .proposed(state.coding(), judged.type(), judged.subtype());
    }

    private static JsonArray byProgram(Coding coding) {
        return new JsonArray(coding.byProgram().stream().map(CodeList::field).toList());
    }

    /** All codes of a policy, by the fields of a complaint; screens offer those that are valid on the day. */
    public JsonObject lists(CodeLists lists) {
        var json = new JsonObject();
        for (CodeList list : CodeList.values()) {
            json.put(
                    list.field(),
                    new JsonArray(lists.of(list).stream().map(this::code).toList()));
        }
        return json;
    }

    /** Those of one list that may be chosen on that day. */
    public JsonArray offered(CodeLists lists, CodeList list, LocalDate day) {
        return new JsonArray(lists.validOn(day, list).stream()
                .map(code -> named.apply(code.code(), code.name()))
                .toList());
    }

    private JsonObject code(DatedCode code) {
        return named.apply(code.code(), code.name())
                .put("from", JsonValue.orNull(code.from().map(LocalDate::toString)))
                .put("until", JsonValue.orNull(code.until().map(LocalDate::toString)))
                .put(
                        "suggestedBy",
                        new JsonArray(code.suggestedBy().stream().sorted().toList()));
    }

    /**
     * What customers read about their own complaint, in words.
     *
     * @param isAnswered the solution is known to the customer
     * @param isNotValid it was judged not valid (P8)
     */
    public void putForCustomer(
            JsonObject json,
            Coding coding,
            Policy policy,
            LocalDate receivedOn,
            boolean isAnswered,
            boolean isNotValid) {
        var lists = policy.codes();
        var outcome = coding.code(CodeList.OUTCOMES).filter(code -> isAnswered);
        boolean isRefused = isNotValid
                || outcome.flatMap(code -> lists.code(CodeList.OUTCOMES, code))
                        .filter(DatedCode::refuses)
                        .isPresent();
        json.put(
                        "remedySought",
                        JsonValue.orNull(
                                coding.code(CodeList.REMEDIES).map(code -> name(lists, CodeList.REMEDIES, code))))
                .put("incidentOn", JsonValue.orNull(coding.incidentOn().map(LocalDate::toString)))
                .put(
                        "specialCare",
                        new JsonArray(coding.specialCare().stream()
                                .map(code -> name(lists, CodeList.SPECIAL_CARE, code))
                                .toList()))
                .put("outcome", JsonValue.orNull(outcome.map(code -> name(lists, CodeList.OUTCOMES, code))))
                .put("alternatives", isRefused ? alternatives(lists, receivedOn) : new JsonArray());
    }

    /** A code that the policy has no more is its own name. */
    private JsonObject name(CodeLists lists, CodeList list, String code) {
        return named.apply(
                code, lists.code(list, code).map(DatedCode::name).orElseGet(() -> new LocalizedName(code, code)));
    }

    private JsonArray alternatives(CodeLists lists, LocalDate receivedOn) {
        return new JsonArray(lists.alternatives().stream()
                .map(one -> named.apply(one.code(), one.name())
                        .put(
                                "from",
                                JsonValue.orNull(Optional.of(one.afterDays())
                                        .filter(days -> days > 0)
                                        .map(days -> receivedOn.plusDays(days).toString()))))
                .toList());
    }
}
