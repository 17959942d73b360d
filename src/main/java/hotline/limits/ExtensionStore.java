package hotline.limits;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table {@code extension}. Writers have locked the complaints before. */
final class ExtensionStore {
    static final String COLUMNS = """
            e.id, e.complaint_id, e.working_days, e.reason, e.asked_by, e.asked_at, e.due_before, e.due_after, e.granted,
            e.decided_by, e.decided_at, e.decision
            """;

    private static final Batch<Asked> ASKED = Batch.<Asked>of()
            .fixed("complaint_id", BIGINT, Asked::complaint)
            .fixed("working_days", INT, asked -> asked.request().workingDays())
            .fixed("reason", TEXT, asked -> asked.request().reason())
            .fixed("asked_by", BIGINT, Asked::by)
            .fixed("asked_at", INSTANT, Asked::at)
            .fixed("due_before", INSTANT, Asked::due);

    private static final Statement<List<Asked>> ASK = Statement.of(
            """
            INSERT INTO extension (%s) SELECT %s FROM unnest(:asked) AS n
            """.formatted(ASKED.names(), ASKED.values()),
            Parameters.<List<Asked>>of().batch("asked", ASKED, asked -> asked));

    private static final String OF_COMPLAINTS = "SELECT " + COLUMNS + """
             FROM extension e
            WHERE e.complaint_id = ANY ($1::bigint[])
            ORDER BY e.id
            FOR UPDATE
            """;

    private static final String BY_ID =
            "SELECT " + COLUMNS + " FROM extension e WHERE e.id = ANY ($1::bigint[]) ORDER BY e.id";

    private static final String LOCK = BY_ID + " FOR UPDATE";

    private static final Batch<Decided> DECIDED = Batch.<Decided>of()
            .fixed("id", BIGINT, Decided::extension)
            .column("due_before", INSTANT, Decided::dueBefore)
            .optional("due_after", INSTANT, Decided::dueAfter)
            .column("granted", BOOLEAN, Decided::granted)
            .column("decided_by", BIGINT, Decided::by)
            .column("decided_at", INSTANT, Decided::at)
            .column("decision", TEXT, Decided::reason);

    private static final Statement<List<Decided>> DECIDE = Statement.of(
            """
            UPDATE extension e
            SET %s
            FROM unnest(:decided) AS n
            WHERE e.id = n.id
            """.formatted(DECIDED.assignments("e")),
            Parameters.<List<Decided>>of().batch("decided", DECIDED, decided -> decided));

    private static final Batch<Map.Entry<Long, Instant>> TIMES = Batch.<Map.Entry<Long, Instant>>of()
            .fixed("complaint_id", BIGINT, Map.Entry::getKey)
            .fixed("at", INSTANT, Map.Entry::getValue);

    private static final Parameters<Map<Long, Instant>> BY_COMPLAINT =
            Parameters.<Map<Long, Instant>>of().batch("times", TIMES, ExtensionStore::inOrder);

    private static final Statement<Map<Long, Instant>> CLOSE = Statement.of("""
            UPDATE extension e
            SET granted = false, decided_at = c.at
            FROM unnest(:times) AS c
            WHERE e.complaint_id = c.complaint_id AND e.granted IS NULL
            RETURNING
            """ + COLUMNS, BY_COMPLAINT);

    private static final Statement<Map<Long, Instant>> MOVE = Statement.of("""
            UPDATE extension e
            SET due_before = m.at
            FROM unnest(:times) AS m
            WHERE e.complaint_id = m.complaint_id AND e.granted IS NULL
            """, BY_COMPLAINT);

    /** A request; {@code due} without it. */
    record Asked(long complaint, ExtensionRequest request, long by, Instant at, Instant due) {}

    Future<Void> ask(SqlConnection transaction, List<Asked> asked) {
        return transaction.preparedQuery(ASK.sql()).execute(ASK.values(asked)).mapEmpty();
    }

    /** All extensions requested for the complaints, decided or not. */
    Future<List<Extension>> ofComplaints(SqlConnection transaction, Collection<Long> complaints) {
        return read(transaction, OF_COMPLAINTS, Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)));
    }

    Future<List<Extension>> byId(SqlConnection connection, Collection<Long> ids) {
        return read(connection, BY_ID, Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)));
    }

    Future<List<Extension>> lock(SqlConnection transaction, Collection<Long> ids) {
        return read(transaction, LOCK, Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)));
    }

    /** The decision on one; {@code dueAfter} if it was granted. */
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
                        .preparedQuery(DECIDE.sql())
                        .execute(DECIDE.values(decided))
                        .mapEmpty();
    }

    /** Ends those of complaints that ended undecided; returns them. */
    Future<List<Extension>> close(SqlConnection transaction, Map<Long, Instant> endedAt) {
        return read(transaction, CLOSE.sql(), CLOSE.values(endedAt));
    }

    /** Undecided ones keep their place in the order of limits. */
    Future<Void> move(SqlConnection transaction, Map<Long, Instant> due) {
        return transaction.preparedQuery(MOVE.sql()).execute(MOVE.values(due)).mapEmpty();
    }

    static Extension extension(Fields row) {
        return new Extension(
                row.number("id"),
                row.number("complaint_id"),
                row.integer("working_days"),
                row.text("reason"),
                row.number("asked_by"),
                row.instant("asked_at"),
                row.instant("due_before"),
                row.optionalInstant("due_after"),
                row.optionalFlag("granted"),
                row.optionalNumber("decided_by"),
                row.optionalInstant("decided_at"),
                row.optionalText("decision"));
    }

    private static Future<List<Extension>> read(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> Rows.all(rows, ExtensionStore::extension));
    }

    private static List<Map.Entry<Long, Instant>> inOrder(Map<Long, Instant> times) {
        return times.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
}
