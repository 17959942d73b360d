package hotline.tier;

import hotline.policy.tier.Tier;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A tier of a customer with its validity and its reasons.
 *
 * @param department in which it holds (D7); empty: the whole company
 * @param until empty: it is valid now
 * @param scheme of the review; empty with its period and version: no review gave it, but the end of an entry of a blacklist
 * @param inputs what the review rested on
 * @param byName of the person who decided
 */
public record HeldTier(
        Tier tier,
        Optional<String> department,
        Instant since,
        Optional<Instant> until,
        Optional<Scheme> scheme,
        Optional<String> period,
        Optional<Integer> policyVersion,
        JsonObject inputs,
        Optional<Integer> score,
        Optional<Integer> rank,
        String byName,
        Optional<String> reason) {

    /** The customer came off a blacklist with it (D3). */
    public boolean isReadmission() {
        return scheme.isEmpty();
    }
}
