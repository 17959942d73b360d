package hotline.offer;

import hotline.floor.Taking;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A work proposed to one agent.
 *
 * @param line code of the department whose rotation it belongs to
 * @param until when it ends unanswered
 * @param taking how it came to the agent, which decides what accepting does to the rotation
 * @param answer empty while it is open
 * @param reason code of why it was declined or withdrawn
 * @param why how the agent was found, and who was passed over because of what
 */
public record Offer(
        OfferId id,
        long agent,
        String line,
        Instant offeredAt,
        Instant until,
        Taking taking,
        Optional<OfferAnswer> answer,
        Optional<Instant> answeredAt,
        Optional<String> reason,
        JsonObject why) {

    /** R9: of an offer to a helper the absent agent whose customer it is. */
    public Optional<Long> helpedFor() {
        return taking == Taking.HELPING
                ? Optional.ofNullable(why.getJsonObject("tied")).map(tied -> tied.getLong("person"))
                : Optional.empty();
    }

    boolean isOpen() {
        return answer.isEmpty();
    }
}
