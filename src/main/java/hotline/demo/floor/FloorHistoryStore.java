package hotline.demo.floor;

import static hotline.rows.SqlType.timestamptz;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** The floor's log of the days before the demo began, so that there is a past to replay. */
final class FloorHistoryStore {
    /** They come a few minutes apart, rest in turns at noon, and leave after nine hours. Nothing is written twice. */
    private static final String WRITE = """
            INSERT INTO floor_event (at, line, person, type, details)
            SELECT (d.day::timestamp + s.at + make_interval(mins => 3 * p.nth::int)) AT TIME ZONE $2, p.department, p.id, s.type, s.details::jsonb
            FROM (SELECT id, department, row_number() OVER (ORDER BY id) AS nth FROM person WHERE id = ANY ($1) AND department IS NOT NULL) AS p
                CROSS JOIN unnest($3::text[]) AS d (day)
                CROSS JOIN (VALUES
                    (time '08:45', 'state', '{"from": "off", "to": "ready"}'),
                    (time '08:45', 'signed-in', '{}'),
                    (time '11:40', 'state', '{"from": "ready", "to": "break", "reason": "lunch"}'),
                    (time '12:30', 'state', '{"from": "break", "to": "ready"}'),
                    (time '17:45', 'state', '{"from": "ready", "to": "off"}'),
                    (time '17:45', 'left', '{}')) AS s (at, type, details)
            WHERE NOT EXISTS (SELECT FROM floor_event WHERE at < $4)
            ORDER BY 1
            """;

    private FloorHistoryStore() {}

    /** @param before today: of earlier days nothing is there yet */
    static Future<Void> write(Pool pool, List<Long> persons, String zone, List<String> days, Instant before) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(WRITE)
                .execute(Tuple.of(persons.toArray(Long[]::new), zone, days.toArray(String[]::new), timestamptz(before)))
                .mapEmpty());
    }
}
