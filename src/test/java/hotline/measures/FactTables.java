package hotline.measures;

import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/** What the tables of facts say, written as {@link NaiveCount} writes it. */
final class FactTables {
    private static final String GROUP = Dimension.TYPE.codeIn("f") + " || '/' || " + Dimension.SEVERITY.codeIn("f")
            + " || '/' || " + Dimension.CHANNEL.codeIn("f");

    private final TestDatabase stored;

    FactTables(TestDatabase stored) {
        this.stored = stored;
    }

    /** @param table {@code fact} or {@code fact_sum} */
    Map<String, Integer> days(String table) throws SQLException {
        var value = table.equals("fact") ? "n * value" : "value";
        var lines = new ArrayList<String>();
        // What passes at a later moment of a day has a separate test.
        for (Figure figure : EnumSet.complementOf(EnumSet.of(Figure.PAST_UNEXTENDED))) {
            lines.add(line("day || ' '", "'" + figure.column() + "'", "n", table, figure.condition()));
        }
        lines.add(
                line("day || ' '", "'callbacks_' || " + Dimension.variantIn("f"), "n", table, kind(FactKind.CALLBACK)));
        lines.add(line("day || ' '", "'callback_attempts'", value, table, kind(FactKind.CALLBACK)));
        lines.add(line(
                "day || ' '",
                "'reached_attempts'",
                value,
                table,
                kind(FactKind.CALLBACK) + " AND " + Dimension.variantIn("f") + " = 'reached'"));
        lines.add(line("day || ' '", "'score'", value, table, kind(FactKind.RATED)));
        lines.add(line("day || ' '", "'notices_' || " + Dimension.variantIn("f"), "n", table, kind(FactKind.NOTICE)));
        return read(String.join(" UNION ALL ", lines));
    }

    Map<String, Integer> backlog() throws SQLException {
        return read(line("received_on || ' '", "'open'", "n", "fact_stock", kind(FactKind.OPEN)) + " UNION ALL "
                + line("received_on || ' '", "'past_due'", "n", "fact_stock", kind(FactKind.PAST_DUE)));
    }

    Map<String, Integer> holding() throws SQLException {
        var place = "day || ' ' || " + Dimension.DEPARTMENT.codeIn("f") + " || ' '";
        var held = kind(FactKind.HELD);
        return read(line(place, "'cases'", "n", "fact", held) + " UNION ALL "
                + line(place, "'minutes'", "n * value", "fact", held) + " UNION ALL "
                + line(place, "'late'", "CASE WHEN flags & 32 <> 0 THEN n ELSE 0 END", "fact", held));
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

    private static String line(String before, String figure, String n, String table, String condition) {
        return "SELECT %s || %s || ' ' || %s AS line, %s AS n FROM %s AS f WHERE %s"
                .formatted(before, GROUP, figure, n, table, condition);
    }

    private Map<String, Integer> read(String lines) throws SQLException {
        var counted = new TreeMap<String, Integer>();
        try (var connection = stored.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT line, sum(n) FROM (" + lines
                                + ") AS all_lines GROUP BY line HAVING sum(n) <> 0")) {
            while (rows.next()) {
                counted.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counted;
    }
}
