package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.rules.Variations;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyUploadTest {
    private static final String POLICIES = "/api/v1/policies";

    @Running
    private TestServer server;

    @Test
    void an_upload_names_the_replaced_version_and_the_differences() {
        var reply = install(Variations.withWorkingDays("2", 2));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).contains("/api/v1/policies/2/source");
        assertThat(reply.json().getString("replaces")).isEqualTo("freight-network/1.0");
        assertThat(reply.json().getBoolean("changed")).isTrue();
        var limits = reply.json().getJsonObject("changes").getJsonArray("limits");
        assertThat(limits.stream()
                        .map(JsonObject.class::cast)
                        .filter(limit -> "cargo-damage".equals(limit.getString("of")))
                        .map(JsonObject::encode))
                .containsExactlyInAnyOrder(
                        "{\"clock\":\"handling\",\"of\":\"cargo-damage\",\"severity\":\"minor\",\"channel\":null,"
                                + "\"market\":null,\"before\":{\"unit\":\"working-days\",\"count\":1},"
                                + "\"after\":{\"unit\":\"working-days\",\"count\":2}}",
                        "{\"clock\":\"handling\",\"of\":\"cargo-damage\",\"severity\":\"moderate\",\"channel\":null,"
                                + "\"market\":null,\"before\":{\"unit\":\"working-days\",\"count\":3},"
                                + "\"after\":{\"unit\":\"working-days\",\"count\":2}}");
        assertThat(current().getString("version")).isEqualTo("2");
    }

    @Test
    void a_dry_run_stores_nothing() {
        var reply = admin().send("POST", POLICIES + "?dryRun=true", Variations.withoutShortage("2"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().getValue("id")).isNull();
        assertThat(reply.json().getJsonObject("changes").getJsonObject("types").getJsonArray("removed"))
                .extracting(named -> ((JsonObject) named).getString("code"))
                .containsExactly("cargo-shortage");
        assertThat(server.database().value("SELECT count(*) FROM policy_version"))
                .isEqualTo("1");
        assertThat(current().getString("version")).isEqualTo("1.0");
    }

    @Test
    void the_same_text_again_is_put_in_force_again_and_makes_no_new_version() {
        var first = install(Variations.withWorkingDays("2", 2));
        install(Variations.withWorkingDays("3", 3));

        var again = install(Variations.withWorkingDays("2", 2));
        var once_more = install(Variations.withWorkingDays("2", 2));

        assertThat(again.json().getInteger("id")).isEqualTo(first.json().getInteger("id"));
        assertThat(again.json().getBoolean("changed")).isTrue();
        assertThat(once_more.json().getBoolean("changed")).isFalse();
        assertThat(current().getString("version")).isEqualTo("2");
        assertThat(server.database().value("SELECT epoch FROM rules_epoch")).isEqualTo(epoch(3));
    }

    /** The start has raised it once for the calendar and once for the policy. */
    private static String epoch(int changes) {
        return Integer.toString(1 + 2 + changes);
    }

    @Test
    void every_mistake_is_reported_with_its_line_and_column() {
        var reply = install("""
                extends: freight-network
                id: freight-network
                version: "2"
                time-zone: Europe/Nowhere
                callbacks:
                  attempts: many
                """);

        assertThat(reply.status()).isEqualTo(422);
        var errors = reply.json().getJsonArray("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("/time-zone");
        assertThat(errors.getJsonObject(0).getInteger("line")).isEqualTo(4);
        assertThat(errors.getJsonObject(0).getInteger("column")).isEqualTo(1);
        assertThat(errors.getJsonObject(1).getString("pointer")).isEqualTo("/callbacks/attempts");
        assertThat(errors.getJsonObject(1).getInteger("line")).isEqualTo(6);
        assertThat(errors.getJsonObject(1).getInteger("column")).isEqualTo(3);
        assertThat(server.database().value("SELECT count(*) FROM policy_version"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{' | '' | not readable as YAML",
                "'' | '' | empty",
                "'id: x' | '' | missing",
                "'extends: /etc/passwd' | /extends | no shipped policy",
                "'extends: freight-network\nid: freight-network\nversion: \"1.0\"' | /version | installed with another text",
                "'extends: freight-network\nid: b\nversion: \"1\"\ntime-zone: Europe/Berlin' | /time-zone | Asia/Shanghai"
            })
    void a_policy_that_cannot_rule_is_refused(String yaml, String pointer, String why) {
        var reply = install(yaml);

        assertThat(reply.status()).isEqualTo(422);
        var error = reply.json().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).startsWith(pointer);
        assertThat(error.getString("detail")).contains(why);
        assertThat(server.database().value("SELECT epoch FROM rules_epoch")).isEqualTo(epoch(0));
    }

    @Test
    void a_policy_may_come_within_json_too_and_nothing_else() {
        var json =
                server.as("admin1").post(POLICIES, new JsonObject().put("source", Variations.withWorkingDays("2", 2)));
        var form = server.as("admin1")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", POLICIES, "source=x");

        assertThat(json.status()).isEqualTo(201);
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.header("Accept")).contains("application/json, application/yaml, text/yaml");
    }

    @Test
    void a_policy_of_more_than_two_mebibytes_is_too_large() {
        var large = Variations.withWorkingDays("2", 2) + "# " + "x".repeat(2 * 1024 * 1024);

        assertThat(install(large).status()).isEqualTo(413);
        assertThat(install(Variations.withWorkingDays("2", 2) + "# " + "x".repeat(1_900_000))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void lines_of_business_are_public_and_only_their_supervisors_see_the_versions() {
        install(Variations.ofLine("key-accounts", "1"));
        install(Variations.withWorkingDays("2", 2));

        var anybody = server.anybody().get(POLICIES).json();
        var page = server.as("supervisor1").get(POLICIES + "?limit=2").json();
        var rest = server.as("supervisor1")
                .get(POLICIES + "?limit=2&after=" + page.getString("next"))
                .json();

        assertThat(anybody.getJsonArray("inForce").stream()
                        .map(JsonObject.class::cast)
                        .map(line -> line.getString("lineOfBusiness") + " " + line.getString("version") + " "
                                + line.getBoolean("isDefault")))
                .containsExactly("freight 2 true", "key-accounts 1 false");
        assertThat(anybody.getJsonArray("items")).isEmpty();
        assertThat(names(page)).containsExactly("freight-network 2", "key-accounts 1");
        assertThat(page.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("putInForceBy")
                        .getString("name"))
                .isEqualTo("吴强");
        assertThat(names(rest)).containsExactly("freight-network 1.0");
        assertThat(rest.getString("next")).isNull();
        assertThat(rest.getJsonArray("items").getJsonObject(0).getString("inForceSince"))
                .isNull();
    }

    @Test
    void the_text_of_a_version_holds_all_that_it_extends() {
        var id = install(Variations.withWorkingDays("2", 2)).json().getInteger("id");

        var source = server.as("admin1").get(POLICIES + "/" + id + "/source");

        assertThat(source.mediaType()).isEqualTo("application/yaml");
        assertThat(source.body()).contains("version: \"2\"", "cargo-damage", "extends: complaint-words");
        assertThat(server.as("admin1").get(POLICIES + "/99/source").status()).isEqualTo(404);
        assertThat(server.as("admin1").get(POLICIES + "/x/source").status()).isEqualTo(404);
    }

    @Test
    void forms_and_proposals_follow_the_line_of_business_that_is_asked_for() {
        install(Variations.ofLine("key-accounts", "1"));

        var agent = server.as("agent1");
        assertThat(agent.get("/api/v1/policy?lineOfBusiness=key-accounts").body())
                .contains("传真");
        assertThat(agent.get("/api/v1/policy").json().getJsonArray("channels").encode())
                .doesNotContain("传真");
        assertThat(agent.get("/api/v1/policy?lineOfBusiness=air").status()).isEqualTo(404);
        assertThat(agent.post(
                                "/api/v1/judgements",
                                new JsonObject().put("text", "少了一件").put("lineOfBusiness", "key-accounts"))
                        .json()
                        .getString("type"))
                .isEqualTo("cargo-shortage");
    }

    private Reply install(String yaml) {
        return admin().send("POST", POLICIES, yaml);
    }

    private TestClient admin() {
        return server.as("admin1").with("Content-Type", "application/yaml");
    }

    private JsonObject current() {
        return server.as("agent1").get("/api/v1/policy").json();
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(version -> version.getString("policy") + " " + version.getString("version"))
                .toList();
    }
}
