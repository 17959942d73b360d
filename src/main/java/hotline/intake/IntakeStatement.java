package hotline.intake;

import hotline.log.EventColumn;
import hotline.log.FilingColumns;
import hotline.rows.Statement;
import java.util.List;

/**
 * The statement that writes a batch of complaints, in two sizes: PostgreSQL makes each of its parts ready for every batch, also those for rows that
 * the batch has none of.
 *
 * <p>Numbers are drawn after doubled keys are sorted out, so that serials have no gaps (P1). Complaints judged by rules that have been replaced are
 * not written, and draw no number and take no key; written as a case, since the planner expects few rows to fulfil an equation. A public complaint
 * counts against the limits of its address and phone number before a key is taken, so that a refused one can be sent again; a known key is not
 * counted. The rows of {@code allowance} are those of {@link hotline.allowance.Allowances}, taken here so that intake stays one statement.
 */
final class IntakeStatement {
    private static final String COMPLAINTS =
            """
            WITH draft AS (
                SELECT * FROM unnest(:drafts) WITH ORDINALITY AS draft
            ), candidate AS MATERIALIZED (
                SELECT nextval('complaint_id_seq') AS id, draft.*
                FROM draft WHERE CASE WHEN epoch = (SELECT epoch FROM rules_epoch) THEN true ELSE false END
            ), counted AS MATERIALIZED (
                SELECT place, of_address, of_phone, quota.*
                FROM candidate JOIN unnest(:quotas) AS quota USING (policy_version)
                WHERE of_address IS NOT NULL AND NOT EXISTS (SELECT FROM idempotency_key known WHERE known.id = candidate.key)
            ), by_address AS (
                INSERT INTO allowance AS had (id, at, base, asked, pace, most)
                SELECT of_address, :newest::bigint, :newest, count(*), min(address_pace), min(address_most)
                FROM counted GROUP BY of_address ORDER BY of_address
                ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at,
                    base = drained_by(had.at, had.drained_at, EXCLUDED.at, EXCLUDED.pace * EXCLUDED.most),
                    asked = EXCLUDED.asked, pace = EXCLUDED.pace, most = EXCLUDED.most
                RETURNING id, asked, granted, drained_at + pace - pace * most - at AS wait
            ), beyond_address AS MATERIALIZED (
                SELECT place, wait FROM (
                    SELECT place, granted, wait, row_number() OVER (PARTITION BY of_address ORDER BY place) AS nth
                    FROM by_address JOIN counted ON of_address = by_address.id WHERE granted < asked) one_by_one
                WHERE nth > granted
            ), by_phone AS (
                INSERT INTO allowance AS had (id, at, base, asked, pace, most)
                SELECT of_phone, :newest, :newest, count(*), min(phone_pace), min(phone_most)
                FROM counted WHERE place NOT IN (SELECT place FROM beyond_address) GROUP BY of_phone ORDER BY of_phone
                ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at,
                    base = drained_by(had.at, had.drained_at, EXCLUDED.at, EXCLUDED.pace * EXCLUDED.most),
                    asked = EXCLUDED.asked, pace = EXCLUDED.pace, most = EXCLUDED.most
                RETURNING id, asked, granted, drained_at + pace - pace * most - at AS wait
            ), refused AS MATERIALIZED (
                SELECT place, false AS with_phone, wait FROM beyond_address
                UNION ALL
                SELECT place, true, wait FROM (
                    SELECT place, granted, wait, row_number() OVER (PARTITION BY of_phone ORDER BY place) AS nth
                    FROM by_phone JOIN counted ON of_phone = by_phone.id
                    WHERE granted < asked AND place NOT IN (SELECT place FROM beyond_address)) one_by_one
                WHERE nth > granted
            ), claimed AS (
                INSERT INTO idempotency_key (id, fingerprint, complaint_id, created_at, sealed_secret)
                SELECT key, fingerprint, id, received_at, sealed_secret FROM candidate
                WHERE key IS NOT NULL AND place NOT IN (SELECT place FROM refused) ORDER BY key, place
                ON CONFLICT (id) DO NOTHING
                RETURNING complaint_id
            ), fresh AS MATERIALIZED (
                SELECT candidate.*, row_number() OVER (PARTITION BY series ORDER BY place) AS nth,
                    count(*) OVER (PARTITION BY series) AS drawn
                FROM candidate
                WHERE CASE WHEN key IS NULL THEN place NOT IN (SELECT place FROM refused)
                    ELSE id IN (SELECT complaint_id FROM claimed) END
            ), advanced AS (
                INSERT INTO case_serial AS serial (series, last)
                SELECT series, count(*) FROM fresh GROUP BY series ORDER BY series
                ON CONFLICT (series) DO UPDATE SET last = serial.last + EXCLUDED.last
                RETURNING series, last
            ), numbered AS MATERIALIZED (
                SELECT fresh.*, fresh.series || lpad(serial::text, greatest(digits, length(serial::text)), '0') AS number
                FROM fresh JOIN advanced USING (series),
                     LATERAL (SELECT advanced.last - fresh.drawn + fresh.nth AS serial) s
            ), complaint_rows AS (
                INSERT INTO complaint (id, number, status, first_contact, reasons, special_care, original_due_at, last_seq, held_since,
                    %1$s)
                SELECT id, number, 'received', CASE WHEN filed_by_branch IS NULL THEN filed_by END, reasons::jsonb,
                    string_to_array(special_care, ','), due_at,
                    CASE WHEN linked_to IS NULL THEN 1 ELSE 2 END, received_at, %1$s
                FROM numbered
            ), event_rows AS (
                INSERT INTO event (complaint_id, seq, type, at, actor, actor_kind, internal, data)
                SELECT id, 1, {RECEIVED}, received_at, filed_by,
                    CASE WHEN filed_by IS NULL THEN 'customer' ELSE 'person' END, false,%2$s
                FROM numbered
            ), clock_rows AS (
                INSERT INTO sla_clock (complaint_id, kind, state, department, stage, started_at, original_due_at,
                    counted_due_at, unextended_due_at, due_at, next_action_at)
                SELECT id, clock.kind, 'running', clock.department, clock.stage, received_at, clock.due_at, clock.due_at,
                    clock.due_at, clock.due_at, clock.next_action_at
                FROM unnest(:clocks) AS clock JOIN numbered USING (place)
            """.formatted(NewComplaintColumns.COMPLAINT.names(), FilingColumns.received());

    /** Complaints before them, and the complaints that linked cases follow from. */
    private static final String KIN =
            """
            ), earlier_rows AS (
                INSERT INTO complaint_earlier (complaint, earlier, because, at, undone_at, undone_by)
                SELECT numbered.id, coalesce(found.complaint, other.id), found.because, numbered.received_at,
                    CASE WHEN found.is_other THEN numbered.received_at END, CASE WHEN found.is_other THEN numbered.filed_by END
                FROM unnest(:earlier) AS found JOIN numbered USING (place)
                    LEFT JOIN numbered other ON other.place = found.earlier_place
                WHERE coalesce(found.complaint, other.id) IS NOT NULL
            ), return_rows AS (
                INSERT INTO customer_return (complaint, earlier, within_month, same_matter)
                SELECT numbered.id, coalesce(found.complaint, other.id), found.within_month, found.same_matter
                FROM unnest(:returns) AS found JOIN numbered USING (place)
                    LEFT JOIN numbered other ON other.place = found.earlier_place
                WHERE coalesce(found.complaint, other.id) IS NOT NULL
            ), original AS (
                UPDATE complaint SET last_seq = last_seq + following.cases
                FROM (SELECT linked_to, count(*) AS cases FROM numbered WHERE linked_to IS NOT NULL GROUP BY linked_to) following
                WHERE complaint.id = following.linked_to
                RETURNING complaint.id, complaint.number, last_seq - following.cases AS seq_before, type, severity, channel
            ), linked AS MATERIALIZED (
                SELECT numbered.*, original.id AS original_id, original.number AS original_number, original.type AS original_type,
                    original.severity AS original_severity, original.channel AS original_channel,
                    original.seq_before + row_number() OVER (PARTITION BY original.id ORDER BY place) AS original_seq
                FROM numbered JOIN original ON original.id = numbered.linked_to
            ), linked_rows AS (
                INSERT INTO event (complaint_id, seq, type, at, actor, actor_kind, internal, data)
                SELECT id, 2, {LINKED}, received_at, filed_by, CASE WHEN filed_by IS NULL THEN 'customer' ELSE 'person' END,
                    false,%1$s
                FROM linked
                UNION ALL
                SELECT original_id, original_seq, {LINKED}, received_at, filed_by,
                    CASE WHEN filed_by IS NULL THEN 'customer' ELSE 'person' END, false,%2$s
                FROM linked
            """.formatted(
                    FilingColumns.linked("original_number", "type", "severity", "channel"),
                    FilingColumns.linked("number", "original_type", "original_severity", "original_channel"));

    private static final String OUTCOMES =
            """
            )
            SELECT place, id, number, NULL AS with_phone, NULL AS wait FROM numbered
            UNION ALL
            SELECT place, NULL, NULL, with_phone, wait FROM refused
            """;

    private static final Statement<List<NewComplaint>> OF_FIRST_ONES = of(COMPLAINTS + OUTCOMES);

    private static final Statement<List<NewComplaint>> OF_ALL = of(COMPLAINTS + KIN + OUTCOMES);

    private IntakeStatement() {}

    /** What writes these. */
    static Statement<List<NewComplaint>> of(List<NewComplaint> batch) {
        return batch.stream().anyMatch(IntakeStatement::hasKin) ? OF_ALL : OF_FIRST_ONES;
    }

    private static boolean hasKin(NewComplaint complaint) {
        return complaint.linkedTo().isPresent()
                || !complaint.earlier().found().isEmpty()
                || !complaint.earlier().returns().isEmpty();
    }

    private static Statement<List<NewComplaint>> of(String sql) {
        return Statement.of(EventColumn.in(sql), NewComplaintColumns.OF_BATCH);
    }
}
