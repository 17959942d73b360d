package hotline.escalation;

import hotline.policy.NoticeKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Which notices a list holds.
 *
 * @param department whose time they are about
 * @param inDigest of {@link View#MINE} only those told together, or only those told one by one
 * @param digest of {@link View#MINE} only those of the digest told then
 * @param after cursor of the page before
 */
public record NoticeQuery(
        View view,
        Optional<NoticeKind> kind,
        Optional<String> department,
        Optional<Boolean> inDigest,
        Optional<Instant> digest,
        Optional<String> after,
        int limit) {

    public enum View {
        /** Told to the caller, their department or, for supervisors, all supervisors, and not dealt with; latest first. */
        MINE,
        /** Whoever's, still to be answered, by the time the answer is due. */
        UNANSWERED,
        /** Whoever's, newest first. */
        ALL
    }
}
