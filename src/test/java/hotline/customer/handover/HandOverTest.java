package hotline.customer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.customer.lists.ListClient;
import hotline.customer.merge.Desk;
import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.identity.Post;
import hotline.identity.Role;
import hotline.policy.PersonalData.HandOver;
import hotline.support.FreightNetwork;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files change departments on time, checked by the receiver, returned for defects and mended. */
@Tag("A3")
class HandOverTest {
    private static final String HAND_OVERS = "/api/v1/file-hand-overs";
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;

    @BeforeEach
    void forget() {
        server.clock().set(MONDAY);
        server.forgetComplaints();
        server.database().execute("TRUNCATE file_link, file_root, file_hand_over");
        desk = new Desk(server);
    }

    private static Reply give(String login, JsonObject body) {
        return server.as(login).post(HAND_OVERS, body);
    }

    private static JsonObject sales(String to, Long... files) {
        return new JsonObject()
                .put("kind", "sales")
                .put("customers", new JsonArray(List.of(files)))
                .put("to", to);
    }

    private static JsonObject made(JsonObject body) {
        var reply = give("agent1", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static List<JsonObject> list(String login, String query) {
        var reply = server.as(login).get(HAND_OVERS + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject only(String login, long file) {
        var found = list(login, "?customer=" + file);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Reply step(String login, long id, String step, String... defects) {
        var body = new JsonObject().put("step", step);
        if (defects.length > 0) {
            body.put("defects", new JsonArray(List.of(defects)));
        }
        return server.as(login).post(HAND_OVERS + "/" + id + "/steps", body);
    }

    private static long person(String login) {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = '" + login + "'"));
    }

    private static Instant due(JsonObject of) {
        return OffsetDateTime.parse(of.getString("dueAt")).toInstant();
    }

    @Test
    void a_file_with_defects_is_returned_mended_within_a_day_checked_again_and_accepted() {
        long file = desk.customer("欧阳鹤鸣", "13977788899");
        assertThat(made(sales("claims", file)
                        .put("responsible", person("agent2"))
                        .put("note", "客户改买保价服务")))
                .isEqualTo(new JsonObject()
                        .put("made", 1)
                        .put("refused", new JsonArray())
                        .put("more", false));
        var given = only("agent2", file);
        assertThat(due(given)).as("before and after the holidays").isEqualTo("2026-10-08T10:00:00Z");
        assertThat(given.getString("note")).isEqualTo("客户改买保价服务");
        assertThat(given.getJsonArray("steps")).containsExactly("accept", "return");
        assertThat(only("agent1", file).getJsonArray("steps")).containsExactly("withdraw");
        assertThat(desk.read(file).getString("department"))
                .as("until it is accepted")
                .isNull();
        long id = given.getLong("id");

        assertThat(step("agent1", id, "accept").status()).as("the giver").isEqualTo(403);
        assertThat(step("agent3", id, "accept").status()).as("not the agent").isEqualTo(403);
        assertThat(step("agent2", id, "return").status()).as("without defects").isEqualTo(422);
        assertThat(step("agent2", id, "mend").status()).as("not returned").isEqualTo(409);
        var returned = step("agent2", id, "return", "地址不到门牌", "无证件号").json();
        assertThat(due(returned)).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
        assertThat(returned.getJsonArray("defects")).containsExactly("地址不到门牌", "无证件号");
        assertThat(step("agent2", id, "accept").status()).as("not mended").isEqualTo(409);

        server.clock().set(MONDAY.plus(Duration.ofHours(25)));
        assertThat(only("agent1", file).getBoolean("overdue")).isTrue();
        var mended = step("agent1", id, "mend").json();
        assertThat(mended.getString("state")).isEqualTo("to-check");
        assertThat(mended.getBoolean("late")).isTrue();
        assertThat(mended.getBoolean("overdue")).isFalse();
        assertThat(step("agent2", id, "accept").json().getString("state")).isEqualTo("accepted");
        assertThat(step("agent2", id, "accept").status()).as("again").isEqualTo(409);

        var after = desk.read(file);
        assertThat(after.getString("department")).isEqualTo("claims");
        assertThat(after.getJsonObject("responsible").getLong("id")).isEqualTo(person("agent2"));
        assertThat(list("agent1", "?customer=" + file)).isEmpty();
        var history = desk.agent()
                .get("/api/v1/customers/" + file + "/changes")
                .json()
                .getJsonArray("items");
        assertThat(history.stream().map(entry -> ((JsonObject) entry).getString("what")))
                .containsSubsequence(
                        "hand-over-accepted", "hand-over-mended", "hand-over-returned", "hand-over-given", "made");
        assertThat(history.encode()).contains("地址不到门牌；无证件号", "客户改买保价服务");
    }

    @Test
    void a_department_hands_over_five_hundred_files_at_once_and_then_the_rest() {
        var csv = new StringBuilder("external-id,name,phones,department\n");
        for (int i = 0; i < 503; i++) {
            csv.append("K-%d,王小明,138%08d,operations\n".formatted(i, i));
        }
        new ListClient(server, "supervisor1").taken(csv.toString());
        var all = new JsonObject()
                .put("kind", "service")
                .put("department", "operations")
                .put("to", "claims");
        assertThat(made(all.copy()))
                .isEqualTo(new JsonObject()
                        .put("made", 500)
                        .put("refused", new JsonArray())
                        .put("more", true));
        assertThat(made(all.copy()).getInteger("made")).isEqualTo(3);
        assertThat(made(all.copy()).getInteger("made")).isZero();

        var page = server.as("agent2")
                .get(HAND_OVERS + "?department=claims&limit=200")
                .json();
        assertThat(page.getJsonArray("items")).hasSize(200);
        var next = server.as("agent2")
                .get(HAND_OVERS + "?department=claims&limit=200&after=" + page.getString("next"))
                .json();
        assertThat(next.getJsonArray("items").getJsonObject(0).getLong("id"))
                .isEqualTo(page.getJsonArray("items").getJsonObject(199).getLong("id") + 1);
        assertThat(list("agent2", "?department=operations"))
                .as("which waits for nothing")
                .isEmpty();
        assertThat(list("agent2", "?state=overdue")).isEmpty();
        server.clock().set(MONDAY.plus(Duration.ofHours(33)));
        assertThat(list("agent2", "?state=overdue&limit=1")).hasSize(1);
        assertThat(server.as("supervisor1").get(HAND_OVERS + "/counts").json().getJsonArray("items"))
                .containsExactly(new JsonObject()
                        .put("department", "claims")
                        .put("toCheck", 503)
                        .put("returned", 0)
                        .put("overdue", 503));
        assertThat(give("agent1", all.copy().put("to", "operations")).status()).isEqualTo(422);
        assertThat(give("agent1", all.copy().put("to", "no-such")).status()).isEqualTo(422);
        assertThat(give("agent1", all.copy().put("responsible", person("admin1")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void files_that_can_not_be_handed_over_stop_no_other_one() {
        long merged = desk.customer("欧阳鹤鸣", "13977788899");
        long root = desk.customer("王方", "13900000066");
        long there = desk.customer("李娜", "13900000067");
        long sealed = desk.customer("张伟", "13900000068");
        desk.patch(there, desk.read(there).getInteger("version"), new JsonObject().put("department", "claims"));
        server.database().execute("UPDATE customer_file SET sealed_at = now() WHERE id = " + sealed);
        assertThat(made(sales("operations", merged)).getInteger("made")).isEqualTo(1);
        desk.merge(merged, root);
        var result = made(sales("claims", merged, root, there, sealed, 999999999L));
        assertThat(result.getInteger("made")).isZero();
        assertThat(result.getJsonArray("refused").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getLong("customer") + " " + one.getString("why")))
                .containsExactlyInAnyOrder(
                        merged + " merged", root + " open", there + " there", sealed + " sealed", "999999999 no-file");
        var open = only("supervisor1", merged);
        assertThat(open.getLong("customer"))
                .as("the file that it is merged into")
                .isEqualTo(root);
        assertThat(step("supervisor1", open.getLong("id"), "accept").status()).isEqualTo(200);
        assertThat(desk.read(root).getString("department")).isEqualTo("operations");
        assertThat(made(sales("finance", there)).getInteger("made")).isEqualTo(1);
        assertThat(step("agent1", only("agent1", there).getLong("id"), "withdraw")
                        .status())
                .isEqualTo(200);
        assertThat(desk.read(there).getString("department")).isEqualTo("claims");
        assertThat(made(sales("finance", there)).getInteger("made")).as("anew").isEqualTo(1);
    }

    @Test
    void the_department_that_receives_a_file_checks_it_and_the_other_one_mends_it() {
        var toCheck = standing(HandOverState.TO_CHECK, Optional.empty());
        assertThat(HandOverRules.possible(toCheck, staff(2, "claims"))).contains(HandOverStep.ACCEPT);
        assertThat(HandOverRules.possible(toCheck, staff(2, "operations"))).isEmpty();
        assertThat(HandOverRules.possible(toCheck, staff(1, "claims"))).containsExactly(HandOverStep.WITHDRAW);
        var returned = standing(HandOverState.RETURNED, Optional.empty());
        assertThat(HandOverRules.possible(returned, staff(2, "operations"))).containsExactly(HandOverStep.MEND);
        assertThat(HandOverRules.possible(returned, staff(2, "claims"))).isEmpty();
        var mended = standing(HandOverState.TO_CHECK, Optional.of(3L));
        assertThat(HandOverRules.possible(mended, staff(3, "claims"))).isEmpty();
        var rules = new HandOverRules(
                new HandOver(3, 1, 24), FreightNetwork.deadlines().calendar(1));
        assertThatThrownBy(() -> rules.after(mended, HandOverStep.ACCEPT, staff(3, "claims"), MONDAY))
                .isInstanceOf(Failure.Forbidden.class);
        assertThat(rules.checkedBy(FileKind.SALES, MONDAY)).isEqualTo("2026-10-08T10:00:00Z");
        assertThat(rules.checkedBy(FileKind.SERVICE, MONDAY)).isEqualTo("2026-09-29T10:00:00Z");
    }

    private static Standing standing(HandOverState state, Optional<Long> mendedBy) {
        return new Standing(
                FileKind.SALES,
                Optional.of("operations"),
                "claims",
                Optional.empty(),
                state,
                1,
                mendedBy,
                MONDAY,
                false);
    }

    private static Staff staff(long id, String department) {
        return new Staff(id, "a", "a", Role.AGENT, Optional.empty(), Optional.of(Post.in(department)));
    }
}
