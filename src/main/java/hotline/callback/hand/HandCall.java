package hotline.callback.hand;

import hotline.callback.CallbackStatus;
import hotline.complaint.PersonName;
import hotline.policy.survey.SurveyPurpose;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A callback that a person asked for.
 *
 * @param at where it stands: its status, attempts and holder
 * @param askedBy who asked for it
 * @param cancelReason of one that was cancelled
 * @param untold kinds of the messages that did not reach the customer (K3), the first one first; no one asked for the callback then
 * @param missed of a caller who spoke with no one; no one asked for it then
 */
public record HandCall(
        long id,
        Wanted wanted,
        At at,
        PersonName askedBy,
        Instant askedAt,
        Optional<String> cancelReason,
        Missed missed,
        List<String> untold) {

    public HandCall {
        untold = List.copyOf(untold);
    }

    /** @param lastAt empty where there were none */
    public record Missed(int calls, Optional<Instant> lastAt) {}

    /** Where it ended because the caller rang again and was answered. */
    public static final String RANG_AGAIN = "rang-again";
    /** Where the message arrived after all. */
    public static final String ARRIVED = "arrived";
    /** Where what the customer was to be told is not true any more. */
    public static final String OVER = "over";

    /**
     * Whom to call and why.
     *
     * @param complaint case number of what it is about
     * @param file the customer's, the root of merged ones
     * @param phone in E.164, or the short number of a service
     */
    public record Wanted(
            Optional<String> complaint,
            Optional<Long> file,
            SurveyPurpose purpose,
            Optional<String> name,
            String phone,
            Optional<String> extension,
            String reason,
            Optional<Instant> wishedAt) {
        private Wanted masked() {
            return new Wanted(
                    complaint,
                    file,
                    purpose,
                    name.map(MaskedText::name),
                    MaskedText.number(phone),
                    Optional.empty(),
                    "",
                    wishedAt);
        }
    }

    /** For a person who gave no reason to see the customer's file (K8). */
    HandCall masked() {
        return new HandCall(id, wanted.masked(), at, askedBy, askedAt, cancelReason, missed, untold);
    }

    /** @param attempts begun; the number of the current one is the fencing token of its holder */
    public record At(
            CallbackStatus status,
            Instant dueAt,
            Instant notBefore,
            int attempts,
            Optional<PersonName> holder,
            Optional<Instant> leaseUntil) {}
}
