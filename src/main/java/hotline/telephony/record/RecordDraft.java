package hotline.telephony.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record as an agent writes it.
 *
 * @param who the caller's name; empty only for calls about nothing
 * @param phone in E.164
 * @param cameFrom from where they call
 * @param why they call
 * @param verified what was read back to them
 * @param customer the file that the agent chose; empty: by number and name
 * @param callback one that the caller was promised
 * @param complaint number of the one that was filed of the call
 * @param department whose leaders a suggestion goes to; empty: the agent's
 */
public record RecordDraft(
        RecordKind kind,
        String who,
        Optional<String> phone,
        Optional<String> extension,
        Optional<String> address,
        Optional<String> cameFrom,
        String what,
        Optional<String> why,
        List<Verified> verified,
        Optional<Urgency> urgency,
        Optional<Long> customer,
        Optional<CallbackWish> callback,
        Optional<String> complaint,
        Optional<String> department) {
    public RecordDraft {
        verified = List.copyOf(verified);
    }

    /** @param at when the caller wants to be called; empty: as soon as possible */
    public record CallbackWish(Optional<Instant> at) {}
}
