package hotline.telephony.figure;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** How long agents' times after calls really were, from the floor's log. */
final class WrapUpStore {
    /** After a day no one waits for an end any more. */
    private static final String MEASURE = """
            WITH due AS (
                SELECT id, person, answered_at
                FROM call
                WHERE wrap_up_until IS NOT NULL AND wrap_up_ms IS NULL AND ended_at BETWEEN $1::timestamptz - interval '1 day' AND $1
                ORDER BY ended_at, id
                LIMIT $2
                FOR UPDATE SKIP LOCKED
            ),
            over AS (
                SELECT due.id, ended.at - begun.at AS lasted
                FROM due
                    CROSS JOIN LATERAL (
                        SELECT at, id FROM floor_event
                        WHERE person = due.person AND type = 'state' AND at >= due.answered_at AND details ->> 'to' = 'wrap-up'
                            AND details ->> 'from' <> 'wrap-up'
                        ORDER BY at, id LIMIT 1) AS begun
                    CROSS JOIN LATERAL (
                        SELECT at FROM floor_event
                        WHERE person = due.person AND type = 'state' AND at >= begun.at AND id > begun.id AND details ->> 'to' <> 'wrap-up'
                        ORDER BY at, id LIMIT 1) AS ended
            )
            UPDATE call SET wrap_up_ms = round(extract(epoch FROM over.lasted) * 1000)
            FROM over
            WHERE call.id = over.id
            RETURNING call.id
            """;

    private WrapUpStore() {}

    /** The calls whose time after it is over now. */
    static Future<List<Long>> measure(SqlClient transaction, Instant now, int most) {
        return transaction
                .preparedQuery(MEASURE)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }
}
