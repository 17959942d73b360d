package hotline.export.table;

import hotline.export.About.Entry;
import hotline.export.Column;
import hotline.export.Table;
import hotline.export.Table.Said;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are read at once, since they have a bound: figures, units, volumes. What they are counted up to is known
 * only once they are read.
 */
final class WholeTable<R> {
    /**
     * All rows.
     *
     * @param position of the log up to which they count; empty: up to its end
     */
    record Rows<R>(List<R> rows, List<Entry> entries, Optional<String> position) {
        Rows {
            rows = List.copyOf(rows);
            entries = List.copyOf(entries);
        }

        static <R> Rows<R> of(List<R> rows) {
            return new Rows<>(rows, List.of(), Optional.empty());
        }
    }

    /** Reads all rows. */
    interface Reading<R> {
        Future<Rows<R>> read(SqlConnection connection);
    }

    private final Reading<R> reading;
    private Optional<Future<Rows<R>>> begun = Optional.empty();

    private WholeTable(Reading<R> reading) {
        this.reading = reading;
    }

    /** No row shows a complaint. */
    static <R> Table<R> of(List<Column<R>> columns, Reading<R> reading) {
        var whole = new WholeTable<R>(reading);
        return new Table<>(
                columns,
                row -> Optional.empty(),
                (connection, after) -> whole.rows(connection).map(rows -> page(rows, after)),
                (connection, most) ->
                        whole.rows(connection).map(rows -> Math.min(rows.rows().size(), most + 1L)),
                connection -> whole.rows(connection).map(rows -> new Said(rows.entries(), rows.position())));
    }

    private synchronized Future<Rows<R>> rows(SqlConnection connection) {
        if (begun.isEmpty()) {
            begun = Optional.of(reading.read(connection));
        }
        return begun.get();
    }

    private static <R> Page<R, String> page(Rows<R> all, Optional<String> after) {
        int from = after.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.rows().size(), from + Table.ROWS_OF_PAGE);
        return new Page<>(
                all.rows().subList(from, to),
                Optional.of(to).filter(end -> end < all.rows().size()).map(String::valueOf));
    }
}
