package hotline.demo;

import static hotline.rows.SqlType.timestamptz;

import hotline.failure.Expected;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the demo data may be filled in, and the progress of the fill. */
final class DemoStore {
    /** All tables that a fill writes, directly or through the log; people, policies and calendars stay. */
    private static final String FILLED = """
            complaint, event, sla_clock, idempotency_key, action_key, callback, callback_attempt, rating, linked_case_owed, extension,
            notice, notice_window, case_serial, log_position,
            fact_rebuild, fact_rebuild_part, fact_rebuild_left_out, fact, fact_sum, fact_stock, roll_up, branch_roll_up, rolled_up, month_end,
            month_end_place, customer_return,
            warning_watch, warning_day, early_warning, warning_judgement_corrected, chart_baseline, topic_day, personal_data_access,
            problem_entry, summary_duty, day_summary, saved_view,
            text_gram, customer_file, customer_contact, customer_name_key, complaint_file, complaint_earlier, customer_change, complaint_hint,
            complaint_of_days, file_link, file_root, duplicate_hint, hint_due, hint_pass, tier_import, customer_trade, customer_points, tier_review,
            tier_proposal, customer_tier, blacklisting, customer_kin, agent_refusal, tie_opinion, asked_agent, staff_skill, staff_member,
            survey_answer, callback_by_hand, call_record, call_to_record, helped_call, absence, call_news, agent_floor, rotation, floor_event, offer, missing_file, file_count, file_sample, file_check,
            customer_list, customer_list_part, customer_list_refusal,
            care_contact, care_due, care_made, campaign, campaign_member, file_hand_over, erasure, erased_contact, look_reason,
            call, call_event, call_leg, call_event_raw, call_fact, call_sum, call_sum_place, call_work, phrase_use, call_transfer, missed_call, dial, agent_extension, past_extension,
            outbox, outbox_attempt, outbox_route, outbox_secret, outbox_window, outbox_count, outbox_replay, blob, blob_chunk, blob_object, upload, attachment,
            branch_question, way_back_code, outbox_fact, outbox_sum, visit, moved_case, demo_fill""";

    /** No complaint can be filed in the meantime. */
    private static final String LOCK = "LOCK TABLE complaint, demo_fill IN ACCESS EXCLUSIVE MODE";

    private static final String STANDING = """
            SELECT EXISTS (SELECT FROM complaint) AS filled,
                   EXISTS (SELECT FROM demo_fill WHERE finished_at IS NULL) AS interrupted,
                   EXISTS (SELECT FROM complaint WHERE received_at > (SELECT max(moment) FROM demo_fill)) AS used""";

    private static final String CLEAR = "TRUNCATE " + FILLED + " RESTART IDENTITY";

    private static final String RESTART_IDS = "ALTER SEQUENCE complaint_id_seq RESTART";

    private static final String BEGIN = "INSERT INTO demo_fill (moment) VALUES ($1)";

    /** Open complaints that an agent works on. */
    private static final String FIRST_DUE = """
            SELECT number
            FROM complaint
            WHERE ended_at IS NULL AND owner IS NOT NULL AND status IN ('assigned', 'investigating') AND paused_at IS NULL
            ORDER BY due_at, id
            LIMIT $1""";

    private static final String LATE = """
            SELECT c.id
            FROM complaint AS c
            JOIN unnest($1::bigint[], $2::timestamptz[]) AS n (id, at) ON n.id = c.id
            WHERE c.breached_at IS NOT NULL OR c.due_at < n.at""";

    private static final String FINISH = "UPDATE demo_fill SET finished_at = $1";

    private final Pool pool;

    DemoStore(Pool pool) {
        this.pool = pool;
    }

    Future<List<String>> firstDue(int most) {
        return pool.withConnection(
                        connection -> connection.preparedQuery(FIRST_DUE).execute(Tuple.of(most)))
                .map(rows -> Rows.all(rows, row -> row.text("number")));
    }

    /** Those complaints whose limit has passed by the time given for each. */
    Future<Set<Long>> late(Map<Long, Instant> times) {
        var ids = List.copyOf(times.keySet());
        var at = ids.stream().map(id -> timestamptz(Expected.in(times, id))).toArray(OffsetDateTime[]::new);
        return pool.withConnection(connection -> connection
                        .preparedQuery(LATE)
                        .execute(
                                Tuple.tuple().addValue(ids.toArray(Long[]::new)).addValue(at)))
                .map(rows -> Set.copyOf(Rows.all(rows, row -> row.number("id"))));
    }

    /**
     * Whether the fill may begin, recorded as begun if so: in an empty database, or after an interrupted fill, after
     * removing its complaints. If a user has filed a complaint since, everything stays as it is.
     */
    Future<Boolean> begin(Instant moment) {
        return pool.withTransaction(transaction -> transaction
                .query(LOCK)
                .execute()
                .compose(locked -> transaction.query(STANDING).execute())
                .compose(rows -> {
                    var custody = rows.iterator().next();
                    if (custody.getBoolean("filled") && !isHalf(custody)) {
                        return Future.succeededFuture(false);
                    }
                    var cleared = isHalf(custody) ? clear(transaction) : Future.succeededFuture();
                    return cleared.compose(
                                    done -> transaction.preparedQuery(BEGIN).execute(Tuple.of(timestamptz(moment))))
                            .map(true);
                }));
    }

    private static boolean isHalf(Row custody) {
        return custody.getBoolean("interrupted") && !custody.getBoolean("used");
    }

    private static Future<?> clear(SqlConnection transaction) {
        return transaction.query(CLEAR).execute().compose(cleared -> transaction
                .query(RESTART_IDS)
                .execute());
    }

    Future<Void> finish(Instant at) {
        return pool.withConnection(connection -> connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(timestamptz(at)))
                .mapEmpty());
    }
}
