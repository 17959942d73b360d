package hotline.telephony.record;

import hotline.callback.CallbackStatus;
import hotline.complaint.PersonName;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a call was about.
 *
 * @param call its id
 * @param agent who wrote it
 * @param phone in E.164
 * @param file id of the customer's file, of a merged one that of its root
 * @param complaint number of the complaint that was filed of the call
 * @param passed of a suggestion
 * @param changedBy who changed it last; empty: it is as it was written first
 */
public record CallRecord(
        long call,
        int version,
        PersonName agent,
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
        Optional<Long> file,
        Optional<String> complaint,
        Optional<Planned> callback,
        Optional<Passed> passed,
        Instant recordedAt,
        Instant changedAt,
        Optional<PersonName> changedBy) {
    public CallRecord {
        verified = List.copyOf(verified);
    }

    /** The callback that the caller was promised. */
    public record Planned(long id, CallbackStatus status, Instant dueAt) {}

    /**
     * To the leaders of a department (T9).
     *
     * @param readBy the leader who took note of it
     * @param answer what they do about it
     */
    public record Passed(
            String department,
            Instant at,
            Optional<PersonName> readBy,
            Optional<Instant> readAt,
            Optional<String> answer) {
        Passed masked() {
            return new Passed(department, at, readBy, readAt, answer.map(words -> ""));
        }
    }

    /** For a person who may not see its customer (A2). */
    CallRecord masked() {
        return new CallRecord(
                call,
                version,
                agent,
                kind,
                MaskedText.name(who),
                phone.map(MaskedText::number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                verified,
                urgency,
                file,
                complaint,
                callback,
                passed.map(Passed::masked),
                recordedAt,
                changedAt,
                changedBy);
    }

    /** What T2 and T12 want and is not there. */
    public Set<Point> missing() {
        return RecordRules.missing(this);
    }

    /** What is still to be read back to the caller (T2). */
    public List<Verified> unverified() {
        return RecordRules.unverified(this);
    }
}
