package hotline.feed;

import hotline.complaint.Custody.Unanswered;
import hotline.complaint.Precedence;
import hotline.complaint.Turn;
import hotline.log.reading.LogPosition;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as followers hear of it, with the complaint as it is now: what happened, but not by whom or why, so that
 * no personal data leaves through the feed.
 *
 * @param at when it happened
 * @param policyVersion the policy that rules the complaint
 * @param heldBy code of the department that holds it now
 * @param breached whether a limit of the customer has passed
 * @param owner the person who holds it now
 * @param given whether the event gave it to its owner, who did not take it
 * @param toBeJudged no words decided its type, so that a person has to judge it
 * @param joined it follows another complaint, which is worked on instead
 * @param unanswered its customer waits for an answer to what they wrote
 * @param precedence of its customer now
 * @param version the complaint's ETag now
 */
public record FeedEntry(
        LogPosition position,
        long complaint,
        String event,
        Instant at,
        boolean internal,
        Optional<String> filedByBranch,
        String number,
        int policyVersion,
        String status,
        String type,
        String severity,
        String channel,
        String heldBy,
        Instant receivedAt,
        Instant dueAt,
        boolean breached,
        Optional<Instant> pausedAt,
        Optional<Long> owner,
        boolean given,
        boolean toBeJudged,
        boolean joined,
        Optional<Unanswered> unanswered,
        Precedence precedence,
        int version) {

    /** When it has its turn in the queue (D2). */
    public Instant turnAt() {
        return Turn.at(breached, dueAt, precedence.aheadMinutes());
    }
}
