package hotline.joining;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Which complaints follow which, and what people decided about pairs. */
final class JoiningStore {
    private static final String FOLLOWERS = """
            SELECT f.id, f.number, f.follows AS leader, l.number AS leader_number, f.status
            FROM complaint f JOIN complaint l ON l.id = f.follows
            WHERE f.follows = ANY ($1::bigint[])
            ORDER BY f.id
            """;

    private static final String LEADERS = """
            SELECT f.id, f.number, f.follows AS leader, l.number AS leader_number, f.status
            FROM complaint f JOIN complaint l ON l.id = f.follows
            WHERE f.id = ANY ($1::bigint[])
            ORDER BY f.id
            """;

    private static final String UNDONE = """
            UPDATE complaint_hint h SET state = 'undone', by = NULL
            FROM unnest($1::bigint[], $2::bigint[]) AS n (follower, leader)
            WHERE h.a = least(n.follower, n.leader) AND h.b = greatest(n.follower, n.leader)
            """;

    /** A pair has one row, whether the server noticed it or a person found it. */
    private static final String DECIDE = """
            INSERT INTO complaint_hint (a, b, reasons, state, noticed_at, by, at)
            VALUES (least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), '{}', $3, $5, $4, $5)
            ON CONFLICT (a, b) DO UPDATE SET state = excluded.state, by = excluded.by, at = excluded.at
            """;

    /** A complaint that follows another one. */
    record Follower(long id, String number, long leader, String leaderNumber, String status) {}

    private JoiningStore() {}

    /** The followers of those complaints. */
    static Future<List<Follower>> followers(SqlClient client, Collection<Long> leaders) {
        return read(client, FOLLOWERS, leaders);
    }

    /** Those complaints that follow another one. */
    static Future<List<Follower>> following(SqlClient client, Collection<Long> complaints) {
        return read(client, LEADERS, complaints);
    }

    private static Future<List<Follower>> read(SqlClient client, String sql, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : client.preparedQuery(sql)
                        .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                        .map(rows -> Rows.all(
                                rows,
                                row -> new Follower(
                                        row.number("id"),
                                        row.text("number"),
                                        row.number("leader"),
                                        row.text("leader_number"),
                                        row.text("status"))));
    }

    static Future<Void> decide(SqlClient client, long one, long other, String state, long person, Instant at) {
        return client.preparedQuery(DECIDE)
                .execute(Tuple.of(one, other, state, person, timestamptz(at)))
                .mapEmpty();
    }

    /** They are not noticed again. */
    static Future<Void> undone(SqlClient client, List<Follower> separated) {
        return separated.isEmpty()
                ? Future.succeededFuture()
                : client.preparedQuery(UNDONE)
                        .execute(Tuple.tuple()
                                .addArrayOfLong(
                                        separated.stream().map(Follower::id).toArray(Long[]::new))
                                .addArrayOfLong(
                                        separated.stream().map(Follower::leader).toArray(Long[]::new)))
                        .mapEmpty();
    }
}
