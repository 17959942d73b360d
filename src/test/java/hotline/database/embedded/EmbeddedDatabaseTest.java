package hotline.database.embedded;

import static hotline.database.embedded.EmbeddedDatabases.execute;
import static hotline.database.embedded.EmbeddedDatabases.prepare;
import static hotline.database.embedded.EmbeddedDatabases.start;
import static hotline.database.embedded.EmbeddedDatabases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.DatabaseRequirements;
import hotline.database.DatabaseSettings;
import hotline.database.DatabaseStartFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Run as root these also show that PostgreSQL steps down: the temporary directories are closed to all other accounts.
 */
class EmbeddedDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void acknowledged_means_on_the_disk() throws SQLException {
        try (EmbeddedDatabase database = start(directory)) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertThat(value(database, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void speaks_every_language_and_sorts_by_code_point() throws SQLException {
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(value(
                            database,
                            "SELECT datlocprovider::text || datlocale || datctype FROM pg_database"
                                    + " WHERE datname = current_database()"))
                    .isEqualTo("bC.UTF-8C.UTF-8");
            DatabaseRequirements.check(database.settings());
        }
    }

    @Test
    void no_connection_is_accepted_without_the_password() throws Exception {
        prepare(directory);
        try (EmbeddedDatabase database = start(directory)) {
            DatabaseSettings real = database.settings();
            DatabaseSettings guessed = new DatabaseSettings(
                    real.host(), real.port(), real.database(), "postgres", "guess", real.encryption());
            assertThatThrownBy(() -> TestCluster.connect(guessed))
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("database-password")))
                    .hasSize(2);
            assertThat(value(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(real.toString()).doesNotContain(real.password());
        }
    }

    @Test
    void data_is_kept_over_a_restart() throws SQLException {
        try (EmbeddedDatabase database = start(directory)) {
            execute(database, "CREATE TABLE kept AS SELECT '热线' AS name");
        }
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT name FROM kept")).isEqualTo("热线");
        }
    }

    @Test
    void spaces_quotes_chinese_and_length_in_the_path_do_no_harm() throws SQLException {
        Path far = directory.resolve("it's a \"long\" way $HOME").resolve("热线-投诉-数据".repeat(8));
        try (EmbeddedDatabase database = start(far)) {
            assertThat(far.toString().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(107);
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_creation_that_was_interrupted_begins_again() throws Exception {
        Path unfinished = Files.createDirectories(directory.resolve("creating-1234/base/1"));
        Files.writeString(unfinished.resolve("1259"), "half a table");
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
        try (Stream<Path> children = Files.list(directory)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "database-password",
                            "superuser-password",
                            "hotline.lock",
                            "postgres-data",
                            "postgres-start.log");
        }
    }

    @Test
    void a_lost_password_is_replaced() throws Exception {
        prepare(directory);
        Files.delete(directory.resolve("database-password"));
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void the_servers_role_is_no_superuser_and_its_password_opens_no_superuser() throws Exception {
        prepare(directory);
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(
                            database,
                            "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles"
                                    + " WHERE rolname = current_user"))
                    .isEqualTo("f");
            DatabaseSettings own = database.settings();
            assertThatThrownBy(() -> new DatabaseSettings(
                                    own.host(), own.port(), "postgres", "postgres", own.password(), own.encryption())
                            .connect(DatabaseSettings.AT_ONCE))
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("superuser-password")))
                    .hasSize(2);
        }
    }

    /** Before, both roles had the password in {@code database-password}. */
    @Test
    void a_directory_of_an_earlier_release_gets_a_separate_superuser_password() throws Exception {
        prepare(directory);
        String shared = Files.readString(directory.resolve("database-password")).strip();
        try (EmbeddedDatabase before = start(directory)) {
            execute(before, "CREATE TABLE kept AS SELECT 7 AS n");
            try (var administrator = new KeptConnection(before.administrator())) {
                administrator.execute("ALTER ROLE postgres PASSWORD '" + shared + "'");
            }
        }
        Files.delete(directory.resolve("superuser-password"));

        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT n FROM kept")).isEqualTo("7");
            assertThat(database.settings().password()).isEqualTo(shared);
            assertThat(database.administrator().password()).isNotEqualTo(shared);
            database.administrator().connect(DatabaseSettings.AT_ONCE).close();
            assertThat(value(database, "SHOW log_error_verbosity")).isEqualTo("terse");
        }
    }

    /** initdb starts the other programs through a shell. */
    @Test
    void programs_are_not_run_from_a_path_that_a_shell_would_interpret() throws Exception {
        for (String odd : new String[] {"a \"quoted\" path", "all my $HOME", "a `tick`"}) {
            Path place = directory.resolve(odd);
            assertThat(PostgresBinaries.unpacked(place, new ServiceAccount.Own())
                            .home())
                    .as(odd)
                    .isDirectory()
                    .matches(home -> !home.startsWith(place), "elsewhere");
        }
    }

    @Test
    void a_line_break_in_the_path_is_refused_before_anything_is_written() {
        assertThatThrownBy(() -> start(directory.resolve("two\nlines")))
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining("line break");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void another_major_version_is_named_and_left_alone() throws Exception {
        Files.createDirectories(directory.resolve("postgres-data"));
        Files.writeString(directory.resolve("postgres-data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> start(directory))
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("pg_dump");
    }
}
