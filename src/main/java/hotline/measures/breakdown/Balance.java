package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.facts.Figure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The complaints open at the beginning of a period, those that came, those that ended, and those open at its end.
 *
 * @param reopened those that had ended
 * @param moved what corrections moved into the limits of the query less what they moved out of them; 0 without such limits
 */
public record Balance(
        long opening,
        long received,
        long reopened,
        long closed,
        long withdrawn,
        long notValid,
        long moved,
        long closing) {

    /** Those that it is made of. */
    static final Set<Measure> MEASURES = EnumSet.of(
            Measure.OPEN,
            Measure.RECEIVED,
            Measure.REOPENED_ENDED,
            Measure.CLOSINGS,
            Measure.WITHDRAWN,
            Measure.NOT_VALID);

    static Balance of(Sums sums, Period period) {
        long opening = sums.n("", period.from().minusDays(1), List.of(Figure.OPEN));
        long closing = n(sums, period, Figure.OPEN);
        long received = n(sums, period, Figure.RECEIVED);
        long reopened = n(sums, period, Figure.REOPENED_ENDED);
        long closed = n(sums, period, Figure.CLOSINGS);
        long withdrawn = n(sums, period, Figure.WITHDRAWN);
        long notValid = n(sums, period, Figure.NOT_VALID);
        long moved = closing - (opening + received + reopened - closed - withdrawn - notValid);
        return new Balance(opening, received, reopened, closed, withdrawn, notValid, moved, closing);
    }

    private static long n(Sums sums, Period period, Figure figure) {
        return sums.n("", period.from(), List.of(figure));
    }
}
