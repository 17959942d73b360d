package hotline.complaint.reading;

import hotline.complaint.coding.Coding;
import hotline.complaint.coding.CodingColumns;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.policy.taxonomy.Source;
import hotline.rows.Fields;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A complaint as a file has it: the row of the list, and what lists have no room for.
 *
 * @param phone in the form in which it is stored
 * @param description whole
 * @param coding the codes that it has
 */
public record WholeRow(
        ComplaintRow listed, Source source, String phone, Optional<String> waybill, String description, Coding coding) {

    static final String SELECTED = ComplaintRow.SELECTED
            + ", c.source, c.phone, c.waybill, c.description, c.remedy_sought, c.incident_on, c.special_care, c.outcome,"
            + " c.validity, c.cause, c.nature, c.quality, c.codes_by_program\n";

    /** Of at most one row more than the page holds; one that can't be read is left out and counted. */
    static Page<WholeRow, String> page(RowSet<Row> found, int limit, Function<Fields, ListCursor> cursor) {
        var page = Page.of(found.stream().toList(), limit, row -> cursor.apply(Fields.of(row))
                .text());
        var read = read(page.items());
        return new Page<>(read.items(), page.next(), read.unreadable().size());
    }

    static List<WholeRow> readable(RowSet<Row> found) {
        return read(found.stream().toList()).items();
    }

    private static EachRow<WholeRow> read(List<Row> rows) {
        return EachRow.of(
                rows,
                row -> of(Fields.of(row)),
                row -> FailedRow.complaint(row.getLong("id"), row.getString("number")));
    }

    private static WholeRow of(Fields row) {
        return new WholeRow(
                ComplaintRow.of(row),
                row.code("source", Source::of),
                row.text("phone"),
                row.optionalText("waybill"),
                row.text("description"),
                CodingColumns.coding(row));
    }
}
