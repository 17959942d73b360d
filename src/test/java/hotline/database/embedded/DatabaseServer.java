package hotline.database.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** A server in a separate process that tests kill: starts the database, commits a row, says so, and waits. */
final class DatabaseServer {
    private DatabaseServer() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        try (Connection connection = TestCluster.connect(database.settings());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 7 AS number");
        }
        System.out.println("started");
        Thread.currentThread().join();
    }
}
