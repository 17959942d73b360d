package hotline.rows;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that names its parameters, written once: {@code :name} for a value, {@code unnest(:name) AS n} for a batch, which
 * then has its columns' names too, and {@code unnest(:name) WITH ORDINALITY AS n} where {@code place} counts its rows
 * from 1. PostgreSQL's numbers are assigned here, in the order in which names first appear in the text.
 *
 * @param <P> the source of the values
 */
public final class Statement<P> {
    private static final Pattern NAMED = Pattern.compile(
            "unnest\\(:(?<batch>\\w+)\\)(?<ordinality>\\s+WITH ORDINALITY)?\\s+AS\\s+(?<alias>\\w+)|(?<![:\\w]):(?<value>[a-zA-Z]\\w*)");

    private final String sql;
    private final List<Parameters.Parameter<P>> parameters;

    private Statement(String sql, List<Parameters.Parameter<P>> parameters) {
        this.sql = sql;
        this.parameters = List.copyOf(parameters);
    }

    /** Throws IllegalArgumentException if the text names an unknown parameter, or a batch without unnesting it. */
    public static <P> Statement<P> of(String sql, Parameters<P> parameters) {
        var places = new Places<>(parameters);
        var numbered = NAMED.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(places.of(found)));
        return new Statement<>(numbered, places.inOrder());
    }

    /** As PostgreSQL reads it. */
    public String sql() {
        return sql;
    }

    public Tuple values(P of) {
        var values = Tuple.tuple();
        parameters.forEach(parameter -> parameter.add(values, of));
        return values;
    }

    /** Which number each parameter begins at. */
    private static final class Places<P> {
        private final Parameters<P> parameters;
        private final Map<String, Integer> firstOf = new LinkedHashMap<>();
        private int next = 1;

        Places(Parameters<P> parameters) {
            this.parameters = parameters;
        }

        List<Parameters.Parameter<P>> inOrder() {
            return firstOf.keySet().stream().map(parameters::named).toList();
        }

        String of(MatchResult found) {
            var name = found.group(1) == null ? found.group(4) : found.group(1);
            var parameter = parameters.named(name);
            if (parameter instanceof Parameters.Parameter.Rows<P, ?> rows && found.group(1) != null) {
                return unnested(rows.batch(), first(name, parameter), found.group(2) != null, found.group(3));
            }
            if (parameter instanceof Parameters.Parameter.Single<P>) {
                return found.group(1) == null
                        ? "$" + first(name, parameter)
                        : found.group().replace(":" + name, "$" + first(name, parameter));
            }
            throw new IllegalArgumentException("batch " + name + " is not unnested");
        }

        private int first(String name, Parameters.Parameter<P> parameter) {
            var known = firstOf.get(name);
            if (known != null) {
                return known;
            }
            int first = next;
            firstOf.put(name, first);
            next += parameter.places();
            return first;
        }

        private static String unnested(Batch<?> batch, int first, boolean counted, String alias) {
            var arrays = new ArrayList<String>();
            for (String type : batch.arrayTypes()) {
                arrays.add("$" + (first + arrays.size()) + "::" + type);
            }
            return "unnest(" + String.join(", ", arrays) + ")" + (counted ? " WITH ORDINALITY" : "") + " AS " + alias
                    + " (" + batch.names() + (counted ? ", place" : "") + ")";
        }
    }
}
