package hotline.tier;

import hotline.policy.tier.Tier;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a customer's tier that a review proposes.
 *
 * @param inputs what it rests on
 * @param dueAt by when a VIP is to be demoted (D3)
 */
record Draft(
        long file,
        JsonObject inputs,
        Optional<Integer> score,
        Optional<Integer> rank,
        boolean isTied,
        Optional<Tier> held,
        Tier proposed,
        Optional<Instant> dueAt) {

    boolean isDemotionOfVip() {
        return held.filter(tier -> tier == Tier.VIP && proposed.isBelow(tier)).isPresent();
    }

    Draft dueBy(Instant due) {
        return new Draft(file, inputs, score, rank, isTied, held, proposed, Optional.of(due));
    }
}
