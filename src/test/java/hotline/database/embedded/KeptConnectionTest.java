package hotline.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Await;
import hotline.support.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeptConnectionTest {
    @Test
    void a_statement_that_waits_in_a_circle_with_a_transaction_is_repeated_and_the_transaction_continues()
            throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                KeptConnection kept = new KeptConnection(database.settings());
                Connection server = database.connection();
                Statement transaction = server.createStatement()) {
            database.execute("CREATE TABLE first_room (n int); CREATE TABLE second_room (n int)");
            server.setAutoCommit(false);
            transaction.execute("INSERT INTO first_room VALUES (1)");

            var emptied = CompletableFuture.runAsync(() -> kept.execute("TRUNCATE second_room, first_room"));
            Await.await("the statement waits for the transaction", () -> waits(database));
            transaction.execute("INSERT INTO second_room VALUES (2)");
            server.commit();
            emptied.join();

            assertThat(database.value("SELECT (SELECT count(*) FROM first_room) + (SELECT count(*) FROM second_room)"))
                    .isEqualTo("0");
        }
    }

    private static boolean waits(TestDatabase database) {
        return "1"
                .equals(database.value("SELECT count(*) FROM pg_locks WHERE NOT granted AND database = "
                        + "(SELECT oid FROM pg_database WHERE datname = current_database())"));
    }
}
