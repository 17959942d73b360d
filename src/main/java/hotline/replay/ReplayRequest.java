package hotline.replay;

import hotline.measures.Period;
import hotline.policy.Policy;
import hotline.policy.taxonomy.LocalizedName;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The request for a replay as its job keeps it, so that a node that takes the job over counts the same.
 *
 * @param source the policy to try, with all that it extends
 * @param policy its name
 * @param ruling versions of the policies that rule the replayed complaints
 * @param asOf the end of the history of open cases
 */
record ReplayRequest(String source, ReplayFigures.Tried policy, Period period, List<Integer> ruling, Instant asOf) {

    ReplayRequest {
        ruling = List.copyOf(ruling);
    }

    static ReplayFigures.Tried tried(Policy policy) {
        return new ReplayFigures.Tried(policy.id(), policy.version(), policy.name());
    }

    JsonObject json() {
        return new JsonObject()
                .put("source", source)
                .put("policy", policy.id())
                .put("version", policy.version())
                .put("zh", policy.name().zh())
                .put("en", policy.name().en())
                .put("from", period.from().toString())
                .put("to", period.to().toString())
                .put("ruling", new JsonArray(ruling))
                .put("asOf", Rfc3339.of(asOf));
    }

    static ReplayRequest of(JsonObject json) {
        return new ReplayRequest(
                json.getString("source"),
                new ReplayFigures.Tried(
                        json.getString("policy"),
                        json.getString("version"),
                        new LocalizedName(json.getString("zh"), json.getString("en"))),
                new Period(LocalDate.parse(json.getString("from")), LocalDate.parse(json.getString("to"))),
                json.getJsonArray("ruling").stream().map(Integer.class::cast).toList(),
                Rfc3339.parse(json.getString("asOf")));
    }
}
