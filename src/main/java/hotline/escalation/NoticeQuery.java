package hotline.escalation;

import hotline.policy.NoticeKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Which notices a list holds.
 *
 * @param department the department that the notices are about
 * @param inDigest of {@link View#MINE} only those sent in digests, or only those sent one by one
 * @param digest of {@link View#MINE} only those of the digest sent then
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

    public NoticeQuery after(String next) {
        return new NoticeQuery(view, kind, department, inDigest, digest, Optional.of(next), limit);
    }

    public NoticeQuery ofAtMost(int rows) {
        return new NoticeQuery(view, kind, department, inDigest, digest, after, rows);
    }

    public enum View {
        /**
         * Sent to the caller, their department or, for supervisors, all supervisors, and not dealt with: by the time
         * the answer is due, then those that need only be read, the latest first.
         */
        MINE,
        /** For any addressee, still to be answered, by the time the answer is due. */
        UNANSWERED,
        /** For any addressee, newest first. */
        ALL
    }
}
