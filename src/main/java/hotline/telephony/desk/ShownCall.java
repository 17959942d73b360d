package hotline.telephony.desk;

import hotline.complaint.PersonName;
import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallParty;
import hotline.telephony.CallState;
import hotline.telephony.record.RecordKind;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call as lists show it.
 *
 * @param isByHand a person wrote it down; its times are not known
 * @param number of the customer, in E.164 or as it came; empty: withheld, or between two of our telephones
 * @param callerName as the exchange knows it
 * @param agent who speaks, or at whom it rang last
 * @param ringing at whose telephones it rings
 * @param before the call that it was transferred from
 * @param record what it was about
 * @param isOwed it has no record yet
 */
public record ShownCall(
        long id,
        boolean isByHand,
        CallDirection direction,
        CallState state,
        Optional<String> number,
        Optional<String> callerName,
        Optional<String> queue,
        Times times,
        Optional<CallCause> cause,
        Optional<CallParty> endedBy,
        Optional<PersonName> agent,
        List<PersonName> ringing,
        Optional<Transferred> before,
        Optional<Long> file,
        Optional<String> complaint,
        Optional<Recorded> record,
        boolean isOwed) {
    public ShownCall {
        ringing = List.copyOf(ringing);
    }

    /** Each is empty where it did not happen, or is not known. */
    public record Times(
            Optional<Instant> offeredAt,
            Optional<Instant> queuedAt,
            Optional<Instant> alertingAt,
            Optional<Instant> answeredAt,
            Optional<Instant> heldSince,
            long heldMillis,
            Optional<Instant> endedAt,
            Optional<Instant> wrapUpUntil) {
        /** The first moment that is known. */
        Instant first() {
            return offeredAt
                    .or(() -> queuedAt)
                    .or(() -> alertingAt)
                    .or(() -> answeredAt)
                    .or(() -> endedAt)
                    .orElse(Instant.EPOCH);
        }
    }

    /** The call before a transfer, and the colleague who spoke there (T11). */
    public record Transferred(long call, Optional<PersonName> agent, Optional<RecordKind> kind) {}

    /** What a record says in a line. */
    public record Recorded(RecordKind kind, String who, String what) {
        Recorded masked() {
            return new Recorded(kind, MaskedText.name(who), "");
        }
    }

    public boolean isOpen() {
        return times.endedAt().isEmpty();
    }

    /** For a person whose call it is not, who has said no reason to see it (K8). */
    ShownCall masked() {
        return new ShownCall(
                id,
                isByHand,
                direction,
                state,
                number.map(MaskedText::number),
                callerName.map(MaskedText::name),
                queue,
                times,
                cause,
                endedBy,
                agent,
                ringing,
                before,
                file,
                complaint,
                record.map(Recorded::masked),
                isOwed);
    }
}
