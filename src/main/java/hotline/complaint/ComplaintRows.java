package hotline.complaint;

import hotline.policy.Severity;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;

/** The columns of {@link ComplaintRow}, of a complaint named c, without a join. */
public final class ComplaintRows {
    public static final String SELECTED = """
            c.id, c.number, c.policy_version, c.status, c.channel, c.type, c.subtype, c.severity, c.complainant, c.branch,
            left(c.description, 120) AS summary, c.received_at, c.due_at,
            c.calendar_warning IS NOT NULL AND c.ended_at IS NULL AS provisional, c.breached_at, c.ended_at, c.paused_at, c.held_by,
            c.version, c.owner, (SELECT o.name FROM person o WHERE o.id = c.owner) AS owner_name
            """;

    private ComplaintRows() {}

    /** Those that can be read. */
    public static List<ComplaintRow> readable(RowSet<Row> rows) {
        return ReadRows.of(rows, rows.size()).rows();
    }

    public static ComplaintRow row(Row row) {
        return new ComplaintRow(
                row.getLong("id"),
                row.getString("number"),
                row.getInteger("policy_version"),
                Status.of(row.getString("status")).orElseThrow(),
                row.getString("channel"),
                row.getString("type"),
                Optional.ofNullable(row.getString("subtype")),
                Severity.of(row.getString("severity")).orElseThrow(),
                row.getString("complainant"),
                Optional.ofNullable(row.getString("branch")),
                row.getString("summary"),
                StateColumns.instant(row, "received_at"),
                StateColumns.instant(row, "due_at"),
                row.getBoolean("provisional"),
                StateColumns.maybeInstant(row, "breached_at"),
                StateColumns.maybeInstant(row, "ended_at"),
                StateColumns.maybeInstant(row, "paused_at"),
                row.getString("held_by"),
                Optional.ofNullable(row.getLong("owner")).map(id -> new PersonName(id, row.getString("owner_name"))),
                row.getInteger("version"));
    }
}
