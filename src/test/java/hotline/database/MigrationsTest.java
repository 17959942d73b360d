package hotline.database;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.embedded.Postmaster;
import hotline.database.embedded.TestCluster;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MigrationsTest {
    @Test
    void a_second_start_finds_nothing_to_do() {
        try (TestDatabase database = TestDatabase.fresh()) {
            String before = database.value("SELECT count(*) FROM flyway_schema_history");
            Migrations.apply(database.settings());
            assertThat(database.value("SELECT count(*) FROM flyway_schema_history"))
                    .isEqualTo(before);
        }
    }

    @Test
    @Tag("K8")
    void statistics_of_PostgreSQL_hold_nothing_that_customers_wrote() throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("""
                    INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, description, demand,
                        type, severity, confidence, reasons, judged_by, status, received_at, due_at, original_due_at, last_seq)
                    SELECT n, '202609-' || n, 1, 'website', 'external', 'zh', '李娜', '', '少了一件', '赔偿', 'delay', 'minor', 1, '[]', 'person',
                        'received', now(), now(), now(), 1
                    FROM generate_series(1, 20) AS n;
                    INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data, personal)
                    SELECT n, 1, 'noted', now(), 'customer', false, '{}', '{"text": "少了一件"}' FROM generate_series(1, 20) AS n;
                    ALTER TABLE complaint ALTER description SET STATISTICS -1, ALTER demand SET STATISTICS -1;
                    ALTER TABLE event ALTER personal SET STATISTICS -1;
                    ANALYZE complaint;
                    ANALYZE event""");
            String texts =
                    "SELECT string_agg(attname, ' ' ORDER BY attname) FROM pg_stats WHERE most_common_vals::text ~ '少了|赔偿'";
            assertThat(database.value(texts)).as("as before").isEqualTo("demand description personal");
            String files = "SELECT pg_relation_filenode('complaint') || ' ' || pg_relation_filenode('event')";
            String before = database.value(files);
            database.execute(migration("V115__no_statistics_of_complaints_texts.sql"));
            database.execute(migration("V116__no_statistics_of_events_texts.sql"));
            assertThat(database.value(texts)).isNull();
            assertThat(database.value(files)).as("no row is written").isEqualTo(before);
            database.execute("""
                    ANALYZE complaint;
                    ANALYZE event""");
            assertThat(database.value("SELECT count(*) FROM pg_stats WHERE most_common_vals::text LIKE '%received%'"))
                    .isNotEqualTo("0");
            assertThat(database.value(texts)).isNull();
        }
    }

    private static String migration(String file) throws IOException {
        try (var migration = MigrationsTest.class.getResourceAsStream("/db/migration/" + file)) {
            return new String(migration.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void identifiers_of_older_complaints_are_written_as_new_ones_are() throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("""
                    INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill,
                        description, type, severity, confidence, reasons, judged_by, status, received_at, due_at,
                        original_due_at, last_seq)
                    SELECT n, '202609-' || n, 1, 'website', 'external', 'zh', '李娜', phone, waybill, '少了一件', 'delay', 'minor', 1,
                        '[]', 'person', 'received', now(), now(), now(), 1
                    FROM (VALUES (1, '+8695338', 'hd26x'), (2, '+8612315', NULL), (3, '+8613812345678', 'HD-9'),
                        (4, '+862161234567', NULL)) AS older (n, phone, waybill)
                    """);
            Stream.of(migration("V11__identifiers_folded.sql").split(";", -1))
                    .map(String::strip)
                    .filter(statement -> statement.contains("UPDATE complaint"))
                    .forEach(database::execute);
            assertThat(database.value(
                            "SELECT string_agg(concat_ws(' ', phone, waybill), ', ' ORDER BY id) FROM complaint"))
                    .isEqualTo("95338 HD26X, 12315, +8613812345678 HD-9, +862161234567");
        }
    }

    @Test
    void a_database_without_unicode_is_refused_with_the_remedy() {
        try (TestDatabase database = TestDatabase.fresh()) {
            DatabaseSettings ascii = database.settings().withDatabase("test_ascii");
            TestCluster.administer("CREATE DATABASE test_ascii TEMPLATE template0 ENCODING 'SQL_ASCII'"
                    + " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' OWNER hotline");
            assertThatThrownBy(() -> Migrations.apply(ascii))
                    .isInstanceOf(DatabaseStartFailed.class)
                    .hasMessageContaining("not encoded in UTF8")
                    .hasMessageContaining("CREATE DATABASE test_ascii");
            TestCluster.administer("DROP DATABASE test_ascii");
        }
    }

    @Test
    void a_locale_that_knows_only_ascii_letters_is_refused_with_the_remedy() {
        try (TestDatabase database = TestDatabase.fresh()) {
            DatabaseSettings c = database.settings().withDatabase("test_c");
            TestCluster.administer("CREATE DATABASE test_c TEMPLATE template0 ENCODING 'UTF8'"
                    + " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' OWNER hotline");
            assertThatThrownBy(() -> Migrations.apply(c))
                    .isInstanceOf(DatabaseStartFailed.class)
                    .hasMessageContaining("ASCII letters only")
                    .hasMessageContaining("LC_CTYPE 'C.UTF-8'");
            TestCluster.administer("DROP DATABASE test_c");
        }
    }

    @Test
    void a_database_log_that_would_quote_customers_is_reported_with_the_remedy() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            assertThat(leak(database)).as("the embedded one's").isEmpty();
            String here =
                    "ALTER ROLE hotline IN DATABASE " + database.settings().database() + " SET ";
            TestCluster.administer(here + "log_parameter_max_length = -1");
            TestCluster.administer(here + "log_error_verbosity = 'default'");
            assertThat(leak(database))
                    .get()
                    .asString()
                    .contains("ALTER ROLE \"hotline\" SET log_parameter_max_length = 0;")
                    .contains("log_error_verbosity = terse;")
                    .doesNotContain("on_error");
        }
    }

    private static Optional<String> leak(TestDatabase database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            return StatementLog.leak(database.settings(), statement);
        }
    }

    @Test
    void a_schema_newer_than_this_release_is_reported_with_both_versions_and_the_remedy() {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success)"
                    + " VALUES (900, '900', 'seats for the choir', 'SQL', 'V900__seats_for_the_choir.sql', 1, 'hotline',"
                    + " 1, true)");
            assertThatThrownBy(() -> Migrations.apply(database.settings()))
                    .isInstanceOf(DatabaseStartFailed.class)
                    .hasMessageContaining("schema version 900 (“seats for the choir”)")
                    .hasMessageContaining("knows versions up to " + Migrations.newestKnown())
                    .hasMessageContaining("Start the newer release")
                    .hasMessageContaining("hotline restore");
        }
    }

    @Test
    void a_database_that_is_away_is_named_without_its_password() throws IOException {
        DatabaseSettings nobody = new DatabaseSettings(
                "127.0.0.1",
                Postmaster.freePort(),
                "hotline",
                "hotline",
                "secret",
                DatabaseSettings.Encryption.DISABLE);
        assertThatThrownBy(() -> Migrations.apply(nobody))
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining("HOTLINE_DATABASE_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_port_that_accepts_and_never_answers_is_left_within_seconds(Vertx vertx) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var begun = Stream.of(DatabaseSettings.Encryption.DISABLE, DatabaseSettings.Encryption.PREFER)
                    .map(encryption -> new DatabaseSettings(
                            "127.0.0.1", silent.getLocalPort(), "hotline", "hotline", "secret", encryption))
                    .map(settings -> begin(vertx, () -> Migrations.apply(settings)))
                    .toList();
            for (var migration : begun) {
                assertThatThrownBy(() -> await(migration, Duration.ofSeconds(25)))
                        .isInstanceOf(DatabaseStartFailed.class)
                        .hasMessageContaining("can't be reached")
                        .hasMessageNotContaining("secret");
            }
        }
    }

    /** A table locked by another session delays the answer as a silent network does. */
    @Test
    void a_database_that_falls_silent_during_a_migration_is_left_too(Vertx vertx) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection somebody = database.connection();
                Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("LOCK TABLE flyway_schema_history IN ACCESS EXCLUSIVE MODE");
            var migration = begin(vertx, () -> Migrations.apply(database.settings(), Duration.ofSeconds(1)));
            assertThatThrownBy(() -> await(migration, Duration.ofSeconds(20)))
                    .isInstanceOf(DatabaseStartFailed.class)
                    .hasMessageContaining("could not be brought to this release's schema");
        }
    }

    private static Future<Void> begin(Vertx vertx, Runnable migration) {
        return vertx.executeBlocking(
                () -> {
                    migration.run();
                    return null;
                },
                false);
    }
}
