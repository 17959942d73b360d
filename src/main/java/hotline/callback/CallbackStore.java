package hotline.callback;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.next.Refused;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attempts: which agent has a callback in hand, and how the attempt ended. A callback is changed only under the lock on
 * its complaint's row, so that all parts of the server lock in one order.
 */
final class CallbackStore {
    /** The first in business hours may be one that is not the first of all. */
    private static final int FIRST_DEFERRED = 50;

    /** Two requests of one agent at once, a double click say, must not hand out two callbacks. */
    private static final String ONE_TAKE_AT_A_TIME = "SELECT pg_advisory_xact_lock(411, hashint8($1))";

    private static final String IN_HAND_OF = """
            SELECT callback.id, callback.complaint_id, callback.attempts, callback.agent, callback_attempt.started_at,
                   callback.lease_until
            FROM callback
            JOIN callback_attempt ON callback_attempt.callback_id = callback.id
                AND callback_attempt.attempt = callback.attempts
            WHERE callback.status = 'in-progress' AND callback.agent = $1 AND callback.lease_until > $2
                AND callback.complaint_id IS NOT NULL
                AND callback.complaint_id <> ALL (ARRAY(
                    SELECT complaint_id FROM parked WHERE place = 'callbacks' AND complaint_id IS NOT NULL))
            ORDER BY callback.due_at, callback.id
            LIMIT 1
            """;

    /**
     * Neither parked nor under a policy that this node has yet to learn of; one under a policy that is not installed is
     * taken, to fail.
     */
    private static final String WORKABLE = """
            AND complaint.id <> ALL (ARRAY(
                SELECT complaint_id FROM parked WHERE place = 'callbacks' AND complaint_id IS NOT NULL))
            AND (complaint.policy_version = ANY (:policies::int[])
                 OR NOT EXISTS (SELECT FROM policy_version v WHERE v.id = complaint.policy_version))
            """;

    /**
     * The callbacks due by then that may be worked on.
     *
     * @param most how many at most, where the statement names it
     *
     * @param policies those that this node knows
     * @param only complaints; empty: all
     */
    private record Due(Instant now, Collection<Integer> policies, int most, Optional<List<Long>> only) {}

    /**
     * @param agent who takes
     * @param today of those who are away for the day no callback is kept
     * @param closed policies under which customers may not be called now
     */
    record Claim(long agent, Instant now, LocalDate today, Collection<Integer> policies, Collection<Integer> closed) {}

    private static final Parameters<Due> DUE = Parameters.<Due>of()
            .value("now", INSTANT, Due::now)
            .array("policies", INT, Due::policies)
            .value("most", INT, Due::most)
            .optionalArray("only", BIGINT, Due::only);

    /** What those that are not late are sorted by (D2), as their index has it. */
    static final String TURN = "turn_at(callback.due_at, NULL, callback.ahead_minutes)";

    /**
     * Waits for no lock: a callback that another agent is just taking is skipped. Of those that wait for their time none is read. The policies
     * and the agents are a case, since the planner takes an inequation for so selective that it would read all and sort.
     */
    private static final String FIRST = """
            SELECT callback.complaint_id
            FROM callback JOIN complaint ON complaint.id = callback.complaint_id
            WHERE callback.status = 'waiting' AND NOT callback.deferred AND callback.not_before <= :now
                AND CASE
                    WHEN callback.kept_for <> :agent AND callback.kept_until > :now AND callback.kept_for <> ALL (ARRAY(
                        SELECT person FROM absence WHERE ended_at IS NULL AND last_day >= :today AND first_day <= :today)) THEN false
                    WHEN callback.not_owner = :agent OR callback.not_resolver = :agent THEN false
                    ELSE true END
                AND CASE WHEN complaint.policy_version = ANY (:closed::int[]) THEN false ELSE true END
                AND complaint.id <> ALL (""" + Refused.complaints(":agent") + ")" + WORKABLE + """
                AND callback.due_at %s :now
                AND NOT EXISTS (
                    SELECT FROM offer o WHERE o.kind = 'callback' AND o.subject = callback.id AND o.answer IS NULL)
            ORDER BY %s, callback.id
            LIMIT 1
            FOR UPDATE OF complaint, callback SKIP LOCKED
            """;

    /** The others are looked at only where no late one can be taken. */
    static final Statement<Claim> CLAIM = Statement.of(
            "SELECT coalesce((%s), (%s)) AS complaint_id"
                    .formatted(FIRST.formatted("<=", "callback.due_at"), FIRST.formatted(">", TURN)),
            Parameters.<Claim>of()
                    .value("agent", BIGINT, Claim::agent)
                    .value("now", INSTANT, Claim::now)
                    .value("today", DATE, Claim::today)
                    .array("policies", INT, Claim::policies)
                    .array("closed", INT, Claim::closed));

    private static final String OFFERED_TO = """
            SELECT k.complaint_id FROM offer o JOIN callback k ON k.id = o.subject
            WHERE o.agent = $1 AND o.kind = 'callback' AND o.answer IS NULL AND k.complaint_id IS NOT NULL
            """;

    /**
     * By policy, since each has its own hours; of those that wait for their time the first alone. Asked for only where {@link #CLAIM} has
     * passed over all of them.
     */
    static final Statement<Due> EARLIEST = Statement.of("""
            SELECT policy_version, min(not_before) AS not_before
            FROM (
                SELECT complaint.policy_version, callback.not_before
                FROM callback JOIN complaint ON complaint.id = callback.complaint_id
                WHERE callback.status = 'waiting' AND NOT callback.deferred
            """ + WORKABLE + """
                UNION ALL
                (SELECT complaint.policy_version, callback.not_before
                FROM callback JOIN complaint ON complaint.id = callback.complaint_id
                WHERE callback.status = 'waiting' AND callback.deferred
            """ + WORKABLE + """
                ORDER BY callback.not_before, callback.id
                LIMIT :most)) AS waiting
            GROUP BY policy_version
            """, DUE);

    private static final String LOCK_WAITING = """
            SELECT callback.id, callback.complaint_id, callback.attempts, complaint.policy_version
            FROM complaint JOIN callback ON callback.complaint_id = complaint.id
            WHERE complaint.id = ANY ($1::bigint[]) AND callback.status = 'waiting'
            ORDER BY complaint.id
            FOR UPDATE OF complaint, callback
            """;

    private static final Batch<CallbackAttempt> ATTEMPTS = Batch.<CallbackAttempt>of()
            .fixed("id", BIGINT, CallbackAttempt::callback)
            .fixed("attempt", INT, CallbackAttempt::attempt)
            .fixed("agent", BIGINT, CallbackAttempt::agent)
            .fixed("at", INSTANT, CallbackAttempt::startedAt)
            .fixed("lease_until", INSTANT, CallbackAttempt::leaseUntil);

    private static final Statement<List<CallbackAttempt>> BEGIN = Statement.of(
            """
            WITH begun AS (
                UPDATE callback
                SET status = 'in-progress', attempts = asked.attempt, agent = asked.agent, lease_until = asked.lease_until,
                    deferred = false, deferred_why = NULL, dialled =\s""" + NumberStore.DIGEST + """

                FROM unnest(:attempts) AS asked
                WHERE callback.id = asked.id AND callback.status = 'waiting'
                RETURNING callback.id, asked.attempt, asked.agent, asked.at, callback.contact, callback.dialled
            )
            INSERT INTO callback_attempt (callback_id, attempt, agent, started_at, contact, dialled)
            SELECT id, attempt, agent, at, contact, dialled FROM begun
            """,
            Parameters.<List<CallbackAttempt>>of().batch("attempts", ATTEMPTS, attempts -> attempts));

    private static final Batch<OutcomeRecord> OUTCOMES = Batch.<OutcomeRecord>of()
            .fixed("id", BIGINT, OutcomeRecord::callback)
            .fixed("attempt", INT, OutcomeRecord::attempt)
            .fixed("agent", BIGINT, OutcomeRecord::agent);

    private static final Statement<List<OutcomeRecord>> LOCK_IN_HAND =
            Statement.of("""
            SELECT callback.id, callback.complaint_id, callback.attempts, callback.due_at,
                   complaint.policy_version, complaint.reopened
            FROM complaint
            JOIN callback ON callback.complaint_id = complaint.id
            JOIN unnest(:outcomes) AS asked ON asked.id = callback.id
            WHERE callback.status = 'in-progress' AND callback.attempts = asked.attempt AND callback.agent = asked.agent
            ORDER BY complaint.id
            FOR UPDATE OF complaint, callback
            """, Parameters.<List<OutcomeRecord>>of().batch("outcomes", OUTCOMES, outcomes -> outcomes));

    private static final Statement<Due> LOCK_EXPIRED = Statement.of("""
            SELECT callback.id, callback.complaint_id, callback.attempts, callback.due_at,
                   complaint.policy_version, complaint.reopened
            FROM callback JOIN complaint ON complaint.id = callback.complaint_id
            WHERE callback.status = 'in-progress' AND callback.lease_until <= :now
            """ + WORKABLE + """
                AND (:only::bigint[] IS NULL OR complaint.id = ANY (:only))
            ORDER BY callback.lease_until
            LIMIT :most
            FOR UPDATE OF complaint, callback SKIP LOCKED
            """, DUE);

    private static final Statement<Due> EXPIRED = Statement.of("""
            SELECT complaint.id
            FROM callback JOIN complaint ON complaint.id = callback.complaint_id
            WHERE callback.status = 'in-progress' AND callback.lease_until <= :now
            """ + WORKABLE + """
            ORDER BY callback.lease_until
            LIMIT :most
            """, DUE);

    private static final Batch<AttemptEnd> ENDS = Batch.<AttemptEnd>of()
            .fixed("id", BIGINT, end -> end.inHand().callback())
            .fixed("attempt", INT, end -> end.inHand().attempt())
            .fixed("at", INSTANT, AttemptEnd::at)
            .fixed("outcome", TEXT, AttemptEnd::outcome)
            .fixedOptional("comment", TEXT, AttemptEnd::comment)
            .fixed("status", TEXT, end -> end.status().code())
            .fixed("not_before", INSTANT, end -> end.next().at())
            .fixedOptional("why", TEXT, end -> end.next().why())
            .fixedOptional("asked_for", INSTANT, end -> end.next().askedFor())
            .fixedOptional("kept_until", INSTANT, end -> end.next().keptUntil())
            .fixedOptional("contact", BIGINT, end -> end.next().contact());

    /** The condition names the attempt again: a holder of an attempt that is over changes nothing. */
    private static final Statement<List<AttemptEnd>> END_ATTEMPT =
            Statement.of("""
            WITH asked AS (
                SELECT * FROM unnest(:ends) AS asked
            ), changed AS (
                UPDATE callback
                SET status = asked.status,
                    not_before = greatest(callback.not_before, asked.not_before),
                    deferred = asked.status = 'waiting' AND greatest(callback.not_before, asked.not_before) > asked.at,
                    deferred_why = CASE
                        WHEN asked.status = 'waiting' AND greatest(callback.not_before, asked.not_before) > asked.at THEN asked.why END,
                    asked_for = asked.asked_for,
                    kept_for = CASE WHEN asked.kept_until IS NOT NULL THEN callback.agent END,
                    kept_until = asked.kept_until,
                    contact = coalesce(asked.contact, callback.contact),
                    agent = CASE WHEN asked.status <> 'waiting' THEN callback.agent END,
                    lease_until = NULL,
                    dialled = NULL,
                    finished_at = CASE WHEN asked.status <> 'waiting' THEN asked.at END
                FROM asked
                WHERE callback.id = asked.id AND callback.status = 'in-progress' AND callback.attempts = asked.attempt
                RETURNING callback.id
            )
            UPDATE callback_attempt
            SET ended_at = asked.at, outcome = asked.outcome, comment = asked.comment
            FROM asked JOIN changed USING (id)
            WHERE callback_attempt.callback_id = asked.id AND callback_attempt.attempt = asked.attempt
            """, Parameters.<List<AttemptEnd>>of().batch("ends", ENDS, ends -> ends));

    /** A callback that waits, with its complaint's row locked. */
    record Waiting(long callback, long complaint, int attempts, int policyVersion) {}

    /** A callback in an agent's hands, with its complaint's row locked. */
    record InHand(long callback, long complaint, int attempt, Instant dueAt, int policyVersion, int reopened) {}

    /** How one attempt ends, and the new state of its callback. */
    record AttemptEnd(
            InHand inHand, Instant at, String outcome, Optional<String> comment, CallbackStatus status, Next next) {
        /** Its lease ran out; it waits again from that moment on. */
        static AttemptEnd lapsed(InHand inHand, Instant at) {
            return new AttemptEnd(inHand, at, "lease-expired", Optional.empty(), CallbackStatus.WAITING, Next.at(at));
        }
    }

    /**
     * What holds for the next attempt.
     *
     * @param why code of the plan's reason for that moment
     * @param askedFor when the customer wants to be called
     * @param keptUntil until when it waits for the agent who had it; empty: for none
     * @param contact the other number that is called
     */
    record Next(
            Instant at,
            Optional<String> why,
            Optional<Instant> askedFor,
            Optional<Instant> keptUntil,
            Optional<Long> contact) {
        static Next at(Instant at) {
            return new Next(at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    Future<Void> oneTakeAtATime(SqlConnection transaction, long agent) {
        return transaction
                .preparedQuery(ONE_TAKE_AT_A_TIME)
                .execute(Tuple.of(agent))
                .mapEmpty();
    }

    Future<Optional<CallbackAttempt>> inHandOf(SqlConnection connection, long agent, Instant now) {
        return connection
                .preparedQuery(IN_HAND_OF)
                .execute(Tuple.of(agent, timestamptz(now)))
                .map(rows -> Rows.first(
                        rows,
                        row -> new CallbackAttempt(
                                row.number("id"),
                                row.number("complaint_id"),
                                row.integer("attempts"),
                                row.number("agent"),
                                row.instant("started_at"),
                                row.instant("lease_until"))));
    }

    /** The complaint whose callback is offered to the agent. */
    Future<Optional<Long>> offeredTo(SqlConnection transaction, long agent) {
        return transaction
                .preparedQuery(OFFERED_TO)
                .execute(Tuple.of(agent))
                .map(rows -> Rows.first(rows, row -> row.number("complaint_id")));
    }

    /** The complaint with the earliest due callback that may be made now. */
    Future<Optional<Long>> claim(SqlConnection transaction, Claim claim) {
        return transaction
                .preparedQuery(CLAIM.sql())
                .execute(CLAIM.values(claim))
                .map(rows -> Rows.only(rows, row -> row.optionalNumber("complaint_id")));
    }

    /** The earliest moment of a waiting callback, by policy version; business hours are left aside. */
    Future<Map<Integer, Instant>> earliest(SqlConnection connection, Instant now, Collection<Integer> policies) {
        return connection
                .preparedQuery(EARLIEST.sql())
                .execute(EARLIEST.values(new Due(now, policies, FIRST_DEFERRED, Optional.empty())))
                .map(rows -> Rows.byKey(rows, row -> row.integer("policy_version"), row -> row.instant("not_before")));
    }

    Future<List<Waiting>> lockWaiting(SqlConnection transaction, Collection<Long> complaints) {
        return transaction
                .preparedQuery(LOCK_WAITING)
                .execute(Tuple.of(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Waiting(
                                row.number("id"),
                                row.number("complaint_id"),
                                row.integer("attempts"),
                                row.integer("policy_version"))));
    }

    Future<Void> begin(SqlConnection transaction, List<CallbackAttempt> attempts) {
        return transaction
                .preparedQuery(BEGIN.sql())
                .execute(BEGIN.values(attempts))
                .mapEmpty();
    }

    /** Locks those with this attempt and agent still current; all others are missing from the answer. */
    Future<List<InHand>> lockInHand(SqlConnection transaction, List<OutcomeRecord> outcomes) {
        return transaction
                .preparedQuery(LOCK_IN_HAND.sql())
                .execute(LOCK_IN_HAND.values(outcomes))
                .map(rows -> Rows.all(rows, CallbackStore::inHand));
    }

    /** @param only complaints; empty: all */
    Future<List<InHand>> lockExpired(
            SqlConnection transaction,
            Instant now,
            Collection<Integer> policies,
            int limit,
            Optional<List<Long>> only) {
        return transaction
                .preparedQuery(LOCK_EXPIRED.sql())
                .execute(LOCK_EXPIRED.values(new Due(now, policies, limit, only)))
                .map(rows -> Rows.all(rows, CallbackStore::inHand));
    }

    /** Their complaints; nothing is locked. */
    Future<List<Long>> expired(SqlConnection connection, Instant now, Collection<Integer> policies, int limit) {
        return connection
                .preparedQuery(EXPIRED.sql())
                .execute(EXPIRED.values(new Due(now, policies, limit, Optional.empty())))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    Future<Void> endAttempts(SqlConnection transaction, List<AttemptEnd> ends) {
        return transaction
                .preparedQuery(END_ATTEMPT.sql())
                .execute(END_ATTEMPT.values(ends))
                .mapEmpty();
    }

    private static InHand inHand(Fields row) {
        return new InHand(
                row.number("id"),
                row.number("complaint_id"),
                row.integer("attempts"),
                row.instant("due_at"),
                row.integer("policy_version"),
                row.integer("reopened"));
    }
}
