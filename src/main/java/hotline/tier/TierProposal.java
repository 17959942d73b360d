package hotline.tier;

import hotline.policy.tier.Tier;
import hotline.text.MaskedText;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A proposal as people read it.
 *
 * @param name of the customer
 * @param held the tier at the review; empty: none
 * @param score in hundredths of a point
 * @param dueAt by when a VIP is to be demoted (D3)
 * @param decision empty while it waits, and where a newer review has taken its place
 */
public record TierProposal(
        long id,
        long review,
        Scheme scheme,
        String period,
        Optional<String> department,
        long file,
        String name,
        Optional<Tier> held,
        Tier proposed,
        JsonObject inputs,
        Optional<Integer> score,
        Optional<Integer> rank,
        boolean isTied,
        Optional<Instant> dueAt,
        String state,
        Optional<Decision> decision) {

    /** For a person who gave no reason to see the customer's data (K8), or whose file is sealed (A2). */
    TierProposal masked() {
        return new TierProposal(
                id,
                review,
                scheme,
                period,
                department,
                file,
                MaskedText.name(name),
                held,
                proposed,
                inputs,
                score,
                rank,
                isTied,
                dueAt,
                state,
                decision);
    }

    public record Decision(String byName, Instant at, Optional<String> reason) {}
}
