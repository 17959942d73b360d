package hotline.policy.calling;

import java.util.Optional;

/**
 * How often a customer is called at most.
 *
 * @param aDay calls of one number on one of its days, over all callbacks; empty: without limit
 * @param inSevenDays the same in seven times 24 hours
 * @param halfDays in how many different halves of days a customer is tried before they count as not reached
 */
public record CallCaps(Optional<Integer> aDay, Optional<Integer> inSevenDays, int halfDays) {
    public static final CallCaps NONE = new CallCaps(Optional.empty(), Optional.empty(), 1);
}
