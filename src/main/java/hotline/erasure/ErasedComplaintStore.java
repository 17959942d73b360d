package hotline.erasure;

import hotline.log.PersonalFields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Empties what complaints hold of their customer: their own texts, and what people wrote about them. Codes, times and counts stay. */
final class ErasedComplaintStore {
    /** A complaint is found through its file, and stays there. */
    private static final String NEXT = """
            SELECT c.id
            FROM complaint c
            WHERE c.id = ANY (ARRAY(SELECT complaint FROM complaint_file WHERE file = ANY ($1) AND complaint > $2 ORDER BY complaint LIMIT $3))
            ORDER BY c.id
            FOR UPDATE
            """;

    /** By what they may have been searched for; a short name would be found in other words. */
    private static final String VALUES = """
            SELECT DISTINCT v.value
            FROM complaint c, unnest(ARRAY[c.phone, regexp_replace(c.phone, '^\\+86', ''), c.waybill, c.email, c.complainant, c.number]) AS v (value)
            WHERE c.id = ANY ($1) AND length(v.value) > 1
            """;

    /**
     * An identifier opens the customer's page no more. A typed branch or region may be an address. What the program said about its judgement
     * quotes the text.
     */
    private static final String COMPLAINTS = """
            UPDATE complaint
            SET complainant = '', phone = '', phone_extension = NULL, email = NULL, waybill = NULL, description = '', demand = NULL, region = NULL,
                branch = CASE WHEN branch_typed THEN NULL ELSE branch END, hub = CASE WHEN hub_typed THEN NULL ELSE hub END,
                resolution = CASE WHEN resolution IS NOT NULL THEN '' END, reasons = '[]', special_care = '{}', preferred_callback_at = NULL,
                tracking_secret = NULL, tracking_hash = NULL, version = version + 1
            WHERE id = ANY ($1)
            """;

    private static final String EVENTS = """
            UPDATE event SET personal = NULL, data = %s WHERE complaint_id = ANY ($1)
            """.formatted(PersonalFields.without("type", "data"));

    private static final String ATTEMPTS = """
            UPDATE callback_attempt SET comment = NULL, dialled = NULL
            WHERE (comment IS NOT NULL OR dialled IS NOT NULL) AND callback_id IN (SELECT id FROM callback WHERE complaint_id = ANY ($1))
            """;

    private static final String RATINGS =
            "UPDATE rating SET comment = NULL WHERE comment IS NOT NULL AND complaint_id = ANY ($1)";

    private static final String ANSWERS =
            "UPDATE survey_answer SET words = NULL WHERE words IS NOT NULL AND complaint_id = ANY ($1)";

    /** Those that wait, or are made now, can't be made any more. */
    private static final String CALLS_BY_HAND = """
            UPDATE callback SET status = 'cancelled', lease_until = NULL, dialled = NULL, finished_at = now()
            WHERE status IN ('waiting', 'in-progress') AND id IN (SELECT callback_id FROM callback_by_hand WHERE complaint_id = ANY ($1))
            """;

    private static final String ANSWERS_BY_HAND = """
            UPDATE survey_answer SET words = NULL
            WHERE words IS NOT NULL AND callback_id IN (SELECT callback_id FROM callback_by_hand WHERE complaint_id = ANY ($1))
            """;

    private static final String ATTEMPTS_BY_HAND = """
            UPDATE callback_attempt
            SET comment = NULL, dialled = NULL, ended_at = coalesce(ended_at, now()), outcome = coalesce(outcome, 'given-back')
            WHERE (comment IS NOT NULL OR dialled IS NOT NULL OR ended_at IS NULL) AND callback_id IN (SELECT callback_id FROM callback_by_hand WHERE complaint_id = ANY ($1))
            """;

    private static final String BY_HAND = """
            UPDATE callback_by_hand
            SET name = NULL, phone = '', phone_extension = NULL, reason = '', cancel_reason = CASE WHEN cancel_reason IS NOT NULL THEN '' END
            WHERE complaint_id = ANY ($1)
            """;

    private static final String TRANSFERS = """
            UPDATE call_transfer SET words = ''
            WHERE words <> '' AND call IN (SELECT c.id FROM call c WHERE c.complaint = ANY ($1))
            """;

    private static final String CALLS = """
            UPDATE call_record
            SET who = '', phone = NULL, phone_extension = NULL, address = NULL, came_from = NULL, what = '', why = NULL,
                answer = CASE WHEN answer IS NOT NULL THEN '' END, version = version + 1
            WHERE complaint = ANY ($1)
            """;

    private static final String EXTENSIONS = """
            UPDATE extension SET reason = '', decision = CASE WHEN decision IS NOT NULL THEN '' END WHERE complaint_id = ANY ($1)
            """;

    /** No one can answer one any more. */
    private static final String NOTICES = """
            UPDATE notice
            SET answer = CASE WHEN answer IS NOT NULL THEN '' END,
                lapsed_at = CASE WHEN is_open THEN greatest(issued_at, (SELECT erased_at FROM complaint WHERE id = complaint_id)) ELSE lapsed_at END
            WHERE complaint_id = ANY ($1)
            """;

    /** A repeat is answered that the key was used, and files nothing. */
    private static final String KEYS = """
            UPDATE idempotency_key k SET sealed_secret = NULL, fingerprint = gen_random_uuid()
            FROM complaint c WHERE c.id = ANY ($1) AND k.created_at = c.received_at AND k.complaint_id = c.id
            """;

    /** Of all files: also of those in which the complaint stood once. */
    private static final String CHANGES =
            "UPDATE customer_change SET personal = NULL WHERE complaint = ANY ($1) AND personal IS NOT NULL";

    private static final String LOGGED_PROBLEMS = """
            UPDATE problem_entry SET text = '' WHERE number IN (SELECT number FROM complaint WHERE id = ANY ($1))
            """;

    /** By the branch as it was typed. */
    private static final String DAYS = """
            DELETE FROM complaint_of_days d USING complaint c
            WHERE c.id = ANY ($1) AND d.received_at = c.received_at AND d.complaint = c.id
            """;

    private static final String MESSAGE_TRIES = """
            UPDATE outbox_attempt SET detail = NULL
            WHERE detail IS NOT NULL AND outbox_id IN (SELECT id FROM outbox WHERE complaint_id = ANY ($1))
            """;

    /** Those that wait are not sent any more; one that is being sent now is not sent again. */
    private static final String MESSAGES = """
            UPDATE outbox
            SET address = NULL, subject = NULL, body = '', details = details - 'unsubscribe', last_detail = NULL, give_up_at = least(give_up_at, created_at),
                settled_at = CASE WHEN next_at IS NOT NULL THEN now() ELSE settled_at END, held = false,
                state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END, next_at = NULL
            WHERE complaint_id = ANY ($1)
            """;

    /** Bytes that are being stored are waited for, and none come after: a row is locked before what it refers to, as everywhere. */
    private static final String UPLOADS_HELD =
            "SELECT FROM upload WHERE complaint_id = ANY ($1) AND state <> 'taken' ORDER BY id FOR UPDATE";

    private static final String ATTACHMENTS_HELD =
            "SELECT FROM attachment WHERE complaint_id = ANY ($1) ORDER BY id FOR UPDATE";

    /** Files with all their bytes, also those that are still on their way. They are deleted in parts, by what deletes all files that are over. */
    private static final String FILES = """
            UPDATE blob SET expires_at = '-infinity', sha256 = NULL
            WHERE id IN (
                SELECT unnest(ARRAY[original, shown, thumb]) FROM attachment WHERE complaint_id = ANY ($1)
                UNION ALL SELECT blob FROM upload WHERE complaint_id = ANY ($1) AND state <> 'taken')
            """;

    private static final String UPLOADS = "DELETE FROM upload WHERE complaint_id = ANY ($1)";

    /** How many there were stays. One that is being prepared shows nothing later. */
    private static final String ATTACHMENTS = """
            UPDATE attachment
            SET name = '', declared_type = '', original = NULL, original_until = NULL, shown = NULL, thumb = NULL, taken_at = NULL,
                had_location = NULL, state = CASE WHEN due_at IS NOT NULL THEN 'refused' ELSE state END, due_at = NULL
            WHERE complaint_id = ANY ($1)
            """;

    private static final String CODES = "DELETE FROM way_back_code WHERE complaint_id = ANY ($1)";

    private static final List<String> AROUND = List.of(
            CODES,
            UPLOADS_HELD,
            ATTACHMENTS_HELD,
            FILES,
            UPLOADS,
            ATTACHMENTS,
            MESSAGE_TRIES,
            MESSAGES,
            DAYS,
            ATTEMPTS,
            RATINGS,
            ANSWERS,
            CALLS_BY_HAND,
            ANSWERS_BY_HAND,
            ATTEMPTS_BY_HAND,
            BY_HAND,
            TRANSFERS,
            CALLS,
            EXTENSIONS,
            NOTICES,
            KEYS,
            CHANGES,
            LOGGED_PROBLEMS,
            COMPLAINTS);

    private ErasedComplaintStore() {}

    /** Locked, in the order of their ids. */
    static Future<List<Long>> next(SqlConnection transaction, List<Long> files, long after, int most) {
        return transaction
                .preparedQuery(NEXT)
                .execute(Tuple.of(files.toArray(Long[]::new), after, most))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<List<String>> values(SqlConnection transaction, List<Long> complaints) {
        return transaction
                .preparedQuery(VALUES)
                .execute(Tuple.of(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.text("value")));
    }

    /** The answer is how many events were emptied. */
    static Future<Integer> empty(SqlConnection transaction, List<Long> complaints) {
        var ids = complaints.toArray(Long[]::new);
        return transaction.preparedQuery(EVENTS).execute(Tuple.of(ids)).compose(events -> {
            var done = Future.<Void>succeededFuture();
            for (String sql : AROUND) {
                done = done.compose(before ->
                        transaction.preparedQuery(sql).execute(Tuple.of(ids)).mapEmpty());
            }
            return done.map(events.rowCount());
        });
    }
}
