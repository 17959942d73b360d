package hotline.tie;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads ties out of the complaints of a customer and of kin, all merged files as one. Each file gives its latest complaints only, so a customer
 * with ten thousand costs no more.
 */
final class BelongingStore {
    /** Of a root: all its files; and what its kin are. {@code OFFSET 0}: no plan may begin with all complaints, of which few seem to have an owner. */
    private static final String FAMILY = """
            family AS MATERIALIZED (
                SELECT a.key, a.root AS of, a.root, false AS is_kin FROM asked a
                UNION
                SELECT a.key, a.root, coalesce(r.root, k.kin), true
                FROM asked a,
                    LATERAL (SELECT a.root AS file UNION ALL SELECT o.file FROM file_root o WHERE o.root = a.root) g,
                    LATERAL (
                        SELECT k.other AS kin FROM customer_kin k
                        WHERE k.file = g.file AND k.ended_at IS NULL AND k.relation = ANY ($3)
                        UNION ALL
                        SELECT k.file FROM customer_kin k
                        WHERE k.other = g.file AND k.ended_at IS NULL AND k.relation = ANY ($3)) k
                    LEFT JOIN file_root r ON r.file = k.kin
            ), member AS MATERIALIZED (
                SELECT f.key, f.is_kin, g.file
                FROM family f, LATERAL (SELECT f.root AS file UNION ALL SELECT o.file FROM file_root o WHERE o.root = f.root) g
            ), contact AS (
                SELECT m.key, c.owner AS agent, greatest(c.first_response_at, c.resolved_at, c.ended_at) AS at,
                    CASE WHEN m.is_kin THEN 'kin' ELSE 'handled' END AS because
                FROM member m,
                    LATERAL (SELECT l.complaint FROM complaint_file l WHERE l.file = m.file ORDER BY l.complaint DESC LIMIT 20) l,
                    LATERAL (
                        SELECT n.owner, n.first_response_at, n.resolved_at, n.ended_at FROM complaint n WHERE n.id = l.complaint OFFSET 0) c
                WHERE c.owner IS NOT NULL AND l.complaint IS DISTINCT FROM m.key
                UNION ALL
                SELECT m.key, o.agent, o.decided_at, 'decided'
                FROM member m JOIN tie_opinion o ON o.file = m.file
                WHERE NOT m.is_kin AND o.agreed
            ), tie AS (
                SELECT DISTINCT ON (t.key) t.key, t.agent, t.at, t.because
                FROM contact t
                WHERE t.at >= $2
                ORDER BY t.key, array_position(ARRAY['decided', 'handled', 'kin'], t.because), t.at DESC
            )
            SELECT a.key, t.agent, p.name, t.at, t.because, q.agent AS asked, (
                SELECT coalesce(array_agg(DISTINCT x.agent), '{}')
                FROM member m JOIN agent_refusal x ON x.file = m.file
                WHERE m.key = a.key AND NOT m.is_kin AND x.lifted_at IS NULL AND (x.stands_firm OR x.fault = 'serious')) AS avoid
            FROM asked a
                LEFT JOIN tie t ON t.key = a.key
                LEFT JOIN person p ON p.id = t.agent
                LEFT JOIN asked_agent q ON q.complaint = a.key
            """;

    static final String OF_COMPLAINTS = """
            WITH asked AS MATERIALIZED (
                SELECT n.key, coalesce(r.root, f.file) AS root
                FROM unnest($1::bigint[]) AS n (key)
                    LEFT JOIN complaint_file f ON f.complaint = n.key
                    LEFT JOIN file_root r ON r.file = f.file
            ),
            %s""".formatted(FAMILY);

    /** Their key is none of a complaint, so all complaints count. */
    private static final String OF_FILE = """
            WITH asked AS MATERIALIZED (
                SELECT (-1)::bigint AS key, coalesce((SELECT r.root FROM file_root r WHERE r.file = n.file), n.file) AS root
                FROM unnest($1::bigint[]) AS n (file)
            ),
            %s""".formatted(FAMILY);

    private BelongingStore() {}

    static Future<Map<Long, Belonging>> ofComplaints(SqlClient client, Collection<Long> complaints, Instant since) {
        return client.preparedQuery(OF_COMPLAINTS)
                .execute(values(complaints, since))
                .map(rows -> Rows.byKey(rows, row -> row.number("key"), BelongingStore::belonging));
    }

    static Future<Belonging> ofFile(SqlClient client, long file, Instant since) {
        return client.preparedQuery(OF_FILE)
                .execute(values(List.of(file), since))
                .map(rows -> Rows.only(rows, BelongingStore::belonging));
    }

    private static Tuple values(Collection<Long> of, Instant since) {
        return Tuple.of(
                of.toArray(Long[]::new), timestamptz(since), Relation.sharing().toArray(String[]::new));
    }

    private static Belonging belonging(Fields row) {
        var avoid = row.numbers("avoid");
        return new Belonging(
                row.optionalNumber("agent")
                        .map(agent -> new Tie(
                                new Tie.Person(agent, row.text("name")),
                                row.code("because", Tie.Because::of),
                                row.instant("at"))),
                row.optionalNumber("asked"),
                Set.copyOf(avoid));
    }
}
