package hotline.rules;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.policy.Policy;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Tables {@code policy_version} and {@code policy_in_force}. */
final class PolicyStore {
    private static final String TIME_OF_DAY = "SELECT now() AT TIME ZONE $1";

    private static final String BY_DIGEST = "SELECT id FROM policy_version WHERE digest = $1";

    private record Stored(WrittenPolicy written, Optional<Long> by, Instant at) {
        Policy policy() {
            return written.policy();
        }
    }

    private static final Statement<Stored> STORE = Statement.of(
            """
            INSERT INTO policy_version (policy, version, digest, source, line_of_business, installed_by, installed_at)
            VALUES (:policy, :version, :digest, :source, :lineOfBusiness, :by, :at)
            RETURNING id
            """,
            Parameters.<Stored>of()
                    .value("policy", TEXT, stored -> stored.policy().id())
                    .value("version", TEXT, stored -> stored.policy().version())
                    .value("digest", TEXT, stored -> stored.policy().digest())
                    .value("source", TEXT, stored -> stored.written().text())
                    .value("lineOfBusiness", TEXT, stored -> stored.policy().lineOfBusiness())
                    .optional("by", BIGINT, Stored::by)
                    .value("at", INSTANT, Stored::at));

    private static final String IN_FORCE = "SELECT version, put_by FROM policy_in_force WHERE line_of_business = $1";

    private static final String ANY_IN_FORCE = "SELECT EXISTS (SELECT FROM policy_in_force)";

    /** Changes nothing if it is already in force. */
    private static final String PUT_IN_FORCE = """
            INSERT INTO policy_in_force AS f (line_of_business, version, put_by, since)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (line_of_business) DO UPDATE
            SET version = excluded.version, put_by = excluded.put_by, since = excluded.since
            WHERE f.version <> excluded.version
            """;

    private static final String SELECT = """
            SELECT v.id, v.policy, v.version, v.line_of_business, v.installed_at, v.installed_by,
                i.name AS installed_by_name, f.since, f.put_by, p.name AS put_by_name
            FROM policy_version v
                LEFT JOIN policy_in_force f ON f.version = v.id
                LEFT JOIN person i ON i.id = v.installed_by
                LEFT JOIN person p ON p.id = f.put_by
            """;

    private static final String ALL_IN_FORCE = SELECT + " WHERE f.version IS NOT NULL ORDER BY v.line_of_business";

    private static final String NEWEST_FIRST = SELECT + " WHERE v.id < $1 ORDER BY v.id DESC LIMIT $2";

    private static final String SOURCE = "SELECT source FROM policy_version WHERE id = $1";

    private static final String OLDEST_IN_FORCE = """
            SELECT v.source
            FROM policy_in_force f JOIN policy_version v ON v.id = f.version
            ORDER BY v.id
            LIMIT 1
            """;

    /** @param putBy the person who put it in force; empty: a server's start */
    record InForce(int version, Optional<Long> putBy) {}

    /** Fails where this PostgreSQL does not know the zone, by which figures are counted. */
    Future<Void> tellTheTimeIn(SqlConnection connection, ZoneId zone) {
        return connection
                .preparedQuery(TIME_OF_DAY)
                .execute(Tuple.of(zone.getId()))
                .mapEmpty();
    }

    Future<Optional<Integer>> byDigest(SqlConnection connection, String digest) {
        return connection
                .preparedQuery(BY_DIGEST)
                .execute(Tuple.of(digest))
                .map(rows -> Rows.first(rows, row -> row.integer("id")));
    }

    Future<Integer> store(SqlConnection transaction, WrittenPolicy written, Optional<Long> by, Instant at) {
        return transaction
                .preparedQuery(STORE.sql())
                .execute(STORE.values(new Stored(written, by, at)))
                .map(rows -> Rows.only(rows, row -> row.integer("id")));
    }

    Future<Optional<InForce>> inForce(SqlConnection connection, String lineOfBusiness) {
        return connection
                .preparedQuery(IN_FORCE)
                .execute(Tuple.of(lineOfBusiness))
                .map(rows ->
                        Rows.first(rows, row -> new InForce(row.integer("version"), row.optionalNumber("put_by"))));
    }

    Future<Boolean> anyInForce(SqlConnection connection) {
        return connection.query(ANY_IN_FORCE).execute().map(rows -> rows.iterator()
                .next()
                .getBoolean(0));
    }

    /** Whether anything changed. */
    Future<Boolean> putInForce(
            SqlConnection transaction, String lineOfBusiness, int version, Optional<Long> by, Instant at) {
        return transaction
                .preparedQuery(PUT_IN_FORCE)
                .execute(Tuple.of(lineOfBusiness, version, SqlValue.orNull(by), timestamptz(at)))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<List<InstalledPolicy>> allInForce(SqlConnection connection) {
        return connection.query(ALL_IN_FORCE).execute().map(rows -> Rows.all(rows, PolicyStore::installed));
    }

    Future<List<InstalledPolicy>> newestFirst(SqlConnection connection, int before, int most) {
        return connection
                .preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, most))
                .map(rows -> Rows.all(rows, PolicyStore::installed));
    }

    Future<Optional<String>> source(SqlConnection connection, int version) {
        return connection
                .preparedQuery(SOURCE)
                .execute(Tuple.of(version))
                .map(rows -> Rows.first(rows, row -> row.text("source")));
    }

    /** The text of the oldest version in force; empty before a server's first start. */
    Future<Optional<String>> oldestInForce(SqlConnection connection) {
        return connection.query(OLDEST_IN_FORCE).execute().map(rows -> Rows.first(rows, row -> row.text("source")));
    }

    private static InstalledPolicy installed(Fields row) {
        return new InstalledPolicy(
                row.integer("id"),
                row.text("policy"),
                row.text("version"),
                row.text("line_of_business"),
                row.instant("installed_at"),
                PersonName.of(row, "installed_by"),
                row.optionalInstant("since"),
                PersonName.of(row, "put_by"));
    }
}
