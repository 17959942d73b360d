package hotline.escalation;

import hotline.complaint.ListCursor;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.parking.EachRow;
import hotline.policy.NoticeKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Lists of notices, each read in the order of an index from where the page before ended. */
final class NoticeListStore {
    /** A filter that is null differs from nothing. */
    private static final String FILTERED = " AND (n.kind <> $1 OR n.department <> $2) IS NOT TRUE";

    private static final String ON_A_DESK = """
                SELECT n.* FROM notice n
                WHERE n.is_open AND (n.tell_at, n.id) < ($3, $4)
                    AND (n.in_digest <> $5 OR n.tell_at <> $6) IS NOT TRUE
            """ + FILTERED;

    private static final String LATEST_FIRST = " ORDER BY n.tell_at DESC, n.id DESC LIMIT $7 ";

    /** Whoever it may be for, each read from an index of its own. */
    static final String MINE = NoticeColumns.SELECTED + " FROM ((" + ON_A_DESK + " AND n.to_person = $8" + LATEST_FIRST
            + ") UNION ALL (" + ON_A_DESK + " AND n.to_department = $9" + LATEST_FIRST + ") UNION ALL (" + ON_A_DESK
            + " AND n.to_person IS NULL AND n.to_department IS NULL AND $10" + LATEST_FIRST + ")) AS n"
            + NoticeColumns.JOINED + LATEST_FIRST;

    static final String UNANSWERED = NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED + """
            WHERE n.is_open AND n.answer_due_at IS NOT NULL AND (n.answer_due_at, n.id) > ($3, $4)
            """ + FILTERED
            + " ORDER BY n.answer_due_at, n.id LIMIT $5";

    private static final String WHOEVERS = NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED;

    static final String ALL = WHOEVERS + " WHERE n.id < $1 ORDER BY n.id DESC LIMIT $2";

    /** As ranges of an index, since of equality the planner thinks that reading on by number will soon meet some. */
    static final String OF_KIND = WHOEVERS + """
            WHERE (n.kind, n.id) < ($3, $1) AND n.kind >= $3 AND (n.department <> $4) IS NOT TRUE
            ORDER BY n.kind DESC, n.id DESC
            LIMIT $2
            """;

    static final String OF_DEPARTMENT = WHOEVERS + """
            WHERE (n.department, n.id) < ($3, $1) AND n.department >= $3
            ORDER BY n.department DESC, n.id DESC
            LIMIT $2
            """;

    private static final String OF_COMPLAINT = NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED
            + " WHERE n.complaint_id = $1 ORDER BY n.id";

    private static final String BY_NUMBER =
            NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED + " WHERE n.number = $1";

    /** One row more than the page holds, where there is one. */
    Future<NoticePage> page(SqlConnection connection, Caller.Staff caller, NoticeQuery query, Instant now) {
        return switch (query.view()) {
            case MINE -> mine(connection, caller, query, now);
            case UNANSWERED -> unanswered(connection, query);
            case ALL -> all(connection, query);
        };
    }

    /** All of one complaint, oldest first. */
    Future<List<Notice>> ofComplaint(SqlConnection connection, long complaint) {
        return each(connection, OF_COMPLAINT, Tuple.of(complaint)).map(EachRow::orThrow);
    }

    Future<Optional<Long>> complaint(SqlConnection connection, String number) {
        return connection
                .preparedQuery("SELECT id FROM complaint WHERE number = $1")
                .execute(Tuple.of(number))
                .map(rows -> rows.stream().map(row -> row.getLong("id")).findFirst());
    }

    Future<Optional<Notice>> byNumber(SqlConnection connection, String number) {
        return each(connection, BY_NUMBER, Tuple.of(number))
                .map(found -> found.orThrow().stream().findFirst());
    }

    private Future<NoticePage> mine(SqlConnection connection, Caller.Staff caller, NoticeQuery query, Instant now) {
        var last = query.after().map(ListCursor::parse).orElse(new ListCursor(now, Long.MAX_VALUE));
        // A cursor that somebody made up must not show what is held back.
        var before = last.dueAt().isAfter(now) ? new ListCursor(now, Long.MAX_VALUE) : last;
        return page(
                connection,
                query,
                MINE,
                filters(query)
                        .addOffsetDateTime(time(before.dueAt()))
                        .addLong(before.id())
                        .addBoolean(query.inDigest()
                                .or(() -> query.digest().map(at -> true))
                                .orElse(null))
                        .addOffsetDateTime(
                                query.digest().map(NoticeListStore::time).orElse(null))
                        .addInteger(query.limit() + 1)
                        .addLong(caller.id())
                        .addString(caller.department().orElse(null))
                        .addBoolean(caller.role() == Role.SUPERVISOR));
    }

    private Future<NoticePage> unanswered(SqlConnection connection, NoticeQuery query) {
        var last = query.after().map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE);
        return page(
                connection,
                query,
                UNANSWERED,
                filters(query)
                        .addOffsetDateTime(time(last.dueAt()))
                        .addLong(last.id())
                        .addInteger(query.limit() + 1));
    }

    private Future<NoticePage> all(SqlConnection connection, NoticeQuery query) {
        var last = query.after().map(ListCursor::parse).orElse(ListCursor.BEFORE_NEWEST);
        var values = Tuple.of(last.id(), query.limit() + 1);
        if (query.kind().isPresent()) {
            values.addString(query.kind().get().code())
                    .addString(query.department().orElse(null));
            return page(connection, query, OF_KIND, values);
        }
        return query.department().isPresent()
                ? page(
                        connection,
                        query,
                        OF_DEPARTMENT,
                        values.addString(query.department().get()))
                : page(connection, query, ALL, values);
    }

    private static Tuple filters(NoticeQuery query) {
        return Tuple.tuple()
                .addString(query.kind().map(NoticeKind::code).orElse(null))
                .addString(query.department().orElse(null));
    }

    private static Future<NoticePage> page(SqlConnection connection, NoticeQuery query, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> NoticePage.of(rows.stream().toList(), query.limit(), row -> cursor(query.view(), row)));
    }

    private static Future<EachRow<Notice>> each(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(NoticeColumns::each);
    }

    private static String cursor(NoticeQuery.View view, Row row) {
        var at =
                switch (view) {
                    case MINE -> NoticeColumns.time(row, "tell_at").orElseThrow();
                    case UNANSWERED -> NoticeColumns.time(row, "answer_due_at").orElseThrow();
                    case ALL -> Instant.EPOCH;
                };
        return new ListCursor(at, row.getLong("id")).text();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
