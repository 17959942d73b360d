package hotline.customer.quality;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.lists.ListClient;
import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file that a person has completed is reviewed by a superior, and goes back with what is wrong. */
@Tag("A6")
class FileReviewsTest {
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        server.clock().set(MONDAY);
        server.forgetComplaints();
        server.database().execute("TRUNCATE file_link, file_root");
        server.database().execute("UPDATE person SET department = NULL, duty = NULL");
        desk = new Desk(server);
    }

    /** Completed by an agent. */
    private long completed() {
        long file = desk.customer("王小明", "13812345678");
        complete("agent1", file);
        return file;
    }

    private static void complete(String login, long file) {
        var address = new JsonObject().put("kind", "address").put("value", "上海市普陀区武宁路8幢302室");
        var reply = server.as(login).post("/api/v1/customers/" + file + "/contacts", address);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static Reply review(String login, long file, String defect) {
        return server.as(login)
                .with("If-Match", "*")
                .post("/api/v1/customers/" + file + "/reviews", new JsonObject().put("defect", defect));
    }

    private static List<JsonObject> due(String work) {
        return server.as("supervisor1").get("/api/v1/files-due/" + work).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject mine(String login, String work) {
        return server.as(login)
                .get("/api/v1/files-due")
                .json()
                .getJsonObject(work)
                .getJsonObject("mine");
    }

    private static JsonObject waiting(int due, int overdue) {
        return new JsonObject().put("due", due).put("overdue", overdue);
    }

    @Test
    void a_completed_file_waits_a_week_for_its_review_and_goes_back_with_a_defect_until_it_is_mended() {
        long file = completed();
        var waits = due("review");
        assertThat(waits).hasSize(1);
        assertThat(waits.get(0).getString("dueAt")).isEqualTo("2026-10-06T00:00:00+08:00");
        assertThat(waits.get(0).getJsonObject("madeBy").getString("name")).isNotEmpty();
        server.clock().set(MONDAY.plus(Duration.ofDays(8)));
        assertThat(due("review").get(0).getBoolean("isOverdue")).isTrue();
        assertThat(mine("agent1", "review")).isEqualTo(waiting(1, 1));
        assertThat(mine("agent2", "review")).isEqualTo(waiting(0, 0));

        assertThat(review("agent2", file, null).status()).as("no superior").isEqualTo(403);
        assertThat(review("supervisor1", file, "地址不到门牌").status()).isEqualTo(204);
        assertThat(due("review")).isEmpty();
        var back = due("mending");
        assertThat(back.get(0).getString("defect")).isEqualTo("地址不到门牌");
        assertThat(back.get(0).getString("dueAt")).isEqualTo("2026-10-07T10:00:00+08:00");
        assertThat(mine("agent1", "mending")).isEqualTo(waiting(1, 0));
        assertThat(review("supervisor1", file, null).status()).as("not mended").isEqualTo(409);

        server.as("agent1").with("If-Match", "*").post("/api/v1/customers/" + file + "/confirmations");
        assertThat(due("mending")).isEmpty();
        assertThat(due("review")).hasSize(1);
        assertThat(review("supervisor1", file, null).status()).isEqualTo(204);
        assertThat(due("review")).isEmpty();
        var history = desk.agent()
                .get("/api/v1/customers/" + file + "/changes")
                .json()
                .getJsonArray("items");
        assertThat(history.stream().map(entry -> ((JsonObject) entry).getString("what")))
                .containsSubsequence("reviewed", "confirmed", "review-returned", "contact-added");
        assertThat(history.getJsonObject(0).getJsonObject("by").getString("name"))
                .isNotEmpty();
    }

    @Test
    void another_person_of_the_department_reviews_than_the_one_who_completed_the_file() {
        long file = desk.customer("王小明", "13812345678");
        complete("supervisor1", file);
        assertThat(review("supervisor1", file, null).status()).as("their own").isEqualTo(403);
        server.database().execute("UPDATE person SET department = 'claims' WHERE login = 'supervisor1'");
        server.database().execute("UPDATE person SET department = 'operations' WHERE login = 'supervisor2'");
        assertThat(review("supervisor2", file, null).status())
                .as("of another department")
                .isEqualTo(403);
        server.database().execute("UPDATE person SET department = 'operations' WHERE login = 'supervisor1'");
        assertThat(review("supervisor2", file, null).status()).isEqualTo(204);
    }

    @Test
    void a_list_and_a_later_change_make_no_file_wait_for_a_review() {
        new ListClient(server, "supervisor1").taken("""
                external-id,name,phones,addresses
                K-1,王小明,13812345671,上海市普陀区武宁路8幢302室
                """);
        assertThat(due("review")).isEmpty();
        long file = completed();
        assertThat(review("supervisor1", file, null).status()).isEqualTo(204);
        var confirmed = server.as("agent2").with("If-Match", "*").post("/api/v1/customers/" + file + "/confirmations");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(due("review")).as("reviewed once").isEmpty();
    }
}
