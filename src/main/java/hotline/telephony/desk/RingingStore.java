package hotline.telephony.desk;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** Table {@code call_news}. */
final class RingingStore {
    /** Also those whose telephones have just stopped ringing, since another one answered. */
    private static final String OF = """
            SELECT DISTINCT person FROM (
                SELECT person FROM call_leg WHERE call = ANY ($1::bigint[])
                UNION ALL
                SELECT o.agent FROM call_work w JOIN offer o ON o.kind = 'call' AND o.subject = w.id AND o.answer IS NULL WHERE w.call = ANY ($1::bigint[])
                UNION ALL
                SELECT unnest($2::bigint[])) n
            WHERE person IS NOT NULL ORDER BY person
            """;

    private static final String RAISE = """
            INSERT INTO call_news (person) SELECT person FROM unnest($1::bigint[]) AS n (person) ORDER BY person
            ON CONFLICT (person) DO UPDATE SET version = call_news.version + 1
            """;

    private static final String VERSIONS = "SELECT person, version FROM call_news";

    private RingingStore() {}

    /** @param known whose calls they were or are */
    static Future<List<Long>> of(SqlConnection transaction, List<Long> calls, List<Long> known) {
        return transaction
                .preparedQuery(OF)
                .execute(Tuple.of((Object) calls.toArray(Long[]::new), (Object) known.toArray(Long[]::new)))
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
