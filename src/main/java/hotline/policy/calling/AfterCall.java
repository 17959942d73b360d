package hotline.policy.calling;

import java.util.List;

/**
 * What follows an unanswered call, or one that we broke off.
 *
 * @param retry the pause after the first such call of a callback, after the second …; after all of them those of {@code no-answer} continue, and
 *     after calls that we broke off the last one does
 * @param countsHalf two such calls use up one attempt
 */
public record AfterCall(List<Pause> retry, boolean countsHalf) {
    public AfterCall {
        retry = List.copyOf(retry);
        if (retry.isEmpty()) {
            throw new IllegalArgumentException("at least one pause is needed");
        }
    }
}
