package hotline.telephony.help;

import hotline.complaint.PersonName;
import hotline.telephony.record.RecordKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that a colleague answered for the customer's own agent.
 *
 * @param call its id
 * @param at when the helper answered it
 * @param word what the helper recorded, once they have
 * @param readAt when the customer's own agent took note
 */
public record HelpedCall(long call, Instant at, PersonName helper, Optional<Word> word, Optional<Instant> readAt) {
    /**
     * The work done.
     *
     * @param customer id of the file, of a merged one that of its root
     * @param who empty where it is not shown
     * @param what empty where it is not shown
     * @param complaint number of the one that was filed
     * @param callbackDueAt when the customer was promised a call
     * @param isSealed the file is sealed
     * @param isCovered nothing of the customer is shown
     */
    public record Word(
            RecordKind kind,
            Optional<Long> customer,
            Optional<String> who,
            Optional<String> what,
            Optional<String> complaint,
            Optional<Instant> callbackDueAt,
            boolean isSealed,
            boolean isCovered) {
        Word covered() {
            return new Word(
                    kind, customer, Optional.empty(), Optional.empty(), complaint, callbackDueAt, isSealed, true);
        }
    }

    HelpedCall covered() {
        return new HelpedCall(call, at, helper, word.map(Word::covered), readAt);
    }

    /** The file, where it is sealed. */
    Optional<Long> sealed() {
        return word.filter(Word::isSealed).flatMap(Word::customer);
    }
}
