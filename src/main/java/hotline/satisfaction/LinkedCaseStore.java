package hotline.satisfaction;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.Actor;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Linked cases that are promised and not filed yet. */
final class LinkedCaseStore {
    private static final Batch<LinkedCase> CASES = Batch.<LinkedCase>of()
            .fixed("key", TEXT, LinkedCase::key)
            .fixed("complaint_id", BIGINT, LinkedCase::originalId)
            .fixed("comment", TEXT, LinkedCase::comment)
            .fixedOptional("person", BIGINT, owed -> owed.actor().person())
            .fixed("owed_at", INSTANT, LinkedCase::at);

    private static final Statement<List<LinkedCase>> OWE = Statement.of(
            """
            INSERT INTO linked_case_owed (%s)
            SELECT %s FROM unnest(:cases) AS n
            ON CONFLICT (key) DO NOTHING
            """.formatted(CASES.names(), CASES.values()),
            Parameters.<List<LinkedCase>>of().batch("cases", CASES, cases -> cases));

    private static final String OWED_AFTER = """
            SELECT key, complaint_id, comment, person, owed_at
            FROM linked_case_owed
            WHERE key > $1 AND owed_at <= $2
            ORDER BY key
            LIMIT $3
            """;

    private static final String SETTLE = "DELETE FROM linked_case_owed WHERE key = ANY ($1::text[])";

    Future<Void> owe(SqlConnection transaction, List<LinkedCase> cases) {
        return transaction.preparedQuery(OWE.sql()).execute(OWE.values(cases)).mapEmpty();
    }

    Future<List<LinkedCase>> owedAfter(SqlConnection connection, String key, Instant owedUntil, int limit) {
        return connection
                .preparedQuery(OWED_AFTER)
                .execute(Tuple.of(key, timestamptz(owedUntil), limit))
                .map(rows -> Rows.all(rows, LinkedCaseStore::linkedCase));
    }

    Future<Void> settle(SqlConnection connection, List<String> keys) {
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .mapEmpty();
    }

    private static LinkedCase linkedCase(Fields row) {
        return new LinkedCase(
                row.text("key"),
                row.number("complaint_id"),
                row.text("comment"),
                row.optionalNumber("person").<Actor>map(Actor.Person::new).orElseGet(Actor.Customer::new),
                row.instant("owed_at"));
    }
}
