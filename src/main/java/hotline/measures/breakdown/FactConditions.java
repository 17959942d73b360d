package hotline.measures.breakdown;

import static hotline.rows.SqlType.TEXT;

import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.rows.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which rows of facts a number counts, as conditions of SQL. Statements that use them name the same parameters. */
public final class FactConditions {
    private FactConditions() {}

    /** A parameter of its name for each dimension that a query may be limited by. */
    public static <P> Parameters<P> only(Parameters<P> parameters, Function<P, Map<Dimension, String>> only) {
        var all = parameters;
        for (Dimension dimension : Dimension.values()) {
            all = all.optional(
                    dimension.column(),
                    TEXT,
                    of -> Optional.ofNullable(only.apply(of).get(dimension)));
        }
        return all;
    }

    /** That it fits all limits which are given. */
    public static String fitsOnly() {
        return Arrays.stream(Dimension.values())
                .map(dimension -> dimension.isNullOr(dimension.column()))
                .collect(Collectors.joining("\n  AND "));
    }

    /** That one of the figures counts it for the days {@code :from} to {@code :to}, or at {@code :now}. */
    public static String counts(List<Figure> figures) {
        return figures.stream()
                .map(figure -> "(" + figure.condition() + " AND " + days(figure.kind()) + ")")
                .collect(Collectors.joining("\n    OR ", "(", ")"));
    }

    /** Which days of that kind count. */
    static String days(FactKind kind) {
        if (kind == FactKind.PAST_UNEXTENDED) {
            return "day <= :to AND value < :now";
        }
        return kind.isStock() ? "day <= :to" : "day BETWEEN :from AND :to";
    }
}
