package hotline.telephony.connector;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.telephony.connector.Connector.Secret;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code connector} and {@code connector_secret}. */
final class ConnectorStore {
    /** @param ownMapping as it was written */
    record Row(
            long id,
            String code,
            String name,
            String format,
            Optional<String> ownMapping,
            String zone,
            boolean isEnabled,
            Instant createdAt,
            int version,
            List<Secret> secrets) {}

    private static final String ALL = """
            SELECT c.id, c.code, c.name, c.format, c.mapping, c.zone, c.enabled, c.created_at, c.version,
                coalesce((SELECT jsonb_agg(jsonb_build_object('number', s.number, 'digest', encode(s.digest, 'base64'),
                        'signing', encode(s.signing, 'base64'), 'created_at', s.created_at, 'valid_until', s.valid_until,
                        'used_at', s.used_at, 'trial', s.trial) ORDER BY s.number DESC)
                    FROM connector_secret s WHERE s.connector = c.id AND (s.valid_until IS NULL OR s.valid_until > $1)), '[]') AS secrets
            FROM connector c WHERE c.format <> 'by-hand' ORDER BY c.id
            """;

    private static final Parameters<ConnectorChange> CHANGED = Parameters.<ConnectorChange>of()
            .value("name", TEXT, ConnectorChange::name)
            .value("format", TEXT, ConnectorChange::format)
            .optional("mapping", TEXT, ConnectorChange::ownMapping)
            .value("zone", TEXT, change -> change.zone().getId())
            .value("enabled", BOOLEAN, ConnectorChange::isEnabled)
            .value("code", TEXT, ConnectorChange::code)
            .value("version", INT, ConnectorChange::version);

    private record Added(ConnectorChange change, Instant at) {}

    private static final Statement<Added> ADD = Statement.of(
            """
            INSERT INTO connector (code, name, format, mapping, zone, created_at)
            VALUES (:code, :name, :format, :mapping, :zone, :at)
            ON CONFLICT (code) DO NOTHING
            RETURNING id
            """,
            Parameters.<Added>of()
                    .value("code", TEXT, of -> of.change().code())
                    .value("name", TEXT, of -> of.change().name())
                    .value("format", TEXT, of -> of.change().format())
                    .optional("mapping", TEXT, of -> of.change().ownMapping())
                    .value("zone", TEXT, of -> of.change().zone().getId())
                    .value("at", INSTANT, Added::at));

    private static final Statement<ConnectorChange> CHANGE = Statement.of("""
            UPDATE connector
            SET name = :name, format = :format, mapping = :mapping, zone = :zone, enabled = :enabled, version = version + 1
            WHERE code = :code AND version = :version AND format <> 'by-hand'
            RETURNING id
            """, CHANGED);

    private record Made(long connector, NewSecret secret, Instant at, Optional<Instant> until, boolean isTrial) {}

    private static final Statement<Made> ADD_SECRET = Statement.of(
            """
            INSERT INTO connector_secret (connector, number, digest, signing, created_at, valid_until, trial)
            SELECT :connector, coalesce(max(number), 0) + 1, :digest, :signing, :at, :until, :trial
            FROM connector_secret WHERE connector = :connector
            """,
            Parameters.<Made>of()
                    .value("connector", BIGINT, Made::connector)
                    .value("digest", BYTES, of -> of.secret().digest())
                    .optional("signing", BYTES, of -> of.secret().signing())
                    .value("at", INSTANT, Made::at)
                    .optional("until", INSTANT, Made::until)
                    .value("trial", BOOLEAN, Made::isTrial));

    /** One at a time for each connector. */
    private static final String LOCK = "SELECT id FROM connector WHERE code = $1 AND format <> 'by-hand' FOR UPDATE";

    private static final String LET_OLD_ONES_END = """
            UPDATE connector_secret SET valid_until = least(coalesce(valid_until, $2), $2)
            WHERE connector = $1 AND NOT trial
            """;

    /** Once a minute at most, so that no message waits for another's row. */
    private static final String USED = """
            UPDATE connector_secret SET used_at = $3
            WHERE connector = $1 AND number = $2 AND (used_at IS NULL OR used_at < $4)
            """;

    private ConnectorStore() {}

    static Future<List<Row>> all(SqlClient client, Instant now) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(rows, ConnectorStore::row));
    }

    private static Row row(Fields row) {
        return new Row(
                row.number("id"),
                row.text("code"),
                row.text("name"),
                row.text("format"),
                row.optionalText("mapping"),
                row.text("zone"),
                row.flag("enabled"),
                row.instant("created_at"),
                row.integer("version"),
                row.each(
                        "secrets",
                        secret -> new Secret(
                                secret.integer("number"),
                                secret.bytes("digest"),
                                secret.optionalText("signing")
                                        .map(key -> secret.bytes("signing")),
                                secret.instant("created_at"),
                                secret.optionalInstant("valid_until"),
                                secret.optionalInstant("used_at"),
                                secret.flag("trial"))));
    }

    /** Its id; empty where the code is taken. */
    static Future<Optional<Long>> add(SqlConnection transaction, ConnectorChange change, Instant at) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(new Added(change, at)))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Boolean> change(SqlConnection transaction, ConnectorChange change) {
        return transaction
                .preparedQuery(CHANGE.sql())
                .execute(CHANGE.values(change))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Optional<Long>> lock(SqlConnection transaction, String code) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(code))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Void> letOldOnesEnd(SqlConnection transaction, long connector, Instant until) {
        return transaction
                .preparedQuery(LET_OLD_ONES_END)
                .execute(Tuple.of(connector, timestamptz(until)))
                .mapEmpty();
    }

    static Future<Void> addSecret(
            SqlConnection transaction,
            long connector,
            NewSecret secret,
            Instant at,
            Optional<Instant> until,
            boolean isTrial) {
        return transaction
                .preparedQuery(ADD_SECRET.sql())
                .execute(ADD_SECRET.values(new Made(connector, secret, at, until, isTrial)))
                .mapEmpty();
    }

    static Future<Void> used(SqlClient client, long connector, int number, Instant now) {
        return client.preparedQuery(USED)
                .execute(Tuple.of(connector, number, timestamptz(now), timestamptz(now.minusSeconds(60))))
                .mapEmpty();
    }
}
