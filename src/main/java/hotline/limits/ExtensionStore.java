package hotline.limits;

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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Table {@code extension}. Whoever writes it has locked the complaints before. */
final class ExtensionStore {
    static final String COLUMNS = """
            e.id, e.complaint_id, e.working_days, e.reason, e.asked_by, e.asked_at, e.due_before, e.due_after, e.granted,
            e.decided_by, e.decided_at, e.decision
            """;

    private static final String ASK = """
            INSERT INTO extension (complaint_id, working_days, reason, asked_by, asked_at, due_before)
            SELECT complaint_id, working_days, reason, asked_by, asked_at, due_before
            FROM unnest($1::bigint[], $2::int[], $3::text[], $4::bigint[], $5::timestamptz[], $6::timestamptz[])
                AS a (complaint_id, working_days, reason, asked_by, asked_at, due_before)
            """;

    private static final String OF_COMPLAINTS = "SELECT " + COLUMNS + """
             FROM extension e
            WHERE e.complaint_id = ANY ($1::bigint[])
            ORDER BY e.id
            FOR UPDATE
            """;

    private static final String BY_ID =
            "SELECT " + COLUMNS + " FROM extension e WHERE e.id = ANY ($1::bigint[]) ORDER BY e.id";

    private static final String LOCK = BY_ID + " FOR UPDATE";

    private static final String DECIDE = """
            UPDATE extension e
            SET granted = d.granted, decided_by = d.decided_by, decided_at = d.decided_at, decision = d.decision,
                due_before = d.due_before, due_after = d.due_after
            FROM unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::boolean[], $5::bigint[],
                        $6::timestamptz[], $7::text[])
                AS d (id, due_before, due_after, granted, decided_by, decided_at, decision)
            WHERE e.id = d.id
            """;

    private static final String CLOSE = """
            UPDATE extension e
            SET granted = false, decided_at = c.at
            FROM unnest($1::bigint[], $2::timestamptz[]) AS c (complaint_id, at)
            WHERE e.complaint_id = c.complaint_id AND e.granted IS NULL
            RETURNING
            """ + COLUMNS;

    private static final String MOVE = """
            UPDATE extension e
            SET due_before = m.due
            FROM unnest($1::bigint[], $2::timestamptz[]) AS m (complaint_id, due)
            WHERE e.complaint_id = m.complaint_id AND e.granted IS NULL
            """;

    /** One that is asked for; {@code due} without it. */
    record Asked(long complaint, ExtensionRequest request, long by, Instant at, Instant due) {}

    Future<Void> ask(SqlConnection transaction, List<Asked> asked) {
        return transaction
                .preparedQuery(ASK)
                .execute(Tuple.tuple()
                        .addArrayOfLong(column(asked, Asked::complaint, Long[]::new))
                        .addArrayOfInteger(column(asked, a -> a.request().workingDays(), Integer[]::new))
                        .addArrayOfString(column(asked, a -> a.request().reason(), String[]::new))
                        .addArrayOfLong(column(asked, Asked::by, Long[]::new))
                        .addArrayOfOffsetDateTime(column(asked, a -> time(a.at()), OffsetDateTime[]::new))
                        .addArrayOfOffsetDateTime(column(asked, a -> time(a.due()), OffsetDateTime[]::new)))
                .mapEmpty();
    }

    /** All that were asked for the complaints, decided or not. */
    Future<List<Extension>> ofComplaints(SqlConnection transaction, Collection<Long> complaints) {
        return read(transaction, OF_COMPLAINTS, Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)));
    }

    Future<List<Extension>> byId(SqlConnection connection, Collection<Long> ids) {
        return read(connection, BY_ID, Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)));
    }

    Future<List<Extension>> lock(SqlConnection transaction, Collection<Long> ids) {
        return read(transaction, LOCK, Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)));
    }

    /** What was decided of one; {@code dueAfter} where it was granted. */
    record Decided(
            long extension,
            Instant dueBefore,
            Optional<Instant> dueAfter,
            boolean granted,
            long by,
            Instant at,
            String reason) {}

    Future<Void> decide(SqlConnection transaction, List<Decided> decided) {
        return decided.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(DECIDE)
                        .execute(Tuple.tuple()
                                .addArrayOfLong(column(decided, Decided::extension, Long[]::new))
                                .addArrayOfOffsetDateTime(
                                        column(decided, d -> time(d.dueBefore()), OffsetDateTime[]::new))
                                .addArrayOfOffsetDateTime(column(
                                        decided,
                                        d -> d.dueAfter()
                                                .map(ExtensionStore::time)
                                                .orElse(null),
                                        OffsetDateTime[]::new))
                                .addArrayOfBoolean(column(decided, Decided::granted, Boolean[]::new))
                                .addArrayOfLong(column(decided, Decided::by, Long[]::new))
                                .addArrayOfOffsetDateTime(column(decided, d -> time(d.at()), OffsetDateTime[]::new))
                                .addArrayOfString(column(decided, Decided::reason, String[]::new)))
                        .mapEmpty();
    }

    /** Ends those of complaints that ended undecided; answers them. */
    Future<List<Extension>> close(SqlConnection transaction, Map<Long, Instant> endedAt) {
        return read(transaction, CLOSE, byComplaint(endedAt));
    }

    /** Those undecided keep their place in the order of limits. */
    Future<Void> move(SqlConnection transaction, Map<Long, Instant> due) {
        return transaction.preparedQuery(MOVE).execute(byComplaint(due)).mapEmpty();
    }

    static Extension extension(Row row) {
        return new Extension(
                row.getLong("id"),
                row.getLong("complaint_id"),
                row.getInteger("working_days"),
                row.getString("reason"),
                row.getLong("asked_by"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getOffsetDateTime("due_before").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("due_after")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getBoolean("granted")),
                Optional.ofNullable(row.getLong("decided_by")),
                Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("decision")));
    }

    private static Future<List<Extension>> read(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(ExtensionStore::extensions);
    }

    private static List<Extension> extensions(RowSet<Row> rows) {
        var extensions = new ArrayList<Extension>(rows.size());
        rows.forEach(row -> extensions.add(extension(row)));
        return extensions;
    }

    private static Tuple byComplaint(Map<Long, Instant> times) {
        var ids = times.keySet().stream().sorted().toArray(Long[]::new);
        var at = new OffsetDateTime[ids.length];
        for (int i = 0; i < ids.length; i++) {
            at[i] = time(times.get(ids[i]));
        }
        return Tuple.tuple().addArrayOfLong(ids).addArrayOfOffsetDateTime(at);
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
