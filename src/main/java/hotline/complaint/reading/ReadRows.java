package hotline.complaint.reading;

import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.rows.Fields;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Rows of a list, where one that can't be read is left out instead of failing the list.
 *
 * @param last the row that the next page begins after, where there is one
 */
record ReadRows(List<ComplaintRow> rows, List<Parking.Failing> unreadable, Optional<ListCursor> last) {

    /** Of at most one row more than the page holds. */
    static ReadRows of(RowSet<Row> found, int limit, Function<Fields, ListCursor> cursor) {
        var shown = found.stream().limit(limit).toList();
        var read = EachRow.of(
                shown,
                row -> ComplaintRow.of(Fields.of(row)),
                row -> FailedRow.complaint(row.getLong("id"), row.getString("number")));
        Optional<ListCursor> last = found.size() > limit
                ? Optional.of(shown.get(limit - 1)).map(row -> cursor.apply(Fields.of(row)))
                : Optional.empty();
        return new ReadRows(read.items(), read.unreadable(), last);
    }

    /** Rows that are no page of a list. */
    static ReadRows whole(RowSet<Row> found) {
        return of(found, found.size(), row -> ListCursor.BEFORE_NEWEST);
    }

    /** @param closed ids of those that are not shown whole */
    ReadRows without(Set<Long> closed) {
        return new ReadRows(
                rows.stream()
                        .map(row -> closed.contains(row.id()) ? row.masked() : row)
                        .toList(),
                unreadable,
                last);
    }

    Page<ComplaintRow, String> page() {
        return new Page<>(rows, last.map(ListCursor::text), unreadable.size());
    }
}
