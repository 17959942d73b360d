package hotline.campaign;

import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.care.CarePolicies.Ruled;
import hotline.policy.care.CarePeriod.Span;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The campaigns that rules of care make of work that is due to customers. */
final class CadenceStore {
    /** Why a member is not called: the contact was made in another way, or excused. */
    static final String SETTLED = "settled";

    record Planned(Ruled ruled, Span span, Instant now) {}

    /** Anyone who put the policy in force answers for it; where a server's start did, the first of the supervisors. */
    private static final Statement<Planned> OPEN = Statement.of(
            """
            INSERT INTO campaign (name, purpose, filter, quiet_days, pace, state, created_by, created_at, members, next_at, care_rule, care_from, care_end)
            SELECT :name::text, :purpose::text, '{"withinDays": 0}', 0, 1, 'running', p.id, :now::timestamptz, 0, :now, :rule::text, :from::date, :end::date
            FROM person p LEFT JOIN policy_version v ON v.id = :version::int AND v.installed_by = p.id
            WHERE v.id IS NOT NULL OR (p.role = 'supervisor' AND p.enabled)
            ORDER BY v.id IS NULL, p.id
            LIMIT 1
            ON CONFLICT DO NOTHING
            """,
            Parameters.<Planned>of()
                    .value("name", TEXT, of -> of.ruled().rule().name().zh())
                    .value("purpose", TEXT, of -> of.ruled().rule().name().en())
                    .value("now", INSTANT, Planned::now)
                    .value("rule", TEXT, of -> of.ruled().rule().code())
                    .value("from", DATE, of -> of.span().from())
                    .value("end", DATE, of -> of.span().end())
                    .value("version", INT, of -> of.ruled().version().id()));

    /** Of nodes that look at once one has it; one that a supervisor ended stays ended. */
    private static final String LOCK = """
            SELECT id FROM campaign WHERE care_rule = $1 AND care_from = $2 AND state IN ('running', 'done') FOR UPDATE SKIP LOCKED
            """;

    private static final String JOIN = """
            INSERT INTO campaign_member (campaign, file, state)
            SELECT $1, d.file, 'waiting' FROM care_due d
            WHERE d.rule = $2 AND d.period_from = $3 AND d.state = 'due'
                AND NOT EXISTS (SELECT FROM campaign_member m WHERE m.campaign = $1 AND m.file = d.file)
            ORDER BY d.rank, d.file
            LIMIT $4
            ON CONFLICT DO NOTHING
            """;

    private static final String WAITING =
            "SELECT count(*)::int AS n FROM campaign_member WHERE campaign = $1 AND state = 'waiting'";

    private static final String GO_ON = """
            UPDATE campaign SET state = 'running', ended_at = NULL, pace = $2, members = members + $3, next_at = CASE WHEN state = 'done' THEN $4 ELSE next_at END
            WHERE id = $1
            """;

    /** Customers to whom nothing is due any more before their call was made. */
    private static final String SETTLE = """
            WITH settled AS (
                SELECT m.file, m.callback
                FROM campaign_member m JOIN care_due d ON d.file = m.file AND d.rule = $2 AND d.period_from = $3
                WHERE m.campaign = $1 AND m.state IN ('waiting', 'called') AND d.state IN ('done', 'excused')
            ), cancelled AS (
                UPDATE callback k SET status = 'cancelled', finished_at = $4
                FROM settled s WHERE k.id = s.callback AND k.status = 'waiting'
                RETURNING k.id
            )
            UPDATE campaign_member m SET state = 'left-out', reason = 'settled'
            FROM settled s
            WHERE m.campaign = $1 AND m.file = s.file AND (s.callback IS NULL OR s.callback IN (SELECT id FROM cancelled))
            """;

    private static final String OVER = """
            SELECT id FROM campaign WHERE care_rule IS NOT NULL AND state IN ('running', 'done') AND care_end <= $1
            ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED
            """;

    private static final String IS_SETTLED = """
            SELECT EXISTS (
                SELECT FROM campaign_member m JOIN campaign c ON c.id = m.campaign
                    JOIN care_due d ON d.file = m.file AND d.rule = c.care_rule AND d.period_from = c.care_from
                WHERE m.callback = $1 AND d.state <> 'due') AS is_settled
            """;

    private static final String MISS = """
            UPDATE care_due d SET state = 'missed', changed_at = $2
            FROM campaign_member m JOIN campaign c ON c.id = m.campaign
            WHERE m.callback = $1 AND d.file = m.file AND d.rule = c.care_rule AND d.period_from = c.care_from AND d.state = 'due'
            """;

    private CadenceStore() {}

    static Future<Void> open(SqlConnection transaction, Planned planned) {
        return transaction
                .preparedQuery(OPEN.sql())
                .execute(OPEN.values(planned))
                .mapEmpty();
    }

    static Future<Optional<Long>> lock(SqlConnection transaction, String rule, LocalDate from) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(rule, from))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    /** How many have come. */
    static Future<Integer> join(SqlConnection transaction, long campaign, String rule, LocalDate from, int most) {
        return transaction
                .preparedQuery(JOIN)
                .execute(Tuple.of(campaign, rule, from, most))
                .map(rows -> rows.rowCount());
    }

    static Future<Integer> waiting(SqlConnection transaction, long campaign) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(campaign))
                .map(rows -> Rows.only(rows, row -> row.integer("n")));
    }

    static Future<Void> goOn(SqlConnection transaction, long campaign, int pace, int more, Instant now) {
        return transaction
                .preparedQuery(GO_ON)
                .execute(Tuple.of(campaign, pace, more, timestamptz(now)))
                .mapEmpty();
    }

    static Future<Void> settle(SqlConnection transaction, long campaign, String rule, LocalDate from, Instant now) {
        return transaction
                .preparedQuery(SETTLE)
                .execute(Tuple.of(campaign, rule, from, timestamptz(now)))
                .mapEmpty();
    }

    /** Those whose period is over, locked. */
    static Future<List<Long>> over(SqlConnection transaction, LocalDate today) {
        return transaction
                .preparedQuery(OVER)
                .execute(Tuple.of(today))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** Whether the call is one of a rule by which nothing is due to its customer any more. */
    static Future<Boolean> isSettled(SqlConnection transaction, long callback) {
        return transaction
                .preparedQuery(IS_SETTLED)
                .execute(Tuple.of(callback))
                .map(rows -> Rows.only(rows, row -> row.flag("is_settled")));
    }

    /** The call that a rule made did not reach the customer, and no other will be made. */
    static Future<Void> miss(SqlConnection transaction, long callback, Instant at) {
        return transaction
                .preparedQuery(MISS)
                .execute(Tuple.of(callback, timestamptz(at)))
                .mapEmpty();
    }
}
