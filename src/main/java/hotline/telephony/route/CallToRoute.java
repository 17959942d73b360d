package hotline.telephony.route;

import java.util.Optional;

/**
 * A call for which an exchange asks whom to ring.
 *
 * @param callId the exchange's id; empty: known by its caller
 * @param from E.164; empty: withheld, or not known
 * @param tried the extension that was rung in vain
 * @param hunts whether it rings those named one after the other by itself
 */
public record CallToRoute(
        long connector,
        Optional<String> callId,
        Optional<String> from,
        Optional<String> to,
        Optional<String> queue,
        Optional<String> tried,
        boolean hunts) {}
