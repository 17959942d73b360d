package hotline.rows;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The result of a statement, each row read in the same way. */
public final class Rows {
    private Rows() {}

    public static <T> List<T> all(RowSet<Row> rows, Function<Fields, T> read) {
        var all = new ArrayList<T>(rows.size());
        for (Row row : rows) {
            all.add(read.apply(Fields.of(row)));
        }
        return all;
    }

    public static <T> Optional<T> first(RowSet<Row> rows, Function<Fields, T> read) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(read.apply(Fields.of(found.next()))) : Optional.empty();
    }

    /** Each key once. */
    public static <K, V> Map<K, V> byKey(RowSet<Row> rows, Function<Fields, K> key, Function<Fields, V> value) {
        var found = new HashMap<K, V>();
        for (Row row : rows) {
            var fields = Fields.of(row);
            found.put(key.apply(fields), value.apply(fields));
        }
        return found;
    }

    /** Of a statement that always returns one row. */
    public static <T> T only(RowSet<Row> rows, Function<Fields, T> read) {
        return read.apply(Fields.of(rows.iterator().next()));
    }
}
