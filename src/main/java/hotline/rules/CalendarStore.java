package hotline.rules;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.PersonName;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.rules.WrittenCalendar.Origin;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code calendar_version}. */
final class CalendarStore {
    private static final String LATEST = """
            SELECT id, digest, origin FROM calendar_version WHERE code = $1 ORDER BY id DESC LIMIT 1
            """;

    private static final String KNOWN = "SELECT EXISTS (SELECT FROM calendar_version WHERE code = $1 AND digest = $2)";

    private record Stored(WrittenCalendar written, Optional<Long> by, Instant at) {}

    private static final Statement<Stored> STORE = Statement.of(
            """
            INSERT INTO calendar_version (code, digest, source, origin, installed_by, installed_at)
            VALUES (:code, :digest, :source, :origin, :by, :at)
            RETURNING id
            """,
            Parameters.<Stored>of()
                    .value("code", TEXT, stored -> stored.written().code())
                    .value("digest", TEXT, stored -> stored.written().digest())
                    .value("source", TEXT, stored -> stored.written().text())
                    .value("origin", TEXT, stored -> stored.written().origin().code())
                    .optional("by", BIGINT, Stored::by)
                    .value("at", INSTANT, Stored::at));

    /**
     * Whether open limits may need a recount, and the transaction that marks older writers: see
     * {@link CalendarRecount}.
     */
    private static final String OPEN_WORK = """
            SELECT EXISTS (SELECT FROM sla_clock WHERE stopped_at IS NULL) AS any, pg_current_xact_id()::text AS tx
            """;

    private static final String LATEST_OF_EACH = """
            SELECT c.id, c.code, c.origin, c.installed_at, c.installed_by, p.name AS installed_by_name
            FROM calendar_version c
                LEFT JOIN person p ON p.id = c.installed_by
            WHERE c.id IN (SELECT max(id) FROM calendar_version GROUP BY code)
            ORDER BY c.code
            """;

    record Latest(int id, String digest, Origin origin) {}

    /**
     * @param any whether any limit runs
     * @param tx number of this transaction; later transactions count by the new calendar
     */
    record OpenWork(boolean any, String tx) {}

    Future<Optional<Latest>> latest(SqlConnection connection, String code) {
        return connection
                .preparedQuery(LATEST)
                .execute(Tuple.of(code))
                .map(rows -> Rows.first(rows, CalendarStore::latest));
    }

    Future<Boolean> isKnown(SqlConnection connection, WrittenCalendar written) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(written.code(), written.digest()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Future<Integer> store(SqlConnection transaction, WrittenCalendar written, Optional<Long> by, Instant at) {
        return transaction
                .preparedQuery(STORE.sql())
                .execute(STORE.values(new Stored(written, by, at)))
                .map(rows -> Rows.only(rows, row -> row.integer("id")));
    }

    Future<OpenWork> openWork(SqlConnection transaction) {
        return transaction
                .query(OPEN_WORK)
                .execute()
                .map(rows -> Rows.only(rows, row -> new OpenWork(row.flag("any"), row.text("tx"))));
    }

    Future<List<InstalledCalendar>> latestOfEach(SqlConnection connection) {
        return connection.query(LATEST_OF_EACH).execute().map(rows -> Rows.all(rows, CalendarStore::installed));
    }

    private static Latest latest(Fields row) {
        return new Latest(row.integer("id"), row.text("digest"), Origin.of(row.text("origin")));
    }

    private static InstalledCalendar installed(Fields row) {
        return new InstalledCalendar(
                row.integer("id"),
                row.text("code"),
                Origin.of(row.text("origin")),
                row.instant("installed_at"),
                PersonName.of(row, "installed_by"));
    }
}
