package hotline.rules;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers on one database, and an administrator who replaces the rules while complaints come in. */
@ExtendWith(VertxExtension.class)
class PoliciesWhileRunningTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String POLICIES = "/api/v1/policies";
    private static final String READY = "/health/ready";

    @Running
    private TestServer first;

    private TestServer second;

    @BeforeEach
    void startSecond() {
        second = first.secondNode();
    }

    @Test
    void the_next_complaint_on_another_node_is_ruled_by_the_policy_put_in_force_here() {
        for (int days = 2; days <= 5; days++) {
            assertThat(install(first, Variations.withWorkingDays("v" + days, days))
                            .status())
                    .isEqualTo(201);

            var filed = second.anybody().post(COMPLAINTS, Draft.usual().json()).json();

            assertThat(policyOf(filed)).isEqualTo("freight-network v" + days);
        }
    }

    @Test
    void a_new_line_of_business_is_known_to_another_node_at_once() {
        assertThat(install(first, Variations.ofLine("key-accounts", "1")).status())
                .isEqualTo(201);

        var filed = second.as("agent1")
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .json()
                                .put("lineOfBusiness", "key-accounts")
                                .put("channel", "fax"));

        assertThat(filed.status()).isEqualTo(201);
        assertThat(filed.json().getString("number")).isEqualTo("K202609-000001");
        assertThat(policyOf(filed.json())).isEqualTo("key-accounts 1");
        assertThat(second.anybody()
                        .post(COMPLAINTS, Draft.usual().json())
                        .json()
                        .getString("number"))
                .isEqualTo("202609-000001");
        var complaint = second.as("agent1").get(COMPLAINTS + "/K202609-000001").json();
        assertThat(complaint.getString("lineOfBusiness")).isEqualTo("key-accounts");
    }

    @Test
    void a_line_without_a_policy_is_refused_by_its_name() {
        var refused = first.anybody().post(COMPLAINTS, Draft.usual().json().put("lineOfBusiness", "air-freight"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/lineOfBusiness");
    }

    @Test
    void while_policies_change_each_complaint_is_ruled_by_one_of_its_moment_and_none_is_lost(Vertx vertx)
            throws Exception {
        var epochs = new ConcurrentLinkedQueue<String>(List.of("freight-network 1.0"));
        var over = new AtomicBoolean();
        try (var callers = Callers.of(vertx, 200)) {
            var changes = vertx.executeBlocking(() -> {
                for (int i = 0; i < 4; i++) {
                    haveRuled(i + 1);
                    // Noted before: it may rule from some moment of this request on.
                    epochs.add("freight-network v" + i);
                    assertThat(install(node(i), Variations.withWorkingDays("v" + i, 2 + i))
                                    .status())
                            .isEqualTo(201);
                }
                haveRuled(5);
                over.set(true);
                return null;
            });
            var told = callers.all(200, i -> fileUntil(over, i, epochs)).stream()
                    .flatMap(List::stream)
                    .toList();
            await(changes);

            assertThat(told).hasSizeGreaterThan(200);
            var ruledBy = policiesByNumber();
            for (Told one : told) {
                assertThat(ruledBy.get(one.filed().getString("number"))).isIn(one.inForce());
            }
            assertThat(ruledBy.values().stream().distinct()).hasSize(5);
            assertThat(
                            first.database()
                                    .value(
                                            "SELECT count(*) || ' ' || count(DISTINCT number) || ' ' || max(number) FROM complaint"))
                    .isEqualTo("%1$d %1$d 202609-%1$06d".formatted(told.size()));
            assertThat(first.database()
                            .value("SELECT count(*) || ' ' || count(DISTINCT complaint_id) FROM idempotency_key"))
                    .isEqualTo("%1$d %1$d".formatted(told.size()));
        }
    }

    /** Each policy in force rules a complaint before the next one comes, however slow the machine is. */
    private void haveRuled(int policies) {
        await("each of " + policies + " policies has ruled a complaint", () -> first.database()
                .value("SELECT count(DISTINCT policy_version) FROM complaint")
                .equals(Integer.toString(policies)));
    }

    /** @param inForce policies in force at some moment between sending and the answer */
    private record Told(JsonObject filed, List<String> inForce) {}

    private List<Told> fileUntil(AtomicBoolean over, int filer, ConcurrentLinkedQueue<String> epochs) {
        var told = new ArrayList<Told>();
        for (int nth = 0; nth == 0 || !over.get(); nth++) {
            var key = "filer-" + filer + "-" + nth;
            var before = List.copyOf(epochs);
            var reply = node(filer)
                    .anybody()
                    .with("Idempotency-Key", key)
                    .post(COMPLAINTS, Draft.usual().json());
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            var after = List.copyOf(epochs);
            // The last one noted before may not have been in force yet, so the one before it counts too.
            told.add(new Told(reply.json(), after.subList(Math.max(0, before.size() - 2), after.size())));
        }
        return told;
    }

    @Test
    void older_complaints_keep_their_policy_and_are_corrected_by_it() {
        var old = first.anybody().post(COMPLAINTS, Draft.usual().json()).json().getString("number");
        assertThat(install(first, Variations.withoutShortage("2")).status()).isEqualTo(201);

        var corrected = first.as("agent1")
                .with("If-Match", "\"1\"")
                .put(
                        COMPLAINTS + "/" + old + "/judgement",
                        new JsonObject()
                                .put("type", "cargo-shortage")
                                .put("severity", "severe")
                                .put("reason", "整票少货"));

        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.json().getString("policy")).isEqualTo("freight-network/1.0");
        var anew = first.anybody().post(COMPLAINTS, Draft.usual().json()).json();
        assertThat(anew.getString("type")).isNotEqualTo("cargo-shortage");
        assertThat(policyOf(anew)).isEqualTo("freight-network 2");
    }

    /** As after the node was frozen since before the policy was stored. */
    @Test
    void a_node_that_does_not_know_a_complaints_policy_yet_answers_retry_later_and_learns_it() throws SQLException {
        var number =
                first.anybody().post(COMPLAINTS, Draft.usual().json()).json().getString("number");
        var agent = second.as("agent1");
        try (var connection = first.database().connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE calendar_version IN ACCESS EXCLUSIVE MODE");
            await("no node can look at the rules", this::bothWait);
            first.database()
                    .execute("INSERT INTO policy_version (policy, version, digest, source, installed_at)"
                            + " SELECT policy, '2', 'other', source, installed_at FROM policy_version");
            first.database().execute("UPDATE complaint SET policy_version = (SELECT max(id) FROM policy_version)");

            var behind = agent.get(COMPLAINTS + "/" + number);

            assertThat(behind.status()).isEqualTo(503);
            assertThat(behind.header("Retry-After")).contains("1");
            connection.rollback();
        }
        await("it has learnt", () -> agent.get(COMPLAINTS + "/" + number).status() == 200);
    }

    /** As during an update, after the first newer node has put the policy in force that it was shipped with. */
    @Test
    void a_node_that_cannot_read_the_policy_in_force_is_not_ready_until_one_it_reads_is_in_force() {
        first.database()
                .execute(
                        "INSERT INTO policy_version (policy, version, digest, source, installed_at)"
                                + " SELECT policy, 'newer', 'other', 'only-newer-nodes-know: this', installed_at FROM policy_version");
        first.database().execute("""
                UPDATE policy_in_force SET version = (SELECT max(id) FROM policy_version);
                UPDATE rules_epoch SET epoch = epoch + 1
                """);

        await("the node is not ready", () -> second.anybody().get(READY).status() == 503);
        assertThat(second.anybody().get(READY).json().getString("detail"))
                .isEqualTo("a policy in force can't be read by this version of hotline");

        assertThat(install(first, Variations.withWorkingDays("readable", 3)).status())
                .isEqualTo(201);
        await("the node is ready again", () -> second.anybody().get(READY).status() == 200);
        var filed = second.anybody().post(COMPLAINTS, Draft.usual().json()).json();
        assertThat(policyOf(filed)).isEqualTo("freight-network readable");
    }

    private boolean bothWait() {
        return "2"
                .equals(first.database()
                        .value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database() AND query LIKE 'SELECT (SELECT epoch%'"));
    }

    private static Reply install(TestServer server, String yaml) {
        return admin(server).send("POST", POLICIES, yaml);
    }

    private static TestClient admin(TestServer server) {
        return server.as("admin1").with("Content-Type", "application/yaml");
    }

    private TestServer node(int i) {
        return i % 2 == 0 ? first : second;
    }

    private String policyOf(JsonObject filed) {
        return first.database()
                .value(
                        "SELECT policy || ' ' || v.version FROM policy_version v JOIN complaint c ON c.policy_version = v.id"
                                + " WHERE number = '" + filed.getString("number") + "'");
    }

    private Map<String, String> policiesByNumber() throws SQLException {
        var policies = new HashMap<String, String>();
        try (var connection = first.database().connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT number, policy || ' ' || v.version FROM policy_version v"
                                + " JOIN complaint c ON c.policy_version = v.id")) {
            while (rows.next()) {
                policies.put(rows.getString(1), rows.getString(2));
            }
        }
        return policies;
    }
}
