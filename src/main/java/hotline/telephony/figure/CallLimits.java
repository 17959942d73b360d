package hotline.telephony.figure;

import hotline.policy.Policy;
import hotline.policy.ServiceLevel;
import hotline.policy.telephony.TelephonyRules;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * The times by which figures of calls are judged when they are read; the facts hold the times themselves.
 *
 * @param level how many calls are to be answered within which time, and its formula
 * @param rings T1's rings
 */
public record CallLimits(ServiceLevel level, TelephonyRules rings) {
    /** A customer who gives up so early has hardly waited. */
    public static final Duration SHORT = Duration.ofSeconds(5);

    public static CallLimits of(Policy policy) {
        return new CallLimits(policy.measures().serviceLevel(), policy.telephony());
    }

    long within() {
        return level.within().toMillis();
    }

    long respond() {
        return rings.respond().toMillis();
    }

    long ringsInTime() {
        return rings.over(rings.answerWithinRings()).toMillis();
    }

    long ringsToApologise() {
        return rings.over(rings.apologiseAfterRings()).toMillis();
    }

    /** Whether sums of months tell them from all other times. */
    boolean areSummed() {
        return LongStream.of(within(), respond(), SHORT.toMillis(), ringsInTime(), ringsToApologise())
                .allMatch(limit -> limit % 1_000 == 0 && limit <= CallGrain.LONGEST_JUDGED);
    }
}
