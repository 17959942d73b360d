package hotline.limits;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was handed over to departments in which no one took it (K7). */
final class OfferedStore {
    /** One index look-up while none is due. A complaint that another node or agent has locked is left to the next round. */
    static final String CLAIM = """
            SELECT c.id, p.department,
                CASE WHEN p.enabled AND p.role IN ('agent', 'supervisor') THEN p.id END AS at_work
            FROM complaint c
                LEFT JOIN person p ON p.id = c.first_contact
            WHERE c.accept_by <= $1 AND c.owner IS NULL
            ORDER BY c.accept_by
            LIMIT %d
            FOR UPDATE OF c SKIP LOCKED
            """;

    private static final Batch<Moved> MOVED = Batch.<Moved>of()
            .fixed("id", BIGINT, Moved::complaint)
            .fixedOptional("accept_by", INSTANT, Moved::acceptBy);

    private static final Statement<List<Moved>> MOVE =
            Statement.of("""
            UPDATE complaint c SET accept_by = n.accept_by FROM unnest(:moved) AS n WHERE c.id = n.id
            """, Parameters.<List<Moved>>of().batch("moved", MOVED, moved -> moved));

    /** @param acceptBy by when it must be taken after all; empty: it need not */
    record Moved(long complaint, Optional<Instant> acceptBy) {}

    /** Locks up to that many complaints that are due, the longest due first, with whom each goes back to. */
    Future<Map<Long, HandingBack>> claim(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(CLAIM.formatted(most))
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> {
                    var due = new LinkedHashMap<Long, HandingBack>();
                    Rows.all(
                            rows,
                            row -> due.put(
                                    row.number("id"),
                                    new HandingBack(row.optionalNumber("at_work"), row.optionalText("department"))));
                    return due;
                });
    }

    Future<Void> move(SqlConnection transaction, List<Moved> moved) {
        return moved.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(MOVE.sql())
                        .execute(MOVE.values(moved))
                        .mapEmpty();
    }
}
