package hotline.tie;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Reads how far a complaint is, under its lock. */
final class AskingStore {
    private static final String LOCK = """
            SELECT id, ended_at IS NOT NULL AS is_ended, owner IS NOT NULL OR first_response_at IS NOT NULL AS is_started
            FROM complaint WHERE number = $1 FOR UPDATE
            """;

    private static final String AGENTS =
            "SELECT id, name FROM person WHERE role IN ('agent', 'supervisor') AND enabled ORDER BY name, id";

    private static final String ASKED = """
            SELECT p.id, p.name
            FROM complaint c JOIN asked_agent a ON a.complaint = c.id JOIN person p ON p.id = a.agent
            WHERE c.number = $1
            """;

    /** The last one asked for in a complaint of these files that continues. */
    private static final String ASKED_OF_FILE = """
            SELECT q.agent
            FROM complaint_file l JOIN complaint c ON c.id = l.complaint JOIN asked_agent q ON q.complaint = c.id
            WHERE l.file IN (SELECT $1 UNION ALL SELECT o.file FROM file_root o WHERE o.root = $1) AND c.ended_at IS NULL
            ORDER BY q.asked_at DESC
            LIMIT 1
            """;

    record Locked(long id, boolean isEnded, boolean isStarted) {}

    private AskingStore() {}

    static Future<List<Tie.Person>> agents(SqlClient client) {
        return client.preparedQuery(AGENTS).execute().map(rows -> Rows.all(rows, AskingStore::person));
    }

    static Future<Optional<Tie.Person>> asked(SqlClient client, String number) {
        return client.preparedQuery(ASKED).execute(Tuple.of(number)).map(rows -> Rows.first(rows, AskingStore::person));
    }

    static Future<Optional<Long>> askedOfFile(SqlClient client, long file) {
        return client.preparedQuery(ASKED_OF_FILE)
                .execute(Tuple.of(file))
                .map(rows -> Rows.first(rows, row -> row.number("agent")));
    }

    private static Tie.Person person(Fields row) {
        return new Tie.Person(row.number("id"), row.text("name"));
    }

    static Future<Optional<Locked>> lock(SqlClient transaction, String number) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(
                        rows, row -> new Locked(row.number("id"), row.flag("is_ended"), row.flag("is_started"))));
    }
}
