package hotline.escalation;

import hotline.complaint.ClockRow;
import hotline.policy.Market;
import hotline.policy.Matter;
import hotline.policy.Severity;
import hotline.sla.SlaClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Finds and locks the clocks that the ladder has something to do with, complaints before clocks. */
final class LadderStore {
    private static final String SELECT = """
            SELECT c.id, c.number, c.policy_version, c.type, c.severity, c.channel, c.market, c.held_by, c.owner,
                   c.last_seq, c.notices,
            """ + ClockRow.SELECTED + """
            FROM sla_clock k
                JOIN complaint c ON c.id = k.complaint_id
            """;

    /**
     * A clock whose complaint somebody is changing is passed over: either that ends it, or it comes back with the next
     * batch. Waiting for nobody here, the timer can't be part of a deadlock. So is one under a policy that this node does
     * not know yet: it keeps no other from its turn, and whoever knows the policy takes it.
     */
    private static final String CLAIM = SELECT + """
            WHERE k.next_action_at < $1 AND c.policy_version = ANY ($2::int[]) AND coalesce(c.calendar_version, 0) <= $3
            ORDER BY k.next_action_at
            LIMIT %d
            FOR UPDATE OF c, k SKIP LOCKED
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

    private static final String POSTPONE = """
            UPDATE sla_clock SET next_action_at = $4
            WHERE complaint_id = $1 AND kind = $2 AND ordinal = $3
            """;

    /** A node that freezes while it holds a batch keeps it from the others no longer than that. */
    private static final String FREEZE_NOBODY = "SELECT set_config('idle_in_transaction_session_timeout', '1s', true)";

    /** When a clock is next to be looked at; one index look-up, however many clocks there are. */
    Future<Optional<Instant>> earliest(SqlConnection connection) {
        return connection.preparedQuery(EARLIEST).execute().map(rows -> rows.stream()
                .map(row -> row.getOffsetDateTime(0).toInstant())
                .findFirst());
    }

    /**
     * Which complaints this node can judge; what it has yet to learn of is another node's until then.
     *
     * @param calendar the newest version
     */
    record Known(Collection<Integer> policies, int calendar) {}

    /** Locks up to so many due clocks with their complaints, those first that have been due longest. */
    Future<List<CaseAtHand>> claim(SqlConnection transaction, Instant now, Known known, int most) {
        // Sent together: the first costs no round trip of its own.
        transaction.preparedQuery(FREEZE_NOBODY).execute();
        // The number stands in the statement, so that every plan of it is made for few rows.
        return transaction
                .preparedQuery(CLAIM.formatted(most))
                .execute(Tuple.tuple()
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addArrayOfInteger(known.policies().toArray(Integer[]::new))
                        .addInteger(known.calendar()))
                .map(LadderStore::cases);
    }

    /** Those complaints with all of their clocks. */
    Future<List<CaseAtHand>> lock(SqlConnection transaction, Collection<Long> complaints) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)))
                .map(LadderStore::cases);
    }

    Future<Void> postpone(SqlConnection connection, long complaint, SlaClock clock, Instant until) {
        return connection
                .preparedQuery(POSTPONE)
                .execute(Tuple.of(complaint, clock.kind().code(), clock.ordinal(), until.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static List<CaseAtHand> cases(RowSet<Row> rows) {
        var clocksOf = new LinkedHashMap<Long, List<SlaClock>>();
        var rowOf = new LinkedHashMap<Long, Row>();
        rows.forEach(row -> {
            rowOf.putIfAbsent(row.getLong("id"), row);
            clocksOf.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>()).add(ClockRow.clock(row));
        });
        return rowOf.entrySet().stream()
                .map(of -> complaint(of.getValue(), clocksOf.get(of.getKey())))
                .toList();
    }

    private static CaseAtHand complaint(Row row, List<SlaClock> clocks) {
        return new CaseAtHand(
                row.getLong("id"),
                row.getString("number"),
                row.getInteger("policy_version"),
                new Matter(
                        row.getString("type"),
                        Severity.of(row.getString("severity")).orElseThrow(),
                        row.getString("channel"),
                        Market.of(row.getString("market")).orElseThrow()),
                row.getString("held_by"),
                Optional.ofNullable(row.getLong("owner")),
                row.getInteger("last_seq"),
                row.getInteger("notices"),
                clocks);
    }
}
