package hotline.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Statements given to a stopped cluster, for which no password is needed. */
final class SingleUserSession {
    private SingleUserSession() {}

    /** The server's own role owns its database and nothing else: no statement of ours can run programs or read files. */
    static List<String> passwords(String password, boolean newCluster) {
        List<String> statements = new ArrayList<>(List.of("ALTER ROLE postgres PASSWORD '" + password + "'"));
        if (newCluster) {
            statements.add("CREATE ROLE hotline LOGIN PASSWORD '" + password + "'");
            statements.add("CREATE DATABASE hotline OWNER hotline");
        } else {
            statements.add("ALTER ROLE hotline PASSWORD '" + password + "'");
        }
        return statements;
    }

    static void run(PostgresBinaries binaries, ServiceAccount account, Path cluster, List<String> statements)
            throws IOException {
        List<String> arguments = List.of(
                binaries.program("postgres"),
                "--single",
                "-D",
                account.nameOf(cluster.toAbsolutePath()),
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_messages=error",
                "postgres");
        Command session =
                Command.run(cluster, account.asThisAccount(arguments), String.join("\n", statements) + "\n", 60);
        if (!session.succeeded()) {
            throw new DatabaseStartFailed(
                    "PostgreSQL could not prepare its roles in " + cluster + ":\n" + session.output());
        }
    }
}
