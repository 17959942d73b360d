package hotline.care;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.care.CarePolicies.Ruled;
import hotline.policy.care.CarePeriod.Span;
import hotline.policy.care.CareRule;
import hotline.policy.care.ContactWay;
import hotline.policy.tier.Tier;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Rows of {@code care_due} made and missed, and how far they were made. */
final class CareMakingStore {
    /** Any file of the customer whose files have that root; an array, so that each is looked up by an index. */
    static final String FILES_OF =
            "ANY (ARRAY(SELECT %1$s UNION ALL SELECT o.file FROM file_root o WHERE o.root = %1$s))";

    private static final String MISS = """
            UPDATE care_due c SET state = 'missed', changed_at = $2
            FROM (
                SELECT file, rule, period_from FROM care_due
                WHERE state = 'due' AND period_end <= $1
                ORDER BY period_end, file, rule
                LIMIT $3
                FOR UPDATE SKIP LOCKED) over
            WHERE c.file = over.file AND c.rule = over.rule AND c.period_from = over.period_from
            """;

    /** Tiers are numbered as they are given, so one look at the last number tells whether any are left. */
    private static final String LEFT = """
            SELECT coalesce((SELECT max(id) FROM customer_tier), 0)
                > coalesce((SELECT up_to FROM care_made WHERE rule = $1 AND period_from = $2 AND day >= $3), 0) AS is_left
            """;

    private static final String FIRST_LOOK = """
            INSERT INTO care_made (rule, period_from, day, up_to) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING
            """;

    /** The place of a part: another node that makes the same rule's rows is left alone. */
    private static final String PLACE = """
            SELECT CASE WHEN day >= $3 THEN up_to ELSE 0 END AS after
            FROM care_made WHERE rule = $1 AND period_from = $2 FOR UPDATE SKIP LOCKED
            """;

    private static final String MOVE = """
            UPDATE care_made
            SET day = greatest(day, $3), up_to = least($4::bigint + $5::int, (SELECT coalesce(max(id), 0) FROM customer_tier))
            WHERE rule = $1 AND period_from = $2
            RETURNING up_to
            """;

    /** None of a sealed file. Of the tiers of merged files the file's that they are merged into counts, else the best, as on the customer's page. */
    private static final Statement<Window> MAKE = Statement.of(
            """
            INSERT INTO care_due (file, rule, period_from, period_end, policy_version, tier, rank, department, level, ways, state, changed_at)
            SELECT h.root, :rule::text, :from::date, :end::date, :version::int, (array_agg(h.tier ORDER BY %2$s))[1], min(%4$s),
                   min(coalesce(nullif(h.department, ''), f.department, '')), :level::text, :ways::text[], 'due',
                   :now::timestamptz
            FROM (
                SELECT t.id, t.tier, t.department, coalesce(r.root, t.file) AS root
                FROM customer_tier t LEFT JOIN file_root r ON r.file = t.file
                WHERE t.id > :after AND t.id <= :upTo AND t.until IS NULL AND t.tier = ANY (:tiers) AND t.since < :before) h
                JOIN customer_file f ON f.id = h.root AND f.set_aside_at IS NULL AND f.sealed_at IS NULL
            WHERE h.id = (
                    SELECT e.id FROM customer_tier e
                    WHERE e.department = h.department AND e.until IS NULL AND e.file = %1$s
                    ORDER BY e.file <> h.root, %3$s LIMIT 1)
                AND NOT EXISTS (
                    SELECT FROM care_due v
                    WHERE v.rule = :unless AND v.file = %1$s AND v.state = 'done' AND v.period_from <= :from AND v.period_end > :from)
            GROUP BY h.root
            ORDER BY h.root
            ON CONFLICT DO NOTHING
            """.formatted(
                            FILES_OF.formatted("h.root"),
                            Tier.placeOf("h.tier"),
                            Tier.placeOf("e.tier"),
                            Tier.rankOf("h.tier")),
            Parameters.<Window>of()
                    .value("rule", TEXT, window -> window.rule().code())
                    .value("from", DATE, window -> window.span().from())
                    .value("end", DATE, window -> window.span().end())
                    .value("version", INT, window -> window.ruled().version().id())
                    .value("level", TEXT, window -> window.rule().level().code())
                    .array("ways", TEXT, window -> window.rule().ways().stream()
                            .map(ContactWay::code)
                            .toList())
                    .value("now", INSTANT, Window::now)
                    .value("after", BIGINT, window -> window.part().after())
                    .value("upTo", BIGINT, window -> window.part().upTo())
                    .array("tiers", TEXT, window -> window.rule().tiers().stream()
                            .map(Tier::code)
                            .toList())
                    .value("before", INSTANT, window -> window.ruled().joinedBefore(window.span()))
                    .optional("unless", TEXT, window -> window.rule().unless()));

    /** Numbers of tiers. */
    record Part(long after, long upTo) {}

    record Window(Ruled ruled, Span span, Part part, Instant now) {
        CareRule rule() {
            return ruled.rule();
        }
    }

    private CareMakingStore() {}

    /** How many. */
    static Future<Integer> miss(SqlConnection transaction, LocalDate today, Instant now, int most) {
        return transaction
                .preparedQuery(MISS)
                .execute(Tuple.of(today, timestamptz(now), most))
                .map(rows -> rows.rowCount());
    }

    static Future<Boolean> isLeft(SqlClient client, CareRule rule, Span span, LocalDate day) {
        return client.preparedQuery(LEFT)
                .execute(Tuple.of(rule.code(), span.from(), day))
                .map(rows -> Rows.only(rows, row -> row.flag("is_left")));
    }

    /** The next part, moved over; empty where another node has the rule's in hand. */
    static Future<Optional<Part>> window(SqlConnection transaction, CareRule rule, Span span, LocalDate day, int size) {
        var key = Tuple.of(rule.code(), span.from(), day);
        return transaction
                .preparedQuery(FIRST_LOOK)
                .execute(key)
                .compose(begun -> transaction.preparedQuery(PLACE).execute(key))
                .map(rows -> Rows.first(rows, row -> row.number("after")))
                .compose(after -> after.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : transaction
                                .preparedQuery(MOVE)
                                .execute(Tuple.of(rule.code(), span.from(), day, after.get(), size))
                                .map(rows -> Optional.of(
                                        Rows.only(rows, row -> new Part(after.get(), row.number("up_to"))))));
    }

    static Future<Void> make(SqlConnection transaction, Window window) {
        return transaction
                .preparedQuery(MAKE.sql())
                .execute(MAKE.values(window))
                .mapEmpty();
    }
}
