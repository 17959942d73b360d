package hotline.tier;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.policy.tier.Tier;
import hotline.policy.tier.TradeTiers.YearOfTrade;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.tier.Ranking.Scored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables {@code tier_review} and, while a review is under way, {@code tier_proposal}. Merged files are read as one customer. */
final class ReviewStore {
    /** Of reviews asked for at once, each sees those before it. */
    private static final String ONE_BEGINS_AT_A_TIME = "SELECT pg_advisory_xact_lock(414, 0)";

    private static final String BEGIN = """
            INSERT INTO tier_review (scheme, department, period, policy_version, asked_by, asked_at)
            SELECT $1, $2, $3, $4, $5, $6
            WHERE NOT EXISTS (
                SELECT FROM tier_review WHERE scheme = $1 AND department = $2 AND period = $3 AND finished_at IS NULL)
            RETURNING id
            """;

    private static final String REVIEWS = """
            SELECT v.*, p.name AS by_name,
                   (SELECT count(*)::int FROM tier_proposal w WHERE w.review = v.id AND w.state = 'waiting') AS waiting
            FROM tier_review v LEFT JOIN person p ON p.id = v.asked_by
            """;

    private static final String BY_ID = REVIEWS + "WHERE v.id = $1";
    private static final String NEWEST_FIRST = REVIEWS + "WHERE v.id < $1 ORDER BY v.id DESC LIMIT $2";

    private static final String OVERDUE =
            "SELECT count(*)::int AS overdue FROM tier_proposal WHERE state = 'waiting' AND due_at <= $1";

    /** All files of the customer whose files have that root. */
    static final String FILES_OF = "(SELECT %1$s UNION ALL SELECT o.file FROM file_root o WHERE o.root = %1$s)";

    /** The tier that a customer has: of the file into which others are merged, else the best of theirs. */
    static final String HELD = """
            (SELECT h.tier FROM customer_tier h
             WHERE h.department = %2$s AND h.until IS NULL AND h.file IN %1$s
             ORDER BY h.file <> %3$s, %4$s
             LIMIT 1)""";

    /** Of files that are one customer, only the first one gives a row that counts. */
    private static final String TRADE = """
            SELECT t.file, t.root, g.first, g.amount, g.returns, g.pays_well, %2$s AS held,
                   EXISTS (SELECT FROM customer_trade b WHERE b.file IN %1$s AND b.year < t.year AND b.amount_fen > 0) AS traded_before
            FROM (SELECT n.file, n.year, coalesce(r.root, n.file) AS root
                  FROM customer_trade n LEFT JOIN file_root r ON r.file = n.file
                  WHERE n.year = $1 AND n.file > $2 ORDER BY n.file LIMIT $3) t
                CROSS JOIN LATERAL (
                    SELECT min(m.file) AS first, sum(m.amount_fen)::bigint AS amount, sum(m.returns_fen)::bigint AS returns,
                           bool_and(m.pays_well) AS pays_well
                    FROM customer_trade m WHERE m.year = t.year AND m.file IN %1$s) g
            ORDER BY t.file
            """.formatted(
                    FILES_OF.formatted("t.root"),
                    HELD.formatted(FILES_OF.formatted("t.root"), "''", "t.root", Tier.placeOf("h.tier")));

    private static final String SCORED =
            """
            SELECT s.root, s.points, %s AS held
            FROM (
                SELECT root, jsonb_object_agg(criterion, hundredths) AS points
                FROM (
                    SELECT coalesce(r.root, p.file) AS root, p.criterion, round(avg(p.hundredths))::int AS hundredths
                    FROM customer_points p LEFT JOIN file_root r ON r.file = p.file
                    WHERE p.department = $1 AND p.period = $2
                    GROUP BY 1, 2) one
                GROUP BY root) s
            ORDER BY s.root
            """.formatted(HELD.formatted(FILES_OF.formatted("s.root"), "$1", "s.root", Tier.placeOf("h.tier")));

    private static final Batch<Draft> DRAFTS = Batch.<Draft>of()
            .column("file", BIGINT, Draft::file)
            .column("inputs", JSON, draft -> draft.inputs().encode())
            .optional("score", INT, Draft::score)
            .optional("rank", INT, Draft::rank)
            .column("tied", BOOLEAN, Draft::isTied)
            .optional("held", TEXT, draft -> draft.held().map(Tier::code))
            .column("proposed", TEXT, draft -> draft.proposed().code())
            .optional("due_at", INSTANT, Draft::dueAt);

    private record Judged(long review, String department, List<Long> files, List<Draft> drafts) {}

    /** Also proposals of files that have been merged since: no one could decide about them any more. */
    private static final Statement<Judged> SUPERSEDE = Statement.of(
            """
            UPDATE tier_proposal SET state = 'superseded'
            WHERE state = 'waiting' AND department = :department
                AND file IN (
                    SELECT unnest(:files::bigint[]) UNION ALL SELECT o.file FROM file_root o WHERE o.root = ANY (:files::bigint[]))
            RETURNING file, due_at
            """,
            Parameters.<Judged>of()
                    .value("department", TEXT, Judged::department)
                    .array("files", BIGINT, Judged::files));

    private static final Statement<Judged> PROPOSE = Statement.of(
            """
            INSERT INTO tier_proposal (review, department, %1$s)
            SELECT :review, :department, %2$s FROM unnest(:drafts) AS n
            """.formatted(DRAFTS.names(), DRAFTS.values().replace("n.inputs", "n.inputs::jsonb")),
            Parameters.<Judged>of()
                    .value("review", BIGINT, Judged::review)
                    .value("department", TEXT, Judged::department)
                    .batch("drafts", DRAFTS, Judged::drafts));

    private static final String COUNT = """
            UPDATE tier_review SET customers = customers + $2, unchanged = unchanged + $3 WHERE id = $1
            """;

    private static final String FINISH = "UPDATE tier_review SET finished_at = $2 WHERE id = $1";

    private static final String PLACES =
            "UPDATE tier_review SET lacking = $2, vip_places = $3, preferred_places = $4 WHERE id = $1";

    /** A row of trade; it counts where its file is the first of its customer. */
    record Traded(long file, long root, boolean counts, YearOfTrade year, Optional<Tier> held) {}

    /** A customer's points with the tier that they have. */
    record Pointed(Scored scored, Optional<Tier> held) {}

    private ReviewStore() {}

    static Future<Optional<Long>> begin(
            SqlClient transaction, TierReview.Asked asked, int policyVersion, long by, Instant at) {
        return transaction
                .preparedQuery(ONE_BEGINS_AT_A_TIME)
                .execute()
                .compose(locked -> transaction
                        .preparedQuery(BEGIN)
                        .execute(Tuple.of(
                                asked.scheme().code(),
                                asked.department().orElse(""),
                                asked.period(),
                                policyVersion,
                                by,
                                timestamptz(at))))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<TierReview> byId(SqlClient client, long id) {
        return client.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> Rows.only(rows, ReviewStore::review));
    }

    static Future<List<TierReview>> newestFirst(SqlClient client, long before, int most) {
        return client.preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, most))
                .map(rows -> Rows.all(rows, ReviewStore::review));
    }

    static Future<Integer> overdue(SqlClient client, Instant now) {
        return client.preparedQuery(OVERDUE)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.only(rows, row -> row.integer("overdue")));
    }

    static Future<List<Traded>> traded(SqlClient client, int year, long after, int most) {
        return client.preparedQuery(TRADE)
                .execute(Tuple.of(year, after, most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Traded(
                                row.number("file"),
                                row.number("root"),
                                row.number("first") == row.number("file"),
                                new YearOfTrade(
                                        row.number("amount"),
                                        row.number("returns"),
                                        row.flag("pays_well"),
                                        row.flag("traded_before")),
                                row.optionalText("held").flatMap(Tier::of))));
    }

    static Future<List<Pointed>> scored(SqlClient client, String department, String period) {
        return client.preparedQuery(SCORED)
                .execute(Tuple.of(department, period))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Pointed(
                                new Scored(row.number("root"), points(row)),
                                row.optionalText("held").flatMap(Tier::of))));
    }

    private static Map<String, Integer> points(Fields row) {
        var points = new LinkedHashMap<String, Integer>();
        var object = row.object("points");
        object.fieldNames().stream().sorted().forEach(code -> points.put(code, object.getInteger(code)));
        return points;
    }

    /**
     * A demotion that waits already keeps its day (D3).
     *
     * @param files of all customers that were looked at, also those without a proposal
     */
    static Future<Void> propose(SqlClient transaction, TierReview review, List<Long> files, List<Draft> drafts) {
        var department = review.department().orElse("");
        var looked = new Judged(review.id(), department, files, drafts);
        return transaction
                .preparedQuery(SUPERSEDE.sql())
                .execute(SUPERSEDE.values(looked))
                .map(rows -> new Judged(review.id(), department, files, keepingDays(drafts, firstDays(rows))))
                .compose(judged -> transaction.preparedQuery(PROPOSE.sql()).execute(PROPOSE.values(judged)))
                .compose(proposed -> transaction
                        .preparedQuery(COUNT)
                        .execute(Tuple.of(review.id(), files.size(), files.size() - drafts.size())))
                .mapEmpty();
    }

    /** By file. */
    private static Map<Long, Instant> firstDays(RowSet<Row> superseded) {
        var days = new LinkedHashMap<Long, Instant>();
        Rows.all(superseded, row -> Map.entry(row.number("file"), row.optionalInstant("due_at")))
                .forEach(one -> one.getValue().ifPresent(due -> days.put(one.getKey(), due)));
        return days;
    }

    private static List<Draft> keepingDays(List<Draft> drafts, Map<Long, Instant> first) {
        return drafts.stream()
                .map(draft -> draft.dueAt()
                        .map(due -> draft.dueBy(first.getOrDefault(draft.file(), due)))
                        .orElse(draft))
                .toList();
    }

    static Future<Void> places(SqlClient transaction, long review, Ranking ranking) {
        return transaction
                .preparedQuery(PLACES)
                .execute(Tuple.of(review, ranking.lacking(), ranking.vipPlaces(), ranking.preferredPlaces()))
                .mapEmpty();
    }

    static Future<Void> finish(SqlClient transaction, long review, Instant at) {
        return transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(review, timestamptz(at)))
                .mapEmpty();
    }

    private static TierReview review(Fields row) {
        return new TierReview(
                row.number("id"),
                row.code("scheme", Scheme::of),
                row.optionalText("department").filter(code -> !code.isEmpty()),
                row.text("period"),
                row.integer("policy_version"),
                row.optionalText("by_name"),
                row.instant("asked_at"),
                row.optionalInstant("finished_at"),
                row.integer("customers"),
                row.integer("unchanged"),
                row.integer("lacking"),
                row.optionalInteger("vip_places"),
                row.optionalInteger("preferred_places"),
                row.integer("waiting"));
    }
}
