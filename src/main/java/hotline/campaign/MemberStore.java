package hotline.campaign;

import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.campaign.Preview.Judged;
import hotline.customer.WholeFile;
import hotline.policy.tier.Tier;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is a member of a campaign, who is not and why; table {@code campaign_member}. Merged files are one customer. */
final class MemberStore {
    private static final String FILES =
            "(ARRAY[m.file] || ARRAY(SELECT o.file FROM file_root o WHERE o.root = m.file))";

    /** The number that is called: one that was reached last, without an extension before one behind a switchboard. */
    private static final String PHONE = """
            (SELECT p.value FROM customer_contact p
             WHERE p.file = ANY (%s) AND p.kind = 'phone' AND p.ended_at IS NULL
             ORDER BY p.file <> m.file, p.extension IS NOT NULL, p.reached_at DESC NULLS LAST, p.id DESC
             LIMIT 1)""".formatted(FILES);

    /** Of the rows {@code m(file)}: $1 is the campaign or 0, $2 now, $3 since when another campaign's call counts. */
    private static final String REASON =
            """
            CASE
                WHEN EXISTS (SELECT FROM customer_file f WHERE f.id = m.file AND f.erased_at IS NOT NULL) THEN 'erased'
                WHEN NOT EXISTS (SELECT FROM customer_file f WHERE f.id = m.file AND f.set_aside_at IS NULL) THEN 'gone'
                WHEN EXISTS (SELECT FROM customer_file f WHERE f.id = m.file AND f.sealed_at IS NOT NULL) THEN 'sealed'
                WHEN EXISTS (
                    SELECT FROM blacklisting b
                    WHERE b.refused_at IS NULL AND b.lifted_at IS NULL AND b.approved_at IS NOT NULL
                        AND (b.ends_at IS NULL OR b.ends_at > $2)
                        AND b.file = ANY (ARRAY(SELECT n.file FROM (%3$s) n))) THEN 'blacklisted'
                WHEN EXISTS (SELECT FROM customer_file f WHERE f.id = ANY (%1$s) AND f.calls = 'refused')
                    OR (EXISTS (SELECT FROM customer_file f WHERE f.id = m.file AND f.calls IS NULL) AND %4$s IS NOT NULL) THEN 'refused-calls'
                WHEN %2$s IS NULL THEN 'no-phone'
                WHEN EXISTS (
                    SELECT FROM callback k
                    WHERE k.file = ANY (%1$s) AND k.campaign IS NOT NULL AND k.campaign <> $1 AND k.status <> 'cancelled'
                        AND (k.created_at > $3 OR k.status IN ('waiting', 'in-progress'))) THEN 'called-lately'
            END""".formatted(FILES, PHONE, WholeFile.sharing(FILES), WholeFile.erasedRefusal(FILES, "calls"));

    private record Sought(CampaignFilter filter, Instant now) {
        Optional<Instant> since() {
            return Optional.of(filter.withinDays())
                    .filter(days -> days > 0)
                    .map(days -> now.minus(Duration.ofDays(days)));
        }
    }

    /** The files that the filter finds; a customer of several is one row of the roots. */
    private static final Statement<Sought> FIND = Statement.of(
            """
            SELECT coalesce(r.root, f.id) AS root, f.id AS file
            FROM customer_file f LEFT JOIN file_root r ON r.file = f.id
            WHERE f.set_aside_at IS NULL
                AND (:department::text IS NULL OR f.department = :department)
                AND (:region::text IS NULL OR f.region = :region)
                AND (:kind::text IS NULL OR f.kind = :kind)
                AND (:tier::text IS NULL OR EXISTS (
                    SELECT FROM customer_tier t WHERE t.file = f.id AND t.tier = :tier AND t.until IS NULL))
                AND ((:type::text IS NULL AND :since::timestamptz IS NULL) OR EXISTS (
                    SELECT FROM complaint_file l JOIN complaint c ON c.id = l.complaint
                    WHERE l.file = f.id AND (:type IS NULL OR c.type = :type) AND (:since IS NULL OR c.received_at >= :since)))
            ORDER BY 1, 2
            """,
            Parameters.<Sought>of()
                    .optional("department", TEXT, of -> of.filter().department())
                    .optional("region", TEXT, of -> of.filter().region())
                    .optional("kind", TEXT, of -> of.filter().kind())
                    .optional("tier", TEXT, of -> of.filter().tier().map(Tier::code))
                    .optional("type", TEXT, of -> of.filter().type())
                    .optional("since", INSTANT, Sought::since));

    /** People with one number are called once: the first of them. */
    private static final String JUDGE = """
            SELECT j.file,
                   CASE WHEN j.reason IS NULL AND row_number() OVER (PARTITION BY j.reason IS NULL, j.phone ORDER BY j.file) > 1 THEN 'same-phone'
                        ELSE j.reason END AS reason
            FROM (SELECT m.file, %s AS reason, %s AS phone FROM unnest($4::bigint[]) AS m (file)) j
            ORDER BY j.file
            """.formatted(REASON, PHONE);

    /** One who has been merged into another since is called as that one, unless that one is a member too. */
    private static final String CHECK = """
            SELECT m.file, f.name, %s AS phone,
                   CASE WHEN m.file <> $4 AND EXISTS (SELECT FROM campaign_member o WHERE o.campaign = $1 AND o.file = m.file) THEN 'merged'
                        ELSE %s END AS reason
            FROM (SELECT coalesce((SELECT root FROM file_root WHERE file = $4), $4) AS file) m
                LEFT JOIN customer_file f ON f.id = m.file
            """.formatted(PHONE, REASON);

    private static final String FREEZE = """
            INSERT INTO campaign_member (campaign, file, state) SELECT $1, file, 'waiting' FROM unnest($2::bigint[]) AS file ORDER BY file
            """;

    private static final String NEXT = """
            UPDATE campaign_member SET state = 'due'
            WHERE campaign = $1 AND file = ANY (ARRAY(
                SELECT file FROM campaign_member WHERE campaign = $1 AND state = 'waiting' ORDER BY file LIMIT $2 FOR UPDATE))
            """;

    private static final String DUE =
            "SELECT campaign, file FROM campaign_member WHERE state = 'due' ORDER BY campaign, file LIMIT $1";

    private static final String LOCK_DUE = """
            SELECT file FROM campaign_member WHERE campaign = $1 AND file = ANY ($2) AND state = 'due' ORDER BY file FOR UPDATE SKIP LOCKED
            """;

    /** No one ends the campaign meanwhile. */
    private static final String STILL_RUNNING = "SELECT FROM campaign WHERE id = $1 AND state = 'running' FOR SHARE";

    private static final String RUNNING_OF_CALLBACK = """
            SELECT FROM campaign c WHERE c.id = (SELECT campaign FROM campaign_member WHERE callback = $1) AND c.state = 'running' FOR SHARE
            """;

    private static final String OF_CADENCE = """
            SELECT EXISTS (
                SELECT FROM campaign_member m JOIN campaign c ON c.id = m.campaign
                WHERE m.callback = $1 AND c.care_rule IS NOT NULL) AS is_of_cadence
            """;

    private static final String OF_CALLBACK = "SELECT file FROM campaign_member WHERE callback = $1";

    private static final String CALLED = """
            UPDATE campaign_member m SET state = 'called', callback = n.callback
            FROM unnest($2::bigint[], $3::bigint[]) AS n (file, callback)
            WHERE m.campaign = $1 AND m.file = n.file
            """;

    private static final String LEAVE_OUT =
            "UPDATE campaign_member SET state = $3, reason = $4 WHERE campaign = $1 AND file = ANY ($2)";

    private static final String END = "UPDATE campaign_member SET state = $2 WHERE callback = $1";

    private static final String END_ALL = """
            UPDATE campaign_member m SET state = 'ended'
            WHERE m.campaign = $1 AND (m.state IN ('waiting', 'due') OR (m.state = 'called' AND EXISTS (
                SELECT FROM callback k WHERE k.id = m.callback AND k.status = 'cancelled')))
            """;

    record Found(long root, long file) {}

    record DueMember(long campaign, long file) {}

    /** @param reason why the customer is not called */
    record Checked(long file, Optional<String> name, Optional<String> phone, Optional<String> reason) {}

    private MemberStore() {}

    static Future<List<Found>> find(SqlClient client, CampaignFilter filter, Instant now) {
        return client.preparedQuery(FIND.sql())
                .execute(FIND.values(new Sought(filter, now)))
                .map(rows -> Rows.all(rows, row -> new Found(row.number("root"), row.number("file"))));
    }

    static Future<List<Judged>> judge(SqlClient client, long campaign, List<Long> files, Instant now, Instant since) {
        return client.preparedQuery(JUDGE)
                .execute(
                        Tuple.of(campaign, timestamptz(now), timestamptz(since)).addArrayOfLong(longs(files)))
                .map(rows -> Rows.all(rows, row -> new Judged(row.number("file"), row.optionalText("reason"))));
    }

    static Future<Checked> check(SqlClient client, long campaign, long file, Instant now, Instant since) {
        return client.preparedQuery(CHECK)
                .execute(Tuple.of(campaign, timestamptz(now), timestamptz(since), file))
                .map(rows -> Rows.only(
                        rows,
                        row -> new Checked(
                                row.number("file"),
                                row.optionalText("name"),
                                row.optionalText("phone"),
                                row.optionalText("reason"))));
    }

    static Future<Void> freeze(SqlConnection transaction, long campaign, List<Long> members) {
        return transaction
                .preparedQuery(FREEZE)
                .execute(Tuple.of(campaign).addArrayOfLong(longs(members)))
                .mapEmpty();
    }

    /** How many are to be called now. */
    static Future<Integer> next(SqlConnection transaction, long campaign, int most) {
        return transaction.preparedQuery(NEXT).execute(Tuple.of(campaign, most)).map(rows -> rows.rowCount());
    }

    static Future<List<DueMember>> due(SqlClient client, int most) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(most))
                .map(rows -> Rows.all(rows, row -> new DueMember(row.number("campaign"), row.number("file"))));
    }

    static Future<List<Long>> lockDue(SqlConnection transaction, long campaign, List<Long> files) {
        return transaction
                .preparedQuery(STILL_RUNNING)
                .execute(Tuple.of(campaign))
                .compose(running -> running.rowCount() == 0
                        ? Future.succeededFuture(List.of())
                        : transaction
                                .preparedQuery(LOCK_DUE)
                                .execute(Tuple.of(campaign).addArrayOfLong(longs(files)))
                                .map(rows -> Rows.all(rows, row -> row.number("file"))));
    }

    static Future<Void> called(SqlConnection transaction, long campaign, Map<Long, Long> callbacks) {
        var files = List.copyOf(callbacks.keySet());
        return transaction
                .preparedQuery(CALLED)
                .execute(Tuple.of(campaign)
                        .addArrayOfLong(longs(files))
                        .addArrayOfLong(longs(files.stream().map(callbacks::get).toList())))
                .mapEmpty();
    }

    static Future<Void> leaveOut(
            SqlConnection transaction, long campaign, List<Long> files, String state, String reason) {
        return transaction
                .preparedQuery(LEAVE_OUT)
                .execute(Tuple.of(campaign)
                        .addArrayOfLong(longs(files))
                        .addString(state)
                        .addString(reason))
                .mapEmpty();
    }

    /** Whether a rule of care made the call. */
    static Future<Boolean> isOfCadence(SqlConnection transaction, long callback) {
        return transaction
                .preparedQuery(OF_CADENCE)
                .execute(Tuple.of(callback))
                .map(rows -> Rows.only(rows, row -> row.flag("is_of_cadence")));
    }

    static Future<Long> ofCallback(SqlConnection transaction, long callback) {
        return transaction
                .preparedQuery(OF_CALLBACK)
                .execute(Tuple.of(callback))
                .map(rows -> Rows.only(rows, row -> row.number("file")));
    }

    /** Whether the callback's campaign is, and stays so during the transaction. */
    static Future<Boolean> isRunning(SqlConnection transaction, long callback) {
        return transaction
                .preparedQuery(RUNNING_OF_CALLBACK)
                .execute(Tuple.of(callback))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> end(SqlConnection transaction, long callback, String state) {
        return transaction.preparedQuery(END).execute(Tuple.of(callback, state)).mapEmpty();
    }

    static Future<Void> endAll(SqlConnection transaction, long campaign) {
        return transaction.preparedQuery(END_ALL).execute(Tuple.of(campaign)).mapEmpty();
    }

    private static Long[] longs(List<Long> files) {
        return files.toArray(Long[]::new);
    }
}
