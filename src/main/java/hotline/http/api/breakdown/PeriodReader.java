package hotline.http.api.breakdown;

import hotline.failure.Failure.WrongField;
import hotline.http.engine.Exchange;
import hotline.measures.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The period of figures that a caller asks for by {@code from} and {@code to}. */
public final class PeriodReader {
    private PeriodReader() {}

    /**
     * A period that ends later than today is one until today. Where something is wrong, the answer means nothing.
     *
     * @param query a parameter by its name
     * @param usual where none is given: from then until today
     * @param mostDays that it may have
     * @param wrong takes what is wrong with it
     */
    public static Period read(
            Function<String, Optional<String>> query,
            LocalDate usual,
            LocalDate today,
            int mostDays,
            List<WrongField> wrong) {
        var from = Exchange.day("from", query.apply("from"), wrong).orElse(usual);
        var to = Exchange.day("to", query.apply("to"), wrong).orElse(today);
        if (from.isAfter(today)) {
            wrong.add(new WrongField("from", "must not be after today"));
        } else if (to.isBefore(from)) {
            wrong.add(new WrongField("to", "must not be before from"));
        } else if (from.plusDays(mostDays).compareTo(to) <= 0) {
            wrong.add(new WrongField("to", "must be within " + mostDays + " days of from"));
        }
        return wrong.isEmpty() ? new Period(from, to.isAfter(today) ? today : to) : new Period(today, today);
    }
}
