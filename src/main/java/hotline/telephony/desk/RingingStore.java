package hotline.telephony.desk;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table {@code call_news}. */
final class RingingStore {
    /** Also those whose telephones have just stopped ringing, since another one answered. */
    private static final String OF = """
            SELECT DISTINCT person FROM (
                SELECT person FROM call_leg WHERE call = $1
                UNION ALL
                SELECT o.agent FROM call_work w JOIN offer o ON o.kind = 'call' AND o.subject = w.id AND o.answer IS NULL WHERE w.call = $1
                UNION ALL
                SELECT unnest(ARRAY[$2::bigint, $3::bigint])) n
            WHERE person IS NOT NULL ORDER BY person
            """;

    private static final String RAISE = """
            INSERT INTO call_news (person) SELECT person FROM unnest($1::bigint[]) AS n (person) ORDER BY person
            ON CONFLICT (person) DO UPDATE SET version = call_news.version + 1
            """;

    private static final String VERSIONS = "SELECT person, version FROM call_news";

    private RingingStore() {}

    static Future<List<Long>> of(SqlConnection transaction, long call, Optional<Long> before, Optional<Long> after) {
        return transaction
                .preparedQuery(OF)
                .execute(Tuple.of(call, before.orElse(null), after.orElse(null)))
                .map(rows -> Rows.all(rows, row -> row.number("person")));
    }

    static Future<Void> raise(SqlConnection transaction, List<Long> persons) {
        return transaction
                .preparedQuery(RAISE)
                .execute(Tuple.tuple().addArrayOfLong(persons.toArray(Long[]::new)))
                .mapEmpty();
    }

    static Future<Map<Long, Integer>> versions(SqlConnection connection) {
        return connection
                .preparedQuery(VERSIONS)
                .execute()
                .map(rows -> Rows.byKey(rows, row -> row.number("person"), row -> row.integer("version")));
    }
}
