package hotline.tier;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.tier.Proposals.Decided;
import hotline.tier.TierProposal.Decision;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decisions: tables {@code tier_proposal} and {@code customer_tier}. */
final class ProposalStore {
    private static final String SELECT = """
            SELECT w.id, w.review, v.scheme, v.period, w.department, w.file, f.name, w.held, w.proposed, w.inputs, w.score, w.rank, w.tied,
                   w.due_at, w.state, p.name AS decided_by_name, w.decided_at, w.reason
            FROM tier_proposal w
                JOIN tier_review v ON v.id = w.review
                JOIN customer_file f ON f.id = w.file
                LEFT JOIN person p ON p.id = w.decided_by
            """;

    private static final Statement<Proposals.Filter> LIST = Statement.of(
            SELECT + """
            WHERE w.state = 'waiting' AND w.id > :after
                AND (:review::bigint IS NULL OR w.review = :review)
                AND (:overdue::timestamptz IS NULL OR w.due_at <= :overdue)
            ORDER BY w.id
            LIMIT :most
            """,
            Parameters.<Proposals.Filter>of()
                    .value("after", BIGINT, Proposals.Filter::after)
                    .optional("review", BIGINT, Proposals.Filter::review)
                    .optional("overdue", INSTANT, Proposals.Filter::overdueAt)
                    .value("most", INT, Proposals.Filter::most));

    /**
     * A proposal of a file that has been merged into another since its review was asked for, or into which one has, is not decided:
     * the next review has both as one.
     */
    private static final String LOCK = """
            SELECT w.id, w.file, w.department, w.held, w.proposed, w.state,
                   EXISTS (SELECT FROM file_root r WHERE r.file = w.file)
                       OR EXISTS (
                           SELECT FROM file_root r JOIN file_link l ON l.from_file = r.file AND l.undone_at IS NULL
                           WHERE r.root = w.file AND l.at >= v.asked_at) AS merged
            FROM tier_proposal w JOIN tier_review v ON v.id = w.review
            WHERE w.id = ANY ($1::bigint[]) ORDER BY w.id FOR UPDATE OF w
            """;

    private record Verdict(List<Long> ids, Decided decided) {}

    private static final Parameters<Verdict> VERDICT = Parameters.<Verdict>of()
            .array("ids", BIGINT, Verdict::ids)
            .value("state", TEXT, verdict -> verdict.decided().accepts() ? "accepted" : "declined")
            .value("by", BIGINT, verdict -> verdict.decided().by())
            .value("at", INSTANT, verdict -> verdict.decided().at())
            .optional("reason", TEXT, verdict -> verdict.decided().reason());

    private static final Statement<Verdict> DECIDE = Statement.of("""
            UPDATE tier_proposal SET state = :state, decided_by = :by, decided_at = :at, reason = :reason
            WHERE id = ANY (:ids) AND state = 'waiting'
            """, VERDICT);

    private record Beginning(List<Long> ids, Instant at) {}

    private static final Parameters<Beginning> BEGINNING =
            Parameters.<Beginning>of().array("ids", BIGINT, Beginning::ids).value("at", INSTANT, Beginning::at);

    private static final Statement<Beginning> END_BEFORE = Statement.of("""
            UPDATE customer_tier t SET until = greatest(:at, t.since)
            FROM tier_proposal w
            WHERE w.id = ANY (:ids) AND t.file = w.file AND t.department = w.department AND t.until IS NULL
            """, BEGINNING);

    private static final Statement<Beginning> BEGIN = Statement.of("""
            INSERT INTO customer_tier (file, department, tier, since, proposal)
            SELECT file, department, proposed, :at, id FROM tier_proposal WHERE id = ANY (:ids) ORDER BY id
            """, BEGINNING);

    private static final String OF_CUSTOMER = """
            SELECT t.tier, t.department, t.since, t.until, v.scheme, v.period, v.policy_version, w.inputs, w.score, w.rank,
                   p.name AS by_name, coalesce(w.reason, b.reason) AS reason
            FROM customer_tier t
                LEFT JOIN tier_proposal w ON w.id = t.proposal
                LEFT JOIN tier_review v ON v.id = w.review
                LEFT JOIN blacklisting b ON b.id = t.readmission
                JOIN person p ON p.id = coalesce(w.decided_by, b.lifted_by)
            WHERE t.file IN (SELECT $1::bigint UNION ALL SELECT o.file FROM file_root o WHERE o.root = $1)
            ORDER BY t.id DESC
            LIMIT 100
            """;

    private static final String EXISTS = "SELECT EXISTS (SELECT FROM customer_file WHERE id = $1) AS is_there";

    /** @param isMerged its file has been merged with another since */
    record Locked(long id, long file, Optional<Tier> held, Tier proposed, boolean waits, boolean isMerged) {}

    private ProposalStore() {}

    static Future<List<TierProposal>> list(SqlClient client, Proposals.Filter filter) {
        return client.preparedQuery(LIST.sql())
                .execute(LIST.values(filter))
                .map(rows -> Rows.all(rows, ProposalStore::proposal));
    }

    static Future<List<Locked>> lock(SqlClient transaction, List<Long> ids) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Locked(
                                row.number("id"),
                                row.number("file"),
                                row.optionalText("held").flatMap(Tier::of),
                                row.code("proposed", Tier::of),
                                row.text("state").equals("waiting"),
                                row.flag("merged"))));
    }

    static Future<Void> decide(SqlClient transaction, List<Long> ids, Decided decided) {
        var written = transaction.preparedQuery(DECIDE.sql()).execute(DECIDE.values(new Verdict(ids, decided)));
        return decided.accepts()
                ? written.compose(done -> begin(transaction, new Beginning(ids, decided.at())))
                : written.mapEmpty();
    }

    private static Future<Void> begin(SqlClient transaction, Beginning beginning) {
        return transaction
                .preparedQuery(END_BEFORE.sql())
                .execute(END_BEFORE.values(beginning))
                .compose(ended -> transaction.preparedQuery(BEGIN.sql()).execute(BEGIN.values(beginning)))
                .mapEmpty();
    }

    static Future<Boolean> exists(SqlClient client, long file) {
        return client.preparedQuery(EXISTS)
                .execute(Tuple.of(file))
                .map(rows -> Rows.only(rows, row -> row.flag("is_there")));
    }

    /** The newest first. */
    static Future<List<HeldTier>> ofCustomer(SqlClient client, long file) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(file))
                .map(rows -> Rows.all(rows, ProposalStore::held));
    }

    private static TierProposal proposal(Fields row) {
        return new TierProposal(
                row.number("id"),
                row.number("review"),
                row.code("scheme", Scheme::of),
                row.text("period"),
                department(row),
                row.number("file"),
                row.text("name"),
                row.optionalText("held").flatMap(Tier::of),
                row.code("proposed", Tier::of),
                row.object("inputs"),
                row.optionalInteger("score"),
                row.optionalInteger("rank"),
                row.flag("tied"),
                row.optionalInstant("due_at"),
                row.text("state"),
                row.optionalText("decided_by_name")
                        .map(name -> new Decision(name, row.instant("decided_at"), row.optionalText("reason"))));
    }

    private static HeldTier held(Fields row) {
        return new HeldTier(
                row.code("tier", Tier::of),
                department(row),
                row.instant("since"),
                row.optionalInstant("until"),
                row.optionalText("scheme").flatMap(Scheme::of),
                row.optionalText("period"),
                row.optionalInteger("policy_version"),
                row.optionalObject("inputs").orElseGet(JsonObject::new),
                row.optionalInteger("score"),
                row.optionalInteger("rank"),
                row.text("by_name"),
                row.optionalText("reason"));
    }

    private static Optional<String> department(Fields row) {
        return Optional.of(row.text("department")).filter(code -> !code.isEmpty());
    }
}
