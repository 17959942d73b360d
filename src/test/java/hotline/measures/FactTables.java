package hotline.measures;

import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the tables of facts say, written as {@link NaiveCount} writes it. */
final class FactTables {
    private final TestDatabase stored;
    private final String group;

    /** @param by by whose codes they are summed; the tables of sums have type, severity and channel alone */
    FactTables(TestDatabase stored, List<Dimension> by) {
        this.stored = stored;
        this.group = by.stream()
                .map(dimension -> "coalesce(" + dimension.codeIn("t") + ", '" + CaseStories.NONE + "')")
                .collect(Collectors.joining(" || '/' || "));
    }

    /** @param table {@code fact} or {@code fact_sum} */
    Map<String, Integer> days(String table) throws SQLException {
        var value = table.equals("fact") ? "n * value" : "value";
        var lines = new ArrayList<String>();
        // What passes at a later moment of a day has a separate test.
        for (Figure figure : EnumSet.complementOf(EnumSet.of(Figure.PAST_UNEXTENDED))) {
            lines.add(line("day || ' '", "'" + figure.column() + "'", "n", figure.condition()));
        }
        lines.add(line("day || ' '", "'callbacks_' || " + Dimension.variantIn("f"), "n", kind(FactKind.CALLBACK)));
        lines.add(line("day || ' '", "'callback_attempts'", value, kind(FactKind.CALLBACK)));
        lines.add(line(
                "day || ' '",
                "'reached_attempts'",
                value,
                kind(FactKind.CALLBACK) + " AND " + Dimension.variantIn("f") + " = 'reached'"));
        lines.add(line("day || ' '", "'score'", value, kind(FactKind.RATED)));
        lines.add(line("day || ' '", "'notices_' || " + Dimension.variantIn("f"), "n", kind(FactKind.NOTICE)));
        lines.add(line("day || ' '", "'working_minutes'", value, kind(FactKind.CLOSED)));
        lines.add(line("day || ' '", "'held_minutes'", value, kind(FactKind.HELD)));
        lines.add(line("day || ' '", "'handled_seconds'", value, kind(FactKind.HANDLED)));
        for (Figure figure : EnumSet.range(Figure.EFFORT, Figure.EFFORT_SQUARES_ON_PAGE)) {
            lines.add(line("day || ' '", "'" + figure.column() + "_sum'", value, figure.condition()));
        }
        return read(table, String.join(" UNION ALL ", lines));
    }

    Map<String, Integer> backlog() throws SQLException {
        return read(
                "fact_stock",
                line("received_on || ' '", "'open'", "n", kind(FactKind.OPEN)) + " UNION ALL "
                        + line("received_on || ' '", "'past_due'", "n", kind(FactKind.PAST_DUE)));
    }

    Map<String, Integer> holding() throws SQLException {
        var place = "day || ' ' || " + Dimension.DEPARTMENT.codeIn("f") + " || ' '";
        var held = kind(FactKind.HELD);
        return read(
                "fact",
                line(place, "'cases'", "n", held) + " UNION ALL "
                        + line(place, "'minutes'", "n * value", held) + " UNION ALL "
                        + line(place, "'late'", "CASE WHEN flags & 32 <> 0 THEN n ELSE 0 END", held));
    }

    long sum(Figure figure, String condition) throws SQLException {
        return Long.parseLong(
                stored.value("SELECT coalesce(sum(n), 0) FROM fact WHERE " + figure.condition() + " AND " + condition));
    }

    long stock(FactKind kind) throws SQLException {
        return Long.parseLong(stored.value("SELECT coalesce(sum(n), 0) FROM fact_stock WHERE " + kind(kind)));
    }

    private static String kind(FactKind kind) {
        return "kind = " + kind.code();
    }

    private static String line(String before, String figure, String n, String condition) {
        return "SELECT %s || codes || ' ' || %s AS line, %s AS n FROM f WHERE %s"
                .formatted(before, figure, n, condition);
    }

    private Map<String, Integer> read(String table, String lines) throws SQLException {
        var counted = new TreeMap<String, Integer>();
        try (var connection = stored.connection();
                var rows = connection.createStatement().executeQuery("""
                                WITH f AS MATERIALIZED (SELECT t.*, %s AS codes FROM %s AS t)
                                SELECT line, sum(n) FROM (%s) AS all_lines GROUP BY line HAVING sum(n) <> 0""".formatted(group, table, lines))) {
            while (rows.next()) {
                counted.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counted;
    }
}
