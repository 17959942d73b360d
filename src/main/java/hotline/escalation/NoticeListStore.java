package hotline.escalation;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.paging.ListCursor;
import hotline.parking.EachRow;
import hotline.policy.NoticeKind;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of notices, each read in the order of an index from where the page before ended. */
final class NoticeListStore {
    /** Stands for the time of an answer where none is due. */
    private static final Instant TO_READ_ONLY = Instant.parse("2200-01-01T00:00:00Z");

    /** By when notice n must be answered; the indexes have the same expression. */
    private static final String ANSWER_BY = "coalesce(n.answer_due_at, timestamptz '2200-01-01 00:00:00+00')";

    /** @param from where the page before ended */
    record Asked(NoticeQuery query, ListCursor from, Caller.Staff caller, Instant now) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .optional("kind", TEXT, asked -> asked.query().kind().map(NoticeKind::code))
            .optional("department", TEXT, asked -> asked.query().department())
            .value("now", INSTANT, Asked::now)
            .value("at", INSTANT, asked -> asked.from().dueAt())
            .value("id", BIGINT, asked -> asked.from().id())
            .optional("inDigest", BOOLEAN, asked -> asked.query()
                    .inDigest()
                    .or(() -> asked.query().digest().map(at -> true)))
            .optional("digest", INSTANT, asked -> asked.query().digest())
            .value("most", INT, asked -> asked.query().limit() + 1)
            .value("person", BIGINT, asked -> asked.caller().id())
            .optional("ownDepartment", TEXT, asked -> asked.caller().department())
            .value("supervisor", BOOLEAN, asked -> asked.caller().role() == Role.SUPERVISOR);

    /** A filter that is null differs from nothing. */
    private static final String FILTERED = " AND (n.kind <> :kind OR n.department <> :department) IS NOT TRUE";

    private static final String ON_A_DESK = """
                SELECT n.* FROM notice n
                WHERE n.is_open AND n.tell_at <= :now
                    AND (""" + ANSWER_BY + """
            , -n.id) > (:at, -(:id::bigint))
                    AND (n.in_digest <> :inDigest OR n.tell_at <> :digest) IS NOT TRUE
            """ + FILTERED;

    private static final String MOST_OVERDUE_FIRST = " ORDER BY " + ANSWER_BY + ", -n.id LIMIT :most ";

    /** Every possible addressee, each read from an index made for it. */
    static final Statement<Asked> MINE = Statement.of(
            NoticeColumns.SELECTED + " FROM ((" + ON_A_DESK + " AND n.to_person = :person" + MOST_OVERDUE_FIRST
                    + ") UNION ALL (" + ON_A_DESK + " AND n.to_department = :ownDepartment" + MOST_OVERDUE_FIRST
                    + ") UNION ALL (" + ON_A_DESK
                    + " AND n.to_person IS NULL AND n.to_department IS NULL AND :supervisor" + MOST_OVERDUE_FIRST
                    + ")) AS n"
                    + NoticeColumns.JOINED + MOST_OVERDUE_FIRST,
            ASKED);

    static final Statement<Asked> UNANSWERED = Statement.of(
            NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED + """
            WHERE n.is_open AND n.answer_due_at IS NOT NULL AND (n.answer_due_at, n.id) > (:at, :id)
            """ + FILTERED
                    + " ORDER BY n.answer_due_at, n.id LIMIT :most",
            ASKED);

    private static final String ALL_NOTICES = NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED;

    static final Statement<Asked> ALL =
            Statement.of(ALL_NOTICES + " WHERE n.id < :id ORDER BY n.id DESC LIMIT :most", ASKED);

    /** As ranges of an index: with an equality the planner expects to meet a match soon while it reads on by number. */
    static final Statement<Asked> OF_KIND = Statement.of(ALL_NOTICES + """
            WHERE (n.kind, n.id) < (:kind, :id) AND n.kind >= :kind AND (n.department <> :department) IS NOT TRUE
            ORDER BY n.kind DESC, n.id DESC
            LIMIT :most
            """, ASKED);

    static final Statement<Asked> OF_DEPARTMENT = Statement.of(ALL_NOTICES + """
            WHERE (n.department, n.id) < (:department, :id) AND n.department >= :department
            ORDER BY n.department DESC, n.id DESC
            LIMIT :most
            """, ASKED);

    private static final String OF_COMPLAINT = NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED
            + " WHERE n.complaint_id = $1 ORDER BY n.id";

    private static final String BY_NUMBER =
            NoticeColumns.SELECTED + " FROM notice n" + NoticeColumns.JOINED + " WHERE n.number = $1";

    /** One row more than the page holds, if there is one. */
    Future<NoticePage> page(SqlConnection connection, Caller.Staff caller, NoticeQuery query, Instant now) {
        return page(connection, statement(query), asked(caller, query, now));
    }

    /** At most one more than the limit of the query. */
    Future<Long> count(SqlConnection connection, Caller.Staff caller, NoticeQuery query, Instant now) {
        var statement = statement(query);
        return connection
                .preparedQuery("SELECT count(*) AS rows FROM (" + statement.sql() + ") AS listed")
                .execute(statement.values(asked(caller, query, now)))
                .map(rows -> Rows.only(rows, row -> row.number("rows")));
    }

    /** All of one complaint, oldest first. */
    Future<List<Notice>> ofComplaint(SqlConnection connection, long complaint) {
        return each(connection, OF_COMPLAINT, Tuple.of(complaint)).map(EachRow::orThrow);
    }

    Future<Optional<Long>> complaint(SqlConnection connection, String number) {
        return connection
                .preparedQuery("SELECT id FROM complaint WHERE number = $1")
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    Future<Optional<Notice>> byNumber(SqlConnection connection, String number) {
        return each(connection, BY_NUMBER, Tuple.of(number))
                .map(found -> found.orThrow().stream().findFirst());
    }

    private static Statement<Asked> statement(NoticeQuery query) {
        return switch (query.view()) {
            case MINE -> MINE;
            case UNANSWERED -> UNANSWERED;
            case ALL -> query.kind().isPresent() ? OF_KIND : query.department().isPresent() ? OF_DEPARTMENT : ALL;
        };
    }

    private static Asked asked(Caller.Staff caller, NoticeQuery query, Instant now) {
        var first = query.view() == NoticeQuery.View.ALL ? ListCursor.BEFORE_NEWEST : ListCursor.BEFORE_FIRST_DUE;
        return new Asked(query, query.after().map(ListCursor::parse).orElse(first), caller, now);
    }

    private static Future<NoticePage> page(SqlConnection connection, Statement<Asked> statement, Asked asked) {
        var query = asked.query();
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> NoticePage.of(
                        rows.stream().toList(), query.limit(), row -> cursor(query.view(), Fields.of(row))));
    }

    private static Future<EachRow<Notice>> each(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(NoticeColumns::each);
    }

    private static String cursor(NoticeQuery.View view, Fields row) {
        var at =
                switch (view) {
                    case MINE -> row.optionalInstant("answer_due_at").orElse(TO_READ_ONLY);
                    case UNANSWERED -> row.instant("answer_due_at");
                    case ALL -> Instant.EPOCH;
                };
        return new ListCursor(at, row.number("id")).text();
    }
}
