package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The database fails under a running server. */
class WithoutDatabaseTest {
    @Test
    void requests_are_asked_to_retry_and_the_node_is_not_ready(@Running TestServer server) {
        server.database().drop();
        var credentials = new JsonObject().put("login", "agent1").put("password", TestServer.PASSWORD);
        var refused = server.anybody().post("/api/v1/sessions", credentials);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("busy");
        assertThat(refused.header("Retry-After")).isPresent();
        await(
                "the node is not ready",
                () -> server.anybody().get("/health/ready").status() == 503);
        assertThat(server.anybody().get("/health/live").status()).isEqualTo(200);
    }
}
