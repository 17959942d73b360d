package hotline.customer.quality;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.lists.ListClient;
import hotline.customer.merge.Desk;
import hotline.policy.Limit;
import hotline.policy.care.CarePeriod;
import hotline.support.FreightNetwork;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are completed within a week of their making, and those that someone looks after are gone through each quarter. */
@Tag("A6")
class FilesDueTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String CUSTOMERS = "/api/v1/customers/";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        at("2026-09-28T10:00:00");
        server.forgetComplaints();
        server.database().execute("TRUNCATE file_link, file_root");
        desk = new Desk(server);
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static void at(String local) {
        server.clock().set(instant(local));
    }

    private static JsonObject counts(String work) {
        return server.as("agent1").get("/api/v1/files-due").json().getJsonObject(work);
    }

    private static List<JsonObject> due(String query) {
        var reply = server.as("agent1").get("/api/v1/files-due/" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<Long> files(String query) {
        return due(query).stream().map(one -> one.getLong("customer")).toList();
    }

    private static Reply address(long file, String address) {
        return server.as("agent1")
                .post(
                        CUSTOMERS + file + "/contacts",
                        new JsonObject().put("kind", "address").put("value", address));
    }

    private Reply change(long file, JsonObject fields) {
        return server.as("agent1")
                .with("If-Match", "\"" + desk.read(file).getInteger("version") + "\"")
                .with("Content-Type", "application/json")
                .send("PATCH", CUSTOMERS + file, fields.encode());
    }

    private static Reply confirm(long file, int version) {
        return server.as("agent1").with("If-Match", "\"" + version + "\"").post(CUSTOMERS + file + "/confirmations");
    }

    @ParameterizedTest
    @CsvSource({
        "calendar-days, 7, 2026-09-28T10:00:00, 2026-10-06T00:00:00",
        "working-days, 5, 2026-09-28T10:00:00, 2026-10-10T18:00:00",
        "quarter, 1, 2026-09-28T10:00:00, 2027-01-01T00:00:00",
        "quarter, 1, 2026-10-01T00:00:00, 2027-04-01T00:00:00"
    })
    void each_unit_counts_its_own_days_and_late_work_begins_where_the_last_due_time_passed(
            String unit, int count, String since, String due) {
        var calendar = FreightNetwork.deadlines().calendar(1);
        var times =
                switch (unit) {
                    case "quarter" -> new DueTimes.Update(CarePeriod.QUARTER, ZONE);
                    case "calendar-days" -> new DueTimes.Completion(new Limit.CalendarDays(count), calendar);
                    default -> new DueTimes.Completion(new Limit.WorkingDays(count), calendar);
                };
        assertThat(times.due(instant(since))).isEqualTo(instant(due));
        for (var now :
                List.of(instant(due), instant(due).plusSeconds(1), instant(due).plusSeconds(86_400 * 40))) {
            var first = times.overdueBefore(now);
            assertThat(times.due(first)).isAfterOrEqualTo(now);
            assertThat(times.due(first.minusNanos(1000))).isBefore(now);
        }
    }

    @Test
    void a_new_file_is_due_for_a_week_then_late_until_a_person_has_completed_it() {
        long file = desk.customer("王小明", "13812345678");
        long other = desk.customer("李先生", "13812345679");
        assertThat(files("completion")).containsExactly(file, other);
        var first = due("completion?limit=1").get(0);
        assertThat(first.getString("dueAt")).isEqualTo("2026-10-06T00:00:00+08:00");
        assertThat(first.getBoolean("isOverdue")).isFalse();
        assertThat(first.getJsonArray("missing")).isEqualTo(new JsonArray().add("address"));
        at("2026-10-06T00:00:01");
        assertThat(counts("completion").getJsonArray("departments"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject().put("due", 2).put("overdue", 2).putNull("department")));
        assertThat(confirm(other, desk.read(other).getInteger("version")).status())
                .isEqualTo(200);
        assertThat(files("completion")).as("it lacks a name still").containsExactly(file, other);
        assertThat(address(file, "上海市虹桥路100号").status()).isEqualTo(200);
        assertThat(files("completion")).containsExactly(other);
        assertThat(due("completion").get(0).getBoolean("isOverdue")).isTrue();
        assertThat(files("update")).as("nobody looks after it").isEmpty();
    }

    @Test
    void a_file_that_someone_looks_after_is_due_each_quarter_until_a_person_says_that_nothing_changed() {
        long file = desk.customer("王小明", "13812345678");
        address(file, "上海市虹桥路100号");
        long agent = Long.parseLong(server.database().value("SELECT id FROM person WHERE login = 'agent1'"));
        assertThat(change(file, new JsonObject().put("responsible", agent).put("department", "claims"))
                        .status())
                .isEqualTo(200);
        assertThat(files("update?department=claims")).isEmpty();
        at("2026-10-02T10:00:00");
        assertThat(files("update?department=claims")).containsExactly(file);
        assertThat(files("update?responsible=" + agent)).containsExactly(file);
        assertThat(files("update")).isEmpty();
        assertThat(due("update?department=claims").get(0).getString("dueAt")).isEqualTo("2027-01-01T00:00:00+08:00");
        assertThat(counts("update").getJsonObject("mine"))
                .isEqualTo(new JsonObject().put("due", 1).put("overdue", 0));
        at("2027-01-01T00:00:01");
        assertThat(counts("update").getJsonObject("mine"))
                .isEqualTo(new JsonObject().put("due", 1).put("overdue", 1));
        int version = desk.read(file).getInteger("version");
        assertThat(confirm(file, version - 1).status()).isEqualTo(412);
        assertThat(confirm(file, version).status()).isEqualTo(200);
        assertThat(files("update?responsible=" + agent)).isEmpty();
        var change = server.as("agent1")
                .get(CUSTOMERS + file + "/changes?limit=1")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(change.getString("what")).isEqualTo("confirmed");
        assertThat(change.getJsonObject("by").getLong("id")).isEqualTo(agent);
    }

    @Test
    void a_list_completes_what_it_brings_whole_and_pages_continue_where_they_ended() {
        new ListClient(server, "supervisor1").taken("""
                external-id,name,phones,addresses,department
                K-1,王小明,13812345601,上海市虹桥路100号,claims
                K-2,李小红,13812345602,,claims
                K-3,张小刚,13812345603,,claims
                K-4,刘小华,13812345604,,
                """);
        var all = files("completion?department=claims");
        assertThat(all).hasSize(2);
        var page = server.as("agent1")
                .get("/api/v1/files-due/completion?department=claims&limit=1")
                .json();
        assertThat(files("completion?department=claims&after=" + page.getString("next")))
                .containsExactly(all.get(1));
        at("2026-10-02T10:00:00");
        assertThat(due("update?department=claims"))
                .extracting(one -> one.getString("name"))
                .containsExactly("王小明");
        assertThat(server.as("agent1")
                        .get("/api/v1/files-due/completion?department=claims&responsible=1")
                        .status())
                .isEqualTo(422);
    }
}
