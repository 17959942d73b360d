package hotline.export;

import hotline.measures.Period;
import hotline.measures.breakdown.BehindQuery;
import hotline.measures.breakdown.BehindQuery.Part;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.ComparisonQuery;
import hotline.measures.facts.Dimension;
import hotline.rows.Fields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Figures as they are stored with an export, with their days written out. */
final class FigureForm {
    private FigureForm() {}

    static JsonObject json(Exportable.Figures of) {
        var query = of.query();
        var json = period(query.period())
                .put("measures", array(query.measures(), Measure::code))
                .put("interval", query.interval().code())
                .put("only", json(query.only()))
                .put("compared", array(query.compared(), Comparison::code));
        query.split().ifPresent(split -> json.put("by", split.column()));
        return json;
    }

    static Exportable.Figures figures(Fields stored) {
        return new Exportable.Figures(new BreakdownQuery(
                several(stored, "measures", Measure::of),
                period(stored),
                stored.code("interval", Interval::of),
                stored.optionalText("by").flatMap(Dimension::of),
                only(stored),
                several(stored, "compared", Comparison::of)));
    }

    static JsonObject json(BehindQuery query) {
        return period(query.period())
                .put("measure", query.measure().code())
                .put("part", query.part().name())
                .put("only", json(query.only()));
    }

    /** @param limit rows of a page */
    static BehindQuery behind(Fields stored, int limit) {
        return new BehindQuery(
                stored.code("measure", Measure::of),
                Part.valueOf(stored.text("part")),
                period(stored),
                only(stored),
                Optional.empty(),
                limit);
    }

    static JsonObject json(Exportable.Compared of) {
        var query = of.query();
        return period(query.period())
                .put("measure", query.measure().code())
                .put("by", query.by().column())
                .put("only", json(query.only()));
    }

    static Exportable.Compared compared(Fields stored) {
        return new Exportable.Compared(new ComparisonQuery(
                stored.code("measure", Measure::of), stored.code("by", Dimension::of), period(stored), only(stored)));
    }

    private static JsonObject period(Period period) {
        return new JsonObject()
                .put("from", period.from().toString())
                .put("to", period.to().toString());
    }

    private static Period period(Fields stored) {
        return new Period(stored.day("from"), stored.day("to"));
    }

    private static JsonObject json(Map<Dimension, String> only) {
        var json = new JsonObject();
        only.forEach((dimension, code) -> json.put(dimension.column(), code));
        return json;
    }

    private static Map<Dimension, String> only(Fields stored) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        stored.object("only").forEach(limit -> Dimension.of(limit.getKey())
                .ifPresent(dimension -> only.put(dimension, limit.getValue().toString())));
        return only;
    }

    private static <E> JsonArray array(Set<E> values, Function<E, String> code) {
        return new JsonArray(values.stream().map(code).sorted().toList());
    }

    private static <E> Set<E> several(Fields stored, String name, Function<String, Optional<E>> of) {
        return stored.texts(name).stream()
                .flatMap(code -> of.apply(code).stream())
                .collect(Collectors.toSet());
    }
}
