package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators read which people looked at which customers' data. */
@Tag("K8")
class LooksTest {
    private static final String LOOKS = "/api/v1/looks";

    @Running
    private static TestServer server;

    private static String number;

    @BeforeAll
    static void look() {
        number = server.anybody()
                .post("/api/v1/complaints", Draft.usual().phone("13912345678").json())
                .json()
                .getString("number");
        var agent = server.as("agent1");
        agent.get("/api/v1/complaints?view=queue");
        agent.get("/api/v1/complaints/" + number);
        agent.get("/api/v1/complaints?phone=13912345678");
        server.as("agent2").get("/api/v1/complaints/" + number);
    }

    @Test
    void looks_at_a_complaint_are_listed_newest_first_page_by_page() {
        var first = looks("?number=" + number + "&limit=2");
        assertThat(whats(first)).containsExactly("agent2 complaint", "agent1 search by phone");
        var second = looks("?number=" + number + "&limit=2&after=" + first.getString("next"));
        assertThat(whats(second)).containsExactly("agent1 complaint", "agent1 list");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void looks_of_a_person_name_the_cases_and_keep_to_the_days_asked_for() {
        var found = looks("?login=agent2&from=2026-09-25&to=2026-09-25");
        assertThat(whats(found)).containsExactly("agent2 complaint");
        assertThat(found.getJsonArray("items").getJsonObject(0).getJsonArray("numbers"))
                .containsExactly(number);
        assertThat(whats(looks("?login=agent2&from=2026-09-26&to=2026-09-27"))).isEmpty();
        assertThat(whats(looks("?login=agent2&from=2026-09-01&to=2026-09-24"))).isEmpty();
        assertThat(whats(looks("?login=agent2"))).as("the last 31 days").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number=%%23%s", "number=%s-N1", "number=(%s)"})
    void number_is_read_as_it_is_typed(String query) {
        assertThat(looks("?" + query.formatted(number)).getJsonArray("items")).hasSize(4);
        assertThat(looks("?" + query.formatted(number.replace("-", ""))).getJsonArray("items"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent2%20", "Agent2", "%EF%BC%A1gent2"})
    void login_is_read_as_it_is_typed(String login) {
        assertThat(whats(looks("?login=" + login))).containsExactly("agent2 complaint");
    }

    @Test
    void wrong_questions_are_answered_in_words() {
        var admin = server.as("admin1");
        assertThat(admin.get(LOOKS).status()).isEqualTo(422);
        assertThat(admin.get(LOOKS + "?login=agent1&number=" + number).status()).isEqualTo(422);
        assertThat(admin.get(LOOKS + "?login=agent1&from=yesterday").status()).isEqualTo(422);
        assertThat(admin.get(LOOKS + "?login=agent1&from=9999-12-31").body())
                .as("to was not sent, so it is not what is wrong")
                .contains("\"pointer\":\"from\"")
                .doesNotContain("\"pointer\":\"to\"");
        assertThat(admin.get(LOOKS + "?login=agent1&from=2026-09-25&to=2026-09-24")
                        .status())
                .isEqualTo(422);
        assertThat(admin.get(LOOKS + "?login=nobody").status()).isEqualTo(404);
        assertThat(admin.get(LOOKS + "?number=202609-999999").status()).isEqualTo(404);
    }

    private static JsonObject looks(String query) {
        return server.as("admin1").get(LOOKS + query).json();
    }

    private static List<String> whats(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(look -> look.getString("login") + " " + look.getString("what"))
                .toList();
    }
}
