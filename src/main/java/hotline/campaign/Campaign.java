package hotline.campaign;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign as people read it.
 *
 * @param state proposed, refused, running, ended (early) or done
 * @param createdBy id of the person
 * @param reason of a refusal or an early end
 * @param members how many were approved
 * @param leftOut how many were left out by the preview that was approved, by reason
 * @param cadence of one that the program makes of work that is due by a rule of care
 * @param progress how many members are in which state
 */
public record Campaign(
        long id,
        Draft draft,
        String state,
        long createdBy,
        Act created,
        Optional<Act> decided,
        Optional<Act> ended,
        Optional<String> reason,
        Optional<Integer> members,
        Optional<JsonObject> leftOut,
        Map<String, Integer> progress,
        Optional<Cadence> cadence) {

    public Campaign {
        progress = Map.copyOf(progress);
    }

    /**
     * The calls of one period of a rule of care (K2, D4).
     *
     * @param end the first day after the period
     */
    public record Cadence(String rule, LocalDate from, LocalDate end) {}

    /** Who did it, and when. */
    public record Act(String byName, Instant at) {}

    /**
     * What is proposed.
     *
     * @param quietDays a customer whom another campaign has called within so many days is left out
     * @param pace callbacks made in an hour
     */
    public record Draft(String name, String purpose, CampaignFilter filter, int quietDays, int pace) {}
}
