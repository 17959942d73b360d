package hotline.telephony.route;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attempt recorded as unanswered of which no call is known, or one that rang too short.
 *
 * @param number of the complaint that it was about
 * @param file of the customer
 */
public record Unproven(
        long callback,
        Optional<String> number,
        Optional<Long> file,
        int attempt,
        long agent,
        String name,
        Instant at,
        String outcome,
        Optional<Long> call,
        OptionalLong rangSeconds) {}
