package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.breakdown.BreakdownStore.Asked;
import hotline.measures.breakdown.SortedShares.OfCode;
import hotline.measures.breakdown.SortedShares.Sorted;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads shares of the codes of one dimension, each by sorts of cases: their type and severity. */
final class SortStore {
    private record Form(Measure measure, Dimension by, FactRows rows) {}

    private static final Map<Form, Statement<Asked>> STATEMENTS = new ConcurrentHashMap<>();

    private SortStore() {}

    private static Statement<Asked> statement(Form form) {
        var measure = form.measure();
        var code = form.by().column();
        return Statement.of(
                """
                SELECT %1$s AS code, array_agg(type::bigint) AS types, array_agg(severity::bigint) AS severities,
                       array_agg(part) AS parts, array_agg(whole) AS wholes
                FROM (
                    SELECT %1$s, type, severity, coalesce(sum(n) FILTER (WHERE %2$s), 0)::bigint AS part,
                           coalesce(sum(n) FILTER (WHERE %3$s), 0)::bigint AS whole
                    FROM (%4$s) AS rows
                    WHERE %1$s <> 0
                    GROUP BY %1$s, type, severity
                ) AS sorts
                WHERE part <> 0 OR whole <> 0
                GROUP BY %1$s""".formatted(
                                code,
                                measure.condition(),
                                any(measure.whole()),
                                Stream.concat(happened(form.rows(), code), atEnd(form.rows(), measure, code))
                                        .collect(Collectors.joining("\nUNION ALL\n"))),
                BreakdownStore.ASKED);
    }

    private static String any(List<Figure> figures) {
        return figures.stream()
                .map(figure -> "(" + figure.condition() + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static Stream<String> happened(FactRows rows, String code) {
        return Stream.of("SELECT %s, type, severity, kind, flags, variant, n FROM (%s) AS happened"
                .formatted(code, rows.happened()));
    }

    /** From a moment at or after the end back to it. */
    private static Stream<String> atEnd(FactRows rows, Measure measure, String code) {
        return measure.whole().stream().map(Figure::kind).noneMatch(FactKind::isStock)
                ? Stream.of()
                : Stream.of(
                        stock(code, "n", rows.stock()),
                        stock(code, "-n", rows.after()),
                        stock(code, "-n", rows.later()) + " WHERE :to::date = :today::date");
    }

    private static String stock(String code, String n, String rows) {
        return "SELECT %s, type, severity, kind, 0 AS flags, 0 AS variant, %s AS n FROM (%s) AS stock"
                .formatted(code, n, rows);
    }

    static Future<List<OfCode>> shares(
            SqlClient transaction,
            Measure measure,
            Dimension by,
            Period period,
            Map<Dimension, String> only,
            LocalDate today,
            Instant now) {
        var query = new BreakdownQuery(Set.of(measure), period, Interval.WHOLE, Optional.of(by), only, Set.of());
        var asked = new Asked(query, today, now);
        var rows = FactRows.of(
                List.of(by, Dimension.TYPE, Dimension.SEVERITY), Interval.WHOLE, only.keySet(), asked.months());
        var statement = STATEMENTS.computeIfAbsent(new Form(measure, by, rows), SortStore::statement);
        return BreakdownStore.prepare(transaction)
                .compose(set -> transaction.preparedQuery(statement.sql()).execute(statement.values(asked)))
                .map(read -> Rows.all(read, SortStore::ofCode));
    }

    private static OfCode ofCode(Fields row) {
        var types = row.numbers("types");
        var severities = row.numbers("severities");
        var parts = row.numbers("parts");
        var wholes = row.numbers("wholes");
        return new OfCode(
                row.integer("code"),
                IntStream.range(0, types.size())
                        .mapToObj(i -> new Sorted(
                                types.get(i).intValue(), severities.get(i).intValue(), parts.get(i), wholes.get(i)))
                        .toList());
    }
}
