package hotline.telephony.caller;

import hotline.callback.CallbackStatus;
import hotline.complaint.PersonName;
import hotline.customer.Customer;
import hotline.telephony.record.RecordKind;
import hotline.telephony.record.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Known facts about a telephone number.
 *
 * @param files of the customers with it, those of the latest contact first
 * @param promises replies that were promised to them and are owed, the earliest first
 * @param callbacks that are owed to them, the earliest first
 * @param calls recorded before, the newest first
 */
public record CallerOfNumber(
        List<Customer> files, List<Promise> promises, List<DueCall> callbacks, List<PastCall> calls) {
    public CallerOfNumber {
        files = List.copyOf(files);
        promises = List.copyOf(promises);
        callbacks = List.copyOf(callbacks);
        calls = List.copyOf(calls);
    }

    /** @param complaint its number */
    public record Promise(String complaint, Instant dueAt) {}

    /** For what a callback is owed. */
    public enum Purpose {
        COMPLAINT("complaint", true),
        BY_HAND("by-hand", true),
        CAMPAIGN("campaign", false);

        private final String code;
        private final boolean canBeTaken;

        Purpose(String code, boolean canBeTaken) {
            this.code = code;
            this.canBeTaken = canBeTaken;
        }

        public String code() {
            return code;
        }

        /** Whether it can be made now, out of its turn: a customer who calls has it done (K5). */
        public boolean canBeTaken() {
            return canBeTaken;
        }

        static Optional<Purpose> of(String code) {
            for (var purpose : values()) {
                if (purpose.code.equals(code)) {
                    return Optional.of(purpose);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A callback that is owed.
     *
     * @param agent who has it in hand
     * @param complaint number of the one that it is about
     * @param reason that a person gave
     */
    public record DueCall(
            long id,
            Purpose purpose,
            CallbackStatus status,
            Instant dueAt,
            Optional<PersonName> agent,
            Optional<String> complaint,
            Optional<Long> file,
            Optional<String> reason) {
        DueCall masked() {
            return new DueCall(id, purpose, status, dueAt, agent, complaint, file, Optional.empty());
        }
    }

    /**
     * A call of that number with a record.
     *
     * @param what was said; empty for a person who gave no reason to see it
     */
    public record PastCall(
            long call,
            Instant at,
            PersonName agent,
            RecordKind kind,
            Optional<String> what,
            Optional<Urgency> urgency,
            Optional<Long> file) {
        PastCall masked() {
            return new PastCall(call, at, agent, kind, Optional.empty(), urgency, file);
        }
    }
}
