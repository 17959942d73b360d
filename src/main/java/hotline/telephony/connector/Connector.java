package hotline.telephony.connector;

import hotline.telephony.mapping.Mapping;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The door of one exchange.
 *
 * @param code part of its address
 * @param ownMapping a mapping file in place of the shipped one
 * @param mapping as it is read; empty: of a format that only the release after this one knows, or of none
 * @param zone of times that come without one
 */
public record Connector(
        long id,
        String code,
        String name,
        String format,
        Optional<String> ownMapping,
        Optional<Mapping> mapping,
        ZoneId zone,
        boolean isEnabled,
        Instant createdAt,
        int version,
        List<Secret> secrets) {
    /** Calls that people write down have this one, which no exchange speaks to. */
    public static final String BY_HAND = "by-hand";

    public Connector {
        secrets = List.copyOf(secrets);
    }

    /**
     * A secret as it is kept.
     *
     * @param digest SHA-256 of it
     * @param signing the key itself, where messages are signed with it
     * @param validUntil empty: until the next one comes
     * @param isTrial of an administrator's trial, whose messages make no calls
     */
    public record Secret(
            int number,
            Buffer digest,
            Optional<Buffer> signing,
            Instant createdAt,
            Optional<Instant> validUntil,
            Optional<Instant> usedAt,
            boolean isTrial) {
        private static final Duration NOTED_EACH = Duration.ofMinutes(1);

        /** As far as this node knows. */
        boolean isUsedAfterLong(Instant now) {
            return usedAt.filter(at -> at.isAfter(now.minus(NOTED_EACH))).isEmpty();
        }

        boolean isValid(Instant now) {
            return validUntil.filter(until -> !now.isBefore(until)).isEmpty();
        }
    }
}
