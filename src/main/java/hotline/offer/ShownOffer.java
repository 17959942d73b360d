package hotline.offer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An offer as its agent sees it.
 *
 * @param names of the people whom the reason names, by id
 * @param takenBy who has the work now, if a colleague
 */
public record ShownOffer(Offer offer, Subject subject, Map<Long, String> names, Optional<String> takenBy) {
    public ShownOffer {
        names = Map.copyOf(names);
    }

    /**
     * What an agent reads about the work before it is accepted: neither the customer's name nor any words, so that no one chooses by them (R7).
     *
     * @param number the case's number; empty: the call is about none, and so are type, severity and channel
     * @param policyVersion of the case
     * @param dueAt of a callback its own; empty: the work is no longer there
     * @param call once the exchange has said something about it
     */
    public record Subject(
            WorkSource source,
            Optional<String> number,
            Optional<String> type,
            Optional<String> subtype,
            Optional<String> severity,
            Optional<String> channel,
            Optional<String> tier,
            boolean isEmergency,
            Optional<Instant> dueAt,
            Optional<Integer> policyVersion,
            Optional<Long> call) {}
}
