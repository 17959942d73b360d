package hotline.earlier;

import hotline.policy.Repeats;
import hotline.policy.taxonomy.Source;
import hotline.text.Waybills;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A complaint that is about to be filed, or is counted again after a correction, as those before it are sought.
 *
 * @param place in its batch, from 1
 * @param phone in E.164; may be empty
 * @param waybill as it was typed
 * @param type code, as it was judged
 * @param linkedTo id of the complaint it follows from (P7)
 * @param notSame numbers of complaints that the filing agent called another thing
 * @param key of the request: a repeated one files nothing
 * @param epoch of the rules it was judged by: those of another one may be refused
 * @param onDisk of a complaint that is filed already
 */
public record Sought(
        int place,
        Source source,
        String phone,
        Optional<String> extension,
        String name,
        Optional<String> waybill,
        String type,
        Instant receivedAt,
        Repeats rules,
        Optional<Long> linkedTo,
        Set<String> notSame,
        Optional<UUID> key,
        long epoch,
        Optional<OnDisk> onDisk) {

    public Sought {
        notSame = Set.copyOf(notSame);
    }

    /**
     * A complaint that is filed already.
     *
     * @param chosenFile where a person put it, no matter what its number and name say; the file at the end of its merges
     */
    record OnDisk(long complaint, Optional<Long> chosenFile) {}

    /** Only complaints with smaller ids came before it. */
    long before() {
        return onDisk.map(OnDisk::complaint).orElse(Long.MAX_VALUE);
    }

    /** As waybills are compared: without dashes. */
    Optional<String> bareWaybill() {
        return waybill.map(Waybills::bare).filter(number -> !number.isEmpty());
    }

    /** Complaints of the same customer and type count from then on. */
    Instant matterSince() {
        return receivedAt.minus(Duration.ofDays(rules.windowDays()));
    }

    /** Complaints about the same waybill count from then on. */
    Instant waybillSince() {
        return receivedAt.minus(Duration.ofDays(rules.waybillDays()));
    }

    boolean isExternal() {
        return source == Source.EXTERNAL;
    }

    /** What two complaints share that may be about the same thing. */
    boolean mayMeet(Sought other) {
        return source == other.source
                && epoch == other.epoch
                && (isOfWaybill(other) || (!phone.isEmpty() && phone.equals(other.phone)));
    }

    boolean isOfWaybill(Sought other) {
        return waybill.isPresent() && other.waybill.isPresent() && Waybills.areSame(waybill.get(), other.waybill.get());
    }
}
