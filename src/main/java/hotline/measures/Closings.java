package hotline.measures;

import java.util.Map;

/**
 * How the cases of a period ended, and how many were late at its end.
 *
 * @param closedSatisfied of those closed in the period how many were satisfied, with a rating at any time
 * @param pastDueAtEnd open and past due at the end of the period, or now if it has not ended
 * @param pastUnextendedAtEnd the same by the limit without extensions
 */
record Closings(
        long closed,
        long closedOnTime,
        long closedOnTimeUnextended,
        long closedSatisfied,
        long withdrawn,
        long notValid,
        long pastDueAtEnd,
        long pastUnextendedAtEnd) {

    /** On-time closure (按时办结率): closed in time ÷ (closed + late and still open). */
    Rate onTimeClosure() {
        // An end may be read before the breach it follows, if their transactions overlapped: minus one for a moment.
        return Rate.share(closedOnTime, closed + Math.max(0, pastDueAtEnd), leftOut());
    }

    /** The same by the limits that there would be without extensions (延期). */
    Rate onTimeClosureUnextended() {
        return Rate.share(closedOnTimeUnextended, closed + Math.max(0, pastUnextendedAtEnd), leftOut());
    }

    /** The hardest reading of satisfaction: satisfied customers ÷ all closed. */
    Rate satisfiedOfClosed() {
        return Rate.share(closedSatisfied, closed, leftOut());
    }

    private Map<String, Long> leftOut() {
        return Map.of("withdrawn", withdrawn, "not-valid", notValid);
    }
}
