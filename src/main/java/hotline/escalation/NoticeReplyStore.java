package hotline.escalation;

import hotline.identity.Caller;
import hotline.identity.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Receipts and answers. Complaints are locked before their notices, both in the order of their ids. */
final class NoticeReplyStore {
    private static final String COLUMNS = """
            SELECT n.id, n.number, n.complaint_id, n.kind, n.to_person, n.to_department, n.answer_due_at, n.received_at,
                   n.answered_at
            FROM notice n
            """;

    private static final String BY_NUMBER = COLUMNS + " WHERE n.number = ANY ($1::text[])";

    private static final String DIGEST_UNREAD = COLUMNS + """
            WHERE n.is_open AND n.received_at IS NULL AND n.in_digest AND n.tell_at = $1 AND n.tell_at <= $2
                AND (n.to_person = $3 OR n.to_department = $4
                     OR n.to_person IS NULL AND n.to_department IS NULL AND $5)
            ORDER BY n.id
            LIMIT $6
            """;

    private static final String LOCK_COMPLAINTS = """
            SELECT c.id FROM complaint c
            WHERE c.id = ANY ($1::bigint[])
            ORDER BY c.id
            FOR UPDATE
            """;

    private static final String LOCK = COLUMNS + " WHERE n.id = ANY ($1::bigint[]) ORDER BY n.id FOR UPDATE";

    private static final String RECEIVE = """
            UPDATE notice SET received_at = $2, received_by = $3
            WHERE id = ANY ($1::bigint[])
            """;

    private static final String ANSWER = """
            UPDATE notice
            SET answered_at = $2, answered_by = $3, answer = $4, received_at = coalesce(received_at, $2),
                received_by = coalesce(received_by, $3)
            WHERE id = $1
            """;

    /** What replies must know of a notice. */
    record Standing(
            long id,
            String number,
            long complaint,
            String kind,
            Addressee to,
            Optional<Instant> answerDueAt,
            boolean isReceived,
            boolean isAnswered) {}

    Future<List<Standing>> byNumber(SqlConnection transaction, Collection<String> numbers) {
        return transaction
                .preparedQuery(BY_NUMBER)
                .execute(Tuple.tuple().addArrayOfString(numbers.toArray(String[]::new)))
                .map(NoticeReplyStore::standings);
    }

    /** Of a digest that was told then, what the caller has not acknowledged yet; at most so many. */
    Future<List<Standing>> unreadOfDigest(
            SqlConnection transaction, Caller.Staff caller, Instant toldAt, Instant now, int most) {
        return transaction
                .preparedQuery(DIGEST_UNREAD)
                .execute(Tuple.of(
                        time(toldAt),
                        time(now),
                        caller.id(),
                        caller.department().orElse(null),
                        caller.role() == Role.SUPERVISOR,
                        most))
                .map(NoticeReplyStore::standings);
    }

    /** The same as they are once nobody else can change them. */
    Future<List<Standing>> lock(SqlConnection transaction, List<Standing> notices) {
        var complaints = notices.stream().map(Standing::complaint).distinct().toArray(Long[]::new);
        // Sent together: the second waits for the first on the server.
        var first =
                transaction.preparedQuery(LOCK_COMPLAINTS).execute(Tuple.tuple().addArrayOfLong(complaints));
        var then = transaction.preparedQuery(LOCK).execute(ids(notices));
        return Future.all(first, then).map(both -> standings(then.result()));
    }

    Future<Void> receive(SqlConnection transaction, List<Standing> notices, Instant at, long person) {
        return transaction
                .preparedQuery(RECEIVE)
                .execute(ids(notices).addOffsetDateTime(time(at)).addLong(person))
                .mapEmpty();
    }

    Future<Void> answer(SqlConnection transaction, long notice, Instant at, long person, String text) {
        return transaction
                .preparedQuery(ANSWER)
                .execute(Tuple.of(notice, time(at), person, text))
                .mapEmpty();
    }

    private static Tuple ids(List<Standing> notices) {
        return Tuple.tuple().addArrayOfLong(notices.stream().map(Standing::id).toArray(Long[]::new));
    }

    private static List<Standing> standings(RowSet<Row> rows) {
        var standings = new ArrayList<Standing>(rows.size());
        rows.forEach(row -> standings.add(new Standing(
                row.getLong("id"),
                row.getString("number"),
                row.getLong("complaint_id"),
                row.getString("kind"),
                NoticeColumns.addressee(row),
                NoticeColumns.time(row, "answer_due_at"),
                row.getOffsetDateTime("received_at") != null,
                row.getOffsetDateTime("answered_at") != null)));
        return standings;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
