package hotline.export;

import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A list as a caller takes it out: its columns and its rows.
 *
 * @param complaint id of the complaint that a row is about
 */
record Table<R>(List<Column<R>> columns, ToLongFunction<R> complaint, Pages<R> pages, Count count) {

    /** Reads the page after a cursor. */
    interface Pages<R> {
        Future<Page<R, String>> read(SqlConnection connection, Optional<String> after);
    }

    /** Counts the rows; one more than the most stands for all larger numbers. */
    interface Count {
        Future<Long> read(SqlConnection connection, int most);
    }

    Table {
        columns = List.copyOf(columns);
    }

    /** With the columns that the caller may take out. */
    Table<R> forCaller(Caller.Staff caller) {
        var allowed = columns.stream()
                .filter(column -> switch (column.readers()) {
                    case ALL -> true;
                    case HOUSE -> caller.role().handlesComplaints();
                    case SUPERVISORS -> caller.role() == Role.SUPERVISOR;
                })
                .toList();
        return new Table<>(allowed, complaint, pages, count);
    }
}
