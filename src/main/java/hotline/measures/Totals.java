package hotline.measures;

import java.util.Map;

/**
 * The sums of a period from which its rates are made.
 *
 * @param pastDueAtEnd open and past due at the end of the period, or now if it has not ended
 * @param pastUnextendedAtEnd the same by the limit without extensions
 * @param answered of those asked in the period how many gave a rating, at any time
 * @param given ratings given in the period, asked or not
 * @param closedSatisfied of those closed in the period how many were satisfied, with a rating at any time
 */
record Totals(
        long closed,
        long closedOnTime,
        long closedOnTimeUnextended,
        long withdrawn,
        long notValid,
        long pastDueAtEnd,
        long pastUnextendedAtEnd,
        CallbackFigures callbacks,
        long asked,
        long answered,
        long given,
        long satisfied,
        long closedSatisfied,
        EscalationFigures escalations) {

    /** On-time closure (按时办结率): closed in time ÷ (closed + late and still open). */
    Rate onTimeClosure() {
        // A closing may be read before the breach it follows, if their transactions overlapped: minus one for a moment.
        return Rate.share(
                closedOnTime,
                closed + Math.max(0, pastDueAtEnd),
                Map.of("withdrawn", withdrawn, "not-valid", notValid));
    }

    /** The same by the limits that there would be without extensions (延期). */
    Rate onTimeClosureUnextended() {
        return Rate.share(
                closedOnTimeUnextended,
                closed + Math.max(0, pastUnextendedAtEnd),
                Map.of("withdrawn", withdrawn, "not-valid", notValid));
    }

    /** Satisfaction (满意率): ratings of 4 and 5 ÷ ratings given. */
    Rate satisfaction() {
        return Rate.share(satisfied, given, Map.of("asked-without-answer", asked - answered));
    }

    /** Participation (参评率): customers who gave a rating ÷ customers asked. */
    Rate participation() {
        return Rate.share(answered, asked, callbacks.notReached());
    }

    /** The hardest reading: satisfied customers ÷ all closed. */
    Rate satisfiedOfClosed() {
        return Rate.share(closedSatisfied, closed, Map.of("withdrawn", withdrawn, "not-valid", notValid));
    }
}
