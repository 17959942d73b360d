package hotline.thread;

import java.time.Instant;
import java.util.Optional;

/**
 * What an agent asked the branch complained about, as the branch reads it: nothing of the customer (P6).
 *
 * @param number of the complaint
 * @param type code of the complaint's
 * @param waybill of the consignment
 * @param asked empty once it was erased
 * @param answered what the branch said; empty where it answered with files alone, and once it was erased
 * @param files how many came with its answer
 */
public record BranchQuestion(
        long id,
        String number,
        int policyVersion,
        String type,
        Optional<String> waybill,
        Instant receivedAt,
        Instant askedAt,
        Optional<String> asked,
        Optional<Instant> answeredAt,
        Optional<String> answered,
        int files) {}
