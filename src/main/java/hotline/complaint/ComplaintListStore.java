package hotline.complaint;

import hotline.policy.Severity;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of complaints, each read in the order of an index from where the page before ended. */
final class ComplaintListStore {
    private static final String SELECT = """
            SELECT c.id, c.number, c.status, c.channel, c.type, c.subtype, c.severity, c.complainant, c.branch,
                   left(c.description, 120) AS summary, c.received_at, c.due_at, c.breached_at, c.ended_at, c.version,
                   c.owner, o.name AS owner_name
            FROM complaint c
                LEFT JOIN person o ON o.id = c.owner
            WHERE ($1::text IS NULL OR c.status = $1)
                AND ($2::text IS NULL OR c.type = $2)
                AND ($3::text IS NULL OR c.severity = $3)
                AND ($4::text IS NULL OR c.channel = $4)
                AND ($5::boolean IS NULL OR (c.breached_at IS NOT NULL) = $5)
            """;

    private static final String BY_DUE = """
                AND c.ended_at IS NULL AND (c.due_at, c.id) > ($6, $7)
            ORDER BY c.due_at, c.id
            LIMIT $8
            """;

    private static final String NEWEST_FIRST = """
                AND c.id < $6
            ORDER BY c.id DESC
            LIMIT $7
            """;

    static final String OPEN = SELECT + BY_DUE;

    static final String QUEUE = SELECT + "    AND c.owner IS NULL AND c.status IN ('received', 'reopened')\n" + BY_DUE;

    static final String OF_OWNER = SELECT + "    AND c.owner = $9\n" + BY_DUE;

    static final String OF_PHONE =
            SELECT + "    AND c.phone = $8 AND ($9::text IS NULL OR c.waybill = $9)\n" + NEWEST_FIRST;

    static final String OF_WAYBILL = SELECT + "    AND c.waybill = $8\n" + NEWEST_FIRST;

    static final String OF_BRANCH = SELECT + """
                AND c.filed_by_branch = $8
                AND ($9::text IS NULL OR c.phone = $9)
                AND ($10::text IS NULL OR c.waybill = $10)
            """ + NEWEST_FIRST;

    /** One row more than the page holds, where there is one. */
    Future<List<ComplaintRow>> open(SqlConnection connection, ListQuery query, long person) {
        var after = query.after().map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE);
        var values = filters(query)
                .addOffsetDateTime(after.dueAt().atOffset(ZoneOffset.UTC))
                .addLong(after.id())
                .addInteger(query.limit() + 1);
        return switch (query.view()) {
            case OPEN -> rows(connection, OPEN, values);
            case QUEUE -> rows(connection, QUEUE, values);
            case MINE -> rows(connection, OF_OWNER, values.addLong(person));
        };
    }

    Future<List<ComplaintRow>> ofCustomer(SqlConnection connection, ListQuery query) {
        var values = newestFirst(query);
        return query.phone().isPresent()
                ? rows(
                        connection,
                        OF_PHONE,
                        values.addString(query.phone().get()).addString(orNull(query.waybill())))
                : rows(connection, OF_WAYBILL, values.addString(orNull(query.waybill())));
    }

    Future<List<ComplaintRow>> ofBranch(SqlConnection connection, ListQuery query, String branch) {
        var values = newestFirst(query)
                .addString(branch)
                .addString(orNull(query.phone()))
                .addString(orNull(query.waybill()));
        return rows(connection, OF_BRANCH, values);
    }

    private static Tuple newestFirst(ListQuery query) {
        var after = query.after().map(ListCursor::parse).orElse(ListCursor.BEFORE_NEWEST);
        return filters(query).addLong(after.id()).addInteger(query.limit() + 1);
    }

    private static Tuple filters(ListQuery query) {
        return Tuple.tuple()
                .addString(orNull(query.status().map(Status::code)))
                .addString(orNull(query.type()))
                .addString(orNull(query.severity().map(Severity::code)))
                .addString(orNull(query.channel()))
                .addBoolean(query.pastDue().orElse(null));
    }

    private static String orNull(Optional<String> text) {
        return text.orElse(null);
    }

    private static Future<List<ComplaintRow>> rows(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> {
            var listed = new ArrayList<ComplaintRow>(rows.size());
            rows.forEach(row -> listed.add(row(row)));
            return listed;
        });
    }

    private static ComplaintRow row(Row row) {
        return new ComplaintRow(
                row.getLong("id"),
                row.getString("number"),
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
                StateColumns.maybeInstant(row, "breached_at"),
                StateColumns.maybeInstant(row, "ended_at"),
                Optional.ofNullable(row.getLong("owner")).map(id -> new PersonName(id, row.getString("owner_name"))),
                row.getInteger("version"));
    }
}
