package hotline.callback;

import static hotline.rows.SqlType.timestamptz;

import hotline.callback.plan.Attempt;
import hotline.policy.calling.CallResult;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Numbers that callbacks call, and the calls of each number; numbers are compared by a digest, so that no second table holds them. */
final class NumberStore {
    /** The number of a row {@code callback}: the contact that was chosen, else the complaint's, else that of the customer's file. */
    static final String NUMBER = """
            coalesce(
                (SELECT nullif(p.value, '') FROM customer_contact p WHERE p.id = callback.contact),
                (SELECT c.phone FROM complaint c WHERE c.id = callback.complaint_id),
                (SELECT h.phone FROM callback_by_hand h WHERE callback.by_hand AND h.callback_id = callback.id),
                (SELECT p.value FROM customer_contact p
                 WHERE p.file = callback.file AND p.kind = 'phone' AND p.ended_at IS NULL
                 ORDER BY p.extension IS NOT NULL, p.reached_at DESC NULLS LAST, p.id DESC
                 LIMIT 1))""";

    static final String DIGEST = "hashtextextended(" + NUMBER + ", 411)";

    private static final String CALLED = "SELECT id, complaint_id, file, asked_for, " + NUMBER + " AS number, " + DIGEST
            + " AS digest FROM callback WHERE id = $1";

    private static final String IN_HAND = "SELECT " + NUMBER + " AS number, coalesce(" + DIGEST
            + ", 0) AS digest FROM callback"
            + " WHERE id = $1 AND attempts = $2 AND agent = $3 AND status = 'in-progress' AND lease_until > $4";

    /** Until the end of the transaction no one else begins a call of that number. */
    private static final String ONE_CALL_AT_A_TIME = "SELECT pg_advisory_xact_lock(412, hashint8($1))";

    private static final String IN_CALL_UNTIL = """
            SELECT max(lease_until) AS until FROM callback
            WHERE status = 'in-progress' AND dialled = $1 AND id <> $2 AND lease_until > $3
            """;

    /** They have called themselves. A call of which the exchange said no end is over after that time, as elsewhere. */
    private static final String ON_THE_LINE = """
            SELECT EXISTS (
                SELECT FROM call c
                WHERE c.from_number = $1 AND c.direction = 'in' AND c.ended_at IS NULL
                    AND coalesce(c.answered_at, c.alerting_at, c.queued_at, c.offered_at) > $2::timestamptz - interval '2 hours'
                    AND ($3::bigint IS NULL OR c.answered_at IS NOT NULL AND c.person <> $3)) AS calls
            """;

    private static final String CALLS_SINCE = """
            SELECT started_at FROM callback_attempt
            WHERE dialled = $1 AND started_at > $2 AND (callback_id, attempt) <> ($3, $4)
                AND (outcome IS NULL OR outcome NOT IN ('given-back', 'lease-expired'))
            ORDER BY started_at
            """;

    private static final String ATTEMPTS = """
            SELECT callback_id, outcome, coalesce(ended_at, started_at) AS at
            FROM callback_attempt
            WHERE callback_id = ANY ($1::bigint[]) AND outcome IS NOT NULL
            ORDER BY callback_id, attempt
            """;

    /** Another number of the customer that was not found wrong in this callback; one that was reached before comes first. */
    private static final String OTHER_CONTACT = """
            SELECT p.id
            FROM customer_contact p
            WHERE p.kind = 'phone' AND p.ended_at IS NULL AND p.value <> '' AND p.value <> $2
                AND p.file IN (
                    SELECT l.file FROM callback k JOIN complaint_file l ON l.complaint = k.complaint_id WHERE k.id = $1
                    UNION ALL
                    SELECT k.file FROM callback k WHERE k.id = $1 AND k.file IS NOT NULL
                    UNION ALL
                    SELECT h.file FROM callback_by_hand h WHERE h.callback_id = $1 AND h.file IS NOT NULL)
                AND NOT EXISTS (
                    SELECT FROM callback_attempt a
                    WHERE a.callback_id = $1 AND a.outcome = 'wrong-number'
                        AND a.dialled = hashtextextended(p.value, 411))
            ORDER BY p.reached_at DESC NULLS LAST, p.id DESC
            LIMIT 1
            """;

    /** @param digest of the number */
    record Called(long callback, String number, long digest, Optional<Instant> askedFor) {}

    static Future<Optional<NumberInHand>> inHand(
            SqlConnection connection, long callback, int attempt, long agent, Instant now) {
        return connection
                .preparedQuery(IN_HAND)
                .execute(Tuple.of(callback, attempt, agent, timestamptz(now)))
                .map(rows -> Rows.first(
                        rows,
                        row -> new NumberInHand(
                                row.optionalText("number").filter(number -> !number.isBlank()), row.number("digest"))));
    }

    /** Empty where it has no number to call. */
    Future<Optional<Called>> called(SqlConnection transaction, long callback) {
        return transaction.preparedQuery(CALLED).execute(Tuple.of(callback)).map(rows -> Rows.first(
                        rows, row -> row.optionalText("number")
                                .filter(number -> !number.isBlank())
                                .map(number -> new Called(
                                        row.number("id"),
                                        number,
                                        row.number("digest"),
                                        row.optionalInstant("asked_for"))))
                .flatMap(found -> found));
    }

    Future<Void> oneCallAtATime(SqlConnection transaction, Called called) {
        return transaction
                .preparedQuery(ONE_CALL_AT_A_TIME)
                .execute(Tuple.of(called.digest()))
                .mapEmpty();
    }

    /** Until when another callback of the number is in someone's hands at the latest; empty: none is. */
    Future<Optional<Instant>> inCallUntil(SqlConnection transaction, Called called, Instant now) {
        return transaction
                .preparedQuery(IN_CALL_UNTIL)
                .execute(Tuple.of(called.digest(), called.callback(), timestamptz(now)))
                .map(rows -> Rows.only(rows, row -> row.optionalInstant("until")));
    }

    /**
     * Whether the customer has called and is on the line now.
     *
     * @param colleagueOf only with another agent than this one
     */
    Future<Boolean> isOnTheLine(SqlConnection transaction, Called called, Optional<Long> colleagueOf, Instant now) {
        return transaction
                .preparedQuery(ON_THE_LINE)
                .execute(Tuple.of(called.number(), timestamptz(now), colleagueOf.orElse(null)))
                .map(rows -> Rows.only(rows, row -> row.flag("calls")));
    }

    /** When the number was called, but for that attempt. */
    Future<List<Instant>> callsSince(SqlConnection transaction, Called called, Instant since, int butFor) {
        return transaction
                .preparedQuery(CALLS_SINCE)
                .execute(Tuple.of(called.digest(), timestamptz(since), called.callback(), butFor))
                .map(rows -> Rows.all(rows, row -> row.instant("started_at")));
    }

    /** The attempts that have ended, oldest first, by callback; a callback without any is missing. */
    Future<Map<Long, List<Attempt>>> attempts(SqlConnection connection, Collection<Long> callbacks) {
        return connection
                .preparedQuery(ATTEMPTS)
                .execute(Tuple.tuple().addArrayOfLong(callbacks.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> Map.entry(row.number("callback_id"), attempt(row))).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    Future<Optional<Long>> otherContact(SqlConnection transaction, Called called) {
        return transaction
                .preparedQuery(OTHER_CONTACT)
                .execute(Tuple.of(called.callback(), called.number()))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    private static Attempt attempt(Fields row) {
        return new Attempt(row.instant("at"), row.code("outcome", CallResult::of));
    }
}
