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
 * @param inputs what the review rested on
 * @param byName of the person who decided
 */
public record HeldTier(
        Tier tier,
        Optional<String> department,
        Instant since,
        Optional<Instant> until,
        Scheme scheme,
        String period,
        int policyVersion,
        JsonObject inputs,
        Optional<Integer> score,
        Optional<Integer> rank,
        String byName,
        Optional<String> reason) {}
