package hotline.customer.quality;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.lists.ListClient;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each month a sample of files is drawn and checked, and figures say what follows. */
@Tag("A1")
class FileSamplesTest {
    private static final String SAMPLE = "/api/v1/file-samples/2026-09";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static void list(int files) {
        var csv = new StringBuilder("external-id,name,phones,addresses,department\n");
        for (int i = 0; i < files; i++) {
            csv.append("K-%d,王小明,138%08d,%s,%s\n"
                    .formatted(i, i, i % 10 == 0 ? "" : "上海市虹桥路100号", i % 2 == 0 ? "claims" : ""));
        }
        new ListClient(server, "supervisor1").taken(csv.toString());
    }

    private static List<JsonObject> files(String department) {
        return server
                .as("agent1")
                .get(SAMPLE + "/files?limit=200&department=" + department)
                .json()
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject department(JsonObject figures, int at) {
        return figures.getJsonArray("departments").getJsonObject(at);
    }

    private static int check(long file, JsonObject verdicts) {
        return server.as("agent1").put(SAMPLE + "/files/" + file, verdicts).status();
    }

    @Test
    void a_sample_is_drawn_once_for_each_department_and_the_same_files_give_the_same_one() {
        list(100);
        var drawn = server.as("supervisor1").post(SAMPLE);
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        assertThat(department(drawn.json(), 0).getLong("files")).isEqualTo(30);
        assertThat(department(drawn.json(), 1).getString("department")).isEqualTo("claims");
        assertThat(department(drawn.json(), 1).getLong("files")).isEqualTo(30);
        assertThat(server.as("supervisor1").post(SAMPLE).status()).isEqualTo(409);
        assertThat(server.as("supervisor1").post("/api/v1/file-samples/2026-10").status())
                .isEqualTo(409);
        var first = files("claims").stream().map(one -> one.getLong("customer")).toList();
        server.database().execute("TRUNCATE file_sample, file_check");
        server.as("supervisor1").post(SAMPLE);
        assertThat(files("claims").stream().map(one -> one.getLong("customer"))).isEqualTo(first);
        assertThat(first)
                .doesNotHaveDuplicates()
                .isNotEqualTo(first.stream().sorted().toList());
    }

    @Test
    @Tag("A2")
    void a_sealed_file_is_not_drawn() {
        list(4);
        server.database().execute("UPDATE customer_file SET sealed_at = now() WHERE external_id = 'K-2'");
        server.as("supervisor1").post(SAMPLE);
        assertThat(server.database().value("SELECT count(*)::text FROM file_sample"))
                .isEqualTo("3");
        assertThat(files("claims")).hasSize(1);
    }

    @Test
    void completeness_is_that_of_the_draw_and_truthfulness_counts_what_could_be_said() {
        list(20);
        server.as("supervisor1").post(SAMPLE);
        var claims = files("claims");
        assertThat(claims).hasSize(10);
        for (int i = 0; i < 9; i++) {
            assertThat(check(
                            claims.get(i).getLong("customer"),
                            new JsonObject()
                                    .put("name", "true")
                                    .put("phone", i < 2 ? "false" : i < 4 ? "unreachable" : "true")))
                    .isEqualTo(204);
        }
        long checked = claims.get(0).getLong("customer");
        assertThat(check(checked, new JsonObject().put("credit-code", "true"))).isEqualTo(422);
        assertThat(check(checked, new JsonObject().put("name", "perhaps"))).isEqualTo(422);
        assertThat(check(99999, new JsonObject().put("name", "true"))).isEqualTo(404);
        var figures = department(server.as("supervisor1").get(SAMPLE).json(), 1);
        var complete = figures.getJsonObject("completeness");
        assertThat(complete.getLong("numerator") + "/" + complete.getLong("denominator"))
                .isEqualTo("8/10");
        assertThat(figures.getInteger("completenessFewerThan")).isNull();
        var right = figures.getJsonObject("truthfulness");
        assertThat(right.getLong("numerator") + "/" + right.getLong("denominator"))
                .isEqualTo("14/16");
        assertThat(right.getDouble("low")).isBetween(0.63, 0.65);
        assertThat(right.getJsonObject("leftOut").getLong("unreachable")).isEqualTo(2);
        var none = department(server.as("supervisor1").get(SAMPLE).json(), 0).getJsonObject("truthfulness");
        assertThat(none.getLong("denominator")).isZero();
        assertThat(none.getDouble("value")).as("nothing was checked").isNull();
        server.database().execute("UPDATE customer_file SET name = '李四' WHERE id = " + checked);
        assertThat(files("claims")
                        .get(0)
                        .getJsonArray("fields")
                        .getJsonObject(0)
                        .getJsonArray("values"))
                .containsExactly("李四");
    }
}
