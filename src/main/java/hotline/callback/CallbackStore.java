package hotline.callback;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Attempts: who has a callback in hand, and how that ended. A callback is changed only by whoever holds the lock on its
 * complaint's row, so that all parts of the server lock in one order.
 */
final class CallbackStore {
    /** Two requests of one agent at once, a double click say, must not hand out two callbacks. */
    private static final String ONE_TAKE_AT_A_TIME = "SELECT pg_advisory_xact_lock(411, hashint8($1))";

    private static final String IN_HAND_OF = """
            SELECT callback.id, callback.complaint_id, callback.attempts, callback.agent, callback_attempt.started_at,
                   callback.lease_until
            FROM callback
            JOIN callback_attempt ON callback_attempt.callback_id = callback.id
                AND callback_attempt.attempt = callback.attempts
            WHERE callback.status = 'in-progress' AND callback.agent = $1 AND callback.lease_until > $2
                AND callback.complaint_id <> ALL (ARRAY(
                    SELECT complaint_id FROM parked WHERE place = 'callbacks' AND complaint_id IS NOT NULL))
            ORDER BY callback.due_at, callback.id
            LIMIT 1
            """;

    /**
     * Neither parked nor under a policy that this node has yet to learn of; one under a policy that is not installed at all
     * is taken, to fail.
     */
    private static final String WORKABLE = """
            AND complaint.id <> ALL (ARRAY(
                SELECT complaint_id FROM parked WHERE place = 'callbacks' AND complaint_id IS NOT NULL))
            AND (complaint.policy_version = ANY ($2::int[])
                 OR NOT EXISTS (SELECT FROM policy_version v WHERE v.id = complaint.policy_version))
            """;

    /** Waits for nobody: what somebody else is just taking is not there to be taken. */
    private static final String CLAIM = """
            SELECT callback.complaint_id
            FROM callback JOIN complaint ON complaint.id = callback.complaint_id
            WHERE callback.status = 'waiting' AND callback.not_before <= $1
            """ + WORKABLE + """
            ORDER BY callback.due_at, callback.id
            LIMIT 1
            FOR UPDATE OF complaint, callback SKIP LOCKED
            """;

    private static final String LOCK_WAITING = """
            SELECT callback.id, callback.complaint_id, callback.attempts, complaint.policy_version
            FROM complaint JOIN callback ON callback.complaint_id = complaint.id
            WHERE complaint.id = ANY ($1::bigint[]) AND callback.status = 'waiting'
            ORDER BY complaint.id
            FOR UPDATE OF complaint, callback
            """;

    private static final String BEGIN = """
            WITH begun AS (
                UPDATE callback
                SET status = 'in-progress', attempts = asked.attempt, agent = asked.agent, lease_until = asked.lease_until
                FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::timestamptz[], $5::timestamptz[])
                    AS asked (id, attempt, agent, at, lease_until)
                WHERE callback.id = asked.id AND callback.status = 'waiting'
                RETURNING callback.id, asked.attempt, asked.agent, asked.at
            )
            INSERT INTO callback_attempt (callback_id, attempt, agent, started_at)
            SELECT id, attempt, agent, at FROM begun
            """;

    private static final String LOCK_IN_HAND = """
            SELECT callback.id, callback.complaint_id, callback.attempts, callback.due_at,
                   complaint.policy_version, complaint.reopened
            FROM complaint
            JOIN callback ON callback.complaint_id = complaint.id
            JOIN unnest($1::bigint[], $2::int[], $3::bigint[]) AS asked (id, attempt, agent) ON asked.id = callback.id
            WHERE callback.status = 'in-progress' AND callback.attempts = asked.attempt AND callback.agent = asked.agent
            ORDER BY complaint.id
            FOR UPDATE OF complaint, callback
            """;

    private static final String LOCK_EXPIRED = """
            SELECT callback.id, callback.complaint_id, callback.attempts, callback.due_at,
                   complaint.policy_version, complaint.reopened
            FROM callback JOIN complaint ON complaint.id = callback.complaint_id
            WHERE callback.status = 'in-progress' AND callback.lease_until <= $1
            """ + WORKABLE + """
                AND ($4::bigint[] IS NULL OR complaint.id = ANY ($4))
            ORDER BY callback.lease_until
            LIMIT $3
            FOR UPDATE OF complaint, callback SKIP LOCKED
            """;

    private static final String EXPIRED = """
            SELECT complaint.id
            FROM callback JOIN complaint ON complaint.id = callback.complaint_id
            WHERE callback.status = 'in-progress' AND callback.lease_until <= $1
            """ + WORKABLE + """
            ORDER BY callback.lease_until
            LIMIT $3
            """;

    private static final String UNANSWERED = """
            SELECT callback_id, count(*) AS unanswered
            FROM callback_attempt
            WHERE callback_id = ANY ($1::bigint[]) AND outcome = 'no-answer'
            GROUP BY callback_id
            """;

    /** The attempt stands in the condition once more: a holder whose attempt is over changes nothing. */
    private static final String END_ATTEMPT = """
            WITH asked AS (
                SELECT * FROM unnest($1::bigint[], $2::int[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                                     $7::timestamptz[])
                    AS asked (id, attempt, at, outcome, comment, status, not_before)
            ), changed AS (
                UPDATE callback
                SET status = asked.status,
                    not_before = greatest(callback.not_before, asked.not_before),
                    agent = CASE WHEN asked.status <> 'waiting' THEN callback.agent END,
                    lease_until = NULL,
                    finished_at = CASE WHEN asked.status <> 'waiting' THEN asked.at END
                FROM asked
                WHERE callback.id = asked.id AND callback.status = 'in-progress' AND callback.attempts = asked.attempt
                RETURNING callback.id
            )
            UPDATE callback_attempt
            SET ended_at = asked.at, outcome = asked.outcome, comment = asked.comment
            FROM asked JOIN changed USING (id)
            WHERE callback_attempt.callback_id = asked.id AND callback_attempt.attempt = asked.attempt
            """;

    /** A callback that waits, with its complaint's row locked. */
    record Waiting(long callback, long complaint, int attempts, int policyVersion) {}

    /** A callback in somebody's hands, with its complaint's row locked. */
    record InHand(long callback, long complaint, int attempt, Instant dueAt, int policyVersion, int reopened) {}

    /** How one attempt ends, and what its callback becomes. */
    record AttemptEnd(
            InHand inHand, Instant at, String outcome, String comment, CallbackStatus status, Instant notBefore) {}

    Future<Void> oneTakeAtATime(SqlConnection transaction, long agent) {
        return transaction
                .preparedQuery(ONE_TAKE_AT_A_TIME)
                .execute(Tuple.of(agent))
                .mapEmpty();
    }

    Future<Optional<CallbackAttempt>> inHandOf(SqlConnection connection, long agent, Instant now) {
        return connection
                .preparedQuery(IN_HAND_OF)
                .execute(Tuple.of(agent, time(now)))
                .map(rows -> all(
                                rows,
                                row -> new CallbackAttempt(
                                        row.getLong("id"),
                                        row.getLong("complaint_id"),
                                        row.getInteger("attempts"),
                                        row.getLong("agent"),
                                        row.getOffsetDateTime("started_at").toInstant(),
                                        row.getOffsetDateTime("lease_until").toInstant()))
                        .stream()
                        .findFirst());
    }

    /** The complaint whose callback is due first and may be made now. */
    Future<Optional<Long>> claim(SqlConnection transaction, Instant now, Collection<Integer> policies) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.tuple().addOffsetDateTime(time(now)).addArrayOfInteger(policies.toArray(Integer[]::new)))
                .map(rows -> all(rows, row -> row.getLong(0)).stream().findFirst());
    }

    Future<List<Waiting>> lockWaiting(SqlConnection transaction, Collection<Long> complaints) {
        return transaction
                .preparedQuery(LOCK_WAITING)
                .execute(Tuple.of(complaints.toArray(Long[]::new)))
                .map(rows -> all(
                        rows,
                        row -> new Waiting(
                                row.getLong("id"),
                                row.getLong("complaint_id"),
                                row.getInteger("attempts"),
                                row.getInteger("policy_version"))));
    }

    Future<Void> begin(SqlConnection transaction, List<CallbackAttempt> attempts) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.of(
                        attempts.stream().map(CallbackAttempt::callback).toArray(Long[]::new),
                        attempts.stream().map(CallbackAttempt::attempt).toArray(Integer[]::new),
                        attempts.stream().map(CallbackAttempt::agent).toArray(Long[]::new),
                        attempts.stream().map(begun -> time(begun.startedAt())).toArray(OffsetDateTime[]::new),
                        attempts.stream().map(begun -> time(begun.leaseUntil())).toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    /** Locks those whose attempt and agent are still the present ones; all others are missing from the answer. */
    Future<List<InHand>> lockInHand(SqlConnection transaction, List<OutcomeRecord> outcomes) {
        return transaction
                .preparedQuery(LOCK_IN_HAND)
                .execute(Tuple.of(
                        outcomes.stream().map(OutcomeRecord::callback).toArray(Long[]::new),
                        outcomes.stream().map(OutcomeRecord::attempt).toArray(Integer[]::new),
                        outcomes.stream().map(OutcomeRecord::agent).toArray(Long[]::new)))
                .map(rows -> all(rows, CallbackStore::inHand));
    }

    /** @param only complaints; empty: all */
    Future<List<InHand>> lockExpired(
            SqlConnection transaction,
            Instant now,
            Collection<Integer> policies,
            int limit,
            Optional<List<Long>> only) {
        return transaction
                .preparedQuery(LOCK_EXPIRED)
                .execute(expired(now, policies, limit)
                        .addArrayOfLong(
                                only.map(some -> some.toArray(Long[]::new)).orElse(null)))
                .map(rows -> all(rows, CallbackStore::inHand));
    }

    /** Their complaints; nothing is locked. */
    Future<List<Long>> expired(SqlConnection connection, Instant now, Collection<Integer> policies, int limit) {
        return connection
                .preparedQuery(EXPIRED)
                .execute(expired(now, policies, limit))
                .map(rows -> all(rows, row -> row.getLong(0)));
    }

    private static Tuple expired(Instant now, Collection<Integer> policies, int limit) {
        return Tuple.tuple()
                .addOffsetDateTime(time(now))
                .addArrayOfInteger(policies.toArray(Integer[]::new))
                .addInteger(limit);
    }

    /** How often nobody answered so far, by callback; where that is never, the callback is missing. */
    Future<Map<Long, Integer>> unanswered(SqlConnection connection, Collection<Long> callbacks) {
        return connection
                .preparedQuery(UNANSWERED)
                .execute(Tuple.of(callbacks.toArray(Long[]::new)))
                .map(rows -> {
                    var counts = new HashMap<Long, Integer>();
                    rows.forEach(row -> counts.put(row.getLong(0), row.getInteger(1)));
                    return counts;
                });
    }

    Future<Void> endAttempts(SqlConnection transaction, List<AttemptEnd> ends) {
        return transaction
                .preparedQuery(END_ATTEMPT)
                .execute(Tuple.of(
                        ends.stream().map(end -> end.inHand().callback()).toArray(Long[]::new),
                        ends.stream().map(end -> end.inHand().attempt()).toArray(Integer[]::new),
                        ends.stream().map(end -> time(end.at())).toArray(OffsetDateTime[]::new),
                        ends.stream().map(AttemptEnd::outcome).toArray(String[]::new),
                        ends.stream().map(AttemptEnd::comment).toArray(String[]::new),
                        ends.stream().map(end -> end.status().code()).toArray(String[]::new),
                        ends.stream().map(end -> time(end.notBefore())).toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    private static InHand inHand(Row row) {
        return new InHand(
                row.getLong("id"),
                row.getLong("complaint_id"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("policy_version"),
                row.getInteger("reopened"));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> mapper) {
        var list = new ArrayList<T>(rows.size());
        rows.forEach(row -> list.add(mapper.apply(row)));
        return list;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
