package hotline.customer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each customer has one file, made soon after the first complaint, and agents keep it. */
@Tag("A1")
class CustomerFilesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String CUSTOMERS = "/api/v1/customers";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
    }

    private static String file(String name, String phone) {
        var filed = server.anybody()
                .post(COMPLAINTS, Draft.usual().complainant(name).phone(phone).json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().getString("number");
    }

    private static JsonObject complaint(String number) {
        return server.as("agent1").get(COMPLAINTS + "/" + number).json();
    }

    /** The id of the complaint's file, as soon as it has one. */
    private static long fileOf(String number) {
        await("complaint " + number + " has its file", () -> complaint(number).getJsonObject("customer") != null);
        return complaint(number).getJsonObject("customer").getLong("id");
    }

    private static JsonObject customer(long id) {
        return server.as("agent1").get(CUSTOMERS + "/" + id).json();
    }

    private static List<JsonObject> found(String query, String value) {
        var reply = server.as("agent1")
                .get(CUSTOMERS + "?" + query + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<String> names(List<JsonObject> files) {
        return files.stream().map(file -> file.getString("name")).toList();
    }

    private static Reply patch(long id, int version, JsonObject change) {
        return server.as("agent1")
                .with("If-Match", "\"" + version + "\"")
                .with("Content-Type", "application/json")
                .send("PATCH", CUSTOMERS + "/" + id, change.encode());
    }

    private static Reply addContact(long id, String kind, String value) {
        return server.as("agent1")
                .post(
                        CUSTOMERS + "/" + id + "/contacts",
                        new JsonObject().put("kind", kind).put("value", value));
    }

    private static Reply choose(String number, long file, int version) {
        return server.as("agent1")
                .with("If-Match", "\"" + version + "\"")
                .put(
                        COMPLAINTS + "/" + number + "/customer",
                        new JsonObject().put("customer", file).put("reason", "客户本人确认"));
    }

    @Test
    void the_third_call_of_a_customer_stands_in_the_file_of_the_first() {
        var first = file("王芳", "13812345678");
        long file = fileOf(first);
        assertThat(fileOf(file("王 芳", "+86 138 1234 5678"))).isEqualTo(file);
        assertThat(fileOf(file("王女士", "１３８１２３４５６７８"))).isEqualTo(file);
        var shown = customer(file);
        assertThat(shown.getInteger("cases")).isEqualTo(3);
        assertThat(shown.getInteger("open")).isEqualTo(3);
        assertThat(shown.getString("name")).as("as it was given first").isEqualTo("王芳");
        assertThat(shown.getJsonArray("openCases")).hasSize(3);
    }

    @Test
    void a_family_that_shares_a_phone_has_a_file_each_and_the_look_up_shows_all() {
        fileOf(file("王芳", "13812345678"));
        server.clock().advance(java.time.Duration.ofMinutes(5));
        fileOf(file("王强", "13812345678"));
        server.clock().advance(java.time.Duration.ofMinutes(5));
        fileOf(file("李娜", "13812345678"));
        assertThat(names(found("phone", "138-1234-5678")))
                .as("the latest contact first")
                .containsExactly("李娜", "王强", "王芳");
        assertThat(found("phone", "+852 1234 5678"))
                .as("the same last digits in Hong Kong")
                .isEmpty();
    }

    @Test
    void an_open_case_says_which_branch_it_is_about() {
        var filed = server.anybody()
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .complainant("王芳")
                                .phone("13812345678")
                                .branch("浦东网点")
                                .json());
        var open = customer(fileOf(filed.json().getString("number")))
                .getJsonArray("openCases")
                .getJsonObject(0);
        assertThat(open.getString("branch")).isEqualTo("浦东网点");
        assertThat(open.getValue("branchUnit")).as("no unit of the network").isNull();
    }

    @Test
    void every_writing_of_a_number_finds_the_same_file() {
        long file = fileOf(file("王芳", "021-61234567"));
        for (String written : List.of("021-61234567", "+86 21 6123 4567", "00862161234567", "（０２１）６１２３４５６７")) {
            assertThat(found("phone", written))
                    .as(written)
                    .extracting(one -> one.getLong("id"))
                    .containsExactly(file);
        }
        assertThat(server.as("agent1").get(CUSTOMERS + "?phone=61234567").body())
                .contains("area-code-missing");
    }

    @Test
    void extensions_of_a_switchboard_are_told_apart() {
        fileOf(file("张伟", "021-61234567 转 801"));
        fileOf(file("李娜", "021-61234567 转 802"));
        fileOf(file("王先生", "021-61234567 转 803"));
        fileOf(file("王先生", "021-61234567 转 804"));
        assertThat(found("phone", "021-61234567")).hasSize(4);
        assertThat(names(found("phone", "021-61234567转802")).get(0)).isEqualTo("李娜");
        long company = fileOf(file("上海远航贸易有限公司", "021-61234567 转 805"));
        assertThat(fileOf(file("上海远航贸易有限公司", "021-61234567 转 806"))).isEqualTo(company);
        assertThat(customer(company).getJsonArray("contacts")).hasSize(2);
        assertThat(customer(company).getString("kind")).isEqualTo("company");
    }

    @Test
    void two_hundred_complaints_at_once_by_five_phones_make_five_files() {
        var numbers = Callers.atOnce(server.vertx(), 20, 200, i -> file("王芳", "1381234560" + i % 5));
        numbers.forEach(CustomerFilesTest::fileOf);
        assertThat(server.database().value("SELECT count(*) FROM customer_file"))
                .isEqualTo("5");
        assertThat(server.database()
                        .value("SELECT min(n) || ' ' || max(n) FROM (SELECT count(*) AS n FROM complaint_file"
                                + " GROUP BY file) AS files"))
                .isEqualTo("40 40");
    }

    @Test
    void names_are_found_by_characters_pinyin_and_initials_and_the_whole_name_comes_first() {
        fileOf(file("曾国藩", "13812345678"));
        fileOf(file("曾国", "13812345679"));
        for (String typed : List.of("zengguofan", "cgf", "曾國藩")) {
            assertThat(names(found("name", typed))).as(typed).containsExactly("曾国藩");
        }
        assertThat(names(found("name", "曾国"))).containsExactly("曾国", "曾国藩");
        assertThat(found("name", "·")).isEmpty();
    }

    @Test
    @Tag("A5")
    void a_caller_without_full_name_or_address_is_accepted_and_the_file_says_what_to_ask_for() {
        long file = fileOf(file("王先生", "13812345678"));
        assertThat(customer(file).getJsonArray("missing")).containsExactly("full-name", "address");
        addContact(file, "address", "上海市静安区南京西路1266号12楼");
        var named = patch(file, 2, new JsonObject().put("name", "王强"));
        assertThat(named.status()).as(named.body()).isEqualTo(200);
        assertThat(named.json().getJsonArray("missing")).isEmpty();
        assertThat(names(found("name", "wangq"))).containsExactly("王强");
        assertThat(found("name", "王先生")).isEmpty();
    }

    @Test
    void a_change_is_made_on_the_version_that_was_read_once_under_its_key_and_stands_in_the_history() {
        long file = fileOf(file("王芳", "13812345678"));
        var agent = server.database().value("SELECT id::text FROM person WHERE login = 'agent2'");
        var change = new JsonObject()
                .put("kind", "company")
                .put("creditCode", "９１３５０１００m000100y43")
                .put("calls", "refused")
                .put("responsible", Integer.valueOf(agent))
                .put("region", "华东");
        assertThat(patch(file, 1, change).json().getString("creditCode")).isEqualTo("91350100M000100Y43");
        assertThat(patch(file, 1, change).status()).isEqualTo(412);
        assertThat(patch(file, 2, new JsonObject().put("creditCode", "91350100M000100Y44"))
                        .status())
                .isEqualTo(422);
        assertThat(patch(file, 2, new JsonObject().put("department", "no-such")).status())
                .isEqualTo(422);
        assertThat(patch(file, 2, new JsonObject().put("responsible", 99_999)).status())
                .isEqualTo(422);
        var person = patch(file, 2, new JsonObject().put("kind", "person")).json();
        assertThat(person.getString("creditCode")).as("a person has none").isNull();
        var history = server.as("supervisor1")
                .get(CUSTOMERS + "/" + file + "/changes")
                .json()
                .getJsonArray("items");
        assertThat(history).hasSize(3);
        var changed = history.getJsonObject(1);
        assertThat(changed.getJsonArray("fields"))
                .containsExactly("calls", "creditCode", "kind", "region", "responsible");
        assertThat(changed.getJsonObject("values").getJsonObject("region").getString("after"))
                .isEqualTo("华东");
        assertThat(changed.getJsonObject("by").getString("name")).isEqualTo("王芳");
    }

    @Test
    void contacts_are_added_once_and_ended_and_an_ended_number_finds_the_file_no_more() {
        long file = fileOf(file("王芳", "13812345678"));
        var added = addContact(file, "phone", "021-6123 4567 转 801");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(addContact(file, "phone", "+86 21 61234567 ext 801").status())
                .isEqualTo(409);
        assertThat(addContact(file, "phone", "61234567").status()).isEqualTo(422);
        assertThat(addContact(file, "e-mail", "王芳").status()).isEqualTo(422);
        assertThat(addContact(file, "e-mail", "wf@example.com").status()).isEqualTo(200);
        assertThat(found("phone", "02161234567")).hasSize(1);
        int contact = added.json().getJsonArray("contacts").getJsonObject(1).getInteger("id");
        var ended = server.as("agent1").delete(CUSTOMERS + "/" + file + "/contacts/" + contact);
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(found("phone", "02161234567")).isEmpty();
        assertThat(server.as("agent1")
                        .delete(CUSTOMERS + "/" + file + "/contacts/" + contact)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_agent_puts_a_complaint_with_another_file_and_the_number_finds_that_file_from_then_on() {
        long file = fileOf(file("王芳", "13812345678"));
        var stray = file("王方", "13900000001");
        long wrong = fileOf(stray);
        var chosen = choose(stray, file, 1);
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        assertThat(chosen.json().getJsonObject("customer").getLong("id")).isEqualTo(file);
        assertThat(choose(stray, file, 2).status())
                .as("it stands there already")
                .isEqualTo(409);
        assertThat(choose(stray, 99_999, 2).status()).isEqualTo(422);
        assertThat(choose(stray, wrong, 1).status()).as("read before").isEqualTo(412);
        assertThat(found("phone", "13900000001"))
                .as("the empty file is set aside")
                .extracting(one -> one.getLong("id"))
                .containsExactly(file);
        assertThat(customer(file).getInteger("cases")).isEqualTo(2);
        var event = last(server.as("agent1")
                .get(COMPLAINTS + "/" + stray + "/events")
                .json()
                .getJsonArray("items"));
        assertThat(event.getString("type")).isEqualTo("customer-chosen");
        assertThat(event.getJsonObject("data").getString("reason")).isEqualTo("客户本人确认");
        assertThat(choose(stray, wrong, 2).json().getJsonObject("customer").getLong("id"))
                .as("and back again")
                .isEqualTo(wrong);
        assertThat(found("phone", "13900000001")).hasSize(2);
    }

    private static JsonObject last(JsonArray items) {
        return items.getJsonObject(items.size() - 1);
    }

    @Test
    void a_corrected_complaint_changes_the_file_that_it_alone_made_and_else_finds_its_own() {
        var only = file("李那", "13812345678");
        long file = fileOf(only);
        correct(only, "李娜", "13812345679");
        await(
                "the file has the corrected name",
                () -> customer(file).getString("name").equals("李娜"));
        assertThat(found("phone", "13812345678")).isEmpty();
        assertThat(found("phone", "13812345679")).hasSize(1);
        assertThat(names(found("name", "lina"))).containsExactly("李娜");
        var second = file("李娜", "13812345679");
        assertThat(fileOf(second)).isEqualTo(file);
        correct(second, "赵六", "13812345680");
        await("the complaint has a file of its own", () -> fileOf(second) != file);
        assertThat(customer(file).getInteger("cases")).isEqualTo(1);
        assertThat(customer(file).getString("name")).isEqualTo("李娜");
    }

    @Test
    void a_correction_of_the_waybill_leaves_a_complaint_in_the_file_that_a_person_renamed() {
        var number = file("王先生", "13812345678");
        long file = fileOf(number);
        patch(file, 1, new JsonObject().put("name", "李强"));
        var corrected = server.as("agent1")
                .with("If-Match", "*")
                .put(
                        COMPLAINTS + "/" + number + "/particulars",
                        new JsonObject()
                                .put("complainant", "王先生")
                                .put("phone", "13812345678")
                                .put("waybill", "HD2609250018"));
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        var next = file("赵六", "13812345679");
        fileOf(next);
        assertThat(fileOf(number)).isEqualTo(file);
        assertThat(customer(file).getString("name")).isEqualTo("李强");
    }

    private static void correct(String number, String name, String phone) {
        var corrected = server.as("agent1")
                .with("If-Match", "*")
                .put(
                        COMPLAINTS + "/" + number + "/particulars",
                        new JsonObject().put("complainant", name).put("phone", phone));
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
    }

    @Test
    void the_story_of_a_customer_has_cases_calls_and_ratings_page_by_page() {
        var number = file("王芳", "13812345678");
        long file = fileOf(number);
        server.clock().advance(java.time.Duration.ofMinutes(1));
        file("王芳", "13812345678");
        var agent = server.as("agent1");
        agent.with("If-Match", "*").post(COMPLAINTS + "/" + number + "/steps", new JsonObject().put("step", "assign"));
        agent.with("If-Match", "*")
                .post(
                        COMPLAINTS + "/" + number + "/steps",
                        new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        server.clock().advance(java.time.Duration.ofMinutes(1));
        var taken = agent.post("/api/v1/callbacks/take-next").json();
        server.clock().advance(java.time.Duration.ofMinutes(1));
        agent.post(
                "/api/v1/callbacks/" + taken.getInteger("id") + "/outcome",
                new JsonObject()
                        .put("attempt", taken.getInteger("attempt"))
                        .put("outcome", "reached")
                        .put("score", 5));
        await("both cases stand in the file", () -> customer(file).getInteger("cases") == 2);
        var story = agent.get(CUSTOMERS + "/" + file + "/story?limit=3").json();
        assertThat(whats(story)).containsExactly("rating", "call", "case");
        var rest = agent.get(CUSTOMERS + "/" + file + "/story?limit=3&after=" + story.getString("next"))
                .json();
        assertThat(whats(rest)).containsExactly("case");
        assertThat(rest.getString("next")).isNull();
        assertThat(customer(file).getJsonObject("servedBy").getString("name")).isEqualTo("王芳");
    }

    private static List<String> whats(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("what"))
                .toList();
    }

    @Test
    @Tag("K8")
    void looks_at_files_are_on_record_with_the_complaints_shown() {
        var number = file("王芳", "13812345678");
        long file = fileOf(number);
        server.as("agent3").get(CUSTOMERS + "/" + file);
        server.as("agent3").get(CUSTOMERS + "?phone=13812345678");
        server.as("agent3").get(CUSTOMERS + "/" + file + "/story");
        server.as("agent3").get(CUSTOMERS + "?phone=13812345677");
        var looks = server.as("admin1")
                .get("/api/v1/looks?login=agent3&from=2026-09-28")
                .json()
                .getJsonArray("items");
        assertThat(looks.stream().map(look -> ((JsonObject) look).getString("what")))
                .containsExactly("customer story", "customers by phone", "customer");
        assertThat(looks.getJsonObject(0).getJsonArray("numbers")).containsExactly(number);
        assertThat(looks.getJsonObject(0).getJsonArray("customers")).hasSize(1);
        var atFile = server.as("admin1")
                .get("/api/v1/looks?customer=" + file + "&from=2026-09-28")
                .json();
        assertThat(atFile.getJsonArray("items").stream().map(look -> ((JsonObject) look).getString("login")))
                .as("with looks at the customer's complaint")
                .contains("agent1")
                .filteredOn("agent3"::equals)
                .hasSize(3);
    }

    @Test
    void a_complaint_of_a_branch_has_no_file_and_none_can_be_chosen() {
        var number = server.as("branch1")
                .post(COMPLAINTS, Draft.usual().channel("branch").json())
                .json()
                .getString("number");
        long file = fileOf(file("王芳", "13812345678"));
        assertThat(complaint(number).getJsonObject("customer")).isNull();
        assertThat(choose(number, file, 1).status()).isEqualTo(409);
        assertThat(found("phone", "13812345678")).hasSize(1);
    }

    @Test
    void all_complaints_of_an_existing_database_get_their_files_while_it_serves() {
        for (int i = 0; i < 12; i++) {
            file("王芳", "1381234567" + i % 4);
        }
        fileOf(file("王芳", "13812345670"));
        server.database()
                .execute("TRUNCATE customer_file, customer_contact, customer_name_key, complaint_file, customer_change;"
                        + " UPDATE log_position SET tx = '0', id = 0 WHERE reader = 'customers'");
        var meanwhile = file("王芳", "13812345671");
        fileOf(meanwhile);
        assertThat(server.database().value("SELECT count(*) FROM complaint_file"))
                .isEqualTo("14");
        assertThat(server.database().value("SELECT count(*) FROM customer_file WHERE set_aside_at IS NULL"))
                .isEqualTo("4");
    }
}
