package hotline.erasure;

import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Each column of each table that may hold text, looked through for what names one customer. */
record WholeSchema(TestDatabase database) {
    private static final String COLUMNS = """
            SELECT c.table_name, c.column_name, c.data_type
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
                AND c.table_name NOT LIKE 'flyway%' AND c.udt_name NOT IN ('_int8', '_int4')
                AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = format('%I', c.table_name)::regclass)
            ORDER BY 1, 2""";

    /** A column, as {@code table.column}. */
    private record Column(String table, String name, boolean isBytes) {
        String condition(String value) {
            var quoted = "'" + value.replace("'", "''") + "'";
            return isBytes
                    ? "position(convert_to(" + quoted + ", 'UTF8') in \"" + name + "\") > 0"
                    : "position(" + quoted + " in \"" + name + "\"::text) > 0";
        }

        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    private List<Column> all() {
        try (var connection = database.connection();
                var rows = connection.createStatement().executeQuery(COLUMNS)) {
            var columns = new ArrayList<Column>();
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString(1), rows.getString(2), rows.getString(3).equals("bytea")));
            }
            return columns;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All columns of these tables. */
    TreeSet<String> columns() {
        var names = new TreeSet<String>();
        all().forEach(column -> names.add(column.toString()));
        return names;
    }

    /** Columns with one of the values in any row. */
    TreeSet<String> holding(List<String> values) {
        var found = new TreeSet<String>();
        for (Column column : all()) {
            for (String value : values) {
                var any = database.value(
                        "SELECT EXISTS (SELECT FROM " + column.table() + " WHERE " + column.condition(value) + ")");
                if (any.equals("t") || any.equals("true")) {
                    found.add(column.toString());
                }
            }
        }
        return found;
    }
}
