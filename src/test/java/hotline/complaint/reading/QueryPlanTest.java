package hotline.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallbackStatements;
import hotline.complaint.next.NextComplaintStatements;
import hotline.complaint.reading.ListQuery.Order;
import hotline.complaint.reading.ListQuery.View;
import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists cost as much as they show, not as much as is stored: each reads an index in its order, also by a plan for any
 * parameters.
 */
class QueryPlanTest {
    private static final Between YEAR =
            Between.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");
    private static final TestDatabase STORED = TestDatabase.fresh();

    /** 20 000 complaints, of which 1 000 are open and 200 unowned. */
    @BeforeAll
    static void fill() {
        STORED.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill,
                    filed_by_branch, description, type, severity, confidence, reasons, judged_by, status, owner,
                    received_at, due_at, original_due_at, ended_at, last_seq)
                SELECT n, '202609-' || n, 1, 'website', 'external', 'zh', '李娜', '+861380000' || n % 5000, 'HD' || n % 5000,
                    CASE WHEN n % 10 = 0 THEN 'branch ' || n % 100 END, '少了一件', 'delay', 'minor', 1, '[]', 'person',
                    CASE WHEN n <= 19000 THEN 'closed' WHEN n % 5 = 0 THEN 'received' ELSE 'assigned' END,
                    CASE WHEN n <= 19000 OR n % 5 > 0 THEN n % 50 END,
                    at, at + interval '3 days', at + interval '3 days',
                    CASE WHEN n <= 19000 THEN at + interval '1 day' END, 1
                FROM generate_series(1, 20000) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 minute' AS at)
                """);
        STORED.execute("INSERT INTO person (login, name, role, password_hash, created_at)"
                + " SELECT 'a' || n, 'a', 'agent', '-', now() FROM generate_series(1, 50) n");
        STORED.execute("""
                UPDATE complaint SET tier = 'vip', ahead_minutes = 240, breached_at = CASE WHEN id % 3 = 0 THEN due_at END
                WHERE id > 19000 AND id % 2 = 0
                """);
        STORED.execute("""
                INSERT INTO callback (complaint_id, status, due_at, not_before, created_at, ahead_minutes)
                SELECT id, CASE WHEN id <= 17000 THEN 'done' ELSE 'waiting' END, due_at, received_at, received_at, id % 2 * 240
                FROM complaint WHERE id <= 19000
                """);
        STORED.execute("VACUUM ANALYZE");
    }

    @AfterAll
    static void close() {
        STORED.close();
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, complaint_open_by_due",
        "QUEUE, complaint_unowned_by_turn",
        "OPEN_OF_DEPARTMENT, complaint_open_by_due",
        "QUEUE_OF_DEPARTMENT, complaint_unowned_by_turn",
        "PAUSED, complaint_paused",
        "OF_CALLER, complaint_open_of_owner",
        "OF_OWNER, complaint_open_of_owner",
        "DUE_TODAY, complaint_open_by_due",
        "ENDED, complaint_ended",
        "ENDED_IN_SPAN, complaint_ended_between",
        "ENDED_OF_DEPARTMENT, complaint_ended",
        "OF_PHONE, complaint_of_phone",
        "OF_BRANCH, complaint_of_branch"
    })
    void a_list_reads_its_index_in_order(String list, String index) throws SQLException {
        assertThat(plan(sql(list))).contains(index).doesNotContain("Seq Scan on complaint ", "Sort");
    }

    @Test
    void a_waybill_is_looked_up_with_its_dashes_and_without() throws SQLException {
        assertThat(plan(sql("OF_WAYBILL")))
                .contains("complaint_of_waybill", "complaint_of_divided_waybill")
                .doesNotContain("Seq Scan on complaint ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEARCHED", "SEARCHED_OF_BRANCH"})
    void a_search_looks_each_identifier_up_in_its_index(String list) throws SQLException {
        assertThat(plan(sql(list)))
                .contains(
                        "complaint_number_key",
                        "complaint_of_waybill",
                        "complaint_of_divided_waybill",
                        "complaint_of_phone")
                .doesNotContain("Seq Scan on complaint ");
    }

    /** Only the rows of three pages are sorted. */
    @ParameterizedTest
    @CsvSource({"OPEN, complaint_open_by_due", "QUEUE, complaint_unowned_by_turn", "MINE, complaint_open_of_owner"})
    void the_most_severe_are_read_from_the_index_of_the_list(View view, String index) throws SQLException {
        var plan = plan(sql(ListQuery.of(view, 50).in(Order.MOST_SEVERE_FIRST)));

        assertThat(plan).contains(index).doesNotContain("Seq Scan on complaint ");
        assertThat(plan.lines().map(String::strip).filter(line -> line.startsWith("Sort Key")))
                .as("the index gives the order within a severity")
                .singleElement()
                .asString()
                .matches("Sort Key: \"\\*VALUES\\*\"\\.column1, .*due_at.*, c\\.id");
    }

    @Test
    void of_the_most_severe_only_those_rows_are_read() throws SQLException {
        var plan = plan(sql(ListQuery.of(View.OPEN, 50).in(Order.MOST_SEVERE_FIRST)));

        assertThat(plan.lines().filter(line -> line.contains("Index Cond")))
                .as("the severity is a condition on the index")
                .anyMatch(line -> line.contains("severity = "));
    }

    @Test
    void days_of_receipt_limit_what_is_read_of_the_ended_ones() throws SQLException {
        assertThat(plan(sql("ENDED")).lines().filter(line -> line.contains("Index Cond")))
                .anyMatch(line -> line.contains("received_at >= "));
    }

    @Test
    void of_those_due_today_none_due_later_is_read() throws SQLException {
        assertThat(plan(sql("DUE_TODAY")).lines().filter(line -> line.contains("Index Cond")))
                .anyMatch(line -> line.contains("due_at < "));
    }

    @Test
    void counts_for_the_tabs_read_indexes_of_open_work_only() throws SQLException {
        assertThat(plan(OpenWorkStore.COUNTS)).doesNotContain("Seq Scan on complaint ");
    }

    @Test
    void taking_the_next_reads_the_first_unowned_one() throws SQLException {
        for (String sql : List.of(NextComplaintStatements.FIRST_UNOWNED, NextComplaintStatements.FIRST_OF_DEPARTMENT)) {
            assertThat(plan(sql))
                    .contains("complaint_unowned_by_turn")
                    .doesNotContain("Seq Scan on complaint ", "Sort");
        }
    }

    /** Only the rows of two pages are sorted. */
    @Test
    void callbacks_that_wait_are_read_in_the_order_in_which_they_are_made() throws SQLException {
        assertThat(plan(CallbackStatements.WAITING))
                .contains("callback_waiting", "callback_by_turn")
                .doesNotContain("Seq Scan on callback", "Seq Scan on complaint ")
                .containsOnlyOnce("Sort Key");
        assertThat(plan(CallbackStatements.CLAIM))
                .contains("callback_ready", "callback_ready_by_turn")
                .doesNotContain("Seq Scan on callback", "Seq Scan on complaint ", "Sort Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPEN_OF_DEPARTMENT", "QUEUE_OF_DEPARTMENT", "TAKE_FIRST_OF_DEPARTMENT"})
    void rows_of_other_departments_are_not_read(String list) throws SQLException {
        var sql = list.startsWith("TAKE") ? NextComplaintStatements.FIRST_OF_DEPARTMENT : sql(list);
        assertThat(plan(sql).lines().filter(line -> line.contains("Index Cond")))
                .as("the department is a condition on the index")
                .anyMatch(line -> line.contains("held_by = "));
    }

    private static String sql(String list) {
        return switch (list) {
            case "OPEN" -> sql(ListQuery.of(View.OPEN, 50));
            case "QUEUE" -> sql(ListQuery.of(View.QUEUE, 50));
            case "OPEN_OF_DEPARTMENT" -> sql(ofDepartment(View.OPEN));
            case "QUEUE_OF_DEPARTMENT" -> sql(ofDepartment(View.QUEUE));
            case "PAUSED" -> sql(ListQuery.of(View.OPEN, 50).narrowed(filter(Optional.of(true), Optional.empty())));
            case "DUE_TODAY" -> sql(ListQuery.of(View.OPEN, 50).narrowed(ListFilter.NONE.due(YEAR)));
            case "ENDED_IN_SPAN" -> sql(ListQuery.of(View.ENDED, 50).narrowed(ListFilter.NONE.ended(YEAR)));
            case "OF_CALLER" -> sql(ListQuery.of(View.MINE, 50));
            case "OF_OWNER" -> sql(ListQuery.of(View.OPEN, 50).narrowed(ListFilter.NONE.ownedBy(Optional.of(1L))));
            case "ENDED" -> sql(ListQuery.of(View.ENDED, 50));
            case "ENDED_OF_DEPARTMENT" -> sql(ofDepartment(View.ENDED));
            case "OF_PHONE" -> sql(ofCustomer(Optional.of("+8613800001"), Optional.empty()));
            case "OF_WAYBILL" -> sql(ofCustomer(Optional.empty(), Optional.of("HD1")));
            case "SEARCHED" -> sql(searched());
            case "SEARCHED_OF_BRANCH" -> ofBranch(searched());
            default -> ofBranch(ListQuery.of(View.OPEN, 50));
        };
    }

    private static String sql(ListQuery query) {
        return ComplaintListStore.listing(query).of(query.filter()).sql();
    }

    private static ListQuery ofDepartment(View view) {
        return ListQuery.of(view, 50).narrowed(filter(Optional.empty(), Optional.of("claims")));
    }

    private static ListFilter filter(Optional<Boolean> paused, Optional<String> heldBy) {
        return ListFilter.NONE.paused(paused).heldBy(heldBy);
    }

    private static ListQuery ofCustomer(Optional<String> phone, Optional<String> waybill) {
        return new ListQuery(
                View.OPEN, Order.BY_DUE, ListFilter.NONE, phone, waybill, Optional.empty(), Optional.empty(), 50);
    }

    private static ListQuery searched() {
        var search = new Search(List.of("202609-1"), List.of("HD1"), List.of("+8613800001"));
        return new ListQuery(
                View.OPEN,
                Order.BY_DUE,
                ListFilter.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(search),
                Optional.empty(),
                50);
    }

    private static String ofBranch(ListQuery query) {
        return ComplaintListStore.ofBranch(query).of(query.filter()).sql();
    }

    private static String plan(String sql) throws SQLException {
        var values = PARAMETER
                .matcher(sql)
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(one -> "NULL");
        var list = values.collect(Collectors.joining(", "));
        var plan = new StringBuilder();
        try (var connection = STORED.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE listing AS " + sql);
            var lines = statement.executeQuery("EXPLAIN EXECUTE listing" + (list.isEmpty() ? "" : "(" + list + ")"));
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
