package hotline.audit;

import static hotline.rows.SqlType.timestamptz;

import hotline.audit.LookReasons.Given;
import hotline.audit.LookReasons.Permit;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Table {@code look_reason}, and which complaints and files are a person's own work. */
final class LookReasonStore {
    /** Numbers with which the person speaks, which ring at them or are offered to them, or whose call of the last hour they have not yet recorded (T2). */
    private static final String TALKS = """
            (SELECT CASE k.direction WHEN 'out' THEN k.to_number ELSE k.from_number END FROM call k WHERE k.person = $1 AND k.ended_at IS NULL
             UNION
             SELECT CASE k.direction WHEN 'out' THEN k.to_number ELSE k.from_number END
             FROM call_leg l JOIN call k ON k.id = l.call
             WHERE l.person = $1 AND l.ended_at IS NULL AND k.ended_at IS NULL
             UNION
             SELECT k.from_number
             FROM offer f JOIN call_work d ON d.id = f.subject JOIN call k ON k.id = d.call
             WHERE f.agent = $1 AND f.answer IS NULL AND f.kind = 'call' AND k.ended_at IS NULL
             UNION
             SELECT CASE k.direction WHEN 'out' THEN k.to_number ELSE k.from_number END
             FROM call_to_record o JOIN call k ON k.id = o.call
             WHERE o.agent = $1 AND o.since > $3::timestamptz - interval '1 hour')""";

    /** Of a complaint c: the person works on it, is calling its customer, or is called by them. */
    private static final String OWN = """
            ((c.owner = $1 AND c.ended_at IS NULL)
             OR EXISTS (SELECT FROM callback k WHERE k.complaint_id = c.id AND k.agent = $1 AND k.status = 'in-progress')
             OR c.phone IN %s)""".formatted(TALKS);

    /** The person is calling one of the files' customer for a campaign (K4), or is called by them. */
    private static final String CALLS = """
            (EXISTS (
                SELECT FROM callback k WHERE k.file = ANY (%1$s) AND k.campaign IS NOT NULL AND k.agent = $1 AND k.status = 'in-progress')
             OR EXISTS (
                SELECT FROM customer_contact n
                WHERE n.file = ANY (%1$s) AND n.kind = 'phone' AND n.ended_at IS NULL AND n.value IN %2$s))""";

    private static final String AT_COMPLAINT = """
            SELECT why, until
            FROM (
                SELECT r.why, r.until, 1 AS rank
                FROM complaint c JOIN look_reason r ON r.complaint = c.id
                WHERE c.number = $2 AND r.person = $1 AND r.until > $3
                UNION ALL
                SELECT 'own-work', $4::timestamptz, 2 FROM complaint c WHERE c.number = $2 AND %s
                UNION ALL
                SELECT NULL, NULL, 3 WHERE NOT EXISTS (SELECT FROM complaint WHERE number = $2)) p
            ORDER BY rank LIMIT 1
            """.formatted(OWN);

    private static final String AT_FILES = """
            SELECT why, until
            FROM (
                SELECT r.why, r.until, 1 AS rank FROM look_reason r WHERE r.person = $1 AND r.file = ANY ($2) AND r.until > $3
                UNION ALL
                SELECT 'own-work', $4::timestamptz, 2
                FROM complaint_file l JOIN complaint c ON c.id = l.complaint
                WHERE l.file = ANY ($2) AND %s
                UNION ALL
                SELECT 'own-work', $4::timestamptz, 2 WHERE %s) p
            ORDER BY rank LIMIT 1
            """.formatted(OWN, CALLS.formatted("$2", TALKS));

    /** Of complaint c: its customer's file is sealed (A2), and it has ended. */
    private static final String SEALED = """
            (c.ended_at IS NOT NULL AND EXISTS (
                SELECT FROM complaint_file l
                    LEFT JOIN file_root t ON t.file = l.file
                    JOIN customer_file f ON f.id = coalesce(t.root, l.file)
                WHERE l.complaint = c.id AND f.sealed_at IS NOT NULL))""";

    /** Of complaint c: the person gave a reason for it, or for the sealed file of its customer. */
    private static final String GIVEN_FOR_SEALED = """
            SELECT r.why, r.until
            FROM look_reason r
            WHERE r.person = $1 AND r.until > $3 AND (r.complaint = c.id OR r.file IN (
                SELECT coalesce(t.root, l.file)
                FROM complaint_file l LEFT JOIN file_root t ON t.file = l.file
                WHERE l.complaint = c.id))
            """;

    private static final String AT_SEALED = "SELECT g.why, g.until FROM complaint c LEFT JOIN LATERAL ("
            + GIVEN_FOR_SEALED + " LIMIT 1) g ON true WHERE c.number = $2 AND " + SEALED;

    /** Ended ones of sealed customers are covered for all; the others where the policy asks for reasons ($4). */
    private static final String COVERED_COMPLAINTS = """
            SELECT c.id
            FROM complaint c
            WHERE c.id = ANY ($2) AND CASE WHEN %s THEN NOT EXISTS (%s)
                ELSE $4::boolean AND (%s OR EXISTS (
                    SELECT FROM look_reason r WHERE r.person = $1 AND r.complaint = c.id AND r.until > $3)) IS NOT TRUE END
            """.formatted(SEALED, GIVEN_FOR_SEALED, OWN);

    /** With all that are merged, and the root of them; sealed ones are covered for all, the others where the policy asks for reasons ($4). */
    private static final String COVERED_FILES = """
            SELECT f.id
            FROM unnest($2::bigint[]) AS f (id)
                LEFT JOIN file_root own ON own.file = f.id
                JOIN customer_file root ON root.id = coalesce(own.root, f.id),
                LATERAL (SELECT ARRAY[root.id] || ARRAY(SELECT t.file FROM file_root t WHERE t.root = root.id) AS files) m
            WHERE ($4::boolean OR root.sealed_at IS NOT NULL)
                AND NOT EXISTS (SELECT FROM look_reason r WHERE r.person = $1 AND r.file = ANY (m.files) AND r.until > $3)
                AND NOT EXISTS (SELECT FROM complaint_file l JOIN complaint c ON c.id = l.complaint WHERE l.file = ANY (m.files) AND %s)
                AND NOT %s
            """.formatted(OWN, CALLS.formatted("m.files", TALKS));

    /** The first reason of a day stays; those of days before are in the register of looks. */
    private static final String FORGET = "DELETE FROM look_reason WHERE person = $1 AND until <= $2";

    private static final String GIVE_AT_COMPLAINT = """
            WITH sought AS (SELECT id FROM complaint WHERE number = $5),
                 given AS (
                     INSERT INTO look_reason (person, why, at, until, complaint) SELECT $1, $2, $3, $4, id FROM sought ON CONFLICT DO NOTHING)
            SELECT id FROM sought
            """;

    private static final String GIVE_AT_FILE = """
            INSERT INTO look_reason (person, why, at, until, file) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
            """;

    private LookReasonStore() {}

    static Future<Optional<Permit>> atComplaint(
            SqlConnection connection, long person, String number, Instant at, Instant endOfDay) {
        return connection
                .preparedQuery(AT_COMPLAINT)
                .execute(Tuple.of(person, number, timestamptz(at), timestamptz(endOfDay)))
                .map(LookReasonStore::permit);
    }

    static Future<Optional<Permit>> atFiles(
            SqlConnection connection, long person, List<Long> files, Instant at, Instant endOfDay) {
        return connection
                .preparedQuery(AT_FILES)
                .execute(Tuple.of(person, files.toArray(Long[]::new), timestamptz(at), timestamptz(endOfDay)))
                .map(LookReasonStore::permit);
    }

    private static Optional<Permit> permit(RowSet<Row> rows) {
        return Rows.first(rows, row -> new Permit(row.optionalText("why"), row.optionalInstant("until")));
    }

    /** Empty: it has not ended, or its customer's file is not sealed; a permit without a reason: none was given. */
    static Future<Optional<Permit>> atSealed(SqlConnection connection, long person, String number, Instant at) {
        return connection
                .preparedQuery(AT_SEALED)
                .execute(Tuple.of(person, number, timestamptz(at)))
                .map(LookReasonStore::permit);
    }

    static Future<Set<Long>> coveredComplaints(
            SqlConnection connection, long person, Collection<Long> complaints, Instant at, boolean asks) {
        return among(connection, COVERED_COMPLAINTS, person, complaints, at, asks);
    }

    static Future<Set<Long>> coveredFiles(
            SqlConnection connection, long person, Collection<Long> files, Instant at, boolean asks) {
        return among(connection, COVERED_FILES, person, files, at, asks);
    }

    private static Future<Set<Long>> among(
            SqlConnection connection, String sql, long person, Collection<Long> ids, Instant at, boolean asks) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(person, ids.toArray(Long[]::new), timestamptz(at), asks))
                .map(rows -> new HashSet<>(Rows.all(rows, row -> row.number("id"))));
    }

    /** False where there is no such complaint. */
    static Future<Boolean> giveAtComplaint(SqlConnection transaction, Given given, Instant until, String number) {
        return forget(transaction, given)
                .compose(forgotten -> transaction
                        .preparedQuery(GIVE_AT_COMPLAINT)
                        .execute(Tuple.of(
                                given.person(), given.why(), timestamptz(given.at()), timestamptz(until), number)))
                .map(rows -> rows.size() > 0);
    }

    static Future<Void> giveAtFile(SqlConnection transaction, Given given, Instant until, long file) {
        return forget(transaction, given)
                .compose(forgotten -> transaction
                        .preparedQuery(GIVE_AT_FILE)
                        .execute(Tuple.of(
                                given.person(), given.why(), timestamptz(given.at()), timestamptz(until), file)))
                .mapEmpty();
    }

    private static Future<Void> forget(SqlConnection transaction, Given given) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(given.person(), timestamptz(given.at())))
                .mapEmpty();
    }
}
