package hotline.complaint;

import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a list, where one that can't be read is left out instead of failing the list.
 *
 * @param last the row that the next page begins after, where there is one
 */
record ReadRows(List<ComplaintRow> rows, List<Parking.Failing> unreadable, Optional<ListCursor> last) {

    /** Of at most one row more than the page holds. */
    static ReadRows of(RowSet<Row> found, int limit) {
        var rows = new ArrayList<ComplaintRow>(found.size());
        var unreadable = new ArrayList<Parking.Failing>();
        Optional<ListCursor> last = Optional.empty();
        int place = 0;
        for (Row row : found) {
            place++;
            if (place > limit) {
                break;
            }
            try {
                rows.add(ComplaintRows.row(row));
            } catch (RuntimeException failure) {
                if (!RowFault.isOfRow(failure)) {
                    throw failure;
                }
                unreadable.add(
                        new Parking.Failing(FailedRow.complaint(row.getLong("id"), row.getString("number")), failure));
            }
            if (place == limit && found.size() > limit) {
                last = Optional.of(new ListCursor(StateColumns.instant(row, "due_at"), row.getLong("id")));
            }
        }
        return new ReadRows(List.copyOf(rows), List.copyOf(unreadable), last);
    }

    Page<ComplaintRow, String> page() {
        return new Page<>(rows, last.map(ListCursor::text), unreadable.size());
    }
}
