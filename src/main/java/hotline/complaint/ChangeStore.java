package hotline.complaint;

import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.sla.Clocks;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Locks complaints and writes what was decided of them: state, clock and events of a whole batch in one statement.
 * Complaints are locked in the order of their ids and before anything else, so that batches can't wait for each other
 * in a circle.
 */
final class ChangeStore {
    private static final String READ = "SELECT " + StateColumns.SELECTED + """
            FROM complaint c
            WHERE c.id = ANY ($1::bigint[])
            ORDER BY c.id
            """;

    private static final String LOCK = READ + " FOR UPDATE";

    /** After the lock, by a statement of its own, as {@link #CALLBACK_OWED}. */
    private static final String CLOCKS = "SELECT k.complaint_id, " + ClockRow.SELECTED + """
            FROM sla_clock k
            WHERE k.complaint_id = ANY ($1::bigint[])
            ORDER BY k.complaint_id, k.kind, k.ordinal
            """;

    /** After the lock, by a statement of its own: one that had to wait for the lock would still see what was before. */
    private static final String CALLBACK_OWED = """
            SELECT complaint_id
            FROM callback
            WHERE complaint_id = ANY ($1::bigint[]) AND status IN ('waiting', 'in-progress')
            """;

    private static final String UNOWNED = """
            SELECT id
            FROM complaint
            WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened')
                AND id <> ALL (ARRAY(
                    SELECT complaint_id FROM parked WHERE place = 'complaints' AND complaint_id IS NOT NULL))
            """;

    private static final String TAKE_FIRST = """
            ORDER BY due_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    static final String TAKE_FIRST_UNOWNED = UNOWNED + TAKE_FIRST;

    static final String TAKE_FIRST_OF_DEPARTMENT =
            UNOWNED + " AND held_by = (SELECT department FROM person WHERE id = $1) " + TAKE_FIRST;

    private static final String ID_OF = "SELECT id FROM complaint WHERE number = $1";

    private static final String IDS_OF = "SELECT id, number FROM complaint WHERE number = ANY ($1)";

    private static final String WRITE = """
            WITH changed AS (
                UPDATE complaint c
                SET status = n.status, owner = n.owner, first_contact = n.first_contact, resolution = n.resolution,
                    resolved_at = n.resolved_at, ended_at = n.ended_at, reopened = n.reopened, type = n.type,
                    subtype = n.subtype, severity = n.severity, confidence = n.confidence,
                    reasons = coalesce(n.reasons::jsonb, c.reasons),
                    judged_by = n.judged_by, due_at = n.due_at, calendar_warning = n.calendar_warning,
                    breached_at = n.breached_at, last_seq = n.last_seq, version = n.version,
                    policy_version = n.policy_version, held_by = n.held_by, held_since = n.held_since, stage = n.stage,
                    paused_at = n.paused_at, pause_reason = n.pause_reason, first_response_at = n.first_response_at,
                    calendar_version = n.calendar_version
                FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[],
                            $7::timestamptz[], $8::int[], $9::text[], $10::text[], $11::text[], $12::real[],
                            $13::text[], $14::text[], $15::timestamptz[], $16::text[], $17::timestamptz[], $18::int[],
                            $19::int[], $20::int[], $21::text[], $22::timestamptz[], $23::text[], $24::timestamptz[],
                            $25::text[], $26::timestamptz[], $27::int[])
                    AS n (id, status, owner, first_contact, resolution, resolved_at, ended_at, reopened, type, subtype,
                          severity, confidence, reasons, judged_by, due_at, calendar_warning, breached_at, last_seq,
                          version, policy_version, held_by, held_since, stage, paused_at, pause_reason,
                          first_response_at, calendar_version)
                WHERE c.id = n.id
            ), clocked AS (
                INSERT INTO sla_clock AS k (complaint_id, kind, ordinal, state, department, stage, started_at,
                    original_due_at, counted_due_at, extended_days, unextended_due_at, due_at, paused_at, paused_time,
                    next_action_at, breached_at, stopped_at, cancelled, rungs)
                SELECT n.complaint_id, n.kind, n.ordinal, n.state, n.department, n.stage, n.started_at, n.promised,
                    n.counted, n.extended_days, n.unextended, n.due, n.paused_at, n.paused_time, n.next_action_at,
                    n.breached_at, n.stopped_at, n.cancelled, string_to_array(n.rungs, ',')
                FROM unnest($28::bigint[], $29::text[], $30::int[], $31::text[], $32::text[], $33::text[],
                            $34::timestamptz[], $35::timestamptz[], $36::timestamptz[], $37::int[], $38::timestamptz[],
                            $39::timestamptz[], $40::timestamptz[], $41::bigint[], $42::timestamptz[],
                            $43::timestamptz[], $44::timestamptz[], $45::boolean[], $46::text[])
                    AS n (complaint_id, kind, ordinal, state, department, stage, started_at, promised, counted,
                          extended_days, unextended, due, paused_at, paused_time, next_action_at, breached_at,
                          stopped_at, cancelled, rungs)
                ON CONFLICT (complaint_id, kind, ordinal) DO UPDATE
                SET state = excluded.state, counted_due_at = excluded.counted_due_at,
                    original_due_at = excluded.original_due_at, extended_days = excluded.extended_days,
                    unextended_due_at = excluded.unextended_due_at, due_at = excluded.due_at,
                    paused_at = excluded.paused_at, paused_time = excluded.paused_time,
                    next_action_at = excluded.next_action_at, breached_at = excluded.breached_at,
                    stopped_at = excluded.stopped_at, cancelled = excluded.cancelled, rungs = excluded.rungs
            )
            INSERT INTO event (complaint_id, seq, type, at, actor, actor_kind, internal, data)
            SELECT n.complaint_id, n.seq, n.type, n.at, n.actor, n.actor_kind, n.internal, n.data::jsonb
            FROM unnest($47::bigint[], $48::int[], $49::text[], $50::timestamptz[], $51::bigint[], $52::text[],
                        $53::boolean[], $54::text[])
                AS n (complaint_id, seq, type, at, actor, actor_kind, internal, data)
            """;

    Future<Map<Long, ComplaintState>> lock(SqlConnection transaction, Collection<Long> ids) {
        return lockEach(transaction, ids).map(ChangeStore::all);
    }

    /** For whoever goes on without those that can't be read. */
    Future<EachRow<ComplaintState>> lockEach(SqlConnection transaction, Collection<Long> ids) {
        return states(transaction, LOCK, ids);
    }

    /** As they are, for whoever changes nothing. */
    Future<Map<Long, ComplaintState>> read(SqlConnection connection, Collection<Long> ids) {
        return readEach(connection, ids).map(ChangeStore::all);
    }

    Future<EachRow<ComplaintState>> readEach(SqlConnection connection, Collection<Long> ids) {
        return states(connection, READ, ids);
    }

    private static Map<Long, ComplaintState> all(EachRow<ComplaintState> read) {
        var states = new LinkedHashMap<Long, ComplaintState>();
        read.orThrow().forEach(state -> states.put(state.id(), state));
        return states;
    }

    private static Future<EachRow<ComplaintState>> states(SqlConnection connection, String sql, Collection<Long> ids) {
        var which = Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new));
        // Sent together: the second waits for the first on the server and costs no round trip of its own.
        var complaints = connection.preparedQuery(sql).execute(which);
        var clocks = connection.preparedQuery(CLOCKS).execute(which);
        return Future.all(complaints, clocks).map(both -> states(complaints.result(), clocks.result()));
    }

    private static EachRow<ComplaintState> states(RowSet<Row> locked, RowSet<Row> clocks) {
        var clocksOf = new HashMap<Long, List<Row>>();
        clocks.forEach(row -> clocksOf.computeIfAbsent(row.getLong("complaint_id"), first -> new ArrayList<>())
                .add(row));
        return EachRow.of(
                locked,
                row -> StateColumns.state(
                        row,
                        new Clocks(clocksOf.get(row.getLong("id")).stream()
                                .map(ClockRow::clock)
                                .toList())),
                row -> FailedRow.complaint(row.getLong("id"), row.getString("number")));
    }

    /** Those of the locked complaints whose customer is still to be called back. */
    Future<Set<Long>> callbackOwed(SqlConnection transaction, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        return transaction
                .preparedQuery(CALLBACK_OWED)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> {
                    var owed = new HashSet<Long>();
                    rows.forEach(row -> owed.add(row.getLong("complaint_id")));
                    return owed;
                });
    }

    /**
     * Locks nobody's complaint that is due first, of the person's own department before any other; one that a colleague is
     * just taking is passed over.
     */
    Future<Optional<Long>> lockFirstUnowned(SqlConnection transaction, long person) {
        return transaction
                .preparedQuery(TAKE_FIRST_OF_DEPARTMENT)
                .execute(Tuple.of(person))
                .map(ChangeStore::firstId)
                .compose(own -> own.isPresent()
                        ? Future.succeededFuture(own)
                        : transaction
                                .preparedQuery(TAKE_FIRST_UNOWNED)
                                .execute()
                                .map(ChangeStore::firstId));
    }

    Future<Optional<Long>> idOf(SqlConnection connection, String number) {
        return connection.preparedQuery(ID_OF).execute(Tuple.of(number)).map(ChangeStore::firstId);
    }

    /** By number; absent ones are left out. */
    Future<Map<String, Long>> idsOf(SqlConnection connection, Collection<String> numbers) {
        return connection
                .preparedQuery(IDS_OF)
                .execute(Tuple.tuple().addArrayOfString(numbers.toArray(String[]::new)))
                .map(rows -> {
                    var ids = new HashMap<String, Long>();
                    rows.forEach(row -> ids.put(row.getString("number"), row.getLong("id")));
                    return ids;
                });
    }

    Future<Void> write(SqlConnection transaction, List<ComplaintChange> changes) {
        if (changes.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(WRITE)
                .execute(ChangeColumns.of(changes))
                .mapEmpty();
    }

    private static Optional<Long> firstId(Iterable<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next().getLong("id")) : Optional.empty();
    }
}
