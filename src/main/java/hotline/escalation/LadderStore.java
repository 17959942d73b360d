package hotline.escalation;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.ClockColumns;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds and locks the clocks that need an action of the ladder, complaints before clocks. */
final class LadderStore {
    private static final String SELECT = """
            SELECT c.id, c.number, c.policy_version, c.received_at, c.type, c.severity, c.channel, c.market, c.emergency, c.held_by, c.owner,
                   c.last_seq, c.notices,
            """ + ClockColumns.SELECTED + """
            FROM sla_clock k
                JOIN complaint c ON c.id = k.complaint_id
            """;

    /**
     * A clock is skipped while another transaction changes its complaint: that change ends it, or the next batch finds
     * it again. Since the timer waits for no lock here, it can't be part of a deadlock. A clock under a policy that
     * this node does not know yet is skipped too, so that it holds up no other; a node that knows the policy takes it.
     * A policy that is not installed will never be known, so its complaints are claimed, to fail.
     */
    private static final String DUE = """
            WHERE k.next_action_at < $1
                AND (c.policy_version = ANY ($2::int[])
                     OR NOT EXISTS (SELECT FROM policy_version v WHERE v.id = c.policy_version))
                AND coalesce(c.calendar_version, 0) <= $3
            """;

    private static final String CLAIM = SELECT + DUE + """
            ORDER BY k.next_action_at
            LIMIT %d
            FOR UPDATE OF c, k SKIP LOCKED
            """;

    private static final String CLAIM_OF = SELECT + DUE + """
                AND c.id = ANY ($4::bigint[]) AND k.complaint_id = ANY ($4::bigint[])
            ORDER BY k.next_action_at
            FOR UPDATE OF c, k SKIP LOCKED
            """;

    /** Keys alone, which can be read even where the rest of the row can't. */
    private static final String DUE_COMPLAINTS = """
            SELECT c.id, c.number, min(k.next_action_at) AS due
            FROM sla_clock k JOIN complaint c ON c.id = k.complaint_id
            """ + DUE + """
            GROUP BY c.id, c.number
            ORDER BY due
            LIMIT %d
            """;

    private static final String LOCK = SELECT + """
            WHERE c.id = ANY ($1::bigint[]) AND k.complaint_id = ANY ($1::bigint[])
            ORDER BY c.id, k.kind, k.ordinal
            FOR UPDATE OF c, k
            """;

    static final String EARLIEST = """
            SELECT next_action_at
            FROM sla_clock
            WHERE next_action_at IS NOT NULL
            ORDER BY next_action_at
            LIMIT 1
            """;

    private static final String LOCK_ONE = SELECT + """
            WHERE c.id = $1 AND k.complaint_id = $1 AND k.kind = $2 AND k.ordinal = $3
            FOR UPDATE OF c, k
            """;

    private static final Batch<ClockName> NAMES = Batch.<ClockName>of()
            .fixed("complaint_id", BIGINT, ClockName::complaint)
            .fixed("kind", TEXT, ClockName::kind)
            .fixed("ordinal", INT, ClockName::ordinal);

    /** The timer skips these clocks; a change that moves such a clock makes it visible again. */
    private static final Statement<List<ClockName>> LEAVE_OUT =
            Statement.of("""
            UPDATE sla_clock k SET next_action_at = NULL
            FROM unnest(:clocks) AS n
            WHERE k.complaint_id = n.complaint_id AND k.kind = n.kind AND k.ordinal = n.ordinal
            """, Parameters.<List<ClockName>>of().batch("clocks", NAMES, clocks -> clocks));

    private static final String LEAVE_ALL_OUT = """
            UPDATE sla_clock SET next_action_at = NULL WHERE complaint_id = $1 AND next_action_at < $2
            RETURNING kind, ordinal
            """;

    /** A node that freezes while it holds a batch keeps it from the others for at most that long. */
    private static final String LIMIT_FREEZE = "SELECT set_config('idle_in_transaction_session_timeout', '1s', true)";

    /** When the next clock is due; one index look-up, however many clocks there are. */
    Future<Optional<Instant>> earliest(SqlConnection connection) {
        return connection
                .preparedQuery(EARLIEST)
                .execute()
                .map(rows -> Rows.first(rows, row -> row.instant("next_action_at")));
    }

    /**
     * The policies by which this node can judge; other complaints are left to other nodes until it has learned their
     * policy.
     *
     * @param calendar the newest version
     */
    record Known(Collection<Integer> policies, int calendar) {}

    /** Locks up to that many due clocks with their complaints, the longest overdue first. */
    Future<Claimed> claim(SqlConnection transaction, Instant now, Known known, int most) {
        // The number is part of the statement's text, so that every plan is made for few rows.
        return claim(transaction, CLAIM.formatted(most), due(now, known));
    }

    /** The same for those complaints alone. */
    Future<Claimed> claim(SqlConnection transaction, Instant now, Known known, List<DueComplaint> only) {
        var ids = only.stream().map(DueComplaint::id).toArray(Long[]::new);
        return claim(transaction, CLAIM_OF, due(now, known).addArrayOfLong(ids));
    }

    private static Future<Claimed> claim(SqlConnection transaction, String sql, Tuple values) {
        // Sent together: the first statement costs no extra round trip.
        transaction.preparedQuery(LIMIT_FREEZE).execute();
        return transaction.preparedQuery(sql).execute(values).map(Claimed::of);
    }

    private static Tuple due(Instant now, Known known) {
        return Tuple.tuple()
                .addOffsetDateTime(timestamptz(now))
                .addArrayOfInteger(known.policies().toArray(Integer[]::new))
                .addInteger(known.calendar());
    }

    /** A complaint with a clock that is due. */
    record DueComplaint(long id, String number) {}

    /** Up to that many, the longest overdue first; nothing is locked. */
    Future<List<DueComplaint>> dueComplaints(SqlConnection connection, Instant now, Known known, int most) {
        return connection
                .preparedQuery(DUE_COMPLAINTS.formatted(most))
                .execute(due(now, known))
                .map(rows -> Rows.all(rows, row -> new DueComplaint(row.number("id"), row.text("number"))));
    }

    /** Those complaints with all of their clocks. */
    Future<List<DueCase>> lock(SqlConnection transaction, Collection<Long> complaints) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)))
                .map(rows -> Claimed.of(rows).readable());
    }

    /** One clock with its complaint; empty if it is gone. */
    Future<List<DueCase>> lock(SqlConnection transaction, ClockName clock) {
        return transaction
                .preparedQuery(LOCK_ONE)
                .execute(Tuple.of(clock.complaint(), clock.kind(), clock.ordinal()))
                .map(rows -> Claimed.of(rows).readable());
    }

    Future<Void> leaveOut(SqlConnection transaction, List<ClockName> clocks) {
        return transaction
                .preparedQuery(LEAVE_OUT.sql())
                .execute(LEAVE_OUT.values(clocks))
                .mapEmpty();
    }

    /** All due clocks of a complaint. */
    Future<List<ClockName>> leaveOut(SqlConnection transaction, long complaint, Instant now) {
        return transaction
                .preparedQuery(LEAVE_ALL_OUT)
                .execute(Tuple.of(complaint, timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> new ClockName(complaint, row.text("kind"), row.integer("ordinal"))));
    }
}
