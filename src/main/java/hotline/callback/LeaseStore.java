package hotline.callback;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How long callbacks stay in hand: a lease that is prolonged, and one that ran out while no one else took the callback. */
final class LeaseStore {
    private static final String RENEW = """
            UPDATE callback SET lease_until = greatest(lease_until, least($5, a.started_at + $6::int * interval '1 second'))
            FROM callback_attempt a
            WHERE callback.id = $1 AND callback.status = 'in-progress' AND callback.attempts = $2 AND callback.agent = $3
                AND callback.lease_until > $4 AND a.callback_id = callback.id AND a.attempt = callback.attempts
            RETURNING callback.lease_until
            """;

    private static final String LET_GO = """
            UPDATE callback SET lease_until = $2
            WHERE id = ANY (ARRAY(
                SELECT id FROM callback
                WHERE status = 'in-progress' AND agent = ANY ($1::bigint[]) AND lease_until > $2
                FOR UPDATE SKIP LOCKED))
            """;

    private static final String COMPLAINTS_OF = """
            SELECT complaint_id FROM callback WHERE status = 'in-progress' AND agent = $1 AND complaint_id IS NOT NULL
            """;

    private static final String POLICY = """
            SELECT coalesce(complaint.policy_version, $2) AS policy_version
            FROM callback LEFT JOIN complaint ON complaint.id = callback.complaint_id
            WHERE callback.id = $1
            """;

    /** Of one that waits since the lease of its last attempt ran out. */
    private static final String LAPSED = """
            callback.status = 'waiting' AND EXISTS (
                SELECT FROM callback_attempt a
                WHERE a.callback_id = callback.id AND a.attempt = callback.attempts AND a.outcome = 'lease-expired'
                    AND (a.callback_id, a.attempt, a.agent) IN (
                        SELECT * FROM unnest($1::bigint[], $2::int[], $3::bigint[])))
            """;

    private static final String LOCK_LAPSED = """
            SELECT complaint.id
            FROM complaint JOIN callback ON callback.complaint_id = complaint.id
            WHERE callback.id = ANY ($1) AND""" + " " + LAPSED + """
            ORDER BY complaint.id
            FOR UPDATE OF complaint, callback
            """;

    /** The attempt continues, so its end is no end. */
    private static final String RESUME = """
            WITH resumed AS (
                UPDATE callback SET status = 'in-progress', agent = asked.agent, lease_until = $4, deferred = false,
                    dialled =\s""" + NumberStore.DIGEST + """

                FROM unnest($1::bigint[], $2::int[], $3::bigint[]) AS asked (callback, attempt, agent)
                WHERE callback.id = asked.callback AND""" + " " + LAPSED + """
                RETURNING callback.id, callback.complaint_id, callback.attempts, callback.agent
            )
            UPDATE callback_attempt SET ended_at = NULL, outcome = NULL
            FROM resumed
            WHERE callback_attempt.callback_id = resumed.id AND callback_attempt.attempt = resumed.attempts
            RETURNING resumed.id, resumed.complaint_id, resumed.attempts, resumed.agent, callback_attempt.started_at
            """;

    /** Until when it is in hand now; empty where it is in that agent's hands no more. */
    Future<Optional<Instant>> renew(
            SqlConnection connection,
            long callback,
            int attempt,
            long agent,
            Instant now,
            Duration lease,
            int mostLeases) {
        return connection
                .preparedQuery(RENEW)
                .execute(Tuple.of(callback, attempt, agent, timestamptz(now), timestamptz(now.plus(lease)), (int)
                        lease.multipliedBy(mostLeases).toSeconds()))
                .map(rows -> Rows.first(rows, row -> row.instant("lease_until")));
    }

    /** What these agents have in hand runs out by then, but for what is just being ended or prolonged; rows of agents may be locked before. */
    static Future<Void> letGo(SqlConnection transaction, Collection<Long> agents, Instant by) {
        return transaction
                .preparedQuery(LET_GO)
                .execute(Tuple.of(agents.toArray(Long[]::new), timestamptz(by)))
                .mapEmpty();
    }

    /** Whose callback the agent has in hand. */
    static Future<List<Long>> complaintsOf(SqlConnection transaction, long agent) {
        return transaction
                .preparedQuery(COMPLAINTS_OF)
                .execute(Tuple.of(agent))
                .map(rows -> Rows.all(rows, row -> row.number("complaint_id")));
    }

    /** @param inForce rules one without a complaint */
    Future<Optional<Integer>> policyVersion(SqlConnection connection, long callback, int inForce) {
        return connection
                .preparedQuery(POLICY)
                .execute(Tuple.of(callback, inForce))
                .map(rows -> Rows.first(rows, row -> row.integer("policy_version")));
    }

    /** Those of complaints, with their rows locked in the order of all. */
    Future<Void> lockLapsed(SqlConnection transaction, Collection<OutcomeRecord> said) {
        return transaction.preparedQuery(LOCK_LAPSED).execute(named(said)).mapEmpty();
    }

    /** Puts those that lapsed, and no one took, back into the hands of who had them; complaint 0: of none. */
    Future<List<CallbackAttempt>> resume(SqlConnection transaction, Collection<OutcomeRecord> said, Instant now) {
        return transaction
                .preparedQuery(RESUME)
                .execute(named(said).addValue(timestamptz(now)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new CallbackAttempt(
                                row.number("id"),
                                row.optionalNumber("complaint_id").orElse(0L),
                                row.integer("attempts"),
                                row.number("agent"),
                                row.instant("started_at"),
                                now)));
    }

    private static Tuple named(Collection<OutcomeRecord> said) {
        return Tuple.tuple()
                .addArrayOfLong(said.stream().map(OutcomeRecord::callback).toArray(Long[]::new))
                .addArrayOfInteger(said.stream().map(OutcomeRecord::attempt).toArray(Integer[]::new))
                .addArrayOfLong(said.stream().map(OutcomeRecord::agent).toArray(Long[]::new));
    }
}
