package hotline.export;

import hotline.export.About.Entry;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list as a caller takes it out: its columns and its rows.
 *
 * @param complaint id of the complaint that a row shows; empty where it shows none
 * @param customers ids of the customers' files that a row shows
 * @param erased counts rows that are left out because their personal data are erased
 * @param says what the file says of itself in addition to its rows
 */
public record Table<R>(
        List<Column<R>> columns,
        Function<R, Optional<Long>> complaint,
        Function<R, List<Long>> customers,
        Pages<R> pages,
        Count count,
        Count erased,
        Says says) {
    private static final Count NONE = (connection, most) -> Future.succeededFuture(0L);

    /** Rows of a page. */
    public static final int ROWS_OF_PAGE = 1_000;

    /** Reads the page after a cursor. */
    public interface Pages<R> {
        Future<Page<R, String>> read(SqlConnection connection, Optional<String> after);
    }

    /** Counts the rows; one more than the most stands for all larger numbers. */
    public interface Count {
        Future<Long> read(SqlConnection connection, int most);
    }

    /** Reads what the file says of itself. */
    public interface Says {
        Future<Said> read(SqlConnection connection);
    }

    /**
     * What a file says of itself in addition to its rows.
     *
     * @param position of the log up to which the rows count; empty: up to its end
     */
    public record Said(List<Entry> entries, Optional<String> position) {
        public static final Said NOTHING = new Said(List.of(), Optional.empty());

        public Said {
            entries = List.copyOf(entries);
        }

        Said and(List<Entry> more) {
            return new Said(Stream.concat(entries.stream(), more.stream()).toList(), position);
        }
    }

    public Table {
        columns = List.copyOf(columns);
    }

    /** A list of which the rows say all. */
    public Table(List<Column<R>> columns, Function<R, Optional<Long>> complaint, Pages<R> pages, Count count) {
        this(
                columns,
                complaint,
                row -> List.of(),
                pages,
                count,
                NONE,
                connection -> Future.succeededFuture(Said.NOTHING));
    }

    /** A list of which no row is left out. */
    public Table(
            List<Column<R>> columns, Function<R, Optional<Long>> complaint, Pages<R> pages, Count count, Says says) {
        this(columns, complaint, row -> List.of(), pages, count, NONE, says);
    }

    /** A list that leaves out erased rows. */
    public Table<R> withoutErased(Count left) {
        return new Table<>(columns, complaint, customers, pages, count, left, says);
    }

    /** With the columns that the caller may take out. */
    public Table<R> forCaller(Caller.Staff caller) {
        var allowed = columns.stream()
                .filter(column -> switch (column.readers()) {
                    case ALL -> true;
                    case HOUSE -> caller.role() != Role.BRANCH && caller.role() != Role.ANALYST;
                    case SUPERVISORS -> caller.role() == Role.SUPERVISOR;
                })
                .toList();
        return new Table<>(allowed, complaint, customers, pages, count, erased, says);
    }
}
