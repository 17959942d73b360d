package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.embedded.TestCluster;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestDatabase;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL logs slow statements and errors: the fault, and nothing about the person concerned. */
@Tag("K8")
@ExtendWith(VertxExtension.class)
class PersonalDataInTheLogTest {
    private static final String NAME = "欧阳若兰";
    private static final String PHONE = "13987650421";
    /** Of a connection that had not prepared the statement, the waiting is its parsing. */
    private static final String SLOW = " ms  (?:parse|bind|execute) ";

    private static final String REFUSED = "violates check constraint";
    private static final String TEXT = "我的红木箱子在虹桥网点丢了";

    @Test
    void a_slow_intake_statement_logs_neither_name_phone_text_nor_secret(@Running TestServer server, Vertx vertx)
            throws Exception {
        try (var other = server.database().connection()) {
            // So that the statement is prepared, on whichever connection: only its execution has parameters to quote.
            for (int i = 0; i < 5; i++) {
                file(server);
            }
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE complaint IN EXCLUSIVE MODE");
            int before = times(SLOW);
            var filed = vertx.executeBlocking(() -> file(server));
            await("the intake has waited longer than PostgreSQL calls slow", () -> !server.database()
                    .value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database() AND query LIKE '%WITH ORDINALITY AS draft%'"
                            + " AND clock_timestamp() - query_start > '1200 ms'")
                    .equals("0"));
            other.rollback();
            var reply = await(filed);
            assertThat(reply.status()).isEqualTo(201);
            var number = new JsonObject(reply.body()).getString("number");
            var secret = new JsonObject(reply.body())
                    .getString("trackingCode")
                    .replace(number, "")
                    .replaceFirst("^\\W+", "");
            assertThat(secret).hasSizeGreaterThan(15);

            await("the statement is logged as slow", () -> times(SLOW) > before);
            assertThat(TestCluster.log()).contains("INSERT INTO complaint").doesNotContain(NAME, PHONE, TEXT, secret);
        }
    }

    @Test
    void an_error_logs_nothing_of_the_row_at_fault() throws Exception {
        try (var database = TestDatabase.fresh();
                var connection = database.connection();
                var statement =
                        connection.prepareStatement("INSERT INTO person (login, name, role, password_hash, created_at)"
                                + " VALUES (?, ?, 'boss', ?, now())")) {
            int before = times(REFUSED);
            statement.setString(1, PHONE);
            statement.setString(2, NAME);
            statement.setString(3, TEXT);
            assertThatThrownBy(statement::execute)
                    .isInstanceOf(SQLException.class)
                    .as("the client that sent the statement gets the details")
                    .hasMessageContaining(NAME);
            await("the refusal is logged", () -> times(REFUSED) > before);
            assertThat(TestCluster.log()).doesNotContain(NAME, PHONE, TEXT);
        }
    }

    private static Reply file(TestServer server) {
        return server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .complainant(NAME)
                                .phone(PHONE)
                                .description(TEXT)
                                .json());
    }

    private static int times(String words) {
        return TestCluster.log().split(words, -1).length - 1;
    }
}
