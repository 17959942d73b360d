package hotline.savedview;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People keep views of the console by name, for themselves or for the roles that they share them with. */
@ExtendWith(VertxExtension.class)
class SavedViewsTest {
    private static final String VIEWS = "/api/v1/views";

    @Running
    private static TestServer server;

    @BeforeEach
    void begin() {
        server.database().execute("TRUNCATE saved_view");
    }

    private static JsonObject view(String name, String query, String... roles) {
        var view = new JsonObject().put("name", name).put("query", query);
        return roles.length == 0 ? view : view.put("sharedWith", new JsonArray(List.of(roles)));
    }

    private static Reply add(String login, JsonObject view) {
        return server.as(login).post(VIEWS, view);
    }

    private static List<String> names(String login) {
        return server.as(login).get(VIEWS).json().getJsonArray("items").stream()
                .map(view -> ((JsonObject) view).getString("name"))
                .toList();
    }

    @Test
    void own_views_come_first_and_those_shared_with_the_role_after_them() {
        add("supervisor1", view("延误", "view=open&type=delay", "agent", "analyst"));
        add("supervisor1", view("只给自己", "view=queue"));
        add("agent1", view("我的", "view=mine&due=today"));
        assertThat(names("agent1")).containsExactly("我的", "延误");
        assertThat(names("agent2")).containsExactly("延误");
        assertThat(names("supervisor1")).containsExactly("只给自己", "延误");
        assertThat(names("supervisor2")).isEmpty();
        var shared = server.as("agent1").get(VIEWS).json().getJsonArray("items").getJsonObject(1);
        assertThat(shared.getString("owner")).isEqualTo("孙丽");
        assertThat(shared.getBoolean("own")).isFalse();
        var ofAnalyst =
                server.as("analyst1").get(VIEWS).json().getJsonArray("items").getJsonObject(0);
        assertThat(ofAnalyst.getString("owner")).as("analysts read no names").isNull();
    }

    @Test
    void a_view_is_renamed_shared_and_deleted_by_its_owner_alone() {
        var id = add("agent1", view("我的", "view=mine")).json().getInteger("id");
        var at = VIEWS + "/" + id;
        var renamed = server.as("agent1").put(at, view("今天到期", "view=mine&due=today", "agent"));
        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(names("agent2")).containsExactly("今天到期");
        assertThat(server.as("agent2").put(at, view("别人的", "view=mine")).status())
                .isEqualTo(404);
        assertThat(server.as("agent2").delete(at).status()).isEqualTo(404);
        assertThat(server.as("agent1").delete(at).status()).isEqualTo(204);
        assertThat(names("agent1")).isEmpty();
    }

    @Test
    void two_views_of_a_person_have_two_names() {
        add("agent1", view("一", "view=mine"));
        var second = add("agent1", view("二", "view=open")).json().getInteger("id");
        assertThat(add("agent1", view("一", "view=queue")).body()).contains("/name", "taken");
        assertThat(server.as("agent1")
                        .put(VIEWS + "/" + second, view("一", "view=open"))
                        .body())
                .contains("taken");
        assertThat(server.as("agent1")
                        .put(VIEWS + "/" + second, view("二", "view=ended"))
                        .status())
                .isEqualTo(200);
        assertThat(add("agent2", view("一", "view=queue")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view=open&phone=13900000001",
                "view=open&waybill=HD990001",
                "view=open&search=1390",
                "view=open&case=202609-000001",
                "type=delay",
                "view=",
                "view=open&type",
                "view=open&<b>=1",
                "view=open&type=%zz",
                "https://example.org/?view=open"
            })
    void a_query_that_names_a_customer_or_is_none_is_refused(String query) {
        var refused = add("supervisor1", view("不行", query, "analyst"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("/query");
    }

    @Test
    void views_are_shared_with_people_who_keep_views_alone() {
        assertThat(add("agent1", view("给网点", "view=open", "branch")).status()).isEqualTo(422);
        assertThat(add("branch1", view("网点的", "view=mine")).status()).isEqualTo(403);
    }

    @Test
    void an_empty_list_of_roles_shares_a_view_with_none() {
        var own = add("agent1", view("只给自己", "view=mine").put("sharedWith", new JsonArray()));
        assertThat(own.status()).as(own.body()).isEqualTo(201);
        assertThat(own.json().getJsonArray("sharedWith")).isEmpty();
        assertThat(names("agent2")).isEmpty();
    }

    @Test
    void of_many_views_at_once_none_is_kept_beyond_the_hundredth(Vertx vertx) {
        server.database()
                .execute("INSERT INTO saved_view (owner, name, query, shared_with, changed_at) SELECT p.id, 'v' || n,"
                        + " 'view=open', '{}', now() FROM person p, generate_series(1, 98) n WHERE login = 'agent1'");
        try (var callers = Callers.of(vertx, 8)) {
            var statuses = callers.all(8, number -> add("agent1", view("同时 " + number, "view=open"))
                    .status());
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(2);
            assertThat(statuses.stream().filter(status -> status == 409)).hasSize(6);
        }
        assertThat(server.database().value("SELECT count(*) FROM saved_view")).isEqualTo("100");
    }

    @Test
    void a_person_keeps_a_hundred_views_at_most() {
        server.database()
                .execute("INSERT INTO saved_view (owner, name, query, shared_with, changed_at) SELECT p.id, 'v' || n,"
                        + " 'view=open', '{}', now() FROM person p, generate_series(1, 100) n WHERE login = 'agent1'");
        assertThat(add("agent1", view("又一个", "view=open")).status()).isEqualTo(409);
    }
}
