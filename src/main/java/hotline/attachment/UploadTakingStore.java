package hotline.attachment;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.timestamptz;

import hotline.attachment.UploadTaking.Taking;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tables {@code upload}, {@code attachment} and {@code blob}: an upload becomes an attachment. */
final class UploadTakingStore {
    private static final Batch<Taking> TAKINGS = Batch.<Taking>of()
            .fixed("upload", SqlType.UUID, Taking::upload)
            .fixed("complaint", BIGINT, Taking::complaint)
            .fixed("event", INT, Taking::event)
            .fixed("internal", BOOLEAN, Taking::internal)
            .fixedOptional("person", BIGINT, Taking::person)
            .fixed("at", INSTANT, Taking::at);

    /** The name moves: an attachment has it, and an upload that is taken has none. */
    private static final Statement<List<Taking>> TAKE =
            Statement.of("""
            WITH asked AS (
                SELECT * FROM unnest(:takings) AS asked
            ), mine AS MATERIALIZED (
                SELECT u.id, u.name, u.declared_type, u.size, u.blob, asked.complaint, asked.event, asked.internal, asked.person, asked.at
                FROM upload u JOIN asked ON asked.upload = u.id
                WHERE u.state = 'whole' AND u.expires_at > asked.at
                    AND coalesce(u.person = asked.person, u.complaint_id = asked.complaint AND asked.person IS NULL,
                        u.person IS NULL AND u.complaint_id IS NULL)
                ORDER BY u.id FOR UPDATE OF u
            ), put AS (
                INSERT INTO attachment (id, complaint_id, event, internal, person, name, declared_type, kind, media_type, size, state, original,
                    at, due_at)
                SELECT id, complaint, event, internal, person, name, declared_type, 'other', 'application/octet-stream', size, 'preparing', blob, at, at
                FROM mine RETURNING id
            ), kept AS (
                UPDATE blob SET expires_at = NULL FROM mine WHERE blob.id = mine.blob
            ), over AS (
                UPDATE upload SET state = 'taken', name = '', declared_type = '' FROM mine WHERE upload.id = mine.id
            )
            SELECT id::text AS id FROM put
            """, Parameters.<List<Taking>>of().batch("takings", TAKINGS, takings -> takings));

    private static final String READ = """
            SELECT id::text AS id, complaint_id, person, size, state FROM upload
            WHERE id = ANY ($1) AND expires_at > $2 AND state IN ('whole', 'taken')
            """;

    private static final String HELD = """
            SELECT complaint_id, sum(size)::bigint AS bytes, coalesce(sum(size) FILTER (WHERE person IS NULL), 0)::bigint AS of_customer
            FROM attachment WHERE complaint_id = ANY ($1) GROUP BY complaint_id
            """;

    /** Bytes of the files of a complaint. */
    record Held(long all, long ofCustomer) {
        static final Held NOTHING = new Held(0, 0);
    }

    /** An upload that is whole. */
    record Takeable(Optional<Long> complaint, Optional<Long> person, long size, boolean isTaken) {

        /** @param isTakenBefore one that is taken does as well */
        boolean isFor(Optional<Long> sender, boolean isTakenBefore) {
            return complaint.isEmpty() && (person.isEmpty() || person.equals(sender)) && (!isTaken || isTakenBefore);
        }
    }

    private UploadTakingStore() {}

    static Future<Set<UUID>> take(SqlConnection transaction, List<Taking> takings) {
        return transaction
                .preparedQuery(TAKE.sql())
                .execute(TAKE.values(takings))
                .map(rows -> new HashSet<>(Rows.all(rows, row -> UUID.fromString(row.text("id")))));
    }

    /** By complaint. */
    static Future<Map<Long, Held>> held(SqlConnection transaction, Set<Long> complaints) {
        return transaction
                .preparedQuery(HELD)
                .execute(Tuple.of((Object) complaints.toArray(Long[]::new)))
                .map(rows -> Rows.byKey(
                        rows,
                        row -> row.number("complaint_id"),
                        row -> new Held(row.number("bytes"), row.number("of_customer"))));
    }

    static Future<Map<UUID, Takeable>> read(SqlClient connection, List<UUID> uploads, Instant now) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(uploads.toArray(UUID[]::new), timestamptz(now)))
                .map(rows -> Rows.byKey(
                        rows,
                        row -> UUID.fromString(row.text("id")),
                        row -> new Takeable(
                                row.optionalNumber("complaint_id"),
                                row.optionalNumber("person"),
                                row.number("size"),
                                row.text("state").equals("taken"))));
    }
}
