package hotline.measures;

import hotline.complaint.ComplaintRow;
import hotline.complaint.PersonName;
import hotline.complaint.Status;
import hotline.measures.Now.OpenWork;
import hotline.measures.Now.OwnerPastDue;
import hotline.measures.Now.UnansweredNotices;
import hotline.policy.Severity;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads open work through the partial indexes that hold nothing else. */
final class WallboardStore {
    private static final String OPEN_WORK = """
            SELECT coming.open, coming.past_due, coming.due_next_hour, coming.due_today,
                   unowned.unassigned, unowned.longest_wait,
                   (SELECT count(*) FROM callback WHERE status = 'waiting') AS callbacks_waiting
            FROM (
                SELECT count(*) AS open,
                       count(*) FILTER (WHERE due_at < $1) AS past_due,
                       count(*) FILTER (WHERE due_at >= $1 AND due_at < $1 + interval '1 hour') AS due_next_hour,
                       count(*) FILTER (WHERE due_at >= $1 AND due_at < $2) AS due_today
                FROM complaint
                WHERE ended_at IS NULL
            ) AS coming, (
                SELECT count(*) AS unassigned,
                       floor(extract(epoch FROM $1 - min(received_at)) / 60)::bigint AS longest_wait
                FROM complaint
                WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened')
            ) AS unowned""";

    private static final String PAST_DUE_BY_OWNER = """
            SELECT late.owner, person.name AS owner_name, late.past_due
            FROM (
                SELECT owner, count(*) AS past_due
                FROM complaint
                WHERE ended_at IS NULL AND due_at < $1
                GROUP BY owner
            ) AS late
            LEFT JOIN person ON person.id = late.owner
            ORDER BY late.past_due DESC, late.owner NULLS FIRST""";

    private static final String BREACHES = """
            SELECT c.id, number, status, channel, type, subtype, severity, complainant, c.branch,
                   left(description, 120) AS summary, received_at, due_at, breached_at, owner,
                   person.name AS owner_name, version
            FROM (
                SELECT * FROM complaint
                WHERE ended_at IS NULL AND due_at < $1
                ORDER BY due_at DESC, id DESC
                LIMIT 10
            ) AS c
            LEFT JOIN person ON person.id = c.owner
            ORDER BY due_at DESC, c.id DESC""";

    private static final String UNANSWERED_NOTICES = """
            SELECT count(*) AS unanswered, count(*) FILTER (WHERE answer_due_at < $1) AS late
            FROM notice
            WHERE is_open AND answer_due_at IS NOT NULL""";

    private WallboardStore() {}

    static Future<OpenWork> openWork(SqlClient client, Instant now, Instant midnight) {
        return client.preparedQuery(OPEN_WORK)
                .execute(Tuple.of(at(now), at(midnight)))
                .map(rows -> openWork(rows.iterator().next()));
    }

    static Future<UnansweredNotices> unansweredNotices(SqlClient client, Instant now) {
        return client.preparedQuery(UNANSWERED_NOTICES)
                .execute(Tuple.of(at(now)))
                .map(rows -> rows.iterator().next())
                .map(row -> new UnansweredNotices(row.getLong("unanswered"), row.getLong("late")));
    }

    static Future<List<OwnerPastDue>> pastDueByOwner(SqlClient client, Instant now) {
        return client.preparedQuery(PAST_DUE_BY_OWNER)
                .execute(Tuple.of(at(now)))
                .map(rows -> list(rows, row -> new OwnerPastDue(owner(row), row.getLong("past_due"))));
    }

    static Future<List<ComplaintRow>> breaches(SqlClient client, Instant now) {
        return client.preparedQuery(BREACHES)
                .execute(Tuple.of(at(now)))
                .map(rows -> list(rows, WallboardStore::pastDue));
    }

    private static OpenWork openWork(Row row) {
        var longest = row.getLong("longest_wait");
        return new OpenWork(
                row.getLong("open"),
                row.getLong("unassigned"),
                row.getLong("due_next_hour"),
                row.getLong("due_today"),
                row.getLong("past_due"),
                row.getLong("callbacks_waiting"),
                longest == null ? OptionalLong.empty() : OptionalLong.of(longest));
    }

    private static ComplaintRow pastDue(Row row) {
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
                row.get(OffsetDateTime.class, "received_at").toInstant(),
                row.get(OffsetDateTime.class, "due_at").toInstant(),
                Optional.ofNullable(row.get(OffsetDateTime.class, "breached_at"))
                        .map(OffsetDateTime::toInstant),
                Optional.empty(),
                owner(row),
                row.getInteger("version"));
    }

    private static Optional<PersonName> owner(Row row) {
        return Optional.ofNullable(row.getLong("owner")).map(id -> new PersonName(id, row.getString("owner_name")));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        var list = new ArrayList<T>(rows.size());
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
