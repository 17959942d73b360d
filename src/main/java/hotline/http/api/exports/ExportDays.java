package hotline.http.api.exports;

import hotline.failure.Failure;
import hotline.measures.Period;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** The days of a list: without them today alone. */
final class ExportDays {
    private ExportDays() {}

    static Period of(Function<String, Optional<String>> query, LocalDate today) {
        var from = day(query, "from").orElse(today);
        var to = day(query, "to").orElse(today);
        if (to.isAfter(today)) {
            throw Failure.Invalid.field("to", "must be today at the latest");
        }
        try {
            return Period.within(Period.MOST_DAYS, from, to);
        } catch (IllegalArgumentException wrong) {
            throw Failure.Invalid.field("from", String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<LocalDate> day(Function<String, Optional<String>> query, String name) {
        try {
            return query.apply(name).map(LocalDate::parse);
        } catch (DateTimeParseException none) {
            throw Failure.Invalid.field(name, "must be a day such as 2026-09-25");
        }
    }
}
