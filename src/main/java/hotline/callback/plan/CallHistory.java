package hotline.callback.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The calls so far, and what holds for the next one.
 *
 * @param due by when the customer must have been called
 * @param latest a call that begins then is over by that limit
 * @param attempts of this callback, oldest first
 * @param ofNumber when its number was called, by all callbacks, in any order
 * @param asked when the customer asked to be called, since the last attempt
 * @param hasOtherNumber the customer has a number that was not called in vain yet
 */
public record CallHistory(
        CallPurpose purpose,
        Instant due,
        Instant latest,
        List<Attempt> attempts,
        List<Instant> ofNumber,
        Optional<Instant> asked,
        boolean hasOtherNumber) {
    public CallHistory {
        attempts = List.copyOf(attempts);
        ofNumber = List.copyOf(ofNumber);
    }
}
