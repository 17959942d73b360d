package hotline.telephony.figure;

import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallParty;
import java.time.Instant;
import java.util.Optional;

/**
 * What figures need to know of a call.
 *
 * @param isByHand whether a person wrote it down, without an exchange: it was answered, and no time of it is known
 * @param seenAt its last sign of life
 * @param isTransferred whether it continues with a customer whose call was counted already
 * @param isRecorded whether there is a record of it (T2)
 * @param wrapUpMillis how long its agent's time after the call was, once it is over
 * @param isCalledBack whether a callback was made of a missed call
 */
record CountedCall(
        long id,
        long connector,
        boolean isByHand,
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
        Optional<Long> wrapUpMillis,
        Optional<CallCause> cause,
        Optional<CallParty> endedBy,
        boolean isTransferred,
        boolean isRecorded,
        boolean isCalledBack) {

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
        return endedAt.isPresent()
                && cause.filter(how -> how != CallCause.UNKNOWN).isPresent();
    }
}
