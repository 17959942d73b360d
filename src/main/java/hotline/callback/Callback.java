package hotline.callback;

import hotline.callback.plan.NextCall.Why;
import hotline.complaint.PersonName;
import hotline.complaint.Precedence;
import hotline.complaint.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call due to a customer after their complaint was resolved (回访, F9).
 *
 * @param number the complaint's case number
 * @param policyVersion the policy that rules the complaint
 * @param dueAt the complaint's own limit: callbacks are made in that order, but for their precedence, so that closing is in time
 * @param provisional that limit may still move because a year that it runs through is not published
 * @param notBefore when it may be made at the earliest, as the customer asked or after an unanswered call
 * @param attempts attempts begun; the number of the current one is the fencing token of its holder
 * @param holder the agent who holds it
 * @param precedence of its customer (D2)
 * @param leaseUntil when it goes back to the queue unless the holder has recorded an outcome
 * @param held what keeps it from being handed out to anyone at once
 * @param otherPhone the customer's number that is called instead of the complaint's, in E.164
 */
public record Callback(
        long id,
        long complaintId,
        String number,
        int policyVersion,
        CallbackStatus status,
        Instant dueAt,
        boolean provisional,
        Instant notBefore,
        int attempts,
        Optional<PersonName> holder,
        Optional<Instant> leaseUntil,
        Precedence precedence,
        Held held,
        Optional<String> otherPhone) {

    /**
     * @param why it is not called before its time
     * @param keptFor who is to make it
     * @param keptUntil until when it waits for them
     * @param notBy who never makes it, because they handled the case
     */
    public record Held(
            Optional<Why> why, Optional<PersonName> keptFor, Optional<Instant> keptUntil, List<PersonName> notBy) {
        public Held {
            notBy = List.copyOf(notBy);
        }
    }

    /** When it has its turn among those that wait (D2). */
    public Instant turnAt(Instant now) {
        return Turn.at(!dueAt.isAfter(now), dueAt, precedence.aheadMinutes());
    }
}
