package hotline.tie;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code agent_refusal}, {@code tie_opinion} and {@code asked_agent}. */
final class DisputeStore {
    private static final String REFUSALS = """
            SELECT r.id, r.agent, a.name AS agent_name, r.fault, r.stands_firm, r.words, p.name AS by_name, r.decided_at, r.lifted_at
            FROM agent_refusal r JOIN person a ON a.id = r.agent JOIN person p ON p.id = r.decided_by
            WHERE r.file = ANY ($1)
            ORDER BY r.id DESC LIMIT 50
            """;

    private static final String REFUSE = """
            INSERT INTO agent_refusal (file, agent, fault, stands_firm, words, decided_by, decided_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            RETURNING id
            """;

    private static final String LIFT = """
            UPDATE agent_refusal SET lifted_by = $3, lifted_at = $4 WHERE id = $2 AND file = ANY ($1) AND lifted_at IS NULL RETURNING id
            """;

    private static final String OPINIONS = """
            SELECT o.id, o.agent, a.name AS agent_name, o.opinion, g.name AS given_name, o.given_at, o.agreed, o.reason,
                d.name AS decided_name, o.decided_at
            FROM tie_opinion o JOIN person a ON a.id = o.agent JOIN person g ON g.id = o.given_by LEFT JOIN person d ON d.id = o.decided_by
            WHERE o.file = ANY ($1)
            ORDER BY o.id DESC LIMIT 50
            """;

    /** One at a time for a customer. */
    private static final String GIVE = """
            INSERT INTO tie_opinion (file, agent, opinion, given_by, given_at)
            SELECT $2::bigint, $3::bigint, $4::text, $5::bigint, $6::timestamptz
            WHERE NOT EXISTS (SELECT FROM tie_opinion o WHERE o.file = ANY ($1) AND o.decided_at IS NULL)
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String DECIDE = """
            UPDATE tie_opinion SET agreed = $3, reason = $4, decided_by = $5, decided_at = $6
            WHERE id = $2 AND file = ANY ($1) AND decided_at IS NULL AND given_by <> $5
            RETURNING id
            """;

    private static final String ASK = """
            INSERT INTO asked_agent (complaint, agent, asked_at, noted_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (complaint) DO UPDATE SET agent = excluded.agent, asked_at = excluded.asked_at, noted_by = excluded.noted_by
            """;

    private DisputeStore() {}

    static Future<List<Refusal>> refusals(SqlClient client, List<Long> files) {
        return client.preparedQuery(REFUSALS)
                .execute(files(files))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Refusal(
                                row.number("id"),
                                agent(row),
                                row.code("fault", Fault::of),
                                row.flag("stands_firm"),
                                row.text("words"),
                                row.text("by_name"),
                                row.instant("decided_at"),
                                row.optionalInstant("lifted_at"))));
    }

    private static Tie.Person agent(Fields row) {
        return new Tie.Person(row.number("agent"), row.text("agent_name"));
    }

    /** Its number. */
    static Future<Long> refuse(SqlClient transaction, long file, Refusal.Draft draft, long by, Instant at) {
        return transaction
                .preparedQuery(REFUSE)
                .execute(Tuple.of(
                        file,
                        draft.agent(),
                        draft.fault().code(),
                        draft.standsFirm(),
                        draft.words(),
                        by,
                        timestamptz(at)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Boolean> lift(SqlClient transaction, List<Long> files, long refusal, long by, Instant at) {
        return isDone(
                transaction, LIFT, files(files).addValue(refusal).addValue(by).addValue(timestamptz(at)));
    }

    static Future<List<Opinion>> opinions(SqlClient client, List<Long> files) {
        return client.preparedQuery(OPINIONS)
                .execute(files(files))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Opinion(
                                row.number("id"),
                                agent(row),
                                row.text("opinion"),
                                row.text("given_name"),
                                row.instant("given_at"),
                                row.optionalFlag("agreed")
                                        .map(isAgreed -> new Opinion.Decision(
                                                isAgreed,
                                                row.optionalText("reason"),
                                                row.text("decided_name"),
                                                row.instant("decided_at"))))));
    }

    static Future<Boolean> give(
            SqlClient transaction, List<Long> files, long file, long agent, String opinion, long by, Instant at) {
        return isDone(
                transaction,
                GIVE,
                files(files)
                        .addValue(file)
                        .addValue(agent)
                        .addValue(opinion)
                        .addValue(by)
                        .addValue(timestamptz(at)));
    }

    static Future<Boolean> decide(
            SqlClient transaction,
            List<Long> files,
            long opinion,
            boolean isAgreed,
            Optional<String> reason,
            long by,
            Instant at) {
        return isDone(
                transaction,
                DECIDE,
                files(files)
                        .addValue(opinion)
                        .addValue(isAgreed)
                        .addValue(reason.orElse(null))
                        .addValue(by)
                        .addValue(timestamptz(at)));
    }

    static Future<Void> ask(SqlClient transaction, long complaint, long agent, long by, Instant at) {
        return transaction
                .preparedQuery(ASK)
                .execute(Tuple.of(complaint, agent, timestamptz(at), by))
                .mapEmpty();
    }

    private static Tuple files(List<Long> files) {
        return Tuple.tuple().addValue(files.toArray(Long[]::new));
    }

    private static Future<Boolean> isDone(SqlClient transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).map(rows -> Rows.first(rows, row -> row.number("id"))
                .isPresent());
    }
}
