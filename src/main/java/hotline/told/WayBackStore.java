package hotline.told;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The codes that were sent last. */
final class WayBackStore {
    private static final String PUT = """
            INSERT INTO way_back_code (complaint_id, contact_point, digest, until, tries) VALUES ($1, $2, $3, $4, 0)
            ON CONFLICT (complaint_id) DO UPDATE
            SET contact_point = excluded.contact_point, digest = excluded.digest, until = excluded.until, tries = 0
            """;

    /** Few at a time, whenever a code is put. */
    private static final String DELETE_OLD = """
            DELETE FROM way_back_code WHERE complaint_id = ANY (ARRAY(
                SELECT complaint_id FROM way_back_code WHERE until < $1 ORDER BY until LIMIT 100 FOR UPDATE SKIP LOCKED))
            """;

    /** A try counts before it is judged, so that many at once are no more than one after the other. */
    private static final String TRY = """
            UPDATE way_back_code SET tries = tries + 1
            WHERE complaint_id = $1 AND until > $2 AND tries < $3
            RETURNING digest, contact_point
            """;

    private static final String USED = "DELETE FROM way_back_code WHERE complaint_id = $1";

    /** What was sent, and to which contact point. */
    record Sent(Buffer digest, long contactPoint) {}

    private WayBackStore() {}

    static Future<Void> put(
            SqlConnection transaction, long complaint, long contactPoint, byte[] digest, Instant now, Instant until) {
        return transaction
                .preparedQuery(DELETE_OLD)
                .execute(Tuple.of(timestamptz(now)))
                .compose(deleted -> transaction
                        .preparedQuery(PUT)
                        .execute(Tuple.of(complaint, contactPoint, Buffer.buffer(digest), timestamptz(until))))
                .mapEmpty();
    }

    /** Empty where there is no code, or none any more. */
    static Future<Optional<Sent>> tried(SqlConnection connection, long complaint, Instant now, int mostTries) {
        return connection
                .preparedQuery(TRY)
                .execute(Tuple.of(complaint, timestamptz(now), mostTries))
                .map(rows -> Rows.first(rows, row -> new Sent(row.bytes("digest"), row.number("contact_point"))));
    }

    static Future<Void> used(SqlConnection connection, long complaint) {
        return connection.preparedQuery(USED).execute(Tuple.of(complaint)).mapEmpty();
    }
}
