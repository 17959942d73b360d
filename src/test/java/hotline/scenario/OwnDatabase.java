package hotline.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;

/** The embedded database of a server, read and changed next to the server. */
record OwnDatabase(Path data) {

    /** How many complaints the facts have counted as received. */
    long counted() throws IOException, SQLException {
        return number("SELECT sum(n) FROM fact WHERE kind = 1");
    }

    /** The numbers of all complaints in it. */
    Collection<String> stored() throws IOException, SQLException {
        var numbers = new HashSet<String>();
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery("SELECT number FROM complaint")) {
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
        }
        return numbers;
    }

    /** The first column of the first row. */
    long number(String sql) throws IOException, SQLException {
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** As someone with all rights over the database could. */
    void tamper(String statements) throws IOException, SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** As the setting for it. */
    String url() throws IOException {
        return "postgres://hotline:" + password() + "@127.0.0.1:" + postmaster(3) + "/hotline?sslmode=disable";
    }

    private Connection connection() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster(3) + "/hotline", "hotline", password());
    }

    private String password() throws IOException {
        return Files.readString(data.resolve("database-password")).strip();
    }

    /** A line of the file in which PostgreSQL says how it runs. */
    String postmaster(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres-data/postmaster.pid"))
                .get(line)
                .strip();
    }
}
