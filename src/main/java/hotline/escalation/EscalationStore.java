package hotline.escalation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Writes what the ladder did about a batch of complaints that are locked: all of it in one statement. */
final class EscalationStore {
    /**
     * Whether a notice is told alone or in a digest is known only once the windows have counted it, so both are decided
     * together here. A notice that is there already undoes the batch: an event without its notice, or the other way
     * round, must not be.
     */
    private static final String WRITE = """
            WITH moved AS (
                UPDATE complaint c
                SET last_seq = n.last_seq, notices = n.notices, breached_at = coalesce(n.breached_at, c.breached_at)
                FROM unnest($1::bigint[], $2::int[], $3::int[], $4::timestamptz[])
                    AS n (id, last_seq, notices, breached_at)
                WHERE c.id = n.id
            ), clocked AS (
                UPDATE sla_clock k
                SET state = n.state, breached_at = n.breached_at, next_action_at = n.next_action_at,
                    rungs = string_to_array(n.rungs, ',')
                FROM unnest($5::bigint[], $6::text[], $7::int[], $8::text[], $9::timestamptz[], $10::timestamptz[],
                            $11::text[])
                    AS n (complaint_id, kind, ordinal, state, breached_at, next_action_at, rungs)
                WHERE k.complaint_id = n.complaint_id AND k.kind = n.kind AND k.ordinal = n.ordinal
            ), counted AS (
                INSERT INTO notice_window AS w (recipient, begins_at, length, notices)
                SELECT recipient, begins_at, length, notices
                FROM unnest($12::text[], $13::timestamptz[], $14::int[], $15::int[])
                    AS n (recipient, begins_at, length, notices)
                ORDER BY recipient, begins_at, length
                ON CONFLICT (recipient, begins_at, length) DO UPDATE SET notices = w.notices + excluded.notices
                RETURNING recipient, begins_at, length, notices
            ), issued AS (
                INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at,
                    issued_at, to_person, to_department, answer_due_at, tell_at, in_digest)
                SELECT n.number, n.complaint_id, n.clock_kind, n.clock_ordinal, n.rung, n.kind, n.department, n.due_at,
                    n.issued_at, n.to_person, n.to_department, n.answer_due_at,
                    CASE WHEN told.together THEN n.together_at ELSE n.alone_at END, told.together
                FROM unnest($16::text[], $17::bigint[], $18::text[], $19::int[], $20::text[], $21::text[], $22::text[],
                            $23::timestamptz[], $24::timestamptz[], $25::bigint[], $26::text[], $27::timestamptz[],
                            $28::timestamptz[], $29::text[], $30::timestamptz[], $31::int[], $32::int[], $33::int[],
                            $34::timestamptz[])
                    AS n (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at, issued_at,
                          to_person, to_department, answer_due_at, alone_at, recipient, begins_at, length, nth,
                          more_than, together_at)
                    LEFT JOIN counted w USING (recipient, begins_at, length)
                    LEFT JOIN unnest($12::text[], $13::timestamptz[], $14::int[], $15::int[])
                        AS added (recipient, begins_at, length, notices) USING (recipient, begins_at, length),
                    LATERAL (
                        SELECT coalesce(w.notices - added.notices + n.nth > n.more_than, false) AS together
                    ) AS told
            )
            INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data, personal)
            SELECT n.complaint_id, n.seq, n.type, n.at, 'program', n.internal, n.data::jsonb, n.personal::jsonb
            FROM unnest($35::bigint[], $36::int[], $37::text[], $38::timestamptz[], $39::boolean[], $40::text[],
                        $41::text[])
                AS n (complaint_id, seq, type, at, internal, data, personal)
            """;

    private static final String LAPSE = """
            UPDATE notice n
            SET lapsed_at = e.at
            FROM unnest($1::bigint[], $2::text[], $3::int[], $4::timestamptz[]) AS e (complaint_id, kind, ordinal, at)
            WHERE n.complaint_id = e.complaint_id AND n.clock_kind = e.kind AND n.clock_ordinal = e.ordinal
                AND n.kind = 'reminder' AND n.answer_due_at IS NULL AND n.is_open
            """;

    /** A few at a time, and none that somebody is counting in. */
    private static final String FORGET_WINDOWS = """
            DELETE FROM notice_window
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM notice_window WHERE begins_at < $1 ORDER BY begins_at LIMIT 500 FOR UPDATE SKIP LOCKED))
            """;

    Future<Void> write(SqlConnection transaction, List<CaseEscalated> cases) {
        if (cases.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(WRITE)
                .execute(EscalationColumns.of(cases))
                .mapEmpty();
    }

    /** A clock that has ended, of which nobody need be reminded any more. */
    record Ended(long complaint, String kind, int ordinal, Instant at) {}

    Future<Void> lapse(SqlConnection transaction, List<Ended> ended) {
        return transaction
                .preparedQuery(LAPSE)
                .execute(Tuple.tuple()
                        .addArrayOfLong(ended.stream().map(Ended::complaint).toArray(Long[]::new))
                        .addArrayOfString(ended.stream().map(Ended::kind).toArray(String[]::new))
                        .addArrayOfInteger(ended.stream().map(Ended::ordinal).toArray(Integer[]::new))
                        .addArrayOfOffsetDateTime(ended.stream()
                                .map(one -> one.at().atOffset(ZoneOffset.UTC))
                                .toArray(java.time.OffsetDateTime[]::new)))
                .mapEmpty();
    }

    /** Answers how many windows that began before then were forgotten. */
    Future<Integer> forgetWindows(SqlConnection connection, Instant before) {
        return connection
                .preparedQuery(FORGET_WINDOWS)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount());
    }
}
