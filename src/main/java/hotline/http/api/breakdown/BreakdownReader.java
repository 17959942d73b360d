package hotline.http.api.breakdown;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.engine.Exchange;
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
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Reads all parameters of a request for measures before it says which are wrong. */
public final class BreakdownReader {
    /** The code of complaints that have none in a dimension. */
    static final String NONE = "-";

    private static final Map<String, Part> PARTS = Map.of("counted", Part.COUNTED, "whole", Part.WHOLE);

    private final Function<String, Optional<String>> query;
    private final Supplier<String> named;
    private final IntSupplier limit;
    private final LocalDate today;
    private final List<WrongField> wrong = new ArrayList<>();

    BreakdownReader(Exchange exchange, LocalDate today) {
        this(exchange::query, () -> exchange.path("measure"), exchange::limit, today);
    }

    private BreakdownReader(
            Function<String, Optional<String>> query, Supplier<String> named, IntSupplier limit, LocalDate today) {
        this.query = query;
        this.named = named;
        this.limit = limit;
        this.today = today;
    }

    /**
     * Of filters that were sent in another way, of which one is the measure.
     *
     * @param query the value of a filter by its name
     */
    public static BreakdownReader of(Function<String, Optional<String>> query, LocalDate today) {
        return new BreakdownReader(query, () -> query.apply("measure").orElse(""), () -> 1, today);
    }

    public BreakdownQuery breakdown() {
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
                Dimension::of,
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

    public BehindQuery behind() {
        var measure = measure().orElseThrow(() -> new Failure.NotFound("there is no measure " + named.get()));
        var part = one("part", text -> Optional.ofNullable(PARTS.get(text)), List.of("counted", "whole"))
                .orElse(Part.COUNTED);
        var after = one("after", Exchange::id, List.of("the next of the page before"));
        var only = only();
        var period = period();
        failOnWrong();
        return new BehindQuery(measure, part, period, only, after, limit.getAsInt());
    }

    public ComparisonQuery comparison() {
        var measure = compared();
        var members = ComparisonQuery.members(measure);
        var by = one(
                "by",
                text -> Dimension.of(text).filter(members::contains),
                Arrays.stream(Dimension.values())
                        .filter(members::contains)
                        .map(Dimension::column)
                        .toList());
        var only = only();
        var period = period();
        failOnWrong();
        return new ComparisonQuery(measure, by.orElse(Dimension.BRANCH), period, only);
    }

    ChartQuery chart() {
        var measure = compared();
        var interval = one(
                        "interval",
                        text -> Interval.of(text).filter(some -> some == Interval.WEEK || some == Interval.MONTH),
                        List.of(Interval.WEEK.code(), Interval.MONTH.code()))
                .orElse(Interval.WEEK);
        var baseline = one("baseline", Exchange::id, List.of("the id of a baseline"));
        var only = only();
        var period = period();
        failOnWrong();
        return new ChartQuery(measure, interval, period, only, baseline);
    }

    /** By other measures nothing is compared. */
    Measure compared() {
        return measure()
                .filter(Measure::isCompared)
                .orElseThrow(() -> new Failure.NotFound("there is no share and no rate of parcels " + named.get()));
    }

    private Optional<Measure> measure() {
        return Measure.of(named.get());
    }

    private void failOnWrong() {
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.ofParameters(wrong);
        }
    }

    /** By default this month until today. */
    private Period period() {
        return PeriodReader.read(query, today.withDayOfMonth(1), today, Period.LONGEST_DAYS, wrong);
    }

    private Map<Dimension, String> only() {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            query.apply(dimension.column()).ifPresent(code -> only.put(dimension, code.equals(NONE) ? "" : code));
        }
        return only;
    }

    private <T> Optional<T> one(String name, Function<String, Optional<T>> read, List<String> known) {
        var written = query.apply(name);
        var value = written.flatMap(read);
        if (written.isPresent() && value.isEmpty()) {
            wrong.add(new WrongField(name, "must be one of " + String.join(", ", known)));
        }
        return value;
    }

    private <E extends Enum<E>> Set<E> several(String name, Function<String, Optional<E>> read, List<String> known) {
        var values = new ArrayList<E>();
        for (String text : query.apply(name).map(list -> list.split(",", -1)).orElse(new String[0])) {
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
