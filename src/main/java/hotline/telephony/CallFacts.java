package hotline.telephony;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of a call from what an exchange said, no matter what the order in which it said so.
 *
 * @param from E.164, an extension, or as it came; empty: not known or withheld
 * @param alertingAt when the telephone that answered began to ring, or the first one where none answered
 * @param heldSince empty: not on hold
 * @param agent extension, login or number of the telephone that answered, or that rang last
 * @param corrected the steps whose time an exchange's record corrected
 * @param legs the telephones, in the order of their ids
 */
public record CallFacts(
        CallDirection direction,
        CallState state,
        Optional<String> from,
        Optional<String> to,
        Optional<String> callerName,
        Optional<String> queue,
        Optional<Instant> offeredAt,
        Optional<Instant> queuedAt,
        Optional<Instant> alertingAt,
        Optional<Instant> answeredAt,
        Optional<Instant> heldSince,
        long heldMillis,
        Optional<Instant> transferredAt,
        Optional<Instant> endedAt,
        Optional<CallCause> cause,
        Optional<CallParty> endedBy,
        Optional<String> agent,
        Optional<String> origCall,
        TimesBy timesBy,
        Set<CallEventType> corrected,
        List<CallLeg> legs) {

    public CallFacts {
        corrected = Set.copyOf(corrected);
        legs = List.copyOf(legs);
    }

    /** The telephone that speaks at the moment: the one that answered last and has not hung up. */
    public Optional<CallLeg> speaking() {
        return endedAt.isPresent()
                ? Optional.empty()
                : legs.stream()
                        .filter(leg -> !leg.leg().isEmpty()
                                && leg.answeredAt().isPresent()
                                && leg.endedAt().isEmpty())
                        .max(Comparator.comparing(
                                        (CallLeg leg) -> leg.answeredAt().orElse(Instant.MIN))
                                .thenComparing(CallLeg::leg));
    }

    /** Whose times they are. */
    public enum TimesBy {
        EXCHANGE,
        /** When the messages came in: the exchange gave no time, or none with a zone. */
        ARRIVAL,
        BOTH
    }
}
