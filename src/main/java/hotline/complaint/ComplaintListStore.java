package hotline.complaint;

import hotline.policy.Severity;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;

/** Lists of complaints, each read in the order of an index from where the page before ended. */
final class ComplaintListStore {
    /**
     * Without a join, so that no plan leaves the index's order and sorts. A filter that is null differs from nothing; all
     * are one condition, since the planner takes many for so selective that it would read all and sort.
     */
    private static final String SELECT = "SELECT " + ComplaintRow.SELECTED + """
            FROM complaint c
            WHERE CASE WHEN c.status <> $1 OR c.type <> $2 OR c.severity <> $3 OR c.channel <> $4
                            OR (c.breached_at IS NOT NULL) <> $5 OR c.phone <> $6 OR coalesce(c.waybill, '') <> $7
                            OR c.held_by <> $8
                       THEN false ELSE true END
            """;

    private static final String BY_DUE = """
                AND c.ended_at IS NULL AND (c.due_at, c.id) > ($9, $10)
            ORDER BY c.due_at, c.id
            LIMIT $11
            """;

    private static final String NEWEST_FIRST = """
                AND c.id < $9
            ORDER BY c.id DESC
            LIMIT $10
            """;

    static final String OPEN = SELECT + BY_DUE;

    static final String QUEUE = SELECT + " AND c.owner IS NULL AND c.status IN ('received', 'reopened')" + BY_DUE;

    static final String OF_OWNER = SELECT + " AND c.owner = $12" + BY_DUE;

    /** The indexes by due time hold the department too, so that rows of others are passed over without being read. */
    static final String OPEN_OF_DEPARTMENT = SELECT + " AND c.held_by = $8" + BY_DUE;

    static final String QUEUE_OF_DEPARTMENT =
            SELECT + " AND c.held_by = $8 AND c.owner IS NULL AND c.status IN ('received', 'reopened')" + BY_DUE;

    /** Written out, not as a filter, so that the few that stand still are found by the index that holds no others. */
    private static final String PAUSED = " AND c.paused_at IS NOT NULL";

    private static final String NOT_PAUSED = " AND c.paused_at IS NULL";

    static final String OF_PHONE = SELECT + " AND c.phone = $6" + NEWEST_FIRST;

    static final String OF_WAYBILL = SELECT + " AND c.waybill = $7" + NEWEST_FIRST;

    static final String OF_BRANCH = SELECT + " AND c.filed_by_branch = $11" + NEWEST_FIRST;

    private static final String BY_ID =
            "SELECT " + ComplaintRow.SELECTED + " FROM complaint c WHERE c.id = ANY ($1::bigint[])";

    /** One row more than the page holds, where there is one. */
    Future<ReadRows> open(SqlConnection connection, ListQuery query, long person) {
        var after = query.after().map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE);
        var values = filters(query)
                .addOffsetDateTime(after.dueAt().atOffset(ZoneOffset.UTC))
                .addLong(after.id())
                .addInteger(query.limit() + 1);
        boolean ofDepartment = query.heldBy().isPresent();
        return switch (query.view()) {
            case OPEN -> rows(connection, ofDepartment ? OPEN_OF_DEPARTMENT : OPEN, query, values);
            case QUEUE -> rows(connection, ofDepartment ? QUEUE_OF_DEPARTMENT : QUEUE, query, values);
            case MINE -> rows(connection, OF_OWNER, query, values.addLong(person));
        };
    }

    Future<ReadRows> ofCustomer(SqlConnection connection, ListQuery query) {
        return rows(connection, query.phone().isPresent() ? OF_PHONE : OF_WAYBILL, query, newestFirst(query));
    }

    Future<ReadRows> ofBranch(SqlConnection connection, ListQuery query, String branch) {
        return rows(connection, OF_BRANCH, query, newestFirst(query).addString(branch));
    }

    static String paused(String sql, boolean paused) {
        return SELECT + (paused ? PAUSED : NOT_PAUSED) + sql.substring(SELECT.length());
    }

    private static Tuple newestFirst(ListQuery query) {
        var after = query.after().map(ListCursor::parse).orElse(ListCursor.BEFORE_NEWEST);
        return filters(query).addLong(after.id()).addInteger(query.limit() + 1);
    }

    private static Tuple filters(ListQuery query) {
        return Tuple.tuple()
                .addString(query.status().map(Status::code).orElse(null))
                .addString(query.type().orElse(null))
                .addString(query.severity().map(Severity::code).orElse(null))
                .addString(query.channel().orElse(null))
                .addBoolean(query.pastDue().orElse(null))
                .addString(query.phone().orElse(null))
                .addString(query.waybill().orElse(null))
                .addString(query.heldBy().orElse(null));
    }

    Future<ReadRows> byId(SqlConnection connection, List<Long> ids) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> ReadRows.of(rows, ids.size()));
    }

    private static Future<ReadRows> rows(SqlConnection connection, String sql, ListQuery query, Tuple values) {
        var asked = query.paused().map(paused -> paused(sql, paused)).orElse(sql);
        return connection.preparedQuery(asked).execute(values).map(rows -> ReadRows.of(rows, query.limit()));
    }
}
