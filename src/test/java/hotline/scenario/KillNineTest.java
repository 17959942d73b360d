package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.embedded.EmbeddedDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acknowledged complaints are kept, and the facts are those of the log: the server as its users start it, killed with its
 * database in the middle of the work.
 */
class KillNineTest {
    private static final int CUSTOMERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 2_000;

    @TempDir
    Path data;

    private OwnDatabaseServer server;

    @AfterEach
    void stop() throws Exception {
        server.process().destroy();
        server.process().waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    void every_complaint_acknowledged_under_load_is_there_after_kill_nine_of_server_and_database() throws Exception {
        EmbeddedDatabases.linkPrograms(data);
        server = new OwnDatabaseServer(data);
        server.start();
        var customers = server.customers(CUSTOMERS, ACKNOWLEDGED_BEFORE_THE_KILL);
        customers.awaitEnough();
        server.kill();
        customers.awaitEnd();

        server.start();

        var stored = server.database().stored();
        assertThat(stored).containsAll(customers.acknowledged());
        assertThat(stored.stream().mapToInt(KillNineTest::serial).max())
                .as("no serial was lost with unacknowledged complaints")
                .hasValue(stored.size());
        assertThat(server.file("after the kill")).isEqualTo(201);

        await("all are counted", this::isAllCounted);
        assertThat(server.auditOfMeasures()).contains("\n0 differences: ");

        assertThat(server.stop()).as("stops within ten seconds").isTrue();
    }

    private boolean isAllCounted() {
        try {
            return server.database().counted() == server.database().stored().size();
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(number.indexOf('-') + 1));
    }
}
