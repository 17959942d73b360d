package hotline.telephony.figure;

import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallParty;
import java.time.Instant;
import java.util.Optional;

/**
 * What figures need to know of a call.
 *
 * @param connector of calls written down by people, too
 * @param seenAt its last sign of life
 * @param isTransferred whether it goes on with a customer whose call was counted already
 * @param isRecorded whether there is a record of it (T2)
 * @param callback the state of the callback to the customer who was missed; empty: none
 */
record CountedCall(
        long id,
        long connector,
        CallDirection direction,
        String queue,
        long person,
        Optional<Instant> offeredAt,
        Optional<Instant> queuedAt,
        Optional<Instant> alertingAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        Instant seenAt,
        long heldMillis,
        Optional<Instant> wrapUpUntil,
        Optional<CallCause> cause,
        Optional<CallParty> endedBy,
        boolean isTransferred,
        boolean isRecorded,
        Optional<String> callback) {

    /** When it came in, as far as anything is known of it. */
    Instant arrivedAt() {
        return offeredAt
                .or(() -> queuedAt)
                .or(() -> alertingAt)
                .or(() -> answeredAt)
                .or(() -> endedAt)
                .orElse(seenAt);
    }

    boolean isEndKnown() {
        return endedAt.isPresent() && cause.filter(how -> how != CallCause.UNKNOWN).isPresent();
    }
}
