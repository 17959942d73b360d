package hotline.callback;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.timestamptz;

import hotline.callback.CallbackStore.InHand;
import hotline.callback.plan.CallPurpose;
import hotline.complaint.next.Refused;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Callbacks without a complaint. */
final class CustomerCallStore {
    /** @param due by which they are in order */
    record Planned(long campaign, List<Long> files, Instant at, Instant due) {}

    private static final Statement<Planned> PLAN = Statement.of(
            """
            INSERT INTO callback (campaign, file, status, due_at, not_before, created_at)
            SELECT :campaign::bigint, file, 'waiting', :due::timestamptz, :at::timestamptz, :at
            FROM unnest(:files::bigint[]) AS file
            ORDER BY file
            ON CONFLICT DO NOTHING
            RETURNING id, file
            """,
            Parameters.<Planned>of()
                    .value("campaign", BIGINT, Planned::campaign)
                    .array("files", BIGINT, Planned::files)
                    .value("due", INSTANT, Planned::due)
                    .value("at", INSTANT, Planned::at));

    private static final String IN_HAND_OF = """
            SELECT k.id, k.campaign, k.file, k.attempts, a.started_at, k.lease_until
            FROM callback k JOIN callback_attempt a ON a.callback_id = k.id AND a.attempt = k.attempts
            WHERE k.status = 'in-progress' AND k.campaign IS NOT NULL AND k.agent = $1 AND k.lease_until > $2
            LIMIT 1
            """;

    private static final String BUSY = """
            SELECT FROM callback
            WHERE status = 'in-progress' AND complaint_id IS NULL AND agent = $1 AND lease_until > $2
            LIMIT 1
            """;

    private static final String CLAIM = """
            SELECT id, campaign, file, attempts FROM callback
            WHERE status = 'waiting' AND NOT deferred AND campaign IS NOT NULL AND not_before <= $1
                AND file <> ALL (%s)
                AND NOT EXISTS (
                    SELECT FROM offer o WHERE o.kind = 'callback' AND o.subject = callback.id AND o.answer IS NULL)
            ORDER BY due_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """.formatted(Refused.files("$2"));

    private static final String OFFERED_TO = """
            SELECT id, campaign, file, attempts FROM callback
            WHERE status = 'waiting' AND NOT deferred AND campaign IS NOT NULL
                AND id = (SELECT subject FROM offer WHERE kind = 'callback' AND agent = $1 AND answer IS NULL)
            FOR UPDATE SKIP LOCKED
            """;

    private static final String LOCK_WAITING =
            "SELECT id, campaign, file, attempts FROM callback WHERE id = $1 AND campaign IS NOT NULL AND status = 'waiting' FOR UPDATE";

    private static final String IS_BY_HAND = "SELECT by_hand FROM callback WHERE id = $1";

    private static final String CANCELLED =
            "UPDATE callback SET status = 'cancelled', finished_at = $2 WHERE campaign IS NOT NULL AND status = 'waiting' AND ";

    private static final String CANCEL = CANCELLED + "id = $1";
    private static final String CANCEL_ALL = CANCELLED + "campaign = $1";

    private static final String LOCK_EXPIRED = """
            SELECT id, attempts, due_at FROM callback
            WHERE status = 'in-progress' AND complaint_id IS NULL AND lease_until <= $1
            ORDER BY lease_until
            LIMIT $2
            FOR UPDATE SKIP LOCKED
            """;

    private static final String LOCK_IN_HAND = """
            SELECT id, attempts, due_at FROM callback
            WHERE id = $1 AND complaint_id IS NULL AND by_hand = $4 AND status = 'in-progress' AND attempts = $2 AND agent = $3
            FOR UPDATE
            """;

    /** Who wants it made. */
    enum Kind {
        OF_CAMPAIGN(CallPurpose.CAMPAIGN),
        OF_CADENCE(CallPurpose.CADENCE),
        BY_HAND(CallPurpose.BY_HAND);

        private final CallPurpose purpose;

        Kind(CallPurpose purpose) {
            this.purpose = purpose;
        }

        CallPurpose purpose() {
            return purpose;
        }
    }

    record Waiting(long callback, long campaign, long file, int attempts) {}

    private CustomerCallStore() {}

    static Future<Map<Long, Long>> plan(SqlConnection transaction, Planned planned) {
        return transaction
                .preparedQuery(PLAN.sql())
                .execute(PLAN.values(planned))
                .map(rows -> Rows.byKey(rows, row -> row.number("file"), row -> row.number("id")));
    }

    static Future<Optional<CustomerCall>> inHandOf(SqlConnection transaction, long agent, Instant now) {
        return transaction
                .preparedQuery(IN_HAND_OF)
                .execute(Tuple.of(agent, timestamptz(now)))
                .map(rows -> Rows.first(
                        rows,
                        row -> new CustomerCall(
                                row.number("id"),
                                row.number("campaign"),
                                row.number("file"),
                                row.integer("attempts"),
                                row.instant("started_at"),
                                row.instant("lease_until"))));
    }

    /** Whether the agent has a call without a complaint in hand. */
    static Future<Boolean> isBusy(SqlConnection transaction, long agent, Instant now) {
        return transaction
                .preparedQuery(BUSY)
                .execute(Tuple.of(agent, timestamptz(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Optional<Waiting>> claim(SqlConnection transaction, long agent, Instant now) {
        return first(transaction, OFFERED_TO, Tuple.of(agent))
                .compose(offered -> offered.isPresent()
                        ? Future.succeededFuture(offered)
                        : first(transaction, CLAIM, Tuple.of(timestamptz(now), agent)));
    }

    static Future<Optional<Waiting>> lockWaiting(SqlConnection transaction, long callback) {
        return first(transaction, LOCK_WAITING, Tuple.of(callback));
    }

    private static Future<Optional<Waiting>> first(SqlConnection transaction, String sql, Tuple values) {
        return transaction
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> Rows.first(
                        rows,
                        row -> new Waiting(
                                row.number("id"),
                                row.number("campaign"),
                                row.number("file"),
                                row.integer("attempts"))));
    }

    static Future<Boolean> isByHand(SqlConnection connection, long callback) {
        return connection
                .preparedQuery(IS_BY_HAND)
                .execute(Tuple.of(callback))
                .map(rows -> Rows.only(rows, row -> row.flag("by_hand")));
    }

    static Future<Void> cancel(SqlConnection transaction, long callback, Instant at) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(callback, timestamptz(at)))
                .mapEmpty();
    }

    static Future<Void> cancelAll(SqlConnection transaction, long campaign, Instant at) {
        return transaction
                .preparedQuery(CANCEL_ALL)
                .execute(Tuple.of(campaign, timestamptz(at)))
                .mapEmpty();
    }

    static Future<List<InHand>> lockExpired(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(LOCK_EXPIRED)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.all(rows, CustomerCallStore::inHand));
    }

    static Future<Optional<InHand>> lockInHand(SqlConnection transaction, OutcomeRecord record, Kind kind) {
        return transaction
                .preparedQuery(LOCK_IN_HAND)
                .execute(Tuple.of(record.callback(), record.attempt(), record.agent(), kind == Kind.BY_HAND))
                .map(rows -> Rows.first(rows, CustomerCallStore::inHand));
    }

    /** Of no complaint, which was never reopened. */
    private static InHand inHand(Fields row) {
        return new InHand(row.number("id"), 0, row.integer("attempts"), row.instant("due_at"), 0, 0);
    }
}
