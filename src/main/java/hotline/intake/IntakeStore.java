package hotline.intake;

import static hotline.rows.SqlType.timestamptz;

import hotline.attachment.UploadTaking;
import hotline.attachment.UploadTaking.Taking;
import hotline.complaint.Report;
import hotline.complaint.coding.CodingColumns;
import hotline.earlier.EarlierComplaints;
import hotline.earlier.EarlierCount;
import hotline.earlier.Sought;
import hotline.log.EventColumn;
import hotline.log.FilingColumns;
import hotline.policy.taxonomy.Market;
import hotline.rows.Fields;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch of complaints with number, first event, clock and idempotency key in one statement, and so in one
 * commit.
 */
final class IntakeStore {
    private static final int FIRST_EVENT = 1;

    /**
     * Numbers are drawn after doubled keys are sorted out, so that serials have no gaps (P1). Complaints judged by
     * rules that have been replaced are not written, and draw no number and take no key; written as a case, since the
     * planner expects few rows to fulfil an equation. A public complaint counts against the limits of its address and
     * phone number before a key is taken, so that a refused one can be sent again; a known key is not counted. The
     * rows of {@code allowance} are those of {@link hotline.allowance.Allowances}, taken here so that intake stays
     * one statement.
     */
    private static final Statement<List<NewComplaint>> WRITE = Statement.of(
            EventColumn.in(("""
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
                    CASE WHEN filed_by IS NULL THEN 'customer' ELSE 'person' END, false,""" + FilingColumns.received() + """
                FROM numbered
            ), clock_rows AS (
                INSERT INTO sla_clock (complaint_id, kind, state, department, stage, started_at, original_due_at,
                    counted_due_at, unextended_due_at, due_at, next_action_at)
                SELECT id, clock.kind, 'running', clock.department, clock.stage, received_at, clock.due_at, clock.due_at,
                    clock.due_at, clock.due_at, clock.next_action_at
                FROM unnest(:clocks) AS clock JOIN numbered USING (place)
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
                    false,"""
                            + FilingColumns.linked("original_number", "type", "severity", "channel") + """
                FROM linked
                UNION ALL
                SELECT original_id, original_seq, {LINKED}, received_at, filed_by,
                    CASE WHEN filed_by IS NULL THEN 'customer' ELSE 'person' END, false,"""
                            + FilingColumns.linked("number", "original_type", "original_severity", "original_channel")
                            + """
                FROM linked
            )
            SELECT place, id, number, NULL AS with_phone, NULL AS wait FROM numbered
            UNION ALL
            SELECT place, NULL, NULL, with_phone, wait FROM refused
            """)
                    .formatted(NewComplaintColumns.COMPLAINT.names())),
            NewComplaintColumns.OF_BATCH);

    private static final String ORIGINALS = """
            SELECT c.id, c.policy_version, c.channel, c.filed_by_branch, c.market, %s, %s
            FROM complaint c WHERE c.id = ANY ($1)
            """.formatted(Report.COLUMNS.names("c"), CodingColumns.ALL.names("c"));

    private static final String FORGET = "DELETE FROM idempotency_key WHERE created_at < $1";

    /** No key has this hash, so the row is never taken for a complaint's. */
    private static final String PROVE_WRITABLE = """
            INSERT INTO idempotency_key (id, fingerprint, complaint_id, created_at)
            VALUES ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 0, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET created_at = EXCLUDED.created_at
            """;

    private final Pool pool;

    IntakeStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * One outcome per complaint, in the order given. Complaints before them are looked for first (F4). Where there are some, it is looked again
     * under a lock, so that two nodes don't both file the second one.
     */
    Future<List<IntakeOutcome>> write(List<NewComplaint> batch) {
        var sought = sought(batch);
        boolean takesFiles =
                batch.stream().anyMatch(one -> !one.draft().attachments().isEmpty());
        if (sought.isEmpty()) {
            return takesFiles
                    ? pool.withTransaction(transaction -> write(transaction, batch))
                    : pool.withConnection(connection -> write(connection, batch));
        }
        return pool.withConnection(connection -> EarlierComplaints.find(connection, sought))
                .compose(counts -> {
                    var clashing = mayClash(counts);
                    return clashing.isEmpty() && !takesFiles
                            ? pool.withConnection(connection -> write(connection, counted(batch, counts)))
                            : pool.withTransaction(transaction -> writeAlone(transaction, batch, sought, clashing));
                });
    }

    /** A complaint that meets an earlier one only now is as one that came a moment later: it holds no lock, and is counted nevertheless. */
    private static Future<List<IntakeOutcome>> writeAlone(
            SqlConnection transaction, List<NewComplaint> batch, List<Sought> sought, Set<Integer> clashing) {
        return EarlierComplaints.lock(transaction, sought, clashing)
                .compose(locked -> EarlierComplaints.find(transaction, sought))
                .compose(counts -> write(transaction, counted(batch, counts)));
    }

    /** The places of complaints that have an earlier one on disk, which another node may find too. */
    private static Set<Integer> mayClash(Map<Integer, EarlierCount> counts) {
        return counts.entrySet().stream()
                .filter(one -> one.getValue().found().stream()
                        .anyMatch(found -> found.complaint().isPresent()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Sought> sought(List<NewComplaint> batch) {
        return IntStream.range(0, batch.size())
                .mapToObj(at -> batch.get(at).sought(at + 1))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<NewComplaint> counted(List<NewComplaint> batch, Map<Integer, EarlierCount> counts) {
        return IntStream.range(0, batch.size())
                .mapToObj(at -> Optional.ofNullable(counts.get(at + 1))
                        .map(batch.get(at)::after)
                        .orElse(batch.get(at)))
                .toList();
    }

    private static Future<List<IntakeOutcome>> write(SqlConnection connection, List<NewComplaint> batch) {
        return connection
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(batch))
                .compose(rows -> {
                    var outcomes = new IntakeOutcome[batch.size()];
                    var numbers = new HashMap<Integer, String>();
                    rows.forEach(row -> numbers.put(row.getLong(0).intValue(), row.getString("number")));
                    for (Row row : rows) {
                        int place = (int) (row.getLong(0) - 1);
                        outcomes[place] = outcome(batch.get(place), row, numbers);
                    }
                    return UploadTaking.take(connection, takings(batch, outcomes))
                            .compose(taken -> Stream.of(outcomes).allMatch(IntakeOutcome.Written.class::isInstance)
                                    ? Future.succeededFuture(List.of(outcomes))
                                    : FirstAnswerStore.complete(connection, batch, outcomes));
                });
    }

    /** Of complaints that were written now. */
    private static List<Taking> takings(List<NewComplaint> batch, @Nullable IntakeOutcome[] outcomes) {
        var takings = new ArrayList<Taking>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] instanceof IntakeOutcome.Written written) {
                var complaint = batch.get(i);
                complaint
                        .draft()
                        .attachments()
                        .forEach(upload -> takings.add(new Taking(
                                upload,
                                written.filed().id(),
                                FIRST_EVENT,
                                false,
                                complaint.draft().filer().person(),
                                complaint.receivedAt())));
            }
        }
        return takings;
    }

    /** @param numbers by place, since one may count another one of its batch */
    private static IntakeOutcome outcome(NewComplaint complaint, Row row, Map<Integer, String> numbers) {
        return row.getValue("wait") == null
                ? new IntakeOutcome.Written(filed(complaint, row.getLong("id"), row.getString("number"), numbers))
                : new IntakeOutcome.TooMany(
                        row.getBoolean("with_phone"), Duration.of(row.getLong("wait"), ChronoUnit.MICROS));
    }

    /** The complaints before one that is not filed yet. */
    Future<EarlierCount> earlier(Sought sought) {
        return pool.withConnection(connection -> EarlierComplaints.find(connection, List.of(sought)))
                .map(counts -> counts.getOrDefault(sought.place(), EarlierCount.NONE));
    }

    /** A commit like filing's, of one row that all nodes share. A question would succeed on a replica and on a full disk. */
    Future<Void> proveWritable() {
        return pool.withConnection(
                connection -> connection.query(PROVE_WRITABLE).execute().mapEmpty());
    }

    /** The complaints that linked cases follow from (P7), by id. */
    Future<Map<Long, Original>> originals(List<Long> ids) {
        return pool.withConnection(connection -> connection
                .preparedQuery(ORIGINALS)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(rows -> {
                    var originals = new HashMap<Long, Original>();
                    rows.forEach(row -> originals.put(row.getLong("id"), original(Fields.of(row))));
                    return originals;
                }));
    }

    /** Keys older than that are not known again. */
    Future<Void> forgetKeysBefore(Instant time) {
        return pool.withConnection(connection -> connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(timestamptz(time)))
                .mapEmpty());
    }

    private static Filed filed(NewComplaint complaint, long id, String number, Map<Integer, String> numbers) {
        var judgement = complaint.judgement();
        return new Filed(
                id,
                number,
                complaint.receivedAt(),
                complaint.deadline().due(),
                judgement.type(),
                judgement.subtype(),
                judgement.severity().code(),
                complaint.trackingSecret(),
                complaint.deadline().warning(),
                complaint.raisedFrom(),
                Filed.Earlier.of(complaint.earlier(), numbers));
    }

    private static Original original(Fields row) {
        return new Original(
                row.integer("policy_version"),
                row.text("channel"),
                Report.of(row),
                row.optionalText("filed_by_branch"),
                row.code("market", Market::of),
                CodingColumns.coding(row));
    }
}
