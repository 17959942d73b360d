package hotline.limits;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of extensions, each in the order of an index from where the page before ended. */
final class ExtensionListStore {
    private static final String SELECT = "SELECT " + ExtensionStore.COLUMNS + """
            , (SELECT name FROM person WHERE id = e.asked_by) AS asked_by_name,
            (SELECT name FROM person WHERE id = e.decided_by) AS decided_by_name,
            c.owner, (SELECT name FROM person WHERE id = c.owner) AS owner_name
            FROM extension e
                JOIN complaint c ON c.id = e.complaint_id
            """;

    /** Of a complaint that follows another one it rests with its limits. */
    static final String UNDECIDED = SELECT + """
            WHERE e.granted IS NULL AND c.follows IS NULL AND (e.due_before, e.id) > ($1, $2)
            ORDER BY e.due_before, e.id
            LIMIT $3
            """;

    static final String DECIDED = SELECT + """
            WHERE e.granted IS NOT NULL AND (e.decided_at, e.id) < ($1, $2)
            ORDER BY e.decided_at DESC, e.id DESC
            LIMIT $3
            """;

    private static final String COUNT = """
            SELECT count(*) AS n FROM (
                SELECT FROM extension e JOIN complaint c ON c.id = e.complaint_id
                WHERE CASE WHEN $1 THEN e.granted IS NOT NULL ELSE e.granted IS NULL AND c.follows IS NULL END
                LIMIT $2
            ) AS counted
            """;

    /** With the names that are shown with it. */
    record Named(
            Extension extension,
            Optional<PersonName> owner,
            Optional<PersonName> askedBy,
            Optional<PersonName> decidedBy) {}

    Future<List<Named>> undecided(SqlConnection connection, Instant afterDue, long afterId, int most) {
        return read(connection, UNDECIDED, afterDue, afterId, most);
    }

    Future<List<Named>> decided(SqlConnection connection, Instant beforeDecision, long beforeId, int most) {
        return read(connection, DECIDED, beforeDecision, beforeId, most);
    }

    /** One more than the most stands for all larger numbers. */
    Future<Long> count(SqlConnection connection, boolean decided, int most) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(decided, most + 1L))
                .map(rows -> Rows.only(rows, row -> row.number("n")));
    }

    private static Future<List<Named>> read(SqlConnection connection, String sql, Instant at, long id, int most) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(timestamptz(at), id, most))
                .map(rows -> Rows.all(rows, ExtensionListStore::named));
    }

    private static Named named(Fields row) {
        return new Named(
                ExtensionStore.extension(row),
                PersonName.of(row, "owner"),
                PersonName.of(row, "asked_by"),
                PersonName.of(row, "decided_by"));
    }
}
