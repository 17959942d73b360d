package hotline.complaint;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Locks complaints and writes what was decided of them: state, clock and events of a whole batch in one statement.
 * Complaints are locked in the order of their ids and before anything else, so that batches can't wait for each other
 * in a circle.
 */
final class ChangeStore {
    private static final String LOCK = "SELECT " + StateColumns.SELECTED + """
            FROM complaint c
            WHERE c.id = ANY ($1::bigint[])
            ORDER BY c.id
            FOR UPDATE
            """;

    /** After the lock, by a statement of its own: one that had to wait for the lock would still see what was before. */
    private static final String CALLBACK_OWED = """
            SELECT complaint_id
            FROM callback
            WHERE complaint_id = ANY ($1::bigint[]) AND status IN ('waiting', 'in-progress')
            """;

    static final String TAKE_FIRST_UNOWNED = """
            SELECT id
            FROM complaint
            WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened')
            ORDER BY due_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    private static final String ID_OF = "SELECT id FROM complaint WHERE number = $1";

    private static final String WRITE = """
            WITH changed AS (
                UPDATE complaint c
                SET status = n.status, owner = n.owner, first_contact = n.first_contact, resolution = n.resolution,
                    resolved_at = n.resolved_at, ended_at = n.ended_at, reopened = n.reopened, type = n.type,
                    subtype = n.subtype, severity = n.severity, confidence = n.confidence, reasons = n.reasons::jsonb,
                    judged_by = n.judged_by, due_at = n.due_at, calendar_warning = n.calendar_warning,
                    breached_at = n.breached_at, last_seq = n.last_seq, version = n.version
                FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[],
                            $7::timestamptz[], $8::int[], $9::text[], $10::text[], $11::text[], $12::real[],
                            $13::text[], $14::text[], $15::timestamptz[], $16::text[], $17::timestamptz[], $18::int[],
                            $19::int[])
                    AS n (id, status, owner, first_contact, resolution, resolved_at, ended_at, reopened, type, subtype,
                          severity, confidence, reasons, judged_by, due_at, calendar_warning, breached_at, last_seq,
                          version)
                WHERE c.id = n.id
            ), clocked AS (
                UPDATE sla_clock k
                SET state = n.state, due_at = n.due_at, next_action_at = n.next_action_at,
                    breached_at = n.breached_at, stopped_at = n.stopped_at
                FROM unnest($20::bigint[], $21::text[], $22::timestamptz[], $23::timestamptz[], $24::timestamptz[],
                            $25::timestamptz[])
                    AS n (id, state, due_at, next_action_at, breached_at, stopped_at)
                WHERE k.complaint_id = n.id AND k.kind = 'handling'
            )
            INSERT INTO event (complaint_id, seq, type, at, actor, actor_kind, internal, data)
            SELECT n.complaint_id, n.seq, n.type, n.at, n.actor, n.actor_kind, n.internal, n.data::jsonb
            FROM unnest($26::bigint[], $27::int[], $28::text[], $29::timestamptz[], $30::bigint[], $31::text[],
                        $32::boolean[], $33::text[])
                AS n (complaint_id, seq, type, at, actor, actor_kind, internal, data)
            """;

    Future<Map<Long, ComplaintState>> lock(SqlConnection transaction, Collection<Long> ids) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> {
                    var locked = new LinkedHashMap<Long, ComplaintState>();
                    for (Row row : rows) {
                        locked.put(row.getLong("id"), StateColumns.state(row));
                    }
                    return locked;
                });
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

    /** Locks nobody's complaint that is due first; one that a colleague is just taking is passed over. */
    Future<Optional<Long>> lockFirstUnowned(SqlConnection transaction) {
        return transaction.query(TAKE_FIRST_UNOWNED).execute().map(ChangeStore::firstId);
    }

    Future<Optional<Long>> idOf(SqlConnection connection, String number) {
        return connection.preparedQuery(ID_OF).execute(Tuple.of(number)).map(ChangeStore::firstId);
    }

    Future<Void> write(SqlConnection transaction, List<ComplaintChange> changes) {
        if (changes.isEmpty()) {
            return Future.succeededFuture();
        }
        var values = Tuple.tuple();
        addStates(values, changes.stream().map(ComplaintChange::after).toList());
        addClocks(
                values,
                changes.stream()
                        .filter(ComplaintChange::movesClock)
                        .map(ComplaintChange::after)
                        .toList());
        addEvents(
                values,
                changes.stream().flatMap(change -> change.events().stream()).toList());
        return transaction.preparedQuery(WRITE).execute(values).mapEmpty();
    }

    private static void addStates(Tuple values, List<ComplaintState> states) {
        values.addArrayOfLong(column(states, ComplaintState::id, Long[]::new))
                .addArrayOfString(column(states, s -> s.status().code(), String[]::new))
                .addArrayOfLong(column(states, s -> s.progress().owner().orElse(null), Long[]::new))
                .addArrayOfLong(column(states, s -> s.progress().firstContact().orElse(null), Long[]::new))
                .addArrayOfString(column(states, s -> s.progress().resolution().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(states, s -> s.progress().resolvedAt()))
                .addArrayOfOffsetDateTime(times(states, s -> s.progress().endedAt()))
                .addArrayOfInteger(column(states, s -> s.progress().reopened(), Integer[]::new))
                .addArrayOfString(column(states, s -> s.judged().type(), String[]::new))
                .addArrayOfString(column(states, s -> s.judged().subtype().orElse(null), String[]::new))
                .addArrayOfString(column(states, s -> s.judged().severity().code(), String[]::new))
                .addArrayOfFloat(column(states, s -> s.judged().confidence(), Float[]::new))
                .addArrayOfString(column(states, s -> s.judged().reasons().encode(), String[]::new))
                .addArrayOfString(column(states, s -> s.judged().judgedBy(), String[]::new))
                .addArrayOfOffsetDateTime(
                        times(states, s -> Optional.of(s.clock().dueAt())))
                .addArrayOfString(column(states, s -> s.calendarWarning().orElse(null), String[]::new))
                .addArrayOfOffsetDateTime(times(states, s -> s.clock().breachedAt()))
                .addArrayOfInteger(column(states, ComplaintState::lastSeq, Integer[]::new))
                .addArrayOfInteger(column(states, ComplaintState::version, Integer[]::new));
    }

    private static void addClocks(Tuple values, List<ComplaintState> moved) {
        values.addArrayOfLong(column(moved, ComplaintState::id, Long[]::new))
                .addArrayOfString(column(moved, s -> s.clock().state().code(), String[]::new))
                .addArrayOfOffsetDateTime(
                        times(moved, s -> Optional.of(s.clock().dueAt())))
                .addArrayOfOffsetDateTime(times(moved, s -> s.clock().nextActionAt()))
                .addArrayOfOffsetDateTime(times(moved, s -> s.clock().breachedAt()))
                .addArrayOfOffsetDateTime(times(moved, s -> s.clock().stoppedAt()));
    }

    private static void addEvents(Tuple values, List<LoggedEvent> events) {
        values.addArrayOfLong(column(events, LoggedEvent::complaint, Long[]::new))
                .addArrayOfInteger(column(events, LoggedEvent::seq, Integer[]::new))
                .addArrayOfString(column(events, e -> e.type().code(), String[]::new))
                .addArrayOfOffsetDateTime(times(events, e -> Optional.of(e.at())))
                .addArrayOfLong(column(events, e -> e.actor().person().orElse(null), Long[]::new))
                .addArrayOfString(column(events, e -> e.actor().kind().code(), String[]::new))
                .addArrayOfBoolean(column(events, LoggedEvent::internal, Boolean[]::new))
                .addArrayOfString(column(events, e -> e.data().encode(), String[]::new));
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, java.util.function.IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static <T> OffsetDateTime[] times(List<T> rows, Function<T, Optional<Instant>> value) {
        return column(
                rows,
                row -> value.apply(row).map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                OffsetDateTime[]::new);
    }

    private static Optional<Long> firstId(Iterable<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next().getLong("id")) : Optional.empty();
    }
}
