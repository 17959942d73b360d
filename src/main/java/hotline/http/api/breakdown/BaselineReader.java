package hotline.http.api.breakdown;

import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.measures.Period;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.Baseline.Wanted;
import hotline.measures.facts.Dimension;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a person wants as a baseline. */
final class BaselineReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;
    private static final List<String> INTERVALS = List.of(Interval.WEEK.code(), Interval.MONTH.code());
    private static final List<String> MEASURES = Arrays.stream(Measure.values())
            .filter(Measure::isCompared)
            .map(Measure::code)
            .toList();

    private final JsonReader body;
    private final LocalDate today;

    BaselineReader(Exchange exchange, LocalDate today) {
        this.body = exchange.body();
        this.today = today;
    }

    Wanted wanted() {
        var name = body.requiredLine("name", LONGEST_NAME);
        var measure = body.requiredCode("measure", MEASURES);
        var interval = body.requiredCode("interval", INTERVALS);
        var period = period();
        var only = body.object("only").map(BaselineReader::only).orElse(Map.of());
        var reason = body.requiredText("reason", LONGEST_REASON);
        var replaces = body.integer("replaces", 1, Integer.MAX_VALUE).map(Integer::longValue);
        body.done();
        return new Wanted(
                name,
                Measure.of(measure).orElseThrow(),
                Interval.of(interval).orElseThrow(),
                period.orElseThrow(),
                only,
                reason,
                replaces);
    }

    private Optional<Period> period() {
        var from = body.requiredDay("from");
        var to = body.requiredDay("to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get()) || !to.get().isBefore(today)) {
            return body.wrong("to", "must be a day before today and not before from");
        }
        if (from.get().plusDays(Period.MOST_DAYS).compareTo(to.get()) <= 0) {
            return body.wrong("to", "must be within " + Period.MOST_DAYS + " days of from");
        }
        return Optional.of(new Period(from.get(), to.get()));
    }

    private static Map<Dimension, String> only(JsonReader filters) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            filters.line(dimension.column(), LONGEST_NAME)
                    .ifPresent(code -> only.put(dimension, code.equals(BreakdownReader.NONE) ? "" : code));
        }
        filters.nothingElse();
        return only;
    }
}
