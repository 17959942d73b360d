package hotline.http.api.breakdown;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Exchange;
import hotline.http.engine.Times;
import hotline.measures.Period;
import hotline.measures.breakdown.BehindQuery;
import hotline.measures.breakdown.BehindQuery.Part;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.Charts.ChartQuery;
import hotline.measures.comparison.ComparisonQuery;
import hotline.measures.facts.Dimension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads all parameters of a request for measures before it says which are wrong. */
final class BreakdownReader {
    /** The code of complaints that have none in a dimension. */
    static final String NONE = "-";

    private static final Map<String, Part> PARTS = Map.of("counted", Part.COUNTED, "whole", Part.WHOLE);

    private final Exchange exchange;
    private final LocalDate today;
    private final List<WrongField> wrong = new ArrayList<>();

    BreakdownReader(Exchange exchange, LocalDate today) {
        this.exchange = exchange;
        this.today = today;
    }

    BreakdownQuery breakdown() {
        var measures = several(
                "measures",
                Measure::of,
                Arrays.stream(Measure.values()).map(Measure::code).toList());
        var interval = one(
                        "interval",
                        Interval::of,
                        Arrays.stream(Interval.values()).map(Interval::code).toList())
                .orElse(Interval.WHOLE);
        var split = one(
                "by",
                BreakdownReader::dimension,
                Arrays.stream(Dimension.values()).map(Dimension::column).toList());
        var compared = several(
                "compare",
                Comparison::of,
                Arrays.stream(Comparison.values()).map(Comparison::code).toList());
        var only = only();
        var period = period();
        failOnWrong();
        return new BreakdownQuery(
                measures.isEmpty() ? EnumSet.allOf(Measure.class) : measures, period, interval, split, only, compared);
    }

    BehindQuery behind() {
        var measure =
                measure().orElseThrow(() -> new Failure.NotFound("there is no measure " + exchange.path("measure")));
        var part = one("part", text -> Optional.ofNullable(PARTS.get(text)), List.of("counted", "whole"))
                .orElse(Part.COUNTED);
        var after = one("after", NewestFirst::id, List.of("the next of the page before"));
        var only = only();
        var period = period();
        failOnWrong();
        return new BehindQuery(measure, part, period, only, after, exchange.limit());
    }

    ComparisonQuery comparison() {
        var measure = share();
        var by = one(
                "by",
                text -> dimension(text).filter(ComparisonQuery.MEMBERS::contains),
                Arrays.stream(Dimension.values())
                        .filter(ComparisonQuery.MEMBERS::contains)
                        .map(Dimension::column)
                        .toList());
        var only = only();
        var period = period();
        failOnWrong();
        return new ComparisonQuery(measure, by.orElse(Dimension.BRANCH), period, only);
    }

    ChartQuery chart() {
        var measure = share();
        var interval = one(
                        "interval",
                        text -> Interval.of(text).filter(some -> some == Interval.WEEK || some == Interval.MONTH),
                        List.of(Interval.WEEK.code(), Interval.MONTH.code()))
                .orElse(Interval.WEEK);
        var baseline = one("baseline", NewestFirst::id, List.of("the id of a baseline"));
        var only = only();
        var period = period();
        failOnWrong();
        return new ChartQuery(measure, interval, period, only, baseline);
    }

    /** Of another measure no share can be compared. */
    Measure share() {
        return measure()
                .filter(measure -> measure.way() == Measure.Way.SHARE)
                .orElseThrow(() -> new Failure.NotFound("there is no share " + exchange.path("measure")));
    }

    private Optional<Measure> measure() {
        return Measure.of(exchange.path("measure"));
    }

    private void failOnWrong() {
        if (!wrong.isEmpty()) {
            throw new Failure.Invalid(
                    wrong.size() == 1 ? "1 parameter is wrong" : wrong.size() + " parameters are wrong", wrong);
        }
    }

    /** By default this month until today. A period that ends later is one until today. */
    private Period period() {
        var from = day("from").orElse(today.withDayOfMonth(1));
        var to = day("to").orElse(today);
        if (from.isAfter(today)) {
            wrong.add(new WrongField("from", "must not be after today"));
        } else if (to.isBefore(from)) {
            wrong.add(new WrongField("to", "must not be before from"));
        } else if (from.plusDays(Period.LONGEST_DAYS).compareTo(to) <= 0) {
            wrong.add(new WrongField("to", "must be within " + Period.LONGEST_DAYS + " days of from"));
        }
        return wrong.isEmpty() ? new Period(from, to.isAfter(today) ? today : to) : new Period(today, today);
    }

    private Optional<LocalDate> day(String name) {
        var written = exchange.query(name);
        var day = written.flatMap(Times::day);
        if (written.isPresent() && day.isEmpty()) {
            wrong.add(new WrongField(name, "must be a day such as 2026-09-25"));
        }
        return day;
    }

    private Map<Dimension, String> only() {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            exchange.query(dimension.column()).ifPresent(code -> only.put(dimension, code.equals(NONE) ? "" : code));
        }
        return only;
    }

    private static Optional<Dimension> dimension(String column) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.column().equals(column))
                .findFirst();
    }

    private <T> Optional<T> one(String name, Function<String, Optional<T>> read, List<String> known) {
        var written = exchange.query(name);
        var value = written.flatMap(read);
        if (written.isPresent() && value.isEmpty()) {
            wrong.add(new WrongField(name, "must be one of " + String.join(", ", known)));
        }
        return value;
    }

    private <E extends Enum<E>> Set<E> several(String name, Function<String, Optional<E>> read, List<String> known) {
        var values = new ArrayList<E>();
        for (String text : exchange.query(name).map(list -> list.split(",", -1)).orElse(new String[0])) {
            var value = read.apply(text);
            if (value.isEmpty()) {
                wrong.add(new WrongField(name, "must be some of " + String.join(", ", known)));
                return Set.of();
            }
            values.add(value.get());
        }
        return Set.copyOf(values);
    }
}
