package hotline.staffing.replay;

import hotline.measures.Period;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The request for a replay as its job keeps it.
 *
 * @param line code of a department
 * @param agents more than there were; negative: fewer
 * @param policyVersion by whose rules work is given out
 * @param asOf nothing later is read
 */
public record FloorReplayRequest(String line, Period period, int agents, int policyVersion, Instant asOf) {
    /** Of a replay: what is held in memory grows with it. */
    public static final int MOST_DAYS = 14;

    public static final int MOST_AGENTS = 100;

    JsonObject json() {
        return new JsonObject()
                .put("line", line)
                .put("from", period.from().toString())
                .put("to", period.to().toString())
                .put("agents", agents)
                .put("policyVersion", policyVersion)
                .put("asOf", Rfc3339.of(asOf));
    }

    static FloorReplayRequest of(JsonObject json) {
        return new FloorReplayRequest(
                json.getString("line"),
                new Period(LocalDate.parse(json.getString("from")), LocalDate.parse(json.getString("to"))),
                json.getInteger("agents"),
                json.getInteger("policyVersion"),
                Rfc3339.parse(json.getString("asOf")));
    }
}
