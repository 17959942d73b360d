package hotline.database.embedded;

import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Statements given to a stopped cluster, for which no password is needed. */
final class SingleUserSession {
    private SingleUserSession() {}

    /** The server's own role owns its database and nothing else: no statement of ours can run programs or read files. */
    static List<String> newRoles(RolePasswords passwords) {
        List<String> statements = new ArrayList<>(List.of("CREATE ROLE hotline LOGIN"));
        statements.addAll(roles(passwords));
        statements.add("CREATE DATABASE hotline OWNER hotline");
        return statements;
    }

    /**
     * Errors of the server's statements are logged without their details, which quote rows with the names and telephone
     * numbers in them.
     */
    static List<String> roles(RolePasswords passwords) {
        return List.of(
                "ALTER ROLE postgres PASSWORD '" + passwords.superuser() + "'",
                "ALTER ROLE hotline PASSWORD '" + passwords.server() + "'",
                "ALTER ROLE hotline SET log_error_verbosity = terse");
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
