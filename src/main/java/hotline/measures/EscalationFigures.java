package hotline.measures;

import hotline.failure.Expected;
import hotline.policy.NoticeKind;
import java.util.Map;

/**
 * Notices of the escalation ladder that were issued in a period (催办, 督办, 洽办).
 *
 * @param issued how many of each kind
 * @param toAnswer those that ask for an answer
 * @param answered of these those answered, at any time
 * @param inTime of these those answered by when it was due
 */
public record EscalationFigures(Map<NoticeKind, Long> issued, long toAnswer, long answered, long inTime) {

    public EscalationFigures {
        issued = Map.copyOf(issued);
    }

    public long issued(NoticeKind kind) {
        return Expected.in(issued, kind);
    }

    /**
     * Answered in time ÷ asking for an answer, without those that may still be answered in time.
     *
     * @param notDueYet neither answered nor due
     */
    Rate answeredInTime(long notDueYet) {
        // Those not due yet are counted now, the others as far as the log has been read: one more or less for a moment.
        return Rate.share(inTime, Math.max(inTime, toAnswer - notDueYet), Map.of("not-due-yet", notDueYet));
    }
}
