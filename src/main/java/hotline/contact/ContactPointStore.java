package hotline.contact;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.policy.care.ContactWay;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Table {@code contact_point}, and the addresses of complaints. */
final class ContactPointStore {
    record Mail(long complaint, String address) {}

    /** A mail address with its digest. */
    record Addressed(long complaint, String address, Buffer hash) {}

    private static final Batch<Addressed> ADDRESSED = Batch.<Addressed>of()
            .fixed("complaint", BIGINT, Addressed::complaint)
            .fixed("address", TEXT, Addressed::address)
            .fixed("hash", BYTES, Addressed::hash);

    private static final String MAILS = """
            SELECT id, email FROM complaint
            WHERE id = ANY ($1::bigint[]) AND email IS NOT NULL AND erased_at IS NULL
            ORDER BY id
            """;

    /** In the order of the digests, so that two transactions with the same new addresses do not lock each other out. */
    private static final Statement<List<Addressed>> ADD =
            Statement.of("""
            INSERT INTO contact_point (way, address_hash)
            SELECT DISTINCT 'e-mail', n.hash FROM unnest(:addressed) AS n
            WHERE NOT EXISTS (SELECT FROM contact_point p WHERE p.way = 'e-mail' AND p.address_hash = n.hash)
            ORDER BY n.hash
            ON CONFLICT DO NOTHING
            """, Parameters.<List<Addressed>>of().batch("addressed", ADDRESSED, all -> all));

    private static final Statement<List<Addressed>> KNOWN =
            Statement.of("""
            SELECT p.id, p.way, n.complaint, n.address, p.verified_at IS NOT NULL AS verified, p.stopped
            FROM unnest(:addressed) AS n JOIN contact_point p ON p.way = 'e-mail' AND p.address_hash = n.hash
            ORDER BY n.complaint
            """, Parameters.<List<Addressed>>of().batch("addressed", ADDRESSED, all -> all));

    private static final String ID = "SELECT id FROM contact_point WHERE way = $1 AND address_hash = $2";
    private static final String STOPPED = "SELECT stopped FROM contact_point WHERE way = $1 AND address_hash = $2";

    private static final String STOP_ADDRESS = """
            INSERT INTO contact_point AS p (way, address_hash, stopped, stopped_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (way, address_hash) DO UPDATE SET stopped = excluded.stopped, stopped_at = excluded.stopped_at
            WHERE p.stopped IS NULL
            """;

    private static final String STOP =
            "UPDATE contact_point SET stopped = $2, stopped_at = $3 WHERE id = $1 AND stopped IS NULL";

    /** Who reads there takes back the own word alone, not what a mail server said of the address. */
    private static final String RESUME = """
            UPDATE contact_point SET stopped = NULL, stopped_at = NULL, soft_bounces = 0 WHERE id = $1 AND stopped = 'opted-out'
            """;

    private static final String VERIFIED =
            "UPDATE contact_point SET verified_at = $2 WHERE id = $1 AND verified_at IS NULL";

    private ContactPointStore() {}

    static Future<List<Mail>> mails(SqlConnection transaction, Collection<Long> complaints) {
        return transaction
                .preparedQuery(MAILS)
                .execute(Tuple.tuple().addValue(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> new Mail(row.number("id"), row.text("email"))));
    }

    static Future<List<ContactPoint>> known(SqlConnection transaction, List<Addressed> addressed) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(addressed))
                .compose(added -> transaction.preparedQuery(KNOWN.sql()).execute(KNOWN.values(addressed)))
                .map(rows -> Rows.all(rows, ContactPointStore::point));
    }

    private static ContactPoint point(Fields row) {
        return new ContactPoint(
                row.number("id"),
                row.code("way", ContactWay::of),
                row.number("complaint"),
                row.text("address"),
                row.flag("verified"),
                row.optionalText("stopped").flatMap(Stopped::of));
    }

    static Future<Optional<Long>> id(SqlConnection connection, ContactWay way, Buffer hash) {
        return connection
                .preparedQuery(ID)
                .execute(Tuple.of(way.code(), hash))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Optional<Stopped>> stopped(SqlConnection connection, ContactWay way, Buffer hash) {
        return connection
                .preparedQuery(STOPPED)
                .execute(Tuple.of(way.code(), hash))
                .map(rows -> Rows.first(rows, row -> row.optionalText("stopped"))
                        .flatMap(stopped -> stopped)
                        .flatMap(Stopped::of));
    }

    static Future<Void> stop(SqlConnection connection, ContactWay way, Buffer hash, Stopped why, Instant at) {
        return connection
                .preparedQuery(STOP_ADDRESS)
                .execute(Tuple.of(way.code(), hash, why.code(), timestamptz(at)))
                .mapEmpty();
    }

    static Future<Void> stop(SqlConnection connection, long contactPoint, Stopped why, Instant at) {
        return connection
                .preparedQuery(STOP)
                .execute(Tuple.of(contactPoint, why.code(), timestamptz(at)))
                .mapEmpty();
    }

    static Future<Void> resume(SqlConnection connection, long contactPoint) {
        return connection.preparedQuery(RESUME).execute(Tuple.of(contactPoint)).mapEmpty();
    }

    static Future<Void> verified(SqlConnection connection, long contactPoint, Instant at) {
        return connection
                .preparedQuery(VERIFIED)
                .execute(Tuple.of(contactPoint, timestamptz(at)))
                .mapEmpty();
    }
}
