package hotline.telephony.route;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who calls, and whose telephones there are. */
final class RouteStore {
    /** A number that several customers have is that of the one who was reached by it last. */
    private static final String CALLERS = """
            SELECT n.number, hashtextextended(n.number, 411) AS digest, (
                SELECT f.id
                FROM customer_contact p LEFT JOIN file_root r ON r.file = p.file
                    JOIN customer_file f ON f.id = coalesce(r.root, p.file)
                WHERE p.kind = 'phone' AND p.ended_at IS NULL AND p.value = n.number AND f.erased_at IS NULL
                ORDER BY p.reached_at DESC NULLS LAST, p.id DESC
                LIMIT 1) AS file
            FROM unnest($1::text[]) AS n (number)
            """;

    private static final String PERSON = "SELECT person FROM agent_extension WHERE extension = $1";

    /** One of each agent, in the order of the agents. */
    private static final String EXTENSIONS = """
            SELECT (SELECT min(e.extension) FROM agent_extension e WHERE e.person = n.person) AS extension
            FROM unnest($1::bigint[]) WITH ORDINALITY AS n (person, place)
            WHERE EXISTS (SELECT FROM agent_extension e WHERE e.person = n.person)
            ORDER BY n.place
            """;

    private static final String PERSONS = "SELECT extension, person FROM agent_extension WHERE extension = ANY ($1)";

    /**
     * @param digest of the number, as calls of callbacks have it
     * @param file the root of merged ones
     */
    record Caller(Optional<Long> digest, Optional<Long> file) {
        static final Caller UNKNOWN = new Caller(Optional.empty(), Optional.empty());
    }

    private RouteStore() {}

    static Future<Caller> caller(SqlConnection connection, Optional<String> number) {
        return callers(connection, number.stream().toList())
                .map(callers -> callers.values().stream().findFirst().orElse(Caller.UNKNOWN));
    }

    /** By number. */
    static Future<Map<String, Caller>> callers(SqlConnection connection, List<String> numbers) {
        return numbers.isEmpty()
                ? Future.succeededFuture(Map.of())
                : connection
                        .preparedQuery(CALLERS)
                        .execute(Tuple.of((Object) numbers.toArray(String[]::new)))
                        .map(rows -> Rows.byKey(
                                rows,
                                row -> row.text("number"),
                                row -> new Caller(row.optionalNumber("digest"), row.optionalNumber("file"))));
    }

    static Future<Optional<Long>> personOf(SqlConnection connection, Optional<String> extension) {
        return extension.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : connection
                        .preparedQuery(PERSON)
                        .execute(Tuple.of(extension.get()))
                        .map(rows -> Rows.first(rows, row -> row.number("person")));
    }

    static Future<List<String>> extensions(SqlConnection connection, List<Long> agents) {
        return connection
                .preparedQuery(EXTENSIONS)
                .execute(Tuple.of(agents.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.text("extension")));
    }

    /** By extension. */
    static Future<Map<String, Long>> persons(SqlConnection connection, List<String> extensions) {
        return extensions.isEmpty()
                ? Future.succeededFuture(Map.of())
                : connection
                        .preparedQuery(PERSONS)
                        .execute(Tuple.of(extensions.toArray(String[]::new)))
                        .map(rows -> Rows.byKey(rows, row -> row.text("extension"), row -> row.number("person")));
    }
}
