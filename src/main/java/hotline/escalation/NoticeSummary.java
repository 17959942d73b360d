package hotline.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many notices wait for the caller.
 *
 * @param unread sent one by one and not acknowledged
 * @param digests with anything unread, latest first
 * @param toAnswer sent and still to be answered, in a digest or not
 * @param toAnswerLate of them those with an answer past due
 * @param everybodys the same of all notices; for supervisors
 */
public record NoticeSummary(
        Instant asOf,
        long unread,
        List<Digest> digests,
        long toAnswer,
        long toAnswerLate,
        Optional<Unanswered> everybodys) {

    public NoticeSummary {
        digests = List.copyOf(digests);
    }

    public record Digest(Instant toldAt, long unread) {}

    public record Unanswered(long count, long late) {}
}
