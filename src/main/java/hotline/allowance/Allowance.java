package hotline.allowance;

import hotline.policy.Quota;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            var text = (what + "\n" + who).getBytes(StandardCharsets.UTF_8);
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
