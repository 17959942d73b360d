package hotline.customer.merge;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A merge is a link between two files: both are one customer's until it is undone, and nothing has moved then. */
@Tag("A1")
class MergesTest {
    private static final String WANG = "13812345678";
    private static final String OTHER = "13900000001";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
        server.database().execute("TRUNCATE file_link, file_root, duplicate_hint, hint_due");
        desk = new Desk(server);
    }

    private static JsonArray json(Reply reply, String list) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray(list);
    }

    private static List<Object> all(JsonArray items, String field) {
        return items.stream().map(item -> ((JsonObject) item).getValue(field)).toList();
    }

    @Test
    void all_complaints_and_contacts_of_a_merged_file_are_its_customers_and_each_keeps_its_own_file() {
        long a = desk.customer("王芳", WANG);
        var second = desk.file("王方", OTHER);
        long b = desk.customerOf(second);
        var merged = desk.merge(b, a);
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        var customer = desk.read(a);
        assertThat(merged.json()).isEqualTo(customer);
        assertThat(customer.getInteger("cases")).isEqualTo(2);
        assertThat(customer.getString("name")).as("its own").isEqualTo("王芳");
        assertThat(all(customer.getJsonArray("contacts"), "file")).containsExactly((int) a, (int) b);
        assertThat(all(customer.getJsonArray("merged"), "name")).containsExactly("王方");
        assertThat(all(json(desk.story(a), "items"), "file")).containsExactlyInAnyOrder((int) a, (int) b);
        assertThat(desk.story(b).body()).isEqualTo(desk.story(a).body());
        assertThat(desk.read(b)).isEqualTo(customer.copy().put("mergedInto", a));
        assertThat(desk.complaint(second).getJsonObject("customer").getString("name"))
                .isEqualTo("王芳");
        assertThat(desk.found("phone", OTHER)).containsExactly(a);
        assertThat(desk.found("name", "王方")).containsExactly(a);
        assertThat(desk.found("name", "wangfang"))
                .as("found by both names, once")
                .containsExactly(a);
    }

    @Test
    void a_file_with_a_number_that_the_other_has_too_is_merged_and_no_complaint_is_without_a_customer() {
        long a = desk.customer("王芳", WANG);
        desk.addContact(a, "phone", OTHER);
        long b = desk.customer("李娜", OTHER);
        desk.merge(b, a);
        assertThat(desk.read(a).getInteger("cases")).isEqualTo(2);
        assertThat(desk.found("phone", OTHER)).containsExactly(a);
        assertThat(server.database().value("SELECT count(*) FROM complaint_file"))
                .isEqualTo("2");
    }

    @Test
    void files_with_the_same_number_and_other_names_stay_two_until_a_person_merges_them() {
        long a = desk.customer("王芳", WANG);
        long b = desk.customer("王强", WANG);
        assertThat(desk.found("phone", WANG)).containsExactlyInAnyOrder(a, b);
        desk.merge(a, b);
        assertThat(desk.found("phone", WANG)).containsExactly(b);
    }

    @Test
    void the_preview_equals_the_result_in_either_direction() {
        long a = desk.customer("王芳", WANG);
        long b = desk.customer("王方", OTHER);
        desk.patch(a, 1, new JsonObject().put("calls", "agreed").put("region", "上海"));
        desk.patch(b, 1, new JsonObject().put("calls", "refused").put("region", "北京"));
        for (var way : List.of(List.of(a, b), List.of(b, a))) {
            long from = way.get(0);
            long into = way.get(1);
            var preview = desk.preview(from, into).json();
            assertThat(preview.getJsonObject("from")).isEqualTo(desk.read(from));
            assertThat(preview.getJsonObject("into")).isEqualTo(desk.read(into));
            assertThat(desk.merge(from, into).json()).isEqualTo(preview.getJsonObject("result"));
            assertThat(desk.read(into).getString("calls"))
                    .as("the refusal holds")
                    .isEqualTo("refused");
            assertThat(desk.read(into).getString("region")).as("its own").isEqualTo(into == a ? "上海" : "北京");
            desk.undoMergeOf(from);
        }
    }

    /** Every answer in which the files may be seen. */
    private Map<String, String> answers(List<Long> files, List<String> complaints) {
        var answers = new HashMap<String, String>();
        for (long file : files) {
            answers.put("file " + file, desk.get(file).body());
            answers.put("story " + file, desk.story(file).body());
        }
        for (String complaint : complaints) {
            answers.put(complaint, desk.complaint(complaint).encode());
        }
        for (String phone : List.of(WANG, OTHER, "13700000003")) {
            answers.put(phone, desk.find("phone", phone).body());
        }
        answers.put("name", desk.find("name", "wang").body());
        return answers;
    }

    @Test
    void a_merge_that_is_undone_leaves_every_answer_as_it_was() {
        var complaints = List.of(desk.file("王芳", WANG), desk.file("王方", OTHER), desk.file("王强", "13700000003"));
        var files = complaints.stream().map(desk::customerOf).toList();
        var before = answers(files, complaints);
        desk.merge(files.get(1), files.get(0));
        var others = answers(List.of(files.get(2)), List.of(complaints.get(2)));
        assertThat(answers(files, complaints)).isNotEqualTo(before);
        assertThat(others.get("file " + files.get(2)))
                .as("another customer's")
                .isEqualTo(before.get("file " + files.get(2)));
        var undone = desk.undoMergeOf(files.get(1));
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        assertThat(answers(files, complaints)).isEqualTo(before);
        var history = json(desk.agent().get("/api/v1/customers/" + files.get(0) + "/changes"), "items");
        assertThat(all(history, "what")).containsExactly("unmerged", "merged", "made");
        assertThat(desk.merges(files.get(0)).get(0).getString("undoneReason")).isEqualTo("同名");
        assertThat(desk.undo(files.get(0), desk.merges(files.get(0)).get(0).getLong("id"))
                        .status())
                .as("undone already")
                .isEqualTo(200);
    }

    /** All that is counted, of everyone: each fact once, with what the figures know of returning customers, and the figures themselves. */
    private String figures() {
        var counted = server.database().value("""
                        SELECT (SELECT jsonb_agg(to_jsonb(s) ORDER BY s::text) FROM (
                                SELECT f.day, f.kind, f.flags, f.variant, f.value, sum(f.n) AS n
                                FROM fact f GROUP BY 1, 2, 3, 4, 5 HAVING sum(f.n) <> 0) s)::text
                            || (SELECT jsonb_agg(to_jsonb(r) ORDER BY r::text) FROM customer_return r)::text""");
        var breakdown = server.as("supervisor1")
                .get(
                        "/api/v1/measures/breakdown?measures=received,on-time-closure&by=type&from=2026-09-01&to=2026-09-30");
        return counted + json(breakdown, "periods");
    }

    private static void awaitCounting() {
        await("the reader of facts has read the log", () -> server.database()
                .value("SELECT (SELECT max(id) FROM event) <= (SELECT id FROM log_position WHERE reader = 'facts')")
                .equals("t"));
    }

    @Test
    void a_merge_and_its_undoing_change_no_figure_of_anyone() {
        long a = desk.customer("王芳", WANG);
        long b = desk.customer("王方", OTHER);
        long c = desk.customer("李娜", "13700000003");
        desk.file("王方", OTHER);
        awaitCounting();
        var before = figures();
        var other = desk.get(c).body() + desk.story(c).body();
        desk.merge(b, a);
        awaitCounting();
        assertThat(figures()).isEqualTo(before);
        desk.merge(a, c);
        awaitCounting();
        assertThat(figures()).isEqualTo(before);
        desk.undoMergeOf(a);
        desk.undoMergeOf(b);
        assertThat(figures()).isEqualTo(before);
        assertThat(desk.get(c).body() + desk.story(c).body()).isEqualTo(other);
    }

    @Test
    void two_pairs_that_were_merged_come_apart_link_by_link() {
        long a = desk.customer("王芳", WANG);
        long b = desk.customer("王方", OTHER);
        long c = desk.customer("李娜", "13700000003");
        long d = desk.customer("李那", "13700000004");
        desk.merge(b, a);
        desk.merge(d, c);
        var before = List.of(desk.get(a).body(), desk.get(c).body());
        desk.merge(c, a);
        assertThat(desk.read(d).getLong("id")).isEqualTo(a);
        assertThat(desk.read(a).getInteger("cases")).isEqualTo(4);
        desk.undoMergeOf(c);
        assertThat(List.of(desk.get(a).body(), desk.get(c).body())).isEqualTo(before);
        desk.merge(c, a);
        desk.undoMergeOf(b);
        assertThat(desk.read(b).getInteger("cases")).isEqualTo(1);
        assertThat(desk.read(a).getInteger("cases")).as("of a, c and d").isEqualTo(3);
    }

    @Test
    void the_callback_of_a_merged_files_complaint_dials_that_files_number() {
        long a = desk.customer("王芳", WANG);
        var second = desk.file("王方", OTHER);
        desk.merge(desk.customerOf(second), a);
        var agent = desk.agent().with("If-Match", "*");
        agent.post("/api/v1/complaints/" + second + "/steps", new JsonObject().put("step", "assign"));
        agent.post(
                "/api/v1/complaints/" + second + "/steps",
                new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        assertThat(desk.agent().post("/api/v1/callbacks/take-next").body())
                .contains("+86" + OTHER)
                .doesNotContain(WANG);
    }

    @Test
    void a_new_complaint_finds_the_merged_file_by_its_number_and_by_the_customers_name() {
        long a = desk.customer("王芳", WANG);
        long b = desk.customer("李方", OTHER);
        desk.merge(b, a);
        assertThat(desk.customer("李方", OTHER)).isEqualTo(a);
        assertThat(desk.customer("王芳", OTHER)).as("the customer's other name").isEqualTo(a);
        long stranger = desk.customer("赵六", OTHER);
        assertThat(stranger).isNotEqualTo(a);
        assertThat(desk.read(a).getInteger("cases")).isEqualTo(4);
        desk.undoMergeOf(b);
        assertThat(desk.read(b).getInteger("cases")).as("its first two").isEqualTo(2);
        assertThat(desk.read(a).getInteger("cases")).isEqualTo(2);
        assertThat(desk.found("phone", OTHER)).containsExactlyInAnyOrder(a, b, stranger);
    }

    @Test
    void a_merged_file_is_changed_through_the_one_that_stays() {
        long a = desk.customer("王芳", WANG);
        var second = desk.file("王方", OTHER);
        long b = desk.customerOf(second);
        desk.patch(b, 1, new JsonObject().put("sms", "refused"));
        desk.merge(b, a);
        assertThat(desk.patch(b, 2, new JsonObject().put("name", "王方")).status())
                .isEqualTo(409);
        assertThat(desk.addContact(b, "e-mail", "wf@example.com").status()).isEqualTo(409);
        assertThat(desk.addContact(a, "phone", OTHER).status())
                .as("it is there")
                .isEqualTo(409);
        assertThat(desk.patch(a, 1, new JsonObject().put("sms", "agreed")).status())
                .as("refused there")
                .isEqualTo(409);
        assertThat(desk.patch(a, 1, new JsonObject().put("calls", "agreed")).status())
                .isEqualTo(200);
        int contact = desk.read(a).getJsonArray("contacts").getJsonObject(1).getInteger("id");
        assertThat(desk.agent()
                        .delete("/api/v1/customers/" + a + "/contacts/" + contact)
                        .status())
                .isEqualTo(200);
        assertThat(desk.found("phone", OTHER)).isEmpty();
        var chosen = desk.agent()
                .with("If-Match", "*")
                .put("/api/v1/complaints/" + second + "/customer", new JsonObject().put("customer", a));
        assertThat(chosen.status()).as("it stands there").isEqualTo(409);
        long c = desk.customer("李娜", "13700000003");
        var stray = desk.file("李娜", "13700000003");
        assertThat(desk.customerOf(stray)).isEqualTo(c);
        var put = desk.agent()
                .with("If-Match", "*")
                .put("/api/v1/complaints/" + stray + "/customer", new JsonObject().put("customer", b));
        assertThat(put.json().getJsonObject("customer").getLong("id")).isEqualTo(a);
    }

    @Test
    void a_merge_is_made_on_the_versions_that_were_read_and_once() {
        long a = desk.customer("王芳", WANG);
        long b = desk.customer("王方", OTHER);
        long c = desk.customer("李娜", "13700000003");
        assertThat(desk.merge(b, a, 2, 1).status()).isEqualTo(412);
        assertThat(desk.merge(b, a, 1, 2).status()).isEqualTo(412);
        assertThat(desk.merge(a, a, 1, 1).status()).isEqualTo(422);
        assertThat(desk.merge(a, 99_999, 1, 1).status()).isEqualTo(422);
        assertThat(desk.merge(99_999, a, 1, 1).status()).isEqualTo(404);
        assertThat(desk.merge(b, a, 1, 1).status()).isEqualTo(200);
        assertThat(desk.merge(b, a, 1, 1).status()).as("again").isEqualTo(200);
        assertThat(desk.merge(a, b, 1, 1).status()).as("the other way").isEqualTo(409);
        assertThat(desk.merge(b, c, 1, 1).status()).as("not a root").isEqualTo(409);
        assertThat(desk.merge(c, b, 1, 1).status()).isEqualTo(409);
        assertThat(desk.undo(c, desk.merges(a).get(0).getLong("id")).status()).isEqualTo(404);
        assertThat(desk.merges(b)).hasSize(1);
    }

    @Test
    @Tag("K8")
    void a_look_at_a_customer_names_every_file_whose_data_were_shown() {
        long a = desk.customer("王芳", WANG);
        long b = desk.customer("王方", OTHER);
        desk.merge(b, a);
        server.as("agent3").get("/api/v1/customers/" + a);
        server.as("agent3").get("/api/v1/customers/" + a + "/story");
        server.as("agent3").get("/api/v1/customers?phone=" + WANG);
        var looks = server.as("admin1")
                .get("/api/v1/looks?customer=" + b + "&from=2026-09-28")
                .json()
                .getJsonArray("items");
        assertThat(all(looks, "login").stream().filter("agent3"::equals)).hasSize(3);
        assertThat(looks.getJsonObject(0).getJsonArray("customers")).containsExactlyInAnyOrder((int) a, (int) b);
    }

    /** Each file's root by going up the links that stand. */
    private Map<Long, Long> roots(List<Long> files) {
        var up = new HashMap<Long, Long>();
        server.database()
                .value("SELECT coalesce(string_agg(from_file || ' ' || into_file, ','), '') FROM file_link"
                        + " WHERE undone_at IS NULL")
                .lines()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> up.put(Long.valueOf(pair.split(" ", -1)[0]), Long.valueOf(pair.split(" ", -1)[1])));
        var roots = new HashMap<Long, Long>();
        for (long file : files) {
            long root = file;
            for (int i = 0; i <= files.size() && up.containsKey(root); i++) {
                root = up.get(root);
            }
            assertThat(up).as("no cycle").doesNotContainKey(root);
            roots.put(file, root);
        }
        return roots;
    }

    private Map<Long, Long> shown(List<Long> files) {
        var shown = new HashMap<Long, Long>();
        files.forEach(file -> shown.put(file, desk.read(file).getLong("id")));
        return shown;
    }

    @Test
    void after_any_merges_and_undos_each_file_is_read_as_the_links_say_and_at_the_end_as_at_the_beginning() {
        var random = new Random(7);
        var files = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            files.add(desk.customer("王" + "芳方强伟娜敏静".charAt(i), "1381234560" + i));
        }
        var before = files.stream().map(file -> desk.get(file).body()).toList();
        for (int i = 0; i < 40; i++) {
            long one = files.get(random.nextInt(files.size()));
            if (random.nextInt(3) > 0) {
                desk.merge(one, files.get(random.nextInt(files.size())), 1, 1);
            } else {
                var standing = desk.merges(one).stream()
                        .filter(merge -> merge.getString("undoneAt") == null)
                        .toList();
                if (!standing.isEmpty()) {
                    desk.undo(one, standing.get(random.nextInt(standing.size())).getLong("id"));
                }
            }
            assertThat(shown(files)).as("after %d", i).isEqualTo(roots(files));
        }
        for (long file : files) {
            desk.merges(file).stream()
                    .filter(merge -> merge.getString("undoneAt") == null)
                    .forEach(merge -> desk.undo(file, merge.getLong("id")));
        }
        assertThat(files.stream().map(file -> desk.get(file).body()).toList()).isEqualTo(before);
        assertThat(server.database().value("SELECT count(*) FROM file_root")).isEqualTo("0");
    }

    @Test
    void agents_who_merge_in_circles_while_complaints_arrive_make_no_cycle_and_each_complaint_has_its_file() {
        var files = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            files.add(desk.customer("王" + "芳方强伟".charAt(i), "1381234560" + i));
        }
        var numbers = Callers.atOnce(server.vertx(), 8, 48, i -> {
            if (i % 2 == 0) {
                return desk.file("王" + "芳方强伟".charAt(i / 2 % 4), "1381234560" + i / 2 % 4);
            }
            long from = files.get(i / 2 % 4);
            var merged = desk.merge(from, files.get((i / 2 + 1) % 4), 1, 1);
            assertThat(merged.status()).as(merged.body()).isIn(200, 409);
            return "";
        });
        numbers.stream().filter(number -> !number.isEmpty()).forEach(desk::customerOf);
        assertThat(shown(files)).isEqualTo(roots(files));
        await("each complaint has its file", () -> server.database()
                .value(
                        "SELECT count(*) FROM complaint c WHERE NOT EXISTS (SELECT FROM complaint_file l WHERE l.complaint = c.id)")
                .equals("0"));
        int cases = roots(files).values().stream()
                .distinct()
                .mapToInt(root -> desk.read(root).getInteger("cases"))
                .sum();
        assertThat(cases).isEqualTo(28);
        assertThat(server.database().value("SELECT count(*) FROM customer_file WHERE set_aside_at IS NULL"))
                .isEqualTo("4");
    }

    private List<JsonObject> duplicates(long file) {
        return json(desk.agent().get("/api/v1/customers/" + file + "/duplicates"), "items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private void awaitHint(long file) {
        await("a hint at file " + file, () -> !duplicates(file).isEmpty());
    }

    /** The loop that compares files has nothing left to do. */
    private static void awaitComparison() {
        await(
                "all files are compared",
                () -> server.database().value("SELECT count(*) FROM hint_due").equals("0"));
    }

    @Test
    void a_pair_that_people_have_decided_about_is_never_suggested_again() {
        long a = desk.customer("令狐冲", WANG);
        long b = desk.customer("令狐冲", OTHER);
        awaitHint(b);
        var hint = json(desk.agent().get("/api/v1/duplicates"), "items").getJsonObject(0);
        assertThat(all(hint.getJsonArray("files"), "id")).containsExactlyInAnyOrder((int) a, (int) b);
        assertThat(hint.getJsonArray("reasons")).containsExactly("same-name");
        desk.merge(b, a);
        assertThat(duplicates(a)).as("they are one").isEmpty();
        desk.undoMergeOf(b);
        assertThat(duplicates(a)).as("undone").isEmpty();
        long c = desk.customer("令狐冲", "13700000003");
        awaitHint(c);
        assertThat(duplicates(c)).hasSize(2);
        var dismissed = desk.agent().post("/api/v1/customers/" + c + "/duplicates/" + a + "/dismissal");
        assertThat(dismissed.status()).as(dismissed.body()).isEqualTo(204);
        assertThat(duplicates(c)).hasSize(1);
        desk.addContact(c, "e-mail", "lhc@example.com");
        desk.addContact(a, "e-mail", "lhc@example.com");
        awaitComparison();
        assertThat(duplicates(a)).as("though more agrees").isEmpty();
        desk.merge(b, a);
        assertThat(duplicates(c)).as("nor by a file that is merged into it").isEmpty();
        assertThat(json(desk.agent().get("/api/v1/duplicates"), "items")).isEmpty();
    }

    private static int phoneEnd(String name) {
        return 100 + name.codePointAt(0) % 900;
    }

    @Test
    void hints_come_page_by_page_the_likeliest_first() {
        for (String name : List.of("令狐冲", "覃美玲", "欧阳修远")) {
            desk.customer(name, "13812345" + phoneEnd(name));
            awaitHint(desk.customer(name, "13900000" + phoneEnd(name)));
        }
        var first = desk.agent().get("/api/v1/duplicates?limit=2").json();
        var rest = desk.agent()
                .get("/api/v1/duplicates?limit=2&after=" + first.getString("next"))
                .json();
        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(rest.getJsonArray("items")).hasSize(1);
        assertThat(rest.getString("next")).isNull();
        var scores = new ArrayList<>(all(first.getJsonArray("items"), "score"));
        scores.addAll(all(rest.getJsonArray("items"), "score"));
        assertThat(scores).isSortedAccordingTo((one, other) -> (Integer) other - (Integer) one);
        assertThat(desk.agent().get("/api/v1/duplicates?after=x").status()).isEqualTo(422);
    }
}
