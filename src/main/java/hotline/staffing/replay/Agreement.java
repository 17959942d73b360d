package hotline.staffing.replay;

import hotline.staffing.replay.FloorReplay.Made;
import hotline.staffing.replay.Past.OfferKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;

/**
 * How far the replay with the same agents is from the truth.
 *
 * @param offers that were made in truth in the period
 * @param same of these, what the replay made too: the same work to the same agent, as often as before
 * @param until when the first offer was made that the replay did not make; empty: it made all
 */
public record Agreement(long offers, long same, Optional<Instant> until) {

    static Agreement of(Past past, Collection<Made> made) {
        var agents = new HashMap<OfferKey, Long>();
        made.forEach(one -> agents.put(one.key(), one.agent()));
        var recorded = past.offers().stream()
                .filter(one -> !one.at().isBefore(past.from()) && one.at().isBefore(past.to()))
                .toList();
        var others = recorded.stream()
                .filter(one -> !Optional.of(one.agent()).equals(Optional.ofNullable(agents.get(one.key()))))
                .toList();
        return new Agreement(
                recorded.size(),
                recorded.size() - others.size(),
                others.stream().map(Past.PastOffer::at).min(Comparator.naturalOrder()));
    }
}
