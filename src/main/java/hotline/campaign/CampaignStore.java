package hotline.campaign;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.campaign.Campaign.Act;
import hotline.campaign.Campaign.Draft;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Table {@code campaign}. */
final class CampaignStore {
    private static final String SELECT = """
            SELECT c.*, p.name AS created_name, d.name AS decided_name, e.name AS ended_name,
                   (SELECT jsonb_object_agg(n.state, n.members)
                    FROM (SELECT m.state, count(*) AS members FROM campaign_member m WHERE m.campaign = c.id GROUP BY m.state) n) AS progress
            FROM campaign c
                JOIN person p ON p.id = c.created_by
                LEFT JOIN person d ON d.id = c.decided_by
                LEFT JOIN person e ON e.id = c.ended_by
            """;

    private static final String BY_ID = SELECT + "WHERE c.id = $1";
    private static final String NEWEST_FIRST = SELECT + "WHERE c.id < $1 ORDER BY c.id DESC LIMIT $2";
    private static final String WAITING =
            "SELECT count(*)::int AS n FROM (SELECT FROM campaign WHERE state = 'proposed' AND created_by <> $1 LIMIT $2) w";
    private static final String LOCK = "SELECT id FROM campaign WHERE id = $1 FOR UPDATE";

    private record Created(Draft draft, long by, Instant at) {}

    private static final Statement<Created> CREATE = Statement.of(
            """
            INSERT INTO campaign (name, purpose, filter, quiet_days, pace, state, created_by, created_at)
            VALUES (:name, :purpose, :filter::text::jsonb, :quietDays, :pace, 'proposed', :by, :at)
            RETURNING id
            """,
            Parameters.<Created>of()
                    .value("name", TEXT, of -> of.draft().name())
                    .value("purpose", TEXT, of -> of.draft().purpose())
                    .value("filter", JSON, of -> of.draft().filter().json().encode())
                    .value("quietDays", INT, of -> of.draft().quietDays())
                    .value("pace", INT, of -> of.draft().pace())
                    .value("by", BIGINT, Created::by)
                    .value("at", INSTANT, Created::at));

    private record Approved(long id, Preview preview, long by, Instant at) {}

    private static final Statement<Approved> APPROVE = Statement.of(
            """
            UPDATE campaign
            SET state = 'running', decided_by = :by, decided_at = :at, next_at = :at, digest = :digest, members = :members,
                left_out = :leftOut::text::jsonb
            WHERE id = :id
            """,
            Parameters.<Approved>of()
                    .value("id", BIGINT, Approved::id)
                    .value("by", BIGINT, Approved::by)
                    .value("at", INSTANT, Approved::at)
                    .value("digest", TEXT, of -> of.preview().digest())
                    .value("members", INT, of -> of.preview().members().size())
                    .value("leftOut", JSON, of -> leftOut(of.preview()).encode()));

    private static final String REFUSE =
            "UPDATE campaign SET state = 'refused', decided_by = $2, decided_at = $3, reason = $4 WHERE id = $1";

    private static final String END =
            "UPDATE campaign SET state = 'ended', ended_by = $2, ended_at = $3, reason = $4 WHERE id = $1";

    /** Of nodes that look at once one has it. */
    private static final String RUNNING = """
            SELECT id, pace, next_at FROM campaign
            WHERE state = 'running' AND next_at <= $1
                AND EXISTS (SELECT FROM campaign_member m WHERE m.campaign = campaign.id AND m.state = 'waiting')
            ORDER BY next_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    private static final String MOVE = "UPDATE campaign SET next_at = $2 WHERE id = $1";

    private static final String FINISH = """
            UPDATE campaign c SET state = 'done', ended_at = $1
            WHERE c.id = ANY (ARRAY(
                SELECT r.id FROM campaign r
                WHERE r.state = 'running' AND NOT EXISTS (
                    SELECT FROM campaign_member m WHERE m.campaign = r.id AND m.state IN ('waiting', 'due', 'called'))
                FOR UPDATE SKIP LOCKED))
            """;

    /** @param nextAt when its next callback was to be made */
    record Running(long id, int pace, Instant nextAt) {}

    private CampaignStore() {}

    static Future<Long> create(SqlConnection transaction, Draft draft, long by, Instant at) {
        return transaction
                .preparedQuery(CREATE.sql())
                .execute(CREATE.values(new Created(draft, by, at)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Integer> waiting(SqlConnection connection, long person, int most) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(person, most))
                .map(rows -> Rows.only(rows, row -> row.integer("n")));
    }

    static Future<Optional<Campaign>> byId(SqlClient client, long id) {
        return client.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> Rows.first(rows, CampaignStore::campaign));
    }

    static Future<List<Campaign>> newestFirst(SqlClient client, long before, int most) {
        return client.preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, most))
                .map(rows -> Rows.all(rows, CampaignStore::campaign));
    }

    /** As it is once all changes before have been made. */
    static Future<Optional<Campaign>> lock(SqlConnection transaction, long id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id)).compose(locked -> byId(transaction, id));
    }

    static Future<Void> approve(SqlConnection transaction, long id, Preview preview, long by, Instant at) {
        return transaction
                .preparedQuery(APPROVE.sql())
                .execute(APPROVE.values(new Approved(id, preview, by, at)))
                .mapEmpty();
    }

    static Future<Void> refuse(SqlConnection transaction, long id, long by, Instant at, String reason) {
        return transaction
                .preparedQuery(REFUSE)
                .execute(Tuple.of(id, by, timestamptz(at), reason))
                .mapEmpty();
    }

    /** @param by empty: the program, whose reason goes without saying */
    static Future<Void> end(
            SqlConnection transaction, long id, Optional<Long> by, Instant at, Optional<String> reason) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(id, by.orElse(null), timestamptz(at), reason.orElse(null)))
                .mapEmpty();
    }

    static Future<Optional<Running>> running(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(RUNNING)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.first(
                        rows, row -> new Running(row.number("id"), row.integer("pace"), row.instant("next_at"))));
    }

    static Future<Void> move(SqlConnection transaction, long id, Instant nextAt) {
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.of(id, timestamptz(nextAt)))
                .mapEmpty();
    }

    static Future<Void> finish(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(timestamptz(now)))
                .mapEmpty();
    }

    private static JsonObject leftOut(Preview preview) {
        var json = new JsonObject();
        new TreeMap<>(preview.leftOut()).forEach(json::put);
        return json;
    }

    private static Campaign campaign(Fields row) {
        var progress = new TreeMap<String, Integer>();
        row.optionalObject("progress")
                .ifPresent(
                        json -> json.forEach(one -> progress.put(one.getKey(), ((Number) one.getValue()).intValue())));
        return new Campaign(
                row.number("id"),
                new Draft(
                        row.text("name"),
                        row.text("purpose"),
                        CampaignFilter.of(row.object("filter")),
                        row.integer("quiet_days"),
                        row.integer("pace")),
                row.text("state"),
                row.number("created_by"),
                new Act(row.text("created_name"), row.instant("created_at")),
                act(row, "decided"),
                act(row, "ended"),
                row.optionalText("reason"),
                row.optionalInteger("members"),
                row.optionalObject("left_out"),
                progress,
                row.optionalText("care_rule")
                        .map(rule -> new Campaign.Cadence(rule, row.day("care_from"), row.day("care_end"))));
    }

    /** What the program ended by itself has no name. */
    private static Optional<Act> act(Fields row, String what) {
        return row.optionalInstant(what + "_at")
                .map(at -> new Act(row.optionalText(what + "_name").orElse(""), at));
    }
}
