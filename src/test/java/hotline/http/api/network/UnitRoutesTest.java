package hotline.http.api.network;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The network over HTTP: kept by administrators, suggested in forms, named by complaints. */
@Tag("F10")
class UnitRoutesTest {
    private static final String UNITS = "/api/v1/units";
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final Instant SEPTEMBER = Instant.parse("2026-09-28T02:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-10-12T02:00:00Z");
    private static final String FILE = """
            code,kind,name_zh,name_en,parent,phone
            EC,region,华东大区,East China,,
            HUB-SH,hub,上海分拨中心,Shanghai hub,EC,
            HUB-HZ,hub,杭州分拨中心,Hangzhou hub,EC,
            SH001,branch,上海虹桥网点,Shanghai Hongqiao,HUB-SH,021-5800 0001
            SH002,branch,上海松江网点,Shanghai Songjiang,HUB-SH,
            CLAIMS,department,理赔部,Claims,,
            """;

    @Running
    private static TestServer server;

    @BeforeAll
    static void import_the_network() {
        var first = take("?dryRun=true", FILE);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().getInteger("created")).isEqualTo(6);
        assertThat(suggested(admin(), "hongqiao")).isEmpty();
        assertThat(take("", FILE).json().getInteger("created")).isEqualTo(6);
        assertThat(take("", "\ufeff" + FILE).json().getInteger("unchanged")).isEqualTo(6);
    }

    private static TestClient admin() {
        return server.as("admin1");
    }

    private static Reply take(String query, String csv) {
        return admin().with("Content-Type", "text/csv").send("POST", UNITS + "/imports" + query, csv);
    }

    private static List<String> suggested(TestClient client, String typed) {
        return texts(client.get("/api/v1/unit-suggestions?text=" + typed).json().getJsonArray("items"), "code");
    }

    private static List<String> texts(JsonArray items, String field) {
        return items.stream().map(item -> ((JsonObject) item).getString(field)).toList();
    }

    private static JsonObject complaint(String number) {
        return server.as("agent1").get(COMPLAINTS + "/" + number).json();
    }

    private static String filed(Draft draft) {
        var reply =
                server.as("agent1").post(COMPLAINTS, draft.channel("hotline").json());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().getString("number");
    }

    private static String eventData(String number, String type) {
        return server.database()
                .value("SELECT e.data::text FROM event e JOIN complaint c ON c.id = e.complaint_id WHERE c.number = '"
                        + number + "' AND e.type = '" + type + "' ORDER BY e.seq DESC LIMIT 1");
    }

    @Test
    void file_with_a_wrong_line_is_refused_as_a_whole() {
        var refused = take("", FILE + "SH003,branch,上海嘉定网点,Jiading,HUB-SH,\nSH004,shop,上海宝山网点,Baoshan,HUB-XX,\n");
        assertThat(refused.status()).isEqualTo(422);
        var errors = refused.json().getJsonArray("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("/kind");
        assertThat(errors.getJsonObject(0).getInteger("line")).isEqualTo(9);
        assertThat(errors.getJsonObject(0).getInteger("column")).isEqualTo(2);
        assertThat(suggested(admin(), "jiading")).isEmpty();
        assertThat(admin().with("Content-Type", "application/json")
                        .send("POST", UNITS + "/imports", FILE)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void customers_are_suggested_branches_alone_without_hub_and_phone() {
        var public1 = server.anybody().get("/api/v1/unit-suggestions?text=上海&kind=hub");
        assertThat(texts(public1.json().getJsonArray("items"), "code")).containsExactly("SH001", "SH002");
        assertThat(public1.body()).doesNotContain("HUB-SH", "5800");
        assertThat(suggested(server.as("branch1"), "上海")).containsExactly("HUB-SH", "SH001", "SH002");
        assertThat(server.as("branch1").get(UNITS).status()).isEqualTo(403);
        assertThat(server.as("agent1").get(UNITS + "?search=hongqiao").body()).contains("021-5800 0001");
    }

    @Test
    void complaint_names_branch_and_hub_by_their_codes() {
        server.clock().set(SEPTEMBER);
        var number = filed(Draft.usual().branch("上海虹桥網點"));
        var complaint = complaint(number);
        assertThat(complaint.getString("branch")).isEqualTo("SH001");
        assertThat(complaint.getJsonObject("branchUnit").getJsonObject("name").getString("zh"))
                .isEqualTo("上海虹桥网点");
        assertThat(complaint.getString("hub")).as("of that day").isEqualTo("HUB-SH");
        assertThat(eventData(number, "received")).contains("\"branch\": \"SH001\"", "\"hub\": \"HUB-SH\"");
        var row = server.as("agent1").get(COMPLAINTS + "?view=open&limit=200").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("number").equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(row.getString("hub")).isEqualTo("HUB-SH");
    }

    @Test
    void what_matches_no_unit_stays_as_typed_and_out_of_the_event() {
        var number = filed(Draft.usual().branch("老李开的网点 13800001234").with("hub", "HUB-HZ"));
        var complaint = complaint(number);
        assertThat(complaint.getString("branch")).isEqualTo("老李开的网点 13800001234");
        assertThat(complaint.getJsonObject("branchUnit")).isNull();
        assertThat(complaint.getString("hub")).isEqualTo("HUB-HZ");
        assertThat(eventData(number, "received")).contains("\"branch\": null", "\"hub\": \"HUB-HZ\"");
    }

    @Test
    void branch_that_changes_its_hub_keeps_its_past() {
        server.clock().set(SEPTEMBER);
        var before = filed(Draft.usual().branch("SH002"));
        var changed = admin().put(
                        UNITS + "/SH002",
                        new JsonObject()
                                .put(
                                        "name",
                                        new JsonObject().put("zh", "上海松江网点").put("en", "Shanghai Songjiang"))
                                .put("parent", "HUB-HZ")
                                .put("parentFrom", "2026-10-01"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(complaint(filed(Draft.usual().branch("SH002"))).getString("hub"))
                .isEqualTo("HUB-SH");
        server.clock().set(OCTOBER);
        assertThat(complaint(filed(Draft.usual().branch("SH002"))).getString("hub"))
                .isEqualTo("HUB-HZ");
        assertThat(complaint(before).getString("hub")).isEqualTo("HUB-SH");
        assertThat(texts(
                        admin().get(UNITS + "?parent=HUB-SH&on=2026-09-30")
                                .json()
                                .getJsonArray("items"),
                        "code"))
                .contains("SH002");
        assertThat(texts(admin().get(UNITS + "?parent=HUB-SH").json().getJsonArray("items"), "code"))
                .doesNotContain("SH002");
        var details = admin().get(UNITS + "/SH002").json();
        assertThat(details.getJsonArray("parents")).hasSize(2);
        assertThat(details.getJsonArray("changes").getJsonObject(0).getString("byName"))
                .isEqualTo("吴强");
        server.clock().set(SEPTEMBER);
    }

    @Test
    void correction_names_another_branch_with_its_event() {
        server.clock().set(SEPTEMBER);
        var number = filed(Draft.usual().branch("某网点"));
        var agent = server.as("agent1").with("If-Match", "*");
        var particulars = new JsonObject().put("complainant", "李娜").put("phone", "13812345678");
        var same = agent.put(COMPLAINTS + "/" + number + "/particulars", particulars.copy());
        assertThat(same.status()).as("what is left out stays").isEqualTo(409);
        var corrected = agent.put(
                COMPLAINTS + "/" + number + "/particulars", particulars.copy().put("branch", "上海虹桥网点"));
        assertThat(corrected.json().getString("branch")).isEqualTo("SH001");
        assertThat(corrected.json().getString("hub")).isEqualTo("HUB-SH");
        assertThat(eventData(number, "particulars-corrected"))
                .contains("\"to\": {\"hub\": \"HUB-SH\", \"branch\": \"SH001\", \"region\": \"EC\"}")
                .doesNotContain("某网点");
        var events = agent.get(COMPLAINTS + "/" + number + "/events").body();
        assertThat(events).contains("\"branchTyped\":\"某网点\"");
        var removed = agent.put(
                COMPLAINTS + "/" + number + "/particulars",
                particulars.copy().putNull("branch").putNull("hub"));
        assertThat(removed.json().getString("branch")).isNull();
        assertThat(removed.json().getString("hub")).isNull();
    }

    @Test
    void decision_about_a_text_gives_its_complaints_their_unit_and_moves_nothing_else() {
        server.clock().set(SEPTEMBER);
        var first = filed(Draft.usual().branch("虹桥那个点"));
        var second = filed(Draft.usual().with("hub", "虹桥那个点"));
        var before = complaint(first);
        var listed = admin().get(UNITS + "/unmatched").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("text").equals("虹桥那个点"))
                .findFirst()
                .orElseThrow();
        assertThat(listed.getInteger("complaints")).isEqualTo(2);
        var decision = new JsonObject().put("text", "虹桥那个点").put("unit", "SH001");
        assertThat(admin().post(UNITS + "/unmatched", decision.copy().put("unit", "EC"))
                        .status())
                .isEqualTo(422);
        var decided = admin().post(UNITS + "/unmatched", decision);
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        await(
                "units of the complaints",
                () -> "SH001".equals(complaint(first).getString("branch"))
                        && "SH001".equals(complaint(second).getString("branch")));
        var after = complaint(first);
        assertThat(after.getString("hub")).isEqualTo("HUB-SH");
        for (String field : List.of("type", "severity", "judgedBy", "dueAt", "status")) {
            assertThat(after.getValue(field)).as(field).isEqualTo(before.getValue(field));
        }
        assertThat(eventData(first, "particulars-corrected")).contains("\"branch\": \"SH001\"");
        assertThat(server.as("agent1").get(COMPLAINTS + "/" + first + "/events").body())
                .contains("\"branchTyped\":\"虹桥那个点\"", "吴强");
        assertThat(admin().get(UNITS + "/unmatched").body()).doesNotContain("虹桥那个点");
        var later = filed(Draft.usual().branch("虹桥那个点").region("上海"));
        assertThat(complaint(later).getString("branch")).as("from now on").isEqualTo("SH001");
        assertThat(eventData(later, "received")).as("of the network").contains("\"region\": \"EC\"");
        assertThat(complaint(later).getString("region")).as("as it was named").isEqualTo("上海");
    }

    @Test
    void unit_is_added_once_and_ends_after_all_below_it() {
        var draft = new JsonObject()
                .put("code", "sh-900")
                .put("kind", "branch")
                .put("name", new JsonObject().put("zh", "上海临港网点"))
                .put("parent", "HUB-SH");
        var added = admin().post(UNITS, draft);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().getString("code")).isEqualTo("SH-900");
        assertThat(admin().post(UNITS, draft).status()).isEqualTo(409);
        assertThat(admin().post(UNITS, draft.copy().put("code", "X1").put("parent", "CLAIMS"))
                        .status())
                .isEqualTo(422);
        assertThat(suggested(server.anybody(), "lingang")).containsExactly("SH-900");
        var lastDay = new JsonObject().put("lastDay", "2026-09-01");
        var refused = admin().post(UNITS + "/HUB-SH/closing", lastDay);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("still belongs to it afterwards");
        assertThat(admin().post(UNITS + "/SH-900/closing", lastDay).json().getString("validTo"))
                .isEqualTo("2026-09-01");
        assertThat(suggested(server.anybody(), "lingang")).isEmpty();
        assertThat(admin().post(UNITS + "/SH-900/closing", new JsonObject().putNull("lastDay"))
                        .status())
                .isEqualTo(200);
        assertThat(suggested(server.anybody(), "lingang")).hasSize(1);
    }

    @Test
    void people_and_departments_belong_to_units_by_day() {
        assertThat(move("department", "claims", "CLAIMS", "2026-09-01").status())
                .isEqualTo(204);
        assertThat(move("login", "agent2", "CLAIMS", "2026-09-01").status()).isEqualTo(204);
        assertThat(move("login", "agent2", "EC", "2026-09-20").status()).isEqualTo(204);
        assertThat(move("login", "agent99", "EC", "2026-09-20").status()).isEqualTo(422);
        assertThat(move("department", "cooking", "EC", "2026-09-20").status()).isEqualTo(422);
        var members = admin().get(UNITS + "/CLAIMS").json().getJsonArray("members");
        assertThat(members).hasSize(2);
        assertThat(members.encode())
                .contains("\"department\":\"claims\",\"from\":\"2026-09-01\",\"until\":null")
                .contains("\"login\":\"agent2\"", "\"until\":\"2026-09-20\"");
        assertThat(admin().put(
                                UNITS + "/members",
                                new JsonObject()
                                        .put("login", "agent2")
                                        .putNull("unit")
                                        .put("from", "2026-09-21"))
                        .status())
                .isEqualTo(204);
        assertThat(admin().get(UNITS + "/EC").json().getJsonArray("members").encode())
                .contains("\"until\":\"2026-09-21\"");
    }

    private static Reply move(String what, String member, String unit, String from) {
        return admin().put(
                        UNITS + "/members",
                        new JsonObject().put(what, member).put("unit", unit).put("from", from));
    }

    @Test
    void another_node_knows_the_network_soon() {
        try (var other = server.secondNode()) {
            take("", "code,kind,name_zh\nNJ001,branch,南京江宁网点\n");
            await("the unit", () -> suggested(other.anybody(), "jiangning").equals(List.of("NJ001")));
        }
    }
}
