package hotline.parking;

import java.time.Instant;
import java.util.Optional;

/**
 * A row that is left out of some work.
 *
 * @param place the work
 * @param reason of its latest failure
 * @param tries how often it has failed
 * @param failedAt when it failed first
 * @param nextTryAt empty: when a server starts or an administrator asks
 */
public record ParkedRow(
        long id,
        String place,
        FailedRow row,
        String reason,
        int tries,
        Instant failedAt,
        Instant triedAt,
        Optional<Instant> nextTryAt) {}
