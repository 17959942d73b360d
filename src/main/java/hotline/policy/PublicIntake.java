package hotline.policy;

import java.time.Duration;

/**
 * How much customers may file without an account, so that one stranger can't fill the agents' queue. Agents and branches
 * are not counted.
 *
 * @param perAddress from one address on the network, behind which a whole branch may sit
 * @param perPhone with one phone number
 */
public record PublicIntake(Quota perAddress, Quota perPhone) {
    /** Where a policy sets none: two hundred people at one address may file three each in an hour. */
    public static final PublicIntake USUAL =
            new PublicIntake(new Quota(600, Duration.ofHours(1)), new Quota(20, Duration.ofHours(1)));
}
