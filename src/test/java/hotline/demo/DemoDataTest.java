package hotline.demo;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.demo.DemoData.Scale;
import hotline.network.NetworkMap;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DemoDataTest {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-09-16T07:20:00Z");
    private static final int COMPLAINTS = 700;
    private static final Scale SCALE = new Scale(COMPLAINTS, 7);
    private static final String DIGEST = """
            SELECT md5(string_agg(concat_ws('|', number, description, phone, severity, status, owner, ended_at), ','
                ORDER BY number)) FROM complaint
            """;
    private static final String ROWS = """
            SELECT concat_ws(' ', (SELECT count(*) FROM event), (SELECT count(*) FROM notice), (SELECT count(*) FROM callback),
                (SELECT count(*) FROM rating), (SELECT count(*) FROM extension), (SELECT sum(last) FROM case_serial),
                (SELECT count(*) FROM sla_clock), (SELECT count(*) FROM demo_fill))
            """;

    private static Vertx vertx;
    private static TestDatabase testDatabase;
    private static Database database;

    @BeforeAll
    static void fill(Vertx injected) throws Exception {
        vertx = injected;
        testDatabase = TestDatabase.fresh();
        database = Database.open(vertx, testDatabase.settings());
        assertThat(fill(testDatabase, database)).isGreaterThanOrEqualTo(COMPLAINTS);
    }

    @AfterAll
    static void close() throws Exception {
        await(database.close());
        testDatabase.close();
    }

    @Test
    void every_channel_type_severity_and_language_is_there() {
        assertThat(values("SELECT DISTINCT channel FROM complaint"))
                .containsExactlyInAnyOrder("hotline", "website", "app", "branch", "chat");
        assertThat(values("SELECT DISTINCT type FROM complaint")).hasSize(10);
        assertThat(values("SELECT DISTINCT severity FROM complaint")).hasSize(3);
        assertThat(values("SELECT DISTINCT language FROM complaint")).containsExactlyInAnyOrder("zh", "en");
    }

    @Test
    void callbacks_are_in_every_state_and_complaints_end_in_every_way() {
        assertThat(values("SELECT DISTINCT status FROM callback"))
                .containsExactlyInAnyOrder(
                        "waiting", "in-progress", "reached", "refused", "unreachable", "answered-online", "cancelled");
        assertThat(values("SELECT DISTINCT status FROM complaint"))
                .contains("assigned", "resolved", "callback", "closed", "withdrawn", "not-valid");
        assertThat(values("SELECT DISTINCT type FROM event")).contains("noted", "judgement-corrected", "reopened");
    }

    @Test
    void supervisors_give_and_remind_by_hand_and_some_complaints_wait_for_a_persons_judgement() {
        assertThat(values("SELECT e.id::text FROM event e JOIN person p ON p.id = e.actor"
                        + " WHERE e.type = 'assigned' AND p.role = 'supervisor'"))
                .isNotEmpty();
        assertThat(values("SELECT id::text FROM notice WHERE rung LIKE 'by-hand:%'"))
                .isNotEmpty();
        assertThat(values("SELECT id::text FROM complaint WHERE type = 'other' AND reasons @>"
                        + " '[{\"speaksFor\": \"to-be-judged-by-a-person\"}]'"))
                .isNotEmpty();
    }

    @Test
    void limits_are_paused_extended_promised_and_handed_over() {
        assertThat(values("SELECT DISTINCT type FROM event"))
                .contains("paused", "resumed", "extension-asked", "handed-over", "reply-promised");
        nothingIn("SELECT number FROM complaint WHERE (paused_at IS NULL) <> (pause_reason IS NULL)");
        nothingIn("""
                SELECT complaint_id::text FROM extension e JOIN complaint c ON c.id = e.complaint_id
                WHERE e.granted IS NULL AND c.ended_at IS NOT NULL
                """);
    }

    @Test
    void customers_of_two_branches_write_the_same_words_in_the_last_days() {
        assertThat(values("SELECT DISTINCT branch FROM complaint WHERE description LIKE '%叉车戳破的洞%'"))
                .containsExactlyInAnyOrder("无锡新吴网点", "苏州工业园网点");
    }

    @Test
    void no_log_has_a_gap_and_each_ends_in_the_complaints_state() {
        nothingIn("""
                SELECT number FROM complaint c JOIN (
                    SELECT complaint_id, count(*) AS n, max(seq) AS last FROM event GROUP BY complaint_id) e
                    ON e.complaint_id = c.id
                WHERE e.n <> c.last_seq OR e.last <> c.last_seq
                """);
        nothingIn("""
                SELECT number FROM complaint c WHERE status <> (
                    SELECT CASE type WHEN 'judged-not-valid' THEN 'not-valid' WHEN 'callback-begun' THEN 'callback'
                        WHEN 'callback-given-back' THEN 'resolved' WHEN 'released' THEN 'received'
                        WHEN 'handed-over' THEN 'received' ELSE type END
                    FROM event e
                    WHERE e.complaint_id = c.id AND type IN
                        ('received', 'assigned', 'released', 'handed-over', 'investigating', 'resolved', 'callback-begun',
                         'callback-given-back', 'closed', 'reopened', 'withdrawn', 'judged-not-valid')
                    ORDER BY seq DESC LIMIT 1)
                """);
    }

    @Test
    void no_log_goes_back_in_time_and_nothing_lies_in_the_future_or_before_receipt() {
        nothingIn("""
                SELECT e.complaint_id::text FROM event e JOIN event later
                    ON later.complaint_id = e.complaint_id AND later.seq = e.seq + 1 AND later.at < e.at
                """);
        nothingIn("SELECT complaint_id::text FROM event WHERE at > '" + WEDNESDAY_AFTERNOON + "'");
        nothingIn("SELECT number FROM complaint c JOIN event e ON e.complaint_id = c.id WHERE e.at < c.received_at");
        nothingIn("SELECT id::text FROM rating WHERE rated_at > '" + WEDNESDAY_AFTERNOON + "'");
    }

    @Test
    void clocks_open_when_their_limit_passed_are_breached_and_no_others() {
        nothingIn("""
                SELECT number FROM complaint WHERE (breached_at IS NOT NULL)
                    <> (due_at < '%s' AND (ended_at IS NULL OR ended_at > due_at) AND paused_at IS NULL)
                """.formatted(WEDNESDAY_AFTERNOON.minusSeconds(1)));
        nothingIn("""
                SELECT number FROM complaint c
                WHERE (SELECT count(*) FROM event e WHERE e.complaint_id = c.id AND e.type = 'breached')
                    - (SELECT count(*) FROM event e WHERE e.complaint_id = c.id AND e.type = 'extension-granted'
                        AND (data ->> 'pastDueBefore')::boolean AND NOT (data ->> 'pastDueAfter')::boolean)
                    <> (breached_at IS NOT NULL)::int
                """);
        nothingIn("SELECT number FROM complaint WHERE breached_at <> due_at + interval '1 second'");
        assertThat(testDatabase.value("SELECT count(*) FROM complaint WHERE breached_at IS NOT NULL"))
                .isNotEqualTo("0");
    }

    @Test
    void the_ladder_has_left_nothing_undone() {
        nothingIn("SELECT complaint_id::text FROM sla_clock WHERE next_action_at < '%s'"
                .formatted(WEDNESDAY_AFTERNOON.minusSeconds(1)));
    }

    @Test
    void notices_are_numbered_without_gaps_and_answered_after_their_recipients_were_notified() {
        nothingIn("""
                SELECT number FROM complaint c WHERE notices <> (SELECT count(*) FROM notice n WHERE n.complaint_id = c.id)
                """);
        nothingIn(
                "SELECT number FROM notice WHERE issued_at > tell_at OR received_at < tell_at"
                        + " OR received_at > lapsed_at OR answered_at < received_at OR answered_at IS NOT NULL AND answer_due_at IS NULL");
        nothingIn("SELECT number FROM notice WHERE greatest(issued_at, received_at, answered_at) > '"
                + WEDNESDAY_AFTERNOON + "'");
        nothingIn("""
                SELECT n.number FROM notice n JOIN person p ON p.id = n.received_by
                WHERE p.role <> 'supervisor' AND n.to_person <> p.id OR n.to_department <> p.department
                """);
        assertThat(values("SELECT DISTINCT kind FROM notice WHERE answered_at IS NOT NULL"))
                .contains("expediting", "inquiry");
        nothingIn("SELECT 'flooded' WHERE (SELECT count(*) FROM notice WHERE is_open) > 60");
    }

    @Test
    void clocks_agree_with_their_complaints() {
        nothingIn("""
                SELECT c.number
                FROM complaint AS c
                JOIN sla_clock AS k ON k.complaint_id = c.id AND k.kind = 'handling'
                    AND k.ordinal = (SELECT max(ordinal) FROM sla_clock WHERE complaint_id = c.id AND kind = 'handling')
                WHERE k.due_at <> c.due_at OR k.stopped_at IS DISTINCT FROM c.ended_at
                    OR k.breached_at IS DISTINCT FROM c.breached_at
                    OR k.started_at <> coalesce(
                        (SELECT max(at) FROM event
                         WHERE complaint_id = c.id AND type = 'reopened' AND (data ->> 'wasEnded')::boolean),
                        c.received_at)
                """);
        assertThat(testDatabase.value("SELECT count(*) FROM sla_clock WHERE kind = 'handling' AND ordinal > 1"))
                .as("some cases were reopened after their end")
                .isNotEqualTo("0");
    }

    @Test
    void case_numbers_have_no_gap_in_any_month() {
        nothingIn("""
                SELECT left(number, 7) FROM complaint GROUP BY 1
                HAVING count(*) <> max(substr(number, 8)::int) OR min(substr(number, 8)::int) <> 1
                """);
    }

    @Test
    void numbers_follow_the_order_of_receipt_except_those_of_linked_cases() {
        nothingIn("""
                SELECT number FROM (
                    SELECT number, received_at, max(received_at) OVER (ORDER BY number ROWS UNBOUNDED PRECEDING) AS latest
                    FROM complaint WHERE id NOT IN (SELECT complaint_id FROM event WHERE type = 'linked' AND seq = 2)) one
                WHERE received_at < latest
                """);
    }

    @Test
    void a_database_with_complaints_is_left_alone() throws Exception {
        var before = testDatabase.value("SELECT count(*) FROM complaint");

        assertThat(fill(testDatabase, database)).isZero();
        assertThat(testDatabase.value("SELECT count(*) FROM complaint")).isEqualTo(before);
    }

    @Test
    void an_interrupted_fill_is_repeated_as_a_whole() throws Exception {
        try (var other = TestDatabase.fresh()) {
            var interrupted = Database.open(vertx, other.settings());
            var filling = new DemoData(
                            vertx, interrupted, FreightNetwork.rules(), () -> NetworkMap.EMPTY, clock(), progress -> {})
                    .fillIfEmpty(DemoPeople.in(other), SCALE);
            while (Integer.parseInt(other.value("SELECT count(*) FROM event")) < 1_000) {
                Thread.onSpinWait();
            }
            await(interrupted.close());
            assertThatThrownBy(() -> await(filling)).isInstanceOf(Exception.class);

            var again = Database.open(vertx, other.settings());
            assertThat(fill(other, again)).isGreaterThanOrEqualTo(COMPLAINTS);
            assertThat(other.value(DIGEST)).isEqualTo(testDatabase.value(DIGEST));
            assertThat(other.value(ROWS)).isEqualTo(testDatabase.value(ROWS));
            await(again.close());
        }
    }

    @Test
    void a_complaint_filed_after_an_interrupted_fill_stays() throws Exception {
        try (var other = TestDatabase.fresh()) {
            var half = Database.open(vertx, other.settings());
            fill(other, half, new Scale(60, 7));
            other.execute("UPDATE demo_fill SET finished_at = NULL, moment = moment - interval '1 day'");
            var before = other.value("SELECT count(*) FROM complaint");

            assertThat(fill(other, half)).isZero();
            assertThat(other.value("SELECT count(*) FROM complaint")).isEqualTo(before);
            await(half.close());
        }
    }

    @Test
    void the_same_seed_and_moment_give_the_same_story() throws Exception {
        try (var other = TestDatabase.fresh()) {
            var otherDatabase = Database.open(vertx, other.settings());
            fill(other, otherDatabase);

            assertThat(other.value(DIGEST)).isEqualTo(testDatabase.value(DIGEST));
            await(otherDatabase.close());
        }
    }

    private static int fill(TestDatabase stored, Database database) throws Exception {
        return fill(stored, database, SCALE);
    }

    private static int fill(TestDatabase stored, Database database, Scale scale) throws Exception {
        return await(
                new DemoData(vertx, database, FreightNetwork.rules(), () -> NetworkMap.EMPTY, clock(), progress -> {})
                        .fillIfEmpty(DemoPeople.in(stored), scale));
    }

    private static SettableClock clock() {
        return new SettableClock(WEDNESDAY_AFTERNOON);
    }

    private static void nothingIn(String sql) {
        assertThat(values(sql)).isEmpty();
    }

    private static List<String> values(String sql) {
        return List.of(testDatabase
                        .value("SELECT coalesce(string_agg(v, ','), '') FROM (" + sql + ") AS t (v)")
                        .split(",", -1)
                        .clone())
                .stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
