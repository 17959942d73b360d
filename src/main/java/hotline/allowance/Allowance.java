package hotline.allowance;

import hotline.digest.Sha256;
import hotline.policy.Quota;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How often a client may do something.
 *
 * @param id a digest, which reveals neither the action nor the client
 * @param isShared by several clients: once used up, it refuses only clients who have used some of theirs
 */
public record Allowance(UUID id, Quota quota, boolean isShared) {

    public static Allowance own(String what, String who, Quota quota) {
        return new Allowance(id(what, who), quota, false);
    }

    public static Allowance shared(String what, String who, Quota quota) {
        return new Allowance(id(what, who), quota, true);
    }

    /** Microseconds until one more is free. */
    public long pace() {
        return TimeUnit.NANOSECONDS.toMicros(quota.pace().toNanos());
    }

    private static UUID id(String what, String who) {
        var hash = ByteBuffer.wrap(Sha256.of(what + "\n" + who));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
