package hotline.satisfaction;

import hotline.complaint.Actor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Linked cases that are promised and not filed yet. */
final class LinkedCaseStore {
    private static final String OWE = """
            INSERT INTO linked_case_owed (key, complaint_id, comment, person, owed_at)
            SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::timestamptz[])
            ON CONFLICT (key) DO NOTHING
            """;

    private static final String OWED_AFTER = """
            SELECT key, complaint_id, comment, person, owed_at
            FROM linked_case_owed
            WHERE key > $1 AND owed_at <= $2
            ORDER BY key
            LIMIT $3
            """;

    private static final String SETTLE = "DELETE FROM linked_case_owed WHERE key = ANY ($1::text[])";

    Future<Void> owe(SqlConnection transaction, List<LinkedCase> cases) {
        return transaction
                .preparedQuery(OWE)
                .execute(Tuple.of(
                        cases.stream().map(LinkedCase::key).toArray(String[]::new),
                        cases.stream().map(LinkedCase::originalId).toArray(Long[]::new),
                        cases.stream().map(LinkedCase::comment).toArray(String[]::new),
                        cases.stream()
                                .map(owed -> owed.actor() instanceof Actor.Person person ? person.id() : null)
                                .toArray(Long[]::new),
                        cases.stream()
                                .map(owed -> owed.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    Future<List<LinkedCase>> owedAfter(SqlConnection connection, String key, Instant owedUntil, int limit) {
        return connection
                .preparedQuery(OWED_AFTER)
                .execute(Tuple.of(key, owedUntil.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> {
                    var cases = new ArrayList<LinkedCase>();
                    rows.forEach(row -> cases.add(linkedCase(row)));
                    return cases;
                });
    }

    Future<Void> settle(SqlConnection connection, List<String> keys) {
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .mapEmpty();
    }

    private static LinkedCase linkedCase(Row row) {
        var person = row.getLong("person");
        return new LinkedCase(
                row.getString("key"),
                row.getLong("complaint_id"),
                row.getString("comment"),
                person == null ? new Actor.Customer() : new Actor.Person(person),
                row.getOffsetDateTime("owed_at").toInstant());
    }
}
