package hotline.escalation;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Receipts and answers. Complaints are locked before their notices, both in the order of their ids. */
final class NoticeReplyStore {
    private static final String COLUMNS = """
            SELECT n.id, n.number, n.complaint_id, n.kind, n.to_person, n.to_department, n.answer_due_at, n.received_at,
                   n.answered_at, n.lapsed_at
            FROM notice n
            """;

    private static final String BY_NUMBER = COLUMNS + " WHERE n.number = ANY ($1::text[])";

    private record Digest(Caller.Staff caller, Instant toldAt, Instant now, int most) {}

    private static final Statement<Digest> DIGEST_UNREAD = Statement.of(
            COLUMNS + """
            WHERE n.is_open AND n.received_at IS NULL AND n.in_digest AND n.tell_at = :toldAt AND n.tell_at <= :now
                AND (n.to_person = :person OR n.to_department = :department
                     OR n.to_person IS NULL AND n.to_department IS NULL AND :isSupervisor)
            ORDER BY n.id
            LIMIT :most
            """,
            Parameters.<Digest>of()
                    .value("toldAt", INSTANT, Digest::toldAt)
                    .value("now", INSTANT, Digest::now)
                    .value("person", BIGINT, digest -> digest.caller().id())
                    .optional("department", TEXT, digest -> digest.caller().department())
                    .value("isSupervisor", BOOLEAN, digest -> digest.caller().role() == Role.SUPERVISOR)
                    .value("most", INT, Digest::most));

    private static final String LOCK_COMPLAINTS = """
            SELECT c.id FROM complaint c
            WHERE c.id = ANY ($1::bigint[])
            ORDER BY c.id
            FOR UPDATE
            """;

    private static final String LOCK = COLUMNS + " WHERE n.id = ANY ($1::bigint[]) ORDER BY n.id FOR UPDATE";

    private static final Batch<NoticeReplies.Reply> REPLIES = Batch.<NoticeReplies.Reply>of()
            .fixed("number", TEXT, NoticeReplies.Reply::number)
            .fixed("at", INSTANT, NoticeReplies.Reply::at)
            .fixed("person", BIGINT, NoticeReplies.Reply::person)
            .fixedOptional("answer", TEXT, NoticeReplies.Reply::answer);

    private static final Statement<List<NoticeReplies.Reply>> REPLY =
            Statement.of("""
            UPDATE notice n
            SET received_at = coalesce(n.received_at, r.at), received_by = coalesce(n.received_by, r.person),
                answered_at = CASE WHEN r.answer IS NULL THEN n.answered_at ELSE r.at END,
                answered_by = CASE WHEN r.answer IS NULL THEN n.answered_by ELSE r.person END,
                answer = coalesce(r.answer, n.answer)
            FROM unnest(:replies) AS r
            WHERE n.number = r.number
            """, Parameters.<List<NoticeReplies.Reply>>of().batch("replies", REPLIES, replies -> replies));

    /** What replies must know of a notice. */
    record NoticeState(
            long id,
            String number,
            long complaint,
            String kind,
            Addressee to,
            Optional<Instant> answerDueAt,
            boolean isReceived,
            boolean isAnswered,
            boolean isLapsed) {}

    Future<List<NoticeState>> byNumber(SqlConnection transaction, Collection<String> numbers) {
        return transaction
                .preparedQuery(BY_NUMBER)
                .execute(Tuple.tuple().addArrayOfString(numbers.toArray(String[]::new)))
                .map(NoticeReplyStore::states);
    }

    /** The notices of a digest sent then that the caller has not acknowledged yet; at most that many. */
    Future<List<NoticeState>> unreadOfDigest(
            SqlConnection transaction, Caller.Staff caller, Instant toldAt, Instant now, int most) {
        return transaction
                .preparedQuery(DIGEST_UNREAD.sql())
                .execute(DIGEST_UNREAD.values(new Digest(caller, toldAt, now, most)))
                .map(NoticeReplyStore::states);
    }

    /** The same rows, read again once they are locked. */
    Future<List<NoticeState>> lock(SqlConnection transaction, List<NoticeState> notices) {
        var complaints = notices.stream().map(NoticeState::complaint).distinct().toArray(Long[]::new);
        // Sent together: the second waits for the first on the server.
        var first =
                transaction.preparedQuery(LOCK_COMPLAINTS).execute(Tuple.tuple().addArrayOfLong(complaints));
        var then = transaction.preparedQuery(LOCK).execute(ids(notices));
        return Future.all(first, then).map(both -> states(then.result()));
    }

    Future<Void> write(SqlConnection transaction, List<NoticeReplies.Reply> replies) {
        return transaction
                .preparedQuery(REPLY.sql())
                .execute(REPLY.values(replies))
                .mapEmpty();
    }

    private static Tuple ids(List<NoticeState> notices) {
        return Tuple.tuple()
                .addArrayOfLong(notices.stream().map(NoticeState::id).toArray(Long[]::new));
    }

    private static List<NoticeState> states(RowSet<Row> rows) {
        return Rows.all(
                rows,
                row -> new NoticeState(
                        row.number("id"),
                        row.text("number"),
                        row.number("complaint_id"),
                        row.text("kind"),
                        NoticeColumns.addressee(row),
                        row.optionalInstant("answer_due_at"),
                        row.optionalInstant("received_at").isPresent(),
                        row.optionalInstant("answered_at").isPresent(),
                        row.optionalInstant("lapsed_at").isPresent()));
    }
}
