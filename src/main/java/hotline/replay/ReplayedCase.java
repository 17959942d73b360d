package hotline.replay;

import hotline.policy.taxonomy.Matter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A complaint's history as far as limits depend on it. A value.
 *
 * @param policyVersion the version that rules it
 * @param matter as it was received
 * @param types every type it has had
 * @param isAnswered an agent spoke to the customer at receipt
 * @param changes in the order in which they happened
 */
record ReplayedCase(
        long id,
        int policyVersion,
        Matter matter,
        Set<String> types,
        Instant receivedAt,
        boolean isAnswered,
        List<PastChange> changes,
        Recorded recorded) {

    /**
     * The recorded result, to see how often the engine reaches the same.
     *
     * @param breachedAt when it was written down that the limit had passed
     */
    record Recorded(Instant dueAt, Optional<Instant> breachedAt) {}
}
