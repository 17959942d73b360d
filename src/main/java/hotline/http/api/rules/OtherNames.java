package hotline.http.api.rules;

import hotline.http.api.ComplaintJson;
import hotline.http.api.Names;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.CodeList;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of codes that the policy in force lacks and another installed one has: of other lines of business, and of older
 * versions. Lists show complaints of all of them.
 */
public record OtherNames(Policy inForce, Collection<PolicyVersion> all) {

    JsonObject json() {
        return new JsonObject()
                .put(
                        "channels",
                        missing(policy -> ComplaintJson.array(
                                policy.taxonomy().channels(), channel -> Names.named(channel.code(), channel.name()))))
                .put(
                        "types",
                        missing(policy -> ComplaintJson.array(
                                policy.taxonomy().types(), type -> Names.named(type.code(), type.name())
                                        .put(
                                                "subtypes",
                                                ComplaintJson.array(
                                                        type.subtypes(),
                                                        subtype -> Names.named(subtype.code(), subtype.name()))))))
                .put("codes", codes())
                .put(
                        "departments",
                        missing(policy ->
                                ComplaintJson.array(policy.departments(), one -> Names.named(one.code(), one.name()))))
                .put(
                        "stages",
                        missing(policy -> ComplaintJson.array(
                                policy.limits().stages(), one -> Names.named(one.code(), one.name()))))
                .put(
                        "pauses",
                        missing(policy -> ComplaintJson.array(
                                policy.limits().pauses(), one -> Names.named(one.code(), one.name()))));
    }

    private JsonObject codes() {
        var codes = new JsonObject();
        for (CodeList list : CodeList.values()) {
            codes.put(
                    list.field(),
                    missing(policy ->
                            ComplaintJson.array(policy.codes().of(list), one -> Names.named(one.code(), one.name()))));
        }
        return codes;
    }

    /** The newest policy's name counts where several have a code. */
    private JsonArray missing(Function<Policy, JsonArray> listed) {
        var known = listed(listed.apply(inForce)).stream()
                .map(one -> one.getString("code"))
                .collect(Collectors.toSet());
        var others = new LinkedHashMap<String, JsonObject>();
        all.stream()
                .sorted(Comparator.comparingInt(PolicyVersion::id).reversed())
                .flatMap(version -> listed(listed.apply(version.policy())).stream())
                .filter(one -> !known.contains(one.getString("code")))
                .forEach(one -> others.putIfAbsent(one.getString("code"), one));
        return new JsonArray(List.copyOf(others.values()));
    }

    private static List<JsonObject> listed(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
