package hotline.escalation;

import static hotline.rows.SqlType.timestamptz;

import hotline.escalation.NoticeSummary.Digest;
import hotline.escalation.NoticeSummary.Unanswered;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Counts the notices that wait for a person, from indexes that hold only such notices. */
final class NoticeSummaryStore {
    private static final int MOST_DIGESTS = 20;

    private static final String MINE = """
            WITH mine AS (
                SELECT tell_at, in_digest, received_at, answer_due_at FROM notice
                WHERE is_open AND tell_at <= $1 AND to_person = $2
                UNION ALL
                SELECT tell_at, in_digest, received_at, answer_due_at FROM notice
                WHERE is_open AND tell_at <= $1 AND to_department = $3
                UNION ALL
                SELECT tell_at, in_digest, received_at, answer_due_at FROM notice
                WHERE is_open AND tell_at <= $1 AND to_person IS NULL AND to_department IS NULL AND $4
            )
            """;

    private static final String COUNTS = MINE + """
            SELECT count(*) FILTER (WHERE received_at IS NULL AND NOT in_digest) AS unread,
                   count(answer_due_at) AS to_answer,
                   count(*) FILTER (WHERE answer_due_at < $1) AS to_answer_late
            FROM mine
            """;

    private static final String DIGESTS = MINE + """
            SELECT tell_at, count(*) AS unread
            FROM mine
            WHERE in_digest AND received_at IS NULL
            GROUP BY tell_at
            ORDER BY tell_at DESC
            LIMIT\s""" + MOST_DIGESTS;

    private static final String UNANSWERED = """
            SELECT count(*) AS unanswered, count(*) FILTER (WHERE answer_due_at < $1) AS late
            FROM notice
            WHERE is_open AND answer_due_at IS NOT NULL
            """;

    Future<NoticeSummary> of(SqlConnection connection, Caller.Staff caller, Instant now) {
        var addressees = Tuple.of(
                timestamptz(now), caller.id(), SqlValue.orNull(caller.department()), caller.role() == Role.SUPERVISOR);
        // Sent together: both take one round trip.
        var counts = connection.preparedQuery(COUNTS).execute(addressees);
        var digests = connection.preparedQuery(DIGESTS).execute(addressees);
        var everybodys = caller.role() == Role.SUPERVISOR
                ? unanswered(connection, now).map(Optional::of)
                : Future.succeededFuture(Optional.<Unanswered>empty());
        return Future.all(counts, digests, everybodys).map(all -> {
            return Rows.only(
                    counts.result(),
                    row -> new NoticeSummary(
                            now,
                            row.number("unread"),
                            Rows.all(digests.result(), NoticeSummaryStore::digest),
                            row.number("to_answer"),
                            row.number("to_answer_late"),
                            everybodys.result()));
        });
    }

    private static Future<Unanswered> unanswered(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(UNANSWERED)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.only(rows, row -> new Unanswered(row.number("unanswered"), row.number("late"))));
    }

    private static Digest digest(Fields row) {
        return new Digest(row.instant("tell_at"), row.number("unread"));
    }
}
