package hotline.measures.breakdown;

import static hotline.rows.SqlType.TEXT;

import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.rows.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which rows of facts a number counts, as conditions of SQL. Statements that use them name the same parameters. */
final class FactConditions {
    private FactConditions() {}

    /** A parameter of its name for each dimension that a query may be limited by. */
    static <P> Parameters<P> only(Parameters<P> parameters, Function<P, Map<Dimension, String>> only) {
        var all = parameters;
        for (Dimension dimension : Dimension.values()) {
            all = all.optional(
                    dimension.column(),
                    TEXT,
                    of -> Optional.ofNullable(only.apply(of).get(dimension)));
        }
        return all;
    }

    /** Which days of that kind count. */
    static String days(FactKind kind) {
        if (kind == FactKind.PAST_UNEXTENDED) {
            return "day <= :to AND value < :now";
        }
        return kind.isStock() ? "day <= :to" : "day BETWEEN :from AND :to";
    }
}
