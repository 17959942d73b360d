package hotline.workday;

import java.time.Instant;
import java.util.Optional;

/**
 * An offer, a call or a break that a number counts.
 *
 * @param place among those of its number
 * @param about the kind of the offered work, the outcome of the call, or the reason of the break
 * @param answer how an offer ended; empty while it is open, and for calls and breaks
 * @param over the part of a break after its limit
 * @param complaint number of the case that it was about
 */
public record WorkBehind(
        Place place,
        String about,
        Optional<String> answer,
        long millis,
        long over,
        String line,
        String name,
        Optional<String> complaint) {

    /**
     * The newest first.
     *
     * @param at when the offer was made, the call ended, the break began
     */
    public record Place(Instant at, long person, long subject, int n) {}

    public Instant at() {
        return place.at();
    }

    public long person() {
        return place.person();
    }
}
