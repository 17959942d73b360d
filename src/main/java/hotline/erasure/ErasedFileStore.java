package hotline.erasure;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Empties the files of a customer, and leaves digests where a blacklist or a refusal still holds. */
final class ErasedFileStore {
    /** Readers of the log put no complaint with the files meanwhile, and make no message to an address that they have read before. */
    private static final String LOCK_READER =
            "SELECT FROM log_position WHERE reader IN ('customers', 'messages') ORDER BY reader FOR UPDATE";

    private static final String LOCK = """
            SELECT id, version, erased_at IS NOT NULL AS erased FROM customer_file WHERE id = ANY ($1) ORDER BY id FOR UPDATE
            """;

    /** Files that were made of a complaint which stands with the customer now, and are empty since. */
    private static final String LEFT_BEHIND = """
            SELECT DISTINCT f.id
            FROM complaint_file l JOIN customer_change h ON h.complaint = l.complaint JOIN customer_file f ON f.id = h.file
            WHERE l.file = ANY ($1) AND h.what = 'made' AND f.set_aside_at IS NOT NULL AND f.id <> ALL ($1)
                AND NOT EXISTS (SELECT FROM complaint_file o WHERE o.file = f.id)
            ORDER BY f.id
            """;

    private static final String DIGESTS = """
            INSERT INTO erased_contact (digest, file, refused)
            SELECT DISTINCT sha256(convert_to(n.kind || ' ' || n.value, 'UTF8')), $2::bigint, h.refused
            FROM (
                SELECT 'phone' AS kind, value FROM customer_contact WHERE file = ANY ($1) AND kind = 'phone' AND ended_at IS NULL
                UNION
                SELECT 'credit-code', credit_code FROM customer_file WHERE id = ANY ($1) AND credit_code IS NOT NULL) n,
                (SELECT array_remove(ARRAY[
                     CASE WHEN bool_or(calls = 'refused') THEN 'calls' END, CASE WHEN bool_or(sms = 'refused') THEN 'sms' END], NULL) AS refused
                 FROM customer_file WHERE id = ANY ($1)) h
            WHERE h.refused <> '{}' OR EXISTS (
                SELECT FROM blacklisting b
                WHERE b.file = ANY ($1) AND b.approved_at IS NOT NULL AND b.refused_at IS NULL AND b.lifted_at IS NULL
                    AND (b.ends_at IS NULL OR b.ends_at > $3))
            ON CONFLICT DO NOTHING
            """;

    private static final String MARK_FILES = """
            UPDATE customer_file
            SET kind = 'person', name = '', external_id = NULL, credit_code = NULL, region = NULL, special_care = '{}', calls = NULL, sms = NULL, responsible = NULL, review_defect = NULL,
                edited = true, set_aside_at = coalesce(set_aside_at, $2), erased_at = $2, version = version + 1
            WHERE id = ANY ($1)
            """;

    private static final String MARK_COMPLAINTS = """
            UPDATE complaint SET erased_at = $2 WHERE id IN (SELECT complaint FROM complaint_file WHERE file = ANY ($1))
            """;

    private static final String LINKED_CHANGES = """
            UPDATE customer_change SET personal = NULL
            WHERE what IN ('merged', 'unmerged') AND personal IS NOT NULL AND file IN (
                SELECT into_file FROM file_link WHERE from_file = ANY ($1) UNION SELECT from_file FROM file_link WHERE into_file = ANY ($1))
            """;

    /** Calls by hand to the customer, by their file or by a number of theirs. */
    private static final String BY_HAND = """
            SELECT callback_id FROM callback_by_hand WHERE file = ANY ($1)
            UNION
            SELECT h.callback_id FROM customer_contact n JOIN callback_by_hand h ON h.phone = n.value
            WHERE n.file = ANY ($1) AND n.kind = 'phone' AND h.complaint_id IS NULL""";

    /** Calls from or to a number of theirs, or that were put with their file. */
    private static final String CALLS = """
            SELECT id FROM call WHERE file = ANY ($1)
            UNION
            SELECT c.id FROM customer_contact n JOIN call c ON c.from_number = n.value WHERE n.file = ANY ($1) AND n.kind = 'phone'
            UNION
            SELECT c.id FROM customer_contact n JOIN call c ON c.to_number = n.value WHERE n.file = ANY ($1) AND n.kind = 'phone'""";

    /** Of a number, however it is written with or without the codes before it. */
    private static final int DIGITS = 8;

    private static final String LOCK_CALLS = "SELECT FROM call WHERE id IN (" + CALLS + ") ORDER BY id FOR UPDATE";

    private static final List<String> AROUND = List.of(
            "DELETE FROM call_event_raw WHERE calls && ARRAY(" + CALLS + ")",
            // Those of the release before.
            "DELETE FROM call_event_raw WHERE id IN (SELECT raw FROM call_event WHERE call IN (" + CALLS + "))",
            """
            DELETE FROM call_event_raw r
            USING customer_contact n
            WHERE n.file = ANY ($1) AND n.kind = 'phone' AND r.state IN ('refused', 'ignored')
                AND length(n.value) >= %1$d AND position(convert_to(right(n.value, %1$d), 'UTF8') IN r.body) > 0
            """.formatted(DIGITS),
            // The release before leaves them where a call has ended.
            """
            UPDATE call_work SET digest = NULL
            WHERE digest IS NOT NULL AND (ended_at IS NOT NULL OR digest IN (
                SELECT hashtextextended(value, 411) FROM customer_contact WHERE file = ANY ($1) AND kind = 'phone'))""",
            "UPDATE dial SET digest = NULL WHERE digest IS NOT NULL AND $1::bigint[] IS NOT NULL",
            "UPDATE call_transfer SET words = '' WHERE words <> '' AND call IN (" + CALLS + ")",
            "UPDATE call_event SET personal = '{}' WHERE call IN (" + CALLS + ")",
            "UPDATE call_leg SET extension = NULL WHERE person IS NULL AND call IN (" + CALLS + ")",
            """
            UPDATE call_record
            SET who = '', phone = NULL, phone_extension = NULL, address = NULL, came_from = NULL, what = '', why = NULL,
                answer = CASE WHEN answer IS NOT NULL THEN '' END, version = version + 1
            WHERE file IS NULL AND call IN (""" + CALLS + ")",
            "UPDATE call SET from_number = NULL, to_number = NULL, caller_name = NULL,"
                    + " extension = CASE WHEN person IS NOT NULL THEN extension END WHERE id IN (" + CALLS + ")",
            "UPDATE callback SET status = 'cancelled', lease_until = NULL, dialled = NULL, finished_at = now()"
                    + " WHERE status IN ('waiting', 'in-progress') AND id IN (" + BY_HAND + ")",
            "UPDATE survey_answer SET words = NULL WHERE words IS NOT NULL AND callback_id IN (" + BY_HAND + ")",
            """
            UPDATE callback_attempt
            SET comment = NULL, dialled = NULL, ended_at = coalesce(ended_at, now()), outcome = coalesce(outcome, 'given-back')
            WHERE (comment IS NOT NULL OR dialled IS NOT NULL OR ended_at IS NULL) AND callback_id IN (""" + BY_HAND + ")",
            """
            UPDATE callback_by_hand
            SET name = NULL, phone = '', phone_extension = NULL, reason = '', cancel_reason = CASE WHEN cancel_reason IS NOT NULL THEN '' END
            WHERE callback_id IN (""" + BY_HAND + ")",
            """
            UPDATE call_record
            SET who = '', phone = NULL, phone_extension = NULL, address = NULL, came_from = NULL, what = '', why = NULL,
                answer = CASE WHEN answer IS NOT NULL THEN '' END, version = version + 1
            WHERE call IN (
                SELECT call FROM call_record WHERE file = ANY ($1)
                UNION
                SELECT r.call FROM customer_contact n JOIN call_record r ON r.phone = n.value
                WHERE n.file = ANY ($1) AND n.kind = 'phone' AND r.file IS NULL)""",
            "UPDATE visit SET who = '' WHERE who <> '' AND file = ANY ($1)",
            "DELETE FROM customer_contact WHERE file = ANY ($1)",
            "DELETE FROM customer_name_key WHERE file = ANY ($1)",
            "DELETE FROM hint_due WHERE file = ANY ($1)",
            "UPDATE care_contact SET personal = NULL WHERE personal IS NOT NULL AND file = ANY ($1)",
            "DELETE FROM care_due WHERE state = 'due' AND file = ANY ($1)",
            "UPDATE care_due SET reason = '' WHERE reason IS NOT NULL AND file = ANY ($1)",
            """
            UPDATE callback_attempt SET comment = NULL, dialled = NULL
            WHERE (comment IS NOT NULL OR dialled IS NOT NULL) AND callback_id IN (SELECT id FROM callback WHERE campaign IS NOT NULL AND file = ANY ($1))""",
            """
            UPDATE survey_answer SET words = NULL
            WHERE words IS NOT NULL AND callback_id IN (SELECT id FROM callback WHERE campaign IS NOT NULL AND file = ANY ($1))""",
            "DELETE FROM duplicate_hint WHERE state = 'open' AND (a = ANY ($1) OR b = ANY ($1))",
            "UPDATE blacklisting SET harm = '', reason = CASE WHEN reason IS NOT NULL THEN '' END WHERE file = ANY ($1)",
            "DELETE FROM customer_kin WHERE file = ANY ($1) OR other = ANY ($1)",
            "UPDATE agent_refusal SET words = '' WHERE file = ANY ($1)",
            "UPDATE tie_opinion SET opinion = '', reason = CASE WHEN reason IS NOT NULL THEN '' END WHERE file = ANY ($1)",
            "UPDATE tier_proposal SET state = 'superseded' WHERE state = 'waiting' AND file = ANY ($1)",
            "UPDATE tier_proposal SET reason = '' WHERE reason IS NOT NULL AND file = ANY ($1)",
            """
            UPDATE file_link SET reason = '', undone_reason = CASE WHEN undone_reason IS NOT NULL THEN '' END
            WHERE from_file = ANY ($1) OR into_file = ANY ($1)""",
            "UPDATE file_hand_over SET state = 'withdrawn', waits_for = '', ended_at = now() WHERE ended_at IS NULL AND file = ANY ($1)",
            "UPDATE file_hand_over SET note = NULL, defects = '{}' WHERE (note IS NOT NULL OR defects <> '{}') AND file = ANY ($1)",
            "UPDATE missing_file SET state = 'withdrawn' WHERE state IN ('missing', 'held-back') AND file = ANY ($1)",
            """
            UPDATE missing_file SET name = NULL, note = NULL, reason = NULL
            WHERE (name IS NOT NULL OR note IS NOT NULL OR reason IS NOT NULL) AND file = ANY ($1)""",
            LINKED_CHANGES);

    /** By what they may have been searched for, or be named in a reason; a short name would be found in other words. */
    private static final String VALUES = """
            SELECT DISTINCT v.value
            FROM (
                SELECT unnest(ARRAY[name, credit_code, external_id]) FROM customer_file WHERE id = ANY ($1)
                UNION
                SELECT unnest(ARRAY[value, regexp_replace(value, '^\\+86', '')]) FROM customer_contact WHERE file = ANY ($1)) v (value)
            WHERE length(v.value) > 1
            """;

    private static final String CHANGES =
            "UPDATE customer_change SET personal = NULL WHERE file = ANY ($1) AND personal IS NOT NULL";

    /** They are sealed by keys that are not stored, so that none can be told from another; they help clients for a day only. */
    private static final String ANSWERS =
            "UPDATE action_key SET answer = NULL WHERE answer IS NOT NULL AND created_at <= $1";

    private ErasedFileStore() {}

    /** A file under its lock. */
    record Locked(long id, int version, boolean erased) {}

    static Future<Void> lockReader(SqlConnection transaction) {
        return transaction.query(LOCK_READER).execute().mapEmpty();
    }

    /** Whoever writes the record of a call locks the call first, and then the customer's file. */
    static Future<Void> lockCalls(SqlConnection transaction, List<Long> files) {
        return transaction
                .preparedQuery(LOCK_CALLS)
                .execute(Tuple.of(ids(files)))
                .mapEmpty();
    }

    static Future<List<Locked>> lock(SqlConnection transaction, List<Long> files) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(ids(files)))
                .map(rows -> Rows.all(
                        rows, row -> new Locked(row.number("id"), row.integer("version"), row.flag("erased"))));
    }

    static Future<List<Long>> leftBehind(SqlConnection connection, List<Long> files) {
        return connection
                .preparedQuery(LEFT_BEHIND)
                .execute(Tuple.of(ids(files)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<List<String>> values(SqlConnection transaction, List<Long> files) {
        return transaction
                .preparedQuery(VALUES)
                .execute(Tuple.of(ids(files)))
                .map(rows -> Rows.all(rows, row -> row.text("value")));
    }

    /** From now on nothing finds the files, and no person changes them or their complaints. */
    static Future<Void> mark(SqlConnection transaction, List<Long> files, Instant at) {
        return transaction
                .preparedQuery(DIGESTS)
                .execute(Tuple.of(ids(files), files.get(0), timestamptz(at)))
                .compose(left -> transaction.preparedQuery(MARK_FILES).execute(Tuple.of(ids(files), timestamptz(at))))
                .compose(marked ->
                        transaction.preparedQuery(MARK_COMPLAINTS).execute(Tuple.of(ids(files), timestamptz(at))))
                .compose(marked -> each(transaction, AROUND, files));
    }

    /** What the history has of them, and the answers that clients may ask for again. */
    static Future<Void> forget(SqlConnection transaction, List<Long> files, Instant now) {
        return each(transaction, List.of(CHANGES), files)
                .compose(forgotten -> transaction.preparedQuery(ANSWERS).execute(Tuple.of(timestamptz(now))))
                .mapEmpty();
    }

    private static Future<Void> each(SqlConnection transaction, List<String> statements, List<Long> files) {
        var done = Future.<Void>succeededFuture();
        for (String sql : new ArrayList<>(statements)) {
            done = done.compose(before ->
                    transaction.preparedQuery(sql).execute(Tuple.of(ids(files))).mapEmpty());
        }
        return done;
    }

    private static Long[] ids(List<Long> files) {
        return files.toArray(Long[]::new);
    }
}
